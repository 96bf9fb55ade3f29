/** Buyers behind a figure. */
import {
	placeTable,
	type BuyerFigureKind,
	type BuyerPlace,
	type BuyerTraceRow,
} from '$lib/queries/traceBuyers';
import type { LineBuyer } from '$lib/queries/traceLines';
import { NATION } from '$lib/rules/territory';
import type { Column } from '$lib/ui/column';
import { column } from '../figureColumns';
import { LEVEL_WORDS, UNKNOWN_MINISTRY } from '../market/buyers';
import { listedSegment, type SiteData } from '../site';
import { measureColumns, regionColumn } from './purchases';

/** Whose lines make the figure; null: of buyers that are not told apart. */
export function lineBuyer({
	label,
	place,
}: {
	label: string;
	place: BuyerPlace;
}): LineBuyer | null {
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
	place: BuyerPlace,
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
