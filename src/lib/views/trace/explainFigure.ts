import { count, euros, number, percent } from '$lib/format';
import { scopeOf, type Answer } from '$lib/rules/answer';
import { HOUR_VALUE_WORDS } from '$lib/rules/hourValue';
import { inBase } from '$lib/rules/inBase';
import { NO_SUMS } from '$lib/rules/sums';
import type { FigureKind, TracePlace } from '$lib/queries/trace';
import { NATION, NO_REGION } from '$lib/rules/territory';
import { regionLabel, segmentLabel, type SiteData } from '../site';
import type { Explanation } from './explanation';
import { FIGURE_WORDS, type FigureSums } from './figures';

/** The rows of these are the whole scope's: a segment is already chosen by the step. */
export const LEDGER_KINDS: readonly FigureKind[] = [
	'totalPaid',
	'notState',
	'unclassified',
	'notCurrent',
	'belowThreshold',
];

/** Only paid amounts are compared with 10 %: no gap for what was awarded. */
const PAID_ONLY: readonly FigureKind[] = ['share', 'low', 'high', 'gap', 'signedGap'];

/** What can be asked of a place, in the order of a reader's questions. */
export function kindsAt({ basis, segment }: TracePlace, withLedger: boolean): FigureKind[] {
	return (Object.keys(FIGURE_WORDS) as FigureKind[]).filter(
		(kind) =>
			(basis === 'paye' || !PAID_ONLY.includes(kind)) &&
			(!LEDGER_KINDS.includes(kind) || (withLedger && segment === null)),
	);
}

/** The sums of a place in an answer; the year may be any that the answer's trend holds. */
export function sumsAt(answer: Answer, place: TracePlace): FigureSums {
	const scope = scopeOf(answer, place.scope);
	const sameYear = place.question.year === answer.question.year;
	if (place.segment !== null) {
		return { sums: scope.current.get(place.segment) ?? NO_SUMS, ledger: null };
	}
	const known = sameYear && scope.ledger.totalPaid.lines > 0;
	return {
		sums: scope.trend.get(place.question.year) ?? NO_SUMS,
		ledger: known ? scope.ledger : null,
	};
}

const BASIS_WORDS = { paye: 'payés', attribue: 'attribués' } as const;

export function scopeWords(
	site: SiteData,
	{ scope, question }: Pick<TracePlace, 'scope' | 'question'>,
): string {
	if (scope === NATION) return 'France';
	if (scope === NO_REGION) return 'Non régionalisé';
	return regionLabel(site, question.edition, scope);
}

/** A segment may be asked for that the threshold, or a choice, leaves out of the base. */
function outOfBase(site: SiteData, { segment, question }: TracePlace): boolean {
	const found = site.segments.find(({ code }) => code === segment);
	return found !== undefined && !inBase(found, question);
}

/**
 * What was kept of the data, one condition a line, as the SQL applies them.
 * @param amounts which amounts, where the basis of the place does not say it
 */
export function filtersOf(
	site: SiteData,
	kind: FigureKind,
	place: TracePlace,
	amounts = `Montants ${BASIS_WORDS[place.basis]}, hors taxes, exercice ${place.question.year}`,
): string[] {
	const { question, scope, segment } = place;
	const buyers = question.establishments
		? 'l’État et de ses établissements publics'
		: 'l’État (administrations centrales et services déconcentrés)';
	const territory =
		scope === NATION
			? 'France entière, achats sans région compris'
			: scope === NO_REGION
				? 'Achats sans région'
				: `Région ${scopeWords(site, place)} (${scope}), découpage de ${question.edition}`;
	const perimeter = LEDGER_KINDS.includes(kind)
		? []
		: [
				`Achats de ${buyers}`,
				segment === null
					? `Segments d’achats courants à ${question.threshold}\u00a0% de main d’œuvre et plus${question.borderline ? '' : ', sans les segments limites'}`
					: `Segment «\u00a0${segmentLabel(site, segment)}\u00a0»${outOfBase(site, place) ? `, hors de l’assiette à ${question.threshold}\u00a0%` : ''}`,
				...(question.family === 'toutes' ? [] : [`Famille ${question.family} seule`]),
				`Heure d’insertion à la valeur ${HOUR_VALUE_WORDS[question.hourValue]}`,
			];
	return [amounts, territory, ...perimeter];
}

/** A figure as printed, in full: amounts to the cent, a share to the thousandth of a percent. */
export function figureText(kind: FigureKind, value: number | null): string {
	const { unit } = FIGURE_WORDS[kind];
	if (value === null) return 'non calculable';
	if (unit === 'share') return percent(value, 3);
	return unit === 'cents' ? euros(value, 2) : number(value);
}

/** Everything that the panel says of a figure, from the sums that the page already holds. */
export function explainFigure(
	site: SiteData,
	answer: Answer,
	kind: FigureKind,
	place: TracePlace,
): Explanation {
	const { segment, question } = place;
	const names = [
		scopeWords(site, place),
		...(segment === null ? [] : [segmentLabel(site, segment)]),
		String(question.year),
	];
	return explainSums(kind, sumsAt(answer, place), names.join(', '), filtersOf(site, kind, place));
}

/** A figure made from these sums, in words. */
export function explainSums(
	kind: FigureKind,
	found: FigureSums,
	place: string,
	filters: readonly string[],
): Explanation {
	const words = FIGURE_WORDS[kind];
	const value = words.value(found);
	return {
		label: words.label,
		place,
		value: figureText(kind, value),
		definition: words.definition,
		source: words.source,
		formula: {
			words: words.formula,
			numbers:
				value === null
					? 'L’assiette est nulle ou négative\u00a0: rien à diviser.'
					: words.numbers(found),
			result: figureText(kind, value),
		},
		filters,
	};
}

/** How many rows there are: `12 lignes agrégées, qui réunissent 345 lignes d’achat`. */
export function rowsSentence(rows: readonly { lignes: number }[]): string {
	const lines = rows.reduce((sum, { lignes }) => sum + lignes, 0);
	if (rows.length === 0) return 'Aucune ligne';
	const gathered = rows.length > 1 ? 'réunissent' : 'réunit';
	return `${count(rows.length, 'ligne agrégée', 'lignes agrégées')}, qui ${gathered} ${count(lines, 'ligne d’achat', 'lignes d’achat')}`;
}
