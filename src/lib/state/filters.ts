import type { Edition } from '$lib/rules/territory';
import { THRESHOLD_MAX, THRESHOLD_MIN } from '$lib/rules/target';
import { HOUR_VALUES, HOUR_VALUE_WORDS } from '$lib/rules/hourValue';
import { FAMILIES, type Question } from '$lib/rules/question';

/** What a question may hold on a page. */
interface Choices {
	/** The fiscal years of the data. */
	years: readonly number[];
	/** The editions that the page has: a region of one edition only has no figures in the other. */
	editions: readonly Edition[];
}

/** A filter: how an address writes it, what a page offers, how a sentence says it. */
interface Filter {
	/** Its name in an address. */
	name: string;
	/** Its values on a page. */
	offered: (choices: Choices) => readonly Question[keyof Question][];
	/** Before its value, where a page says that it has no effect; its name where left out. */
	words?: string;
	/** What a sentence says of it, in full and in few words; null where it says nothing of the usual view. */
	said: (question: Question) => readonly [full: string, short: string] | null;
}

const THRESHOLDS = Array.from(
	{ length: THRESHOLD_MAX - THRESHOLD_MIN + 1 },
	(_, i) => THRESHOLD_MIN + i,
);
const EITHER = [true, false];

/** The filters of a question, in the order of an address and of a sentence. */
const RECORDS: Readonly<Record<keyof Question, Filter>> = {
	year: {
		name: 'exercice',
		offered: ({ years }) => years,
		said: ({ year }) => [`Exercice ${year}`, String(year)],
	},
	edition: {
		name: 'regions',
		offered: ({ editions }) => editions,
		words: 'régions de',
		said: ({ edition }) => [`régions de ${edition}`, `régions\u00a0${edition}`],
	},
	threshold: {
		name: 'seuil',
		offered: () => THRESHOLDS,
		said: ({ threshold }) => [
			`segments à ${threshold}\u00a0% de main d’œuvre et plus`,
			`seuil\u00a0${threshold}\u00a0%`,
		],
	},
	family: {
		name: 'famille',
		offered: () => FAMILIES,
		said: ({ family }) =>
			family === 'toutes' ? null : [`famille ${family} seule`, `${family}\u00a0seule`],
	},
	hourValue: {
		name: 'heure',
		offered: () => HOUR_VALUES,
		words: 'heures à la valeur',
		said({ hourValue }) {
			const words = HOUR_VALUE_WORDS[hourValue];
			return hourValue === 'centrale'
				? null
				: [`heures à la valeur ${words}`, `heures\u00a0${words}`];
		},
	},
	borderline: {
		name: 'limites',
		offered: () => EITHER,
		words: 'segments limites\u00a0:',
		said: ({ borderline }) =>
			borderline ? null : ['sans les segments limites', 'sans\u00a0limites'],
	},
	establishments: {
		name: 'etablissements',
		offered: () => EITHER,
		words: 'établissements publics\u00a0:',
		said: ({ establishments }) =>
			establishments ? ['établissements publics compris', 'avec\u00a0établissements'] : null,
	},
};
const KEYS = Object.keys(RECORDS) as readonly (keyof Question)[];

/** A value as an address writes it. */
const written = (value: Question[keyof Question]): string =>
	typeof value === 'boolean' ? (value ? 'avec' : 'sans') : String(value);

/** The names of the filters in an address; `fixed` holds those that a page does not let its reader change. */
export const filterNames = (fixed: Partial<Question> = {}): string[] =>
	KEYS.filter((key) => fixed[key] === undefined).map((key) => RECORDS[key].name);

/**
 * The question a link asks. Anything absent, unknown or out of range falls back to the default, so
 * that an old or mistyped link still shows something true.
 */
export function readQuestion(
	params: URLSearchParams,
	byDefault: Question,
	choices: Choices,
): Question {
	const asked = KEYS.flatMap((key) => {
		const { name, offered } = RECORDS[key];
		return offered(choices)
			.filter((value) => written(value) === params.get(name))
			.map((value) => [key, value]);
	});
	return { ...byDefault, ...(Object.fromEntries(asked) as Partial<Question>) };
}

/** How filters that an address carries read: `exercice 2011 · seuil 60`. */
export function filterWords(filters: readonly (readonly [name: string, value: string])[]): string {
	const words = new Map(KEYS.map((key) => [RECORDS[key].name, RECORDS[key].words]));
	return filters.map(([name, value]) => `${words.get(name) ?? name} ${value}`).join(' · ');
}

/**
 * What a link asks and {@link readQuestion} could not follow, as sentences; empty for most links.
 * @param question what was read of it
 */
export function refusedChoices(params: URLSearchParams, question: Question): string[] {
	return KEYS.flatMap((key) => {
		const { name } = RECORDS[key];
		const asked = params.get(name);
		const kept = written(question[key]);
		if (asked === null || asked === kept) return [];
		const offered =
			key === 'threshold'
				? `hors de ce que cette page propose (de ${THRESHOLD_MIN} à ${THRESHOLD_MAX})`
				: 'que cette page ne propose pas';
		return [
			`Le lien demande «\u00a0${name}=${asked}\u00a0», ${offered}\u00a0: elle garde ${kept}.`,
		];
	});
}

/** The query string of a question: only what differs from the default, in a stable order. */
export function writeQuestion(question: Question, byDefault: Question): URLSearchParams {
	const changed = KEYS.filter((key) => question[key] !== byDefault[key]);
	return new URLSearchParams(changed.map((key) => [RECORDS[key].name, written(question[key])]));
}

const said = (question: Question, form: 0 | 1): string =>
	KEYS.flatMap((key) => RECORDS[key].said(question)?.[form] ?? []).join(' · ');

/** The question as a sentence, for the filter bar, exports and print. */
export const sentence = (question: Question): string => said(question, 0);

/** The question in few words, for a line of a phone: {@link sentence} says it in full. */
export const shortSentence = (question: Question): string => said(question, 1);
