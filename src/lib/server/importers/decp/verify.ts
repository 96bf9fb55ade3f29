import { DataError } from '$lib/contract/errors';
import type { Engine } from '$lib/engine/engine';
import type { Tally } from '../importResult';

interface DecpTotals {
	/** Exact sums of the amounts of the rows, as decimal text. */
	euros: Tally<string>;
	keys: { read: number; kept: number; setAside: number };
}

const text = (sum: string) => `rtrim(rtrim(CAST(coalesce(${sum}, 0) AS VARCHAR), '0'), '.')`;

/**
 * Euros and contracts, from the rows as read on one side and from what became of them on the other.
 * @throws {DataError} unless kept + merged + set aside = read, in euros and in contracts
 */
export async function verifyEuros(engine: Engine, fichier: string): Promise<DecpTotals> {
	const [row] = await engine.query<{
		lus: string;
		gardes: string;
		fusionnes: string;
		ecartes: string;
		juste: boolean;
		uids: number;
		contrats: number;
		contrats_ecartes: number;
	}>(
		`WITH sommes AS (
			SELECT
				(SELECT coalesce(sum(montant), 0) FROM decp_typees) AS lus,
				(SELECT coalesce(sum(montant_lu), 0) FROM decp_lignes) AS gardes,
				(SELECT coalesce(sum(montant_ht), 0) FROM rapport WHERE sort = 'fusionne') AS fusionnes,
				(SELECT coalesce(sum(montant_ht), 0) FROM rapport WHERE sort = 'ecarte') AS ecartes,
				(SELECT count(DISTINCT uid) FROM decp_typees) AS uids,
				(SELECT count(DISTINCT uid) FROM decp_lignes) AS contrats,
				(SELECT count(DISTINCT cle) FROM rapport WHERE sort = 'ecarte') AS contrats_ecartes
		)
		SELECT ${text('lus')} AS lus, ${text('gardes')} AS gardes, ${text('fusionnes')} AS fusionnes,
			${text('ecartes')} AS ecartes, lus = gardes + fusionnes + ecartes AS juste,
			uids, contrats, contrats_ecartes
		FROM sommes`,
	);
	if (!row) throw new Error('no totals');
	if (!row.juste) {
		const message = `${row.lus}\u00a0€ lus, mais ${row.gardes}\u00a0€ gardés, ${row.fusionnes}\u00a0€ fusionnés et ${row.ecartes}\u00a0€ écartés\u00a0: import arrêté`;
		throw new DataError([{ fichier, message }]);
	}
	if (row.uids !== row.contrats + row.contrats_ecartes) {
		const message = `${row.uids} contrats lus, mais ${row.contrats} gardés et ${row.contrats_ecartes} écartés\u00a0: import arrêté`;
		throw new DataError([{ fichier, message }]);
	}
	return {
		euros: { read: row.lus, kept: row.gardes, merged: row.fusionnes, setAside: row.ecartes },
		keys: { read: row.uids, kept: row.contrats, setAside: row.contrats_ecartes },
	};
}
