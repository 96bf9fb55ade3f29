import { count, date as longDate, number } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import { isBare, type RiskRow, type RiskView } from '../../facilitators/risk';
import { stateColumn } from '../../facilitators/tables';
import { eurosColumn } from '../../figureColumns';
import type { SiteData } from '../../site';
import { SOURCES } from '../explanation';
import { rowsBehind, type Origin } from '../origin';
import { basinFilters } from './basins';
import { explainRateEnd } from './coverage';
import { money, sumText } from './made';
import { postRows } from './posts';

const NOT_RENEWED = 'Rien ne dit qu’ils ne seront pas renouvelés.';

const endFilters = (date: IsoDate, months: number) => [
	`Postes en cours le ${longDate(date)}, qui finissent dans les ${months} mois, dernier jour compris`,
	'Un poste sans date de fin ne finit pas',
];

/** Posts that end: `ending` or `endingEsf`; null for another figure. */
function explainEnding(
	place: string,
	covers: string,
	ending: RiskRow['ending'],
	date: IsoDate,
	months: number,
	key: string,
): Origin | null {
	if (key !== 'ending' && key !== 'endingEsf') return null;
	const posts =
		key === 'ending' ? ending : ending.filter(({ funding }) => funding?.startsWith('FSE') ?? false);
	const value = number(posts.length);
	return {
		explanation: {
			label: key === 'ending' ? 'Postes qui finissent' : 'Postes FSE qui finissent',
			place: `${place}, ${longDate(date)}`,
			value,
			definition: `Les postes qui couvrent ${covers} à cette date et dont la fin tombe dans les ${months} mois${key === 'ending' ? '' : ', cofinancés par le FSE'}. ${NOT_RENEWED}`,
			source: SOURCES.ours,
			formula: {
				words: 'nombre de postes différents',
				numbers: sumText(posts.map(({ id }) => id)),
				result: value,
			},
			filters: endFilters(date, months),
		},
		rows: postRows(posts),
	};
}

/** Posts that end in a basin at risk: `ending` or `endingEsf`; null for another figure. */
export const explainRisk = (
	{ label, ending }: Pick<RiskRow, 'label' | 'ending'>,
	date: IsoDate,
	months: number,
	key: string,
): Origin | null => explainEnding(label, 'le bassin', ending, date, months, key);

/** The same in all the basins shown. */
export const explainEndingPosts = (
	{ posts }: Pick<RiskView, 'posts'>,
	date: IsoDate,
	months: number,
	where: string,
	key: 'ending' | 'endingEsf',
): Origin | null =>
	explainEnding(where, 'au moins un des bassins montrés', posts, date, months, key);

/** One end of the rate of coverage once the posts that end soon are gone. */
export function explainRateThen(
	{ then, after }: Pick<RiskView, 'then' | 'after'>,
	date: IsoDate,
	months: number,
	where: string,
	end: 'low' | 'high',
): Origin | null {
	const found = explainRateEnd(end, then, after, date, where);
	if (!found) return null;
	const { explanation, ...origin } = found;
	return {
		...origin,
		explanation: {
			...explanation,
			label: `${explanation.label}, dans ${months} mois sans renouvellement`,
			definition: `${explanation.definition} Les postes qui finissent d’ici là n’y sont plus\u00a0; un bassin qui perd son dernier poste est compté non couvert. ${NOT_RENEWED}`,
			source: SOURCES.ours,
			filters: [...explanation.filters, ...endFilters(date, months)],
		},
	};
}

/** Basins left without any post: how many (`lost`), or their spending (`exposed`); null without spending. */
export function explainLost(
	site: SiteData,
	{ changed, exposed }: Pick<RiskView, 'changed' | 'exposed'>,
	date: IsoDate,
	months: number,
	where: string,
	year: number | null,
	key: 'lost' | 'exposed',
): Origin | null {
	const bare = changed.filter(({ state }) => isBare(state));
	const place = `${where}, ${longDate(date)}`;
	const filters = endFilters(date, months);
	const rows = rowsBehind<RiskRow>(
		[
			{ key: 'label', label: 'Bassin' },
			{ key: 'code', label: 'Code' },
			stateColumn('before', 'État à la date', ({ before }) => before),
			stateColumn('state', 'Ensuite', ({ state }) => state),
			{
				key: 'ending',
				label: 'Postes qui finissent',
				value: ({ ending }) => ending.map(({ id }) => id).join(', ') || null,
				absence: 'notApplicable',
			},
			eurosColumn('base', 'Assiette', ({ base }) => base),
		],
		bare,
		{ note: 'Une ligne par bassin laissé sans poste.', empty: 'Aucun bassin.' },
	);
	if (key === 'lost') {
		return {
			explanation: {
				label: 'Bassins qui perdent leur couverture',
				place,
				value: number(bare.length),
				definition: `Les bassins couverts à cette date qu’aucun poste ne couvre plus dans ${months} mois. ${NOT_RENEWED}`,
				source: SOURCES.ours,
				formula: {
					words: 'nombre de bassins',
					numbers: count(bare.length, 'bassin'),
					result: number(bare.length),
				},
				filters,
			},
			rows,
		};
	}
	if (exposed === null || year === null) return null;
	return {
		explanation: {
			label: 'Assiette des bassins laissés sans poste',
			place,
			value: money(exposed),
			definition:
				'Ce que l’État a payé, dans les segments de l’assiette, dans les bassins qui perdent leur couverture.',
			source: SOURCES.ours,
			formula: {
				words: 'somme des assiettes de ces bassins',
				numbers: sumText(bare.map(({ base }) => money(base ?? 0))),
				result: money(exposed),
			},
			filters: [...filters, ...basinFilters(site, year)],
		},
		rows,
	};
}
