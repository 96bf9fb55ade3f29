import { STATES } from './rates';
import { CRITERIA, MOST_POSTS, type Criterion } from './next';
import { HORIZONS } from './risk';
import type { CoverageState } from '$lib/rules/coverage';
import type { IsoDate } from '$lib/rules/dates';
import { EDITIONS, type Edition } from '$lib/rules/territory';

/** What colours the map. */
export type Measure = 'etat' | 'etp' | 'assiette';

export const MEASURES: readonly Measure[] = ['etat', 'etp', 'assiette'];

export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
	etat: 'État de la couverture',
	etp: 'ETP pour 100\u202f000 habitants',
	assiette: 'Assiette des achats HT',
};

/** What a reader asks of the coverage page; the URL holds what differs from the default. */
export interface CoverageQuestion {
	date: IsoDate;
	edition: Edition;
	/** Null: the whole country. */
	region: string | null;
	measure: Measure;
	/** Circles of eligible spending over the map. */
	circles: boolean;
	/** Marks of the prefects' decisions over the map. */
	decisions: boolean;
	/** The list keeps this state; null: all. */
	state: CoverageState | null;
	/** The basin whose card is open. */
	basin: string | null;
	/** Months looked ahead for coverage at risk. */
	horizon: number;
	/** Posts to place. */
	posts: number;
	criterion: Criterion;
	/** Places posts in unknown basins too. */
	withUnknown: boolean;
	/** And in those that a prefect refused. */
	withRefused: boolean;
}

const DEFAULT_POSTS = 10;
const DEFAULT_HORIZON = 12;

export function defaultCoverageQuestion(date: IsoDate, edition: Edition): CoverageQuestion {
	return {
		date,
		edition,
		region: null,
		measure: 'etat',
		circles: false,
		decisions: false,
		state: null,
		basin: null,
		horizon: DEFAULT_HORIZON,
		posts: DEFAULT_POSTS,
		criterion: 'assiette',
		withUnknown: false,
		withRefused: false,
	};
}

/** What a link may hold on this site. */
interface CoverageChoices {
	from: IsoDate;
	to: IsoDate;
	regions: Readonly<Record<Edition, readonly { code: string }[]>>;
	basins: readonly { code: string }[];
}

function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const day = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function oneOf<T>(value: unknown, allowed: readonly T[], otherwise: T): T {
	return allowed.find((candidate) => candidate === value) ?? otherwise;
}

/** The question of a link; anything absent, unknown or out of range falls back to the default. */
export function readCoverageQuestion(
	params: URLSearchParams,
	byDefault: CoverageQuestion,
	{ from, to, regions, basins }: CoverageChoices,
): CoverageQuestion {
	const date = params.get('date') ?? '';
	const edition = oneOf(params.get('regions'), EDITIONS, byDefault.edition);
	const region = params.get('region');
	const basin = params.get('bassin');
	const posts = Number(params.get('postes') ?? NaN);
	return {
		date: isDay(date) && date >= from && date <= to ? date : byDefault.date,
		edition,
		region: regions[edition].some(({ code }) => code === region) ? region : null,
		measure: oneOf(params.get('mesure'), MEASURES, byDefault.measure),
		circles: params.get('cercles') === 'oui',
		decisions: params.get('decisions') === 'oui',
		state: oneOf<CoverageState | null>(params.get('etat'), STATES, null),
		basin: basins.some(({ code }) => code === basin) ? basin : null,
		horizon: oneOf(Number(params.get('horizon')), HORIZONS, byDefault.horizon),
		posts: Number.isInteger(posts) && posts >= 1 && posts <= MOST_POSTS ? posts : byDefault.posts,
		criterion: oneOf(params.get('critere'), CRITERIA, byDefault.criterion),
		withUnknown: params.get('inconnus') === 'avec',
		withRefused: params.get('refuses') === 'avec',
	};
}

/** The query string of a question: only what differs from the default, in a stable order. */
export function writeCoverageQuestion(
	question: CoverageQuestion,
	byDefault: CoverageQuestion,
): URLSearchParams {
	const params = new URLSearchParams();
	const write = (name: string, value: string | number | null, usual: string | number | null) => {
		if (value !== null && value !== '' && value !== usual) params.set(name, String(value));
	};
	write('date', question.date, byDefault.date);
	write('regions', question.edition, byDefault.edition);
	write('region', question.region, byDefault.region);
	write('mesure', question.measure, byDefault.measure);
	if (question.circles) params.set('cercles', 'oui');
	if (question.decisions) params.set('decisions', 'oui');
	write('etat', question.state, byDefault.state);
	write('bassin', question.basin, byDefault.basin);
	write('horizon', question.horizon, byDefault.horizon);
	write('postes', question.posts, byDefault.posts);
	write('critere', question.criterion, byDefault.criterion);
	if (question.withUnknown) params.set('inconnus', 'avec');
	if (question.withRefused) params.set('refuses', 'avec');
	return params;
}
