/** Buyers and contracts: tables of their own, which a page loads when its reader asks. */
import type { Engine } from '$lib/engine/engine';
import { inWrittenCodes } from '$lib/queries/baseSegments';
import { fill } from '$lib/queries/fill';
import type { OfferedBases } from '$lib/rules/inBase';
import { KEPT_BUYERS, KEPT_BUYERS_BY_SEGMENT, KEPT_CONTRACTS } from '$lib/rules/kept';
import buyers from './sql/buyers.sql?raw';
import buyersBySegment from './sql/buyersBySegment.sql?raw';
import contracts from './sql/contracts.sql?raw';

/** How far ahead of the reference date a contract's end is looked for. A choice of ours. */
export const CONTRACT_MONTHS = 24;

/** What every table of buyers sums beside the amount, in integer cents. */
const MEASURES = [
	'organismes_insertion',
	'organismes_handicap',
	'heures',
	'heures_prudentes',
	'heures_genereuses',
	'non_identifie',
	'non_identifie_prudent',
	'non_identifie_genereux',
	'clause',
	'clause_inconnue',
];

const SUMS = [
	...MEASURES.map((name) => `CAST(sum(${name}) AS BIGINT) AS ${name}`),
	'CAST(sum(lignes) AS INTEGER) AS lignes',
].join(', ');

/**
 * Makes `acheteurs`, `acheteurs_segments`, `ministeres_segments` and `contrats` from the classified
 * lines. Amounts in integer cents.
 */
export async function listBuyersAndContracts(engine: Engine, bases: OfferedBases): Promise<void> {
	await engine.run(
		fill(buyers, {
			by_default: inWrittenCodes('s.code', bases.byDefault),
			offered: inWrittenCodes('s.code', bases.offered),
			kept: String(KEPT_BUYERS),
			sums: SUMS,
		}),
	);
	await engine.run(fill(buyersBySegment, { kept: String(KEPT_BUYERS_BY_SEGMENT), sums: SUMS }));
	await engine.run(
		fill(contracts, { months: String(CONTRACT_MONTHS), kept: String(KEPT_CONTRACTS) }),
	);
}
