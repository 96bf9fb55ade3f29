import { queryAwards } from '$lib/queries/awards';
import { NATION } from '$lib/rules/territory';
import { buyersInBrief, nationalContractsBrief } from './market';
import type { PageSource } from './source';

/** Buyers of France shown before the reader asks for the list. */
const NATIONAL_BRIEF = 20;

/**
 * What `/acheteurs/` starts with: the nation's buyers, by level and by ministry; contracts that end; what
 * was awarded, where nothing was paid.
 */
export async function buyersPage(source: PageSource) {
	const { edition } = source.byDefault;
	return {
		buyers: await buyersInBrief(source, edition, NATION, NATIONAL_BRIEF),
		contracts: await nationalContractsBrief(source, edition),
		awards: await queryAwards(source.engine, source.byDefault, source.cells.segments),
	};
}
