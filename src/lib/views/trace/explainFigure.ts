import { FIGURE_KINDS, figureOf, type FigureKind } from '$lib/figures/figures';
import {
	figureText,
	figureValue,
	formulaNumbers,
	formulaWords,
	type FigureSums,
} from '$lib/figures/formula';
import type { Card } from '$lib/figures/made/made';
import { count } from '$lib/format';
import { scopeOf, type Answer } from '$lib/rules/answer';
import { HOUR_VALUE_WORDS } from '$lib/rules/hourValue';
import { inBase } from '$lib/rules/inBase';
import type { Question, ViewedBasis } from '$lib/rules/question';
import { NO_SUMS } from '$lib/rules/sums';
import type { TracePlace } from '$lib/queries/trace';
import { NATION, NO_REGION } from '$lib/rules/territory';
import { regionLabel, segmentLabel, type SiteData } from '../site';
import type { Explanation } from './origin';
import { tell } from './tell';

/** Where a figure was read, in what words need. */
type Where = Omit<TracePlace, 'reference'>;

/** What can be asked of a place, in the order of a reader's questions. */
export function kindsAt({ basis, segment }: Where, withLedger: boolean): FigureKind[] {
	return FIGURE_KINDS.filter((kind) => {
		const { paidOnly, outside } = figureOf(kind);
		return (basis === 'paye' || !paidOnly) && (!outside || (withLedger && segment === null));
	});
}

/** The sums of a place in an answer; the year may be any that the answer's trend holds. */
export function sumsAt(answer: Answer, place: Where): FigureSums {
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
	{ scope, question }: Pick<Where, 'scope' | 'question'>,
): string {
	if (scope === NATION) return 'France';
	if (scope === NO_REGION) return 'Non régionalisé';
	return regionLabel(site, question.edition, scope);
}

/** A segment may be asked for that the threshold, or a choice, leaves out of the base. */
function outOfBase(site: SiteData, { segment, question }: Where): boolean {
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
	place: Where,
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
	const perimeter = figureOf(kind).outside
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

/** Everything that the panel says of a figure, from the sums that the page already holds. */
export function explainFigure(
	site: SiteData,
	answer: Answer,
	kind: FigureKind,
	place: Where,
): Explanation {
	const { segment } = place;
	const of = segment === null ? {} : { of: segmentLabel(site, segment) };
	const found = sumsAt(answer, place);
	return tell(keptAt({ site, ...place }, { ...of, segment, kept: kind }), figureCard(kind, found));
}

/** A figure made from these sums, in words. */
export function figureCard(kind: FigureKind, found: FigureSums): Card {
	const { label, definition, source } = figureOf(kind);
	const value = figureValue(kind, found);
	const printed = figureText(kind, value);
	const numbers = formulaNumbers(kind, found);
	return { label, definition, source, value, printed, words: formulaWords(kind), numbers };
}

/** Where a figure made from others was read. */
export interface Place {
	site: SiteData;
	question: Question;
	scope: string;
	/** Paid amounts by default. */
	basis?: ViewedBasis;
}

/** What such a figure keeps of the purchases of its place. */
interface Kept {
	/** The segment or the buyer, in words. */
	of?: string;
	/** Code of the segment whose purchases are kept; all of them by default. */
	segment?: string | null;
	/** Which amounts are added, where the basis of the place does not say it. */
	amounts?: string;
	/** The figure whose purchases are kept; the eligible base by default. */
	kept?: FigureKind;
}

/** Where and when, and what was kept: what every figure of a place says. */
export function keptAt(
	{ site, question, scope, basis = 'paye' }: Place,
	{ of, segment = null, amounts, kept = 'base' }: Kept = {},
) {
	const where = scopeWords(site, { scope, question });
	return {
		place: [where, ...(of && of !== where ? [of] : []), question.year].join(', '),
		filters: filtersOf(site, kept, { question, basis, scope, segment }, amounts),
	};
}

/** How many rows there are: `12 lignes agrégées, qui réunissent 345 lignes d’achat`. */
export function rowsSentence(rows: readonly { lignes: number }[]): string {
	const lines = rows.reduce((sum, { lignes }) => sum + lignes, 0);
	if (rows.length === 0) return 'Aucune ligne';
	const gathered = rows.length > 1 ? 'réunissent' : 'réunit';
	return `${count(rows.length, 'ligne agrégée', 'lignes agrégées')}, qui ${gathered} ${count(lines, 'ligne d’achat', 'lignes d’achat')}`;
}
