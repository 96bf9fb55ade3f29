import { FIGURES, type FigureKind, type TracePlace, type TraceRow } from '$lib/queries/trace';
import type { TraceLine } from '$lib/queries/traceLines';
import { NATION, NO_REGION } from '$lib/rules/territory';
import type { Column } from '$lib/ui/column';
import { eurosColumn } from '../figureColumns';
import { regionLabel, segmentLabel, type SiteData } from '../site';

type Measure = Exclude<keyof TraceRow, 'region' | 'segment' | 'etape' | 'lignes'>;

const MEASURE_LABELS: Readonly<Record<Measure, string>> = {
	montant_ht: 'Montant',
	organismes_ht: 'Organismes',
	heures_ht: 'Heures',
	heures_prudentes_ht: 'Heures, valeur prudente',
	heures_genereuses_ht: 'Heures, valeur généreuse',
	non_identifie_ht: 'Non identifié',
	non_identifie_genereux_ht: 'Non identifié, valeur généreuse',
	clause_ht: 'Clause ou réservé',
};

/** The measures that a figure reads, the base first. */
const MEASURES_OF: Partial<Record<FigureKind, readonly Measure[]>> = {
	share: ['montant_ht', 'organismes_ht', 'heures_ht'],
	low: ['montant_ht', 'organismes_ht', 'heures_prudentes_ht'],
	high: ['montant_ht', 'organismes_ht', 'heures_genereuses_ht', 'non_identifie_genereux_ht'],
	gap: ['montant_ht', 'organismes_ht', 'heures_ht'],
	signedGap: ['montant_ht', 'organismes_ht', 'heures_ht'],
	realised: ['organismes_ht', 'heures_ht'],
	org: ['organismes_ht'],
	hours: ['heures_ht'],
	identifiedRest: ['montant_ht', 'organismes_ht', 'heures_ht', 'non_identifie_ht'],
	unidentified: ['non_identifie_ht'],
	clause: ['clause_ht'],
	shareM1: ['montant_ht', 'organismes_ht'],
	shareM3: ['montant_ht', 'clause_ht'],
};

/** What a formula reads in each row, and how many lines the row gathers. */
export function measureColumns<Row extends Readonly<Record<Measure | 'lignes', number>>>(
	kind: FigureKind,
): Column<Row>[] {
	return [
		...(MEASURES_OF[kind] ?? ['montant_ht' as const]).map((measure) =>
			// The rows are in euros, as the copied SQL gives them.
			eurosColumn<Row>(measure, MEASURE_LABELS[measure], (row) => Math.round(row[measure] * 100)),
		),
		{ key: 'lignes', label: 'Lignes', align: 'end', value: ({ lignes }) => lignes },
	];
}

/** Outside the State, and where no segment is known, rows have none: two different things. */
function segmentOf(site: SiteData, { segment, etape }: TraceRow): string {
	if (segment !== null) return segmentLabel(site, segment);
	return etape === 'hors_etat' ? 'sans objet, hors État' : 'non classé';
}

/** The columns of the rows behind a figure: those that its formula reads. */
export function traceColumns(
	kind: FigureKind,
	site: SiteData,
	{ question, scope, segment }: TracePlace,
): Column<TraceRow>[] {
	const steps = FIGURES[kind].step === null;
	const named = (row: TraceRow) => segmentOf(site, row);
	const region: Column<TraceRow> = {
		key: 'region',
		label: 'Région',
		value: (row) =>
			row.region === NO_REGION
				? 'non régionalisé'
				: regionLabel(site, question.edition, row.region),
	};
	return [
		...(scope === NATION ? [region] : []),
		...(segment === null || scope !== NATION
			? [{ key: 'segment', label: 'Segment', value: named }]
			: []),
		...(steps ? [{ key: 'etape', label: 'Étape' }] : []),
		...measureColumns<TraceRow>(kind),
	];
}

/** The columns of the purchase lines behind a figure; the supplier's only where lines name one. */
export function lineColumns(
	kind: FigureKind,
	site: SiteData,
	{ segment }: Pick<TracePlace, 'segment'>,
	lines: readonly TraceLine[],
): Column<TraceLine>[] {
	const steps = FIGURES[kind].step === null;
	const named = lines.some(({ fournisseur_nom: name }) => name !== null);
	const counted = measureColumns<TraceLine>(kind).filter(({ key }) => key !== 'lignes');
	return [
		{ key: 'acheteur_nom', label: 'Acheteur' },
		...counted,
		...(segment === null
			? [
					{
						key: 'segment',
						label: 'Segment',
						value: ({ segment: code }: TraceLine) =>
							code === null ? 'non classé' : segmentLabel(site, code),
					},
				]
			: []),
		...(steps ? [{ key: 'etape', label: 'Étape' }] : []),
		...(named ? [{ key: 'fournisseur_nom', label: 'Fournisseur' }] : []),
		{ key: 'type', label: 'Structure', absence: 'notApplicable' },
		{ key: 'contrat_id', label: 'Contrat' },
		{ key: 'departement', label: 'Département', absence: 'unknown' },
		{ key: 'id', label: 'Ligne' },
	];
}
