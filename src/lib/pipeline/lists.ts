/** Buyers and contracts: tables of their own, which a page loads when its reader asks. */
import type { Engine } from '$lib/engine/engine';
import { inWrittenCodes } from '$lib/queries/baseSegments';
import { fill } from '$lib/queries/fill';
import type { OfferedBases } from '$lib/rules/inBase';
import { KEPT_BUYERS, KEPT_BUYERS_BY_SEGMENT, KEPT_CONTRACTS } from '$lib/rules/kept';
import { BUYER_WORDS } from './measureSql';
import { REGION_WORDS } from './regionSql';
import buyers from './sql/buyers.sql?raw';
import buyersBySegment from './sql/buyersBySegment.sql?raw';
import contracts from './sql/contracts.sql?raw';

/** How far ahead of the reference date a contract's end is looked for. A choice of ours. */
const CONTRACT_MONTHS = 24;

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
			...BUYER_WORDS,
			...REGION_WORDS,
		}),
	);
	await engine.run(fill(buyersBySegment, { kept: String(KEPT_BUYERS_BY_SEGMENT), ...BUYER_WORDS }));
	await engine.run(
		fill(contracts, { months: String(CONTRACT_MONTHS), kept: String(KEPT_CONTRACTS) }),
	);
}
