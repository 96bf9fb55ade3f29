import type { Edition } from '$lib/rules/territory';
import { THRESHOLD_MAX, THRESHOLD_MIN } from '$lib/rules/target';
import { HOUR_VALUES, HOUR_VALUE_WORDS, type HourValue } from '$lib/rules/hourValue';
import { FAMILIES, type Family, type Question } from '$lib/rules/question';

/** What a question may hold on a page. */
export interface Choices {
	/** The fiscal years of the data. */
	years: readonly number[];
	/** The editions that the page has: a region of one edition only has no figures in the other. */
	editions: readonly Edition[];
}

function oneOf<T>(value: T | undefined, allowed: readonly T[], otherwise: T): T {
	return value !== undefined && allowed.includes(value) ? value : otherwise;
}

/**
 * The question a link asks. Anything absent, unknown or out of range falls back to the default, so
 * that an old or mistyped link still shows something true.
 */
export function readQuestion(
	params: URLSearchParams,
	byDefault: Question,
	choices: Choices,
): Question {
	const text = (name: string) => params.get(name) ?? undefined;
	const threshold = Number(text('seuil') ?? NaN);
	return {
		...byDefault,
		year: oneOf(Number(text('exercice') ?? NaN), choices.years, byDefault.year),
		edition: oneOf(text('regions') as Edition | undefined, choices.editions, byDefault.edition),
		threshold:
			Number.isInteger(threshold) && threshold >= THRESHOLD_MIN && threshold <= THRESHOLD_MAX
				? threshold
				: byDefault.threshold,
		family: oneOf(text('famille') as Family | undefined, FAMILIES, byDefault.family),
		hourValue: oneOf(text('heure') as HourValue | undefined, HOUR_VALUES, byDefault.hourValue),
		borderline: text('limites') === 'sans' ? false : byDefault.borderline,
		establishments: text('etablissements') === 'avec' || byDefault.establishments,
	};
}

/** The value of each filter, as an address writes it. */
const WRITTEN: readonly (readonly [name: string, value: (question: Question) => string])[] = [
	['exercice', ({ year }) => String(year)],
	['regions', ({ edition }) => edition],
	['seuil', ({ threshold }) => String(threshold)],
	['famille', ({ family }) => family],
	['heure', ({ hourValue }) => hourValue],
	['limites', ({ borderline }) => (borderline ? 'avec' : 'sans')],
	['etablissements', ({ establishments }) => (establishments ? 'avec' : 'sans')],
];

/** The names of the filters in an address. */
export const FILTERS: readonly string[] = WRITTEN.map(([name]) => name);

/** How filters that an address carries read: `exercice 2011 · seuil 60`. */
export function filterWords(filters: readonly (readonly [name: string, value: string])[]): string {
	return filters.map(([name, value]) => `${FILTER_WORDS[name] ?? name} ${value}`).join(' · ');
}

const FILTER_WORDS: Readonly<Record<string, string>> = {
	regions: 'régions de',
	heure: 'heures à la valeur',
	limites: 'segments limites\u00a0:',
	etablissements: 'établissements publics\u00a0:',
};

/**
 * What a link asks and {@link readQuestion} could not follow, as sentences; empty for most links.
 * @param question what was read of it
 */
export function refusedChoices(params: URLSearchParams, question: Question): string[] {
	return WRITTEN.flatMap(([name, value]) => {
		const asked = params.get(name);
		const kept = value(question);
		if (asked === null || asked === kept) return [];
		const offered =
			name === 'seuil'
				? `hors de ce que cette page propose (de ${THRESHOLD_MIN} à ${THRESHOLD_MAX})`
				: 'que cette page ne propose pas';
		return [
			`Le lien demande «\u00a0${name}=${asked}\u00a0», ${offered}\u00a0: elle garde ${kept}.`,
		];
	});
}

/** The query string of a question: only what differs from the default, in a stable order. */
export function writeQuestion(question: Question, byDefault: Question): URLSearchParams {
	const params = new URLSearchParams();
	if (question.year !== byDefault.year) params.set('exercice', String(question.year));
	if (question.edition !== byDefault.edition) params.set('regions', question.edition);
	if (question.threshold !== byDefault.threshold) params.set('seuil', String(question.threshold));
	if (question.family !== byDefault.family) params.set('famille', question.family);
	if (question.hourValue !== byDefault.hourValue) params.set('heure', question.hourValue);
	if (!question.borderline) params.set('limites', 'sans');
	if (question.establishments) params.set('etablissements', 'avec');
	return params;
}

/** The question as a sentence, for the filter bar, exports and print. */
export function sentence(question: Question): string {
	const parts = [
		`Exercice ${question.year}`,
		`régions de ${question.edition}`,
		`segments à ${question.threshold}\u00a0% de main d’œuvre et plus`,
	];
	if (!question.borderline) parts.push('sans les segments limites');
	if (question.family !== 'toutes') parts.push(`famille ${question.family} seule`);
	if (question.hourValue !== 'centrale') {
		parts.push(`heures à la valeur ${HOUR_VALUE_WORDS[question.hourValue]}`);
	}
	if (question.establishments) parts.push('établissements publics compris');
	return parts.join(' · ');
}

/** The question in few words, for a line of a phone: {@link sentence} says it in full. */
export function shortSentence(question: Question): string {
	const parts = [
		String(question.year),
		`régions\u00a0${question.edition}`,
		`seuil\u00a0${question.threshold}\u00a0%`,
	];
	if (!question.borderline) parts.push('sans\u00a0limites');
	if (question.family !== 'toutes') parts.push(`${question.family}\u00a0seule`);
	if (question.hourValue !== 'centrale') {
		parts.push(`heures\u00a0${HOUR_VALUE_WORDS[question.hourValue]}`);
	}
	if (question.establishments) parts.push('avec\u00a0établissements');
	return parts.join(' · ');
}
