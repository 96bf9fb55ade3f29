import { engineColumn, engineTable, type TableSchema } from '$lib/contract/schema';
import { identifier } from '$lib/contract/sql';
import { number } from '$lib/format';
import type { Engine } from '$lib/engine/engine';
import { failure } from './taker';

/** Beyond it a sum of cents is not exact in the numbers that pages and rules count with. */
const MOST_CENTS = Number.MAX_SAFE_INTEGER;

/**
 * Refuses a table whose amounts, without their signs, add up to more cents than can be counted exactly:
 * any part of them is then exact.
 * @throws {DataError} naming the column
 */
export async function refuseImmenseSums(
	engine: Engine,
	schema: TableSchema,
	fichier: string,
): Promise<void> {
	const sums = schema.fields
		.filter(({ money }) => money)
		.map((field) => ({
			column: field.name,
			from: engineTable(schema),
			cents: engineColumn(field),
		}));
	if (schema.name === 'achats') {
		sums.push({ column: 'montant_ht', from: 'achats_rejetes', cents: 'montant_cts' });
	}
	for (const { column, from, cents } of sums) {
		const [row] = await engine.query<{ immense: boolean }>(
			`SELECT coalesce(sum(CAST(abs(${identifier(cents)}) AS HUGEINT)) > ${MOST_CENTS}, false) AS immense
			FROM ${from}`,
		);
		if (!row?.immense) continue;
		const most = number(Math.floor(MOST_CENTS / 100));
		throw failure(
			fichier,
			`la somme de « ${column} » dépasse ${most} € : elle ne serait plus exacte au centime. Vérifier l’unité (des centimes lus comme des euros), ou séparer le fichier`,
		);
	}
}
