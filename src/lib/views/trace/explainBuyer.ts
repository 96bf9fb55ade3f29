import {
	placeTable,
	type BuyerFigureKind,
	type BuyerPlace,
	type BuyerTraceRow,
} from '$lib/queries/traceBuyers';
import type { LineBuyer } from '$lib/queries/traceLines';
import type { BaseSums } from '$lib/rules/sums';
import { NATION, NO_REGION } from '$lib/rules/territory';
import type { Column } from '$lib/ui/column';
import { LEVEL_WORDS, UNKNOWN_MINISTRY } from '../market/buyers';
import { regionLabel, segmentLabel, type SiteData } from '../site';
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

/** Whose lines make the figure; null: of buyers that are not told apart. */
export function lineBuyer({ label, place }: Pick<Traced, 'label' | 'place'>): LineBuyer | null {
	const { numero, niveau, ministere, sauf } = place.keys;
	if (numero === null || sauf !== undefined) return null;
	return {
		// A buyer has its name for label.
		...(numero === undefined ? {} : { nom: label }),
		...(niveau === undefined ? {} : { niveau }),
		...(ministere === undefined ? {} : { ministere }),
	};
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
			code == null || code === NO_REGION
				? 'non régionalisé'
				: regionLabel(site, question.edition, code),
	};
	const table = placeTable({ question, scope, keys });
	const ofMinistries = table === 'ministeres_segments';
	const niveau: Column<BuyerTraceRow> = {
		key: 'niveau',
		label: 'Niveau',
		value: ({ niveau = '' }) => LEVEL_WORDS[niveau] ?? niveau,
	};
	const ministere: Column<BuyerTraceRow> = {
		key: 'ministere',
		label: 'Ministère',
		// At another threshold the ministry of those that are not told apart is not kept.
		value: ({ nom, ministere }) =>
			ministere ?? (table === 'acheteurs_segments' && nom === null ? null : UNKNOWN_MINISTRY),
		absence: 'notApplicable',
	};
	const segment: Column<BuyerTraceRow> = {
		key: 'segment',
		label: 'Segment',
		value: ({ segment: code }) => (code === undefined ? null : segmentLabel(site, code)),
	};
	return [
		...(ofMinistries
			? []
			: [
					{
						key: 'nom',
						label: 'Acheteur',
						value: ({ nom }: BuyerTraceRow) => nom ?? 'autres acheteurs, ensemble',
					},
				]),
		...(scope === NATION && !ofMinistries ? [region] : []),
		...(table === 'acheteurs' ? [] : [segment]),
		...(keys.niveau === undefined && !ofMinistries ? [niveau] : []),
		...(keys.ministere === undefined ? [ministere] : []),
		...measureColumns<BuyerTraceRow>(kind),
	];
}
