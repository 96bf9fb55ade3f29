import { NATION } from '$lib/rules/territory';
import { buyersInBrief } from './market';
import type { PageSource } from './source';

/** Buyers of France shown before the reader asks for the list. */
const NATIONAL_BRIEF = 20;

/** What `/acheteurs/` starts with: the nation's buyers, by level and by ministry. */
export async function buyersPage(source: PageSource) {
	const buyers = await buyersInBrief(source, source.byDefault.edition, NATION, NATIONAL_BRIEF);
	return { buyers };
}
