import { queryBuyers } from '$lib/queries/buyers';
import { NATION } from '$lib/rules/territory';
import { buyersBrief } from '$lib/views/market/brief';
import type { PageSource } from './source';

/** Buyers of France shown before the reader asks for the list. */
const NATIONAL_BRIEF = 20;

/** What `/acheteurs/` starts with: the nation's buyers, by level and by ministry. */
export async function buyersPage(source: PageSource) {
	const { engine, byDefault } = source;
	const rows = await queryBuyers(engine, byDefault, NATION, source.cells.segments);
	return { buyers: buyersBrief(rows, NATIONAL_BRIEF) };
}
