import { DataError } from '$lib/contract/errors';
import { engineColumn, schemaOf, type Field } from '$lib/contract/schema';
import { identifier, literal } from '$lib/contract/sql';
import type { Engine } from '$lib/engine/engine';
import type { Tally } from '../importResult';

const text = (sum: string) => `rtrim(rtrim(CAST(${sum} AS VARCHAR), '0'), '.')`;

/**
 * Euros as read on one side, and what became of them on the other; unreadable amounts count for none.
 * @throws {DataError} unless kept + set aside = read
 */
export async function verifyPayments(engine: Engine, fichier: string): Promise<Tally<string>> {
	const [row] = await engine.query<{
		lus: string;
		gardes: string;
		ecartes: string;
		juste: boolean;
	}>(
		`WITH sommes AS (
			SELECT
				(SELECT coalesce(sum(montant_lu), 0) FROM paiements_ranges) AS lus,
				(SELECT coalesce(sum(montant_lu), 0) FROM paiements_ranges
					WHERE rang IN (SELECT ligne FROM achats)) AS gardes,
				(SELECT coalesce(sum(montant_ht), 0) FROM rapport WHERE sort = 'ecarte') AS ecartes
		)
		SELECT ${text('lus')} AS lus, ${text('gardes')} AS gardes, ${text('ecartes')} AS ecartes,
			lus = gardes + ecartes AS juste
		FROM sommes`,
	);
	if (!row) throw new Error('no totals');
	if (!row.juste) {
		const message = `${row.lus}\u00a0€ lus, mais ${row.gardes}\u00a0€ gardés et ${row.ecartes}\u00a0€ écartés\u00a0: import arrêté`;
		throw new DataError([{ fichier, message }]);
	}
	return { read: row.lus, kept: row.gardes, merged: '0', setAside: row.ecartes };
}

/** What the source left empty stays so: a default is the data set's own, not the import's. */
function written(field: Field): string {
	const column = identifier(field.name);
	const kept = `a.${identifier(engineColumn(field))}`;
	const value = field.money
		? `CAST(${kept} * CAST(0.01 AS DECIMAL(3,2)) AS DECIMAL(15,2))`
		: field.type === 'number'
			? `regexp_replace(CAST(${kept} AS VARCHAR), '[.]?0+$', '')`
			: field.unknownValues
				? `coalesce(CAST(${kept} AS VARCHAR), ${literal(field.unknownValues[0] ?? '')})`
				: kept;
	return `CASE WHEN p.${column} IS NOT NULL THEN ${value} END AS ${column}`;
}

/** SQL of the rows of achats.csv, in the order of the files. */
export function keptLines(): string {
	return `SELECT ${schemaOf('achats').fields.map(written).join(', ')}
		FROM achats a JOIN paiements_ranges p ON p.rang = a.ligne ORDER BY a.ligne`;
}
