/** Where a figure was read and what was kept of the data for it, in words. */
import { figureOf, type FigureKind } from '$lib/figures/figures';
import type { TracePlace } from '$lib/queries/trace';
import { HOUR_VALUE_WORDS } from '$lib/rules/hourValue';
import { inBase } from '$lib/rules/inBase';
import type { Question, ViewedBasis } from '$lib/rules/question';
import { NATION, NO_REGION } from '$lib/rules/territory';
import { regionLabel, segmentLabel, type SiteData } from './site';

/** Where a figure was read, in what words need. */
export type Where = Omit<TracePlace, 'reference'>;

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
function filtersOf(
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

export const WHOLE_BASIN = 'Le bassin entier, même à cheval sur plusieurs régions';

/** What is kept of the purchases of a basin. */
export const basinFilters = ({ byDefault }: SiteData, year: number): string[] => [
	`Montants payés, hors taxes, exercice ${year}`,
	'Achats de l’État (administrations centrales et services déconcentrés)',
	`Segments d’achats courants à ${byDefault.threshold}\u00a0% de main d’œuvre et plus`,
	'Lignes d’achat dont le bassin est connu\u00a0; les autres sont «\u00a0non localisé\u00a0» et dans aucun bassin',
	WHOLE_BASIN,
];
