/** Coverage of the basins: its rate, and how many they are in each state. */
import { number } from '$lib/format';
import { COVERAGE_WORDS, type CoverageState } from '$lib/rules/coverage';
import { madeOf, sumText } from './made';

export const UNKNOWN_BASIN =
	'Un bassin dont rien n’est déclaré est inconnu, ni couvert ni non couvert\u00a0: il n’est que dans la part haute.';
export const NO_BASIN = 'Aucun bassin\u00a0: rien à diviser.';

const rate = madeOf<{ covered: number; unknown: number; all: number; partials: number }>();

/** The ends of a rate of coverage. */
export const RATE_ENDS = {
	low: rate('share')`Bassins couverts
		= {couverts ${(a) => number(a.covered)}} ÷ {bassins ${(a) => number(a.all)}}
		La part des bassins qui ont un facilitateur, dédié, partagé ou partiel. ${UNKNOWN_BASIN}`,
	high: rate('share')`Bassins couverts ou inconnus
		= ({couverts ${(a) => number(a.covered)}} + {inconnus ${(a) => number(a.unknown)}}) ÷ {bassins ${(a) => number(a.all)}}
		La part des bassins qui ont, ou pourraient avoir, un facilitateur. ${UNKNOWN_BASIN}`,
	partial: rate('share')`Dont couverture partielle
		= {partiels ${(a) => number(a.partials)}} ÷ {bassins ${(a) => number(a.all)}}
		La part des bassins dont la meilleure couverture en cours est partielle. Ils sont comptés parmi les couverts.`,
};

/** What basins weigh in a rate: one each, or something of theirs, which a sentence names. */
const range = (label: string, of: string, part: string, where: string) =>
	madeOf<{ covered: string; unknown: string; all: string; none: boolean }>()()`${label}
		= de ${part}couverts ÷ ${of} à (couverts + inconnus) ÷ ${of}
		= ${(a) => (a.none ? NO_BASIN : `de ${a.covered} ÷ ${a.all} à (${a.covered} + ${a.unknown}) ÷ ${a.all}`)}
		La part des bassins d’emploi qui ont un facilitateur, dédié, partagé ou partiel${where}. Un bassin dont rien n’est déclaré est inconnu, ni couvert ni non couvert\u00a0: la part est donc un intervalle.`;

/** The interval of a rate of coverage, by what basins weigh. */
export const RATES = {
	bassins: range('Bassins couverts', 'bassins', '', ''),
	population: range(
		'Couverture en population',
		'population',
		'population des ',
		', dans toute la population',
	),
	assiette: range(
		'Couverture en assiette',
		'assiette',
		'assiette des ',
		', dans toute la dépense située de l’assiette',
	),
};

const counted = madeOf();

/** The basins that a sentence counts. */
export const BASIN_COUNTS = {
	covered: counted('bassin')`Bassins qui ont un facilitateur
		= nombre de bassins dédiés, partagés ou partiels`,
	all: counted('bassin')`Bassins = nombre de bassins`,
	atMost: madeOf<{ covered: number; unknown: number }>()(
		number,
	)`Bassins qui ont, ou pourraient avoir, un facilitateur
		= {bassins couverts ${(a) => number(a.covered)}} + {bassins inconnus ${(a) => number(a.unknown)}}`,
	unknown: counted('bassin')`Bassins sans déclaration
		= nombre de bassins dont ni un poste ni une déclaration ne parle`,
};
export const BASIN_COUNT_IS =
	'Les bassins d’emploi d’après leur meilleure couverture à cette date. Un bassin dont rien n’est déclaré est inconnu, ni couvert ni non couvert.';

export const IN_STATE = madeOf<{ state: CoverageState }>()(
	'bassin',
)`Bassins\u00a0: ${(a) => COVERAGE_WORDS[a.state]} = nombre de bassins dans cet état
	L’état d’un bassin est celui de sa meilleure couverture en cours\u00a0: dédiée, partagée entre bassins, partielle\u00a0; sans aucune, ce qu’une déclaration en dit, ou rien.`;

export const STRADDLING = counted('bassin')`Bassins à cheval sur plusieurs régions
	= nombre de bassins de plus d’une région
	Les zones d’emploi qui touchent plusieurs régions. Chacune compte une fois pour la France, et dans chaque région touchée.`;

/** Posts that end within so many months. */
type Ending = { months: number };

export const NOT_RENEWED = 'Rien ne dit qu’ils ne seront pas renouvelés.';

const ending = (label: string, funded: string) =>
	madeOf<Ending & { ids: readonly string[] }>()(number)`${label} qui finissent
		= nombre de postes différents = ${(a) => sumText(a.ids)}
		Les postes en cours à cette date qui couvrent un de ces bassins et dont la fin tombe dans les ${(a) => `${a.months}`} mois${funded}. ${NOT_RENEWED}`;

/** Posts that end soon, and the basins left without any. */
export const AT_RISK = {
	ending: ending('Postes', ''),
	endingEsf: ending('Postes FSE', ', cofinancés par le FSE'),
};

export const LEFT_BARE = {
	lost: madeOf<Ending>()('bassin')`Bassins qui perdent leur couverture = nombre de bassins
		Les bassins couverts à cette date qu’aucun poste ne couvre plus dans ${(a) => `${a.months}`} mois. ${NOT_RENEWED}`,
	exposed: madeOf<{ bases: readonly number[] }>()()`Assiette exposée
		= somme des assiettes de ces bassins = ${(a) => sumText(a.bases)}
		Ce que l’État a payé, dans les segments de l’assiette, dans les bassins qui perdent leur couverture.`,
};
