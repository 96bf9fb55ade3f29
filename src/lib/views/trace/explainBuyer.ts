import {
	placeTable,
	type BuyerFigureKind,
	type BuyerPlace,
	type BuyerTraceRow,
} from '$lib/queries/traceBuyers';
import type { LineBuyer } from '$lib/queries/traceLines';
import type { BaseSums } from '$lib/rules/sums';
import { NATION } from '$lib/rules/territory';
import type { Column } from '$lib/ui/column';
import { column } from '../figureColumns';
import { LEVEL_WORDS, UNKNOWN_MINISTRY } from '../market/buyers';
import { listedSegment, type SiteData } from '../site';
import { figureCard, keptAt, scopeWords } from './explainFigure';
import type { Explanation } from './origin';
import { measureColumns, regionColumn } from './rows';
import { tell } from './tell';

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
	{ label, sums, place: { question, scope } }: Traced,
): Explanation {
	const { filters } = keptAt({ site, question, scope }, { kept: kind });
	return tell(
		{
			place: [label, scopeWords(site, { question, scope }), question.year].join(', '),
			filters: [...filters, `Acheteurs\u00a0: ${label}`],
		},
		figureCard(kind, { sums, ledger: null }),
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
	const table = placeTable(place);
	const buyers = table !== 'ministeres_segments';
	const shown: Readonly<Record<string, boolean>> = {
		nom: buyers,
		region: buyers && scope === NATION,
		segment: table !== 'acheteurs',
		niveau: buyers && keys.niveau === undefined,
		ministere: keys.ministere === undefined,
	};
	// At another threshold the ministry of those that are not told apart is not kept.
	const unkept = table === 'acheteurs_segments';
	const columns: Column<BuyerTraceRow>[] = [
		column('nom', 'Acheteur', ({ nom }) => nom ?? 'autres acheteurs, ensemble'),
		regionColumn(site, question, ({ region = null }) => region),
		column('segment', 'Segment', ({ segment: code }) => (code ? listedSegment(site, code) : null)),
		column('niveau', 'Niveau', ({ niveau = '' }) => LEVEL_WORDS[niveau] ?? niveau),
		column(
			'ministere',
			'Ministère',
			({ nom, ministere }) => ministere ?? (unkept && nom === null ? null : UNKNOWN_MINISTRY),
			{ absence: 'notApplicable' },
		),
		...measureColumns<BuyerTraceRow>(kind),
	];
	return columns.filter(({ key }) => shown[key] ?? true);
}
