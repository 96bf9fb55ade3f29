/** Purchases behind a figure: rows of the cube, lines. */
import { figureOf, type FigureKind } from '$lib/figures/figures';
import { measuresOf, measureTitle, type ShownMeasure } from '$lib/figures/formula';
import type { TracePlace, TraceRow } from '$lib/queries/trace';
import type { TraceLine } from '$lib/queries/traceLines';
import type { Question } from '$lib/rules/question';
import { NATION, NO_REGION } from '$lib/rules/territory';
import type { Column } from '$lib/ui/column';
import { column, eurosColumn } from '../figureColumns';
import { listedSegment, regionLabel, type SiteData } from '../site';

/** What a formula reads in each row, and how many lines the row gathers. */
export function measureColumns<
	Row extends Readonly<Record<`${ShownMeasure}_ht` | 'lignes', number>>,
>(kind: FigureKind): Column<Row>[] {
	return [
		...measuresOf(kind).map((measure) =>
			// The rows are in euros, as the copied SQL gives them.
			eurosColumn<Row>(`${measure}_ht`, measureTitle(measure), (row) =>
				Math.round(row[`${measure}_ht`] * 100),
			),
		),
		{ key: 'lignes', label: 'Lignes', align: 'end', value: ({ lignes }) => lignes },
	];
}

/** The region of a row; null: none is known. */
export const regionColumn = <Row>(
	site: SiteData,
	{ edition }: Question,
	codeOf: (row: Row) => string | null,
): Column<Row> =>
	column('region', 'Région', (row) => {
		const code = codeOf(row);
		return code === null || code === NO_REGION
			? 'non régionalisé'
			: regionLabel(site, edition, code);
	});

/** The total alone reads every step. */
const readsSteps = (kind: FigureKind) => figureOf(kind).step === 'total_paye';

/** Outside the State, and where no segment is known, rows have none: two different things. */
function segmentOf(site: SiteData, { segment, etape }: TraceRow): string {
	if (segment !== null) return listedSegment(site, segment);
	return etape === 'hors_etat' ? 'sans objet, hors État' : 'non classé';
}

/** The columns of the rows behind a figure: those that its formula reads. */
export function traceColumns(
	kind: FigureKind,
	site: SiteData,
	{ question, scope, segment }: TracePlace,
): Column<TraceRow>[] {
	const shown: Readonly<Record<string, boolean>> = {
		region: scope === NATION,
		segment: segment === null || scope !== NATION,
		etape: readsSteps(kind),
	};
	const columns: Column<TraceRow>[] = [
		regionColumn(site, question, ({ region }) => region),
		column('segment', 'Segment', (row) => segmentOf(site, row)),
		column('etape', 'Étape'),
		...measureColumns<TraceRow>(kind),
	];
	return columns.filter(({ key }) => shown[key] ?? true);
}

/** The columns of the purchase lines behind a figure; the supplier's only where lines name one. */
export function lineColumns(
	kind: FigureKind,
	site: SiteData,
	{ segment }: Pick<TracePlace, 'segment'>,
	lines: readonly TraceLine[],
): Column<TraceLine>[] {
	const shown: Readonly<Record<string, boolean>> = {
		lignes: false,
		segment: segment === null,
		etape: readsSteps(kind),
		fournisseur_nom: lines.some(({ fournisseur_nom: name }) => name !== null),
	};
	const columns: Column<TraceLine>[] = [
		column('acheteur_nom', 'Acheteur'),
		...measureColumns<TraceLine>(kind),
		column('segment', 'Segment', ({ segment: code }) =>
			code === null ? 'non classé' : listedSegment(site, code),
		),
		column('etape', 'Étape'),
		column('fournisseur_nom', 'Fournisseur'),
		{ key: 'type', label: 'Structure', absence: 'notApplicable' },
		column('contrat_id', 'Contrat'),
		{ key: 'departement', label: 'Département', absence: 'unknown' },
		column('id', 'Ligne'),
	];
	return columns.filter(({ key }) => shown[key] ?? true);
}
