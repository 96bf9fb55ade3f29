import { VERDICT_WORDS } from '$lib/rules/target';
import type { Change, OutlyingItem } from '$lib/rules/withoutOutlying';
import { outlyingItems } from '../plausible';
import type { PageSource } from '../source';
import { euroText, machineCsv, shareText } from './machineCsv';

const HEADER = [
	'exercice',
	'objet',
	'region',
	'niveau',
	'segment',
	'acheteur_nom',
	'contrat_id',
	'montant_ht',
	'part',
	'mediane',
	'rapport',
	'ecarts',
	'comparables',
	'part_region_sans',
	'verdict_region_sans',
	'part_france_sans',
	'verdict_france_sans',
];

const without = (change: Change | null): [share: string, verdict: string] =>
	change === null
		? ['', '']
		: [shareText(change.without.share), VERDICT_WORDS[change.without.verdict]];

function rowOf(item: OutlyingItem) {
	const { kind, median, ratio, spreads } = item;
	return [
		item.year,
		kind,
		item.region,
		item.level,
		item.segment,
		item.buyer,
		item.contract,
		euroText(item.amount),
		kind === 'part' ? shareText(item.share) : '',
		kind === 'part' ? shareText(median) : euroText(Math.round(median)),
		ratio.toFixed(ratio < 1 ? 6 : 1),
		spreads === null ? '' : spreads.toFixed(1),
		item.others,
		...without(item.inRegion),
		...without(item.nation),
	];
}

/**
 * `telechargements/atypiques.csv`: amounts and shares that stand out of their cohort, and the share and
 * verdict of their region and of France without each; default view.
 */
export async function atypiquesCsv(source: PageSource): Promise<string> {
	return machineCsv(HEADER, (await outlyingItems(source)).map(rowOf));
}
