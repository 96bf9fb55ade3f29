import type { BuyerFigureKind, BuyerPlace, BuyerTraceRow } from '$lib/queries/traceBuyers';
import type { BaseSums } from '$lib/rules/sums';
import { NATION, NO_REGION } from '$lib/rules/territory';
import type { Column } from '$lib/ui/column';
import { LEVEL_WORDS, UNKNOWN_MINISTRY } from '../market/buyers';
import { regionLabel, type SiteData } from '../site';
import { explainSums, filtersOf, scopeWords } from './explainFigure';
import type { Explanation } from './explanation';
import { measureColumns } from './rows';

/** A buyer, a level or a ministry whose figure is asked about. */
interface Traced {
	/** In words. */
	label: string;
	sums: BaseSums;
	place: BuyerPlace;
}

/** What the panel says of the figure of a buyer, of a level or of a ministry. */
export function explainBuyer(
	site: SiteData,
	kind: BuyerFigureKind,
	{ label, sums, place }: Traced,
): Explanation {
	const { year } = place.question;
	const filters = filtersOf(site, kind, { ...place, basis: 'paye', segment: null });
	return explainSums(
		kind,
		{ sums, ledger: null },
		[label, scopeWords(site, place), year].join(', '),
		[...filters, `Acheteurs\u00a0: ${label}`],
	);
}

/** The columns of the rows behind the figure of a buyer. */
export function buyerTraceColumns(
	kind: BuyerFigureKind,
	site: SiteData,
	{ place }: Pick<Traced, 'place'>,
): Column<BuyerTraceRow>[] {
	const { keys, scope, question } = place;
	const region: Column<BuyerTraceRow> = {
		key: 'region',
		label: 'Région',
		value: ({ region: code }) =>
			code === null || code === NO_REGION
				? 'non régionalisé'
				: regionLabel(site, question.edition, code),
	};
	return [
		{ key: 'nom', label: 'Acheteur', value: ({ nom }) => nom ?? 'autres acheteurs, ensemble' },
		...(scope === NATION ? [region] : []),
		...(keys.niveau === undefined
			? [
					{
						key: 'niveau',
						label: 'Niveau',
						value: ({ niveau }: BuyerTraceRow) => LEVEL_WORDS[niveau] ?? niveau,
					},
				]
			: []),
		...(keys.ministere === undefined
			? [
					{
						key: 'ministere',
						label: 'Ministère',
						value: ({ ministere }: BuyerTraceRow) => ministere ?? UNKNOWN_MINISTRY,
					},
				]
			: []),
		...measureColumns<BuyerTraceRow>(kind),
	];
}
