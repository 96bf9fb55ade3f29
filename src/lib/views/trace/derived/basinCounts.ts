import { count, date as longDate, number } from '$lib/format';
import { isCovered, type CoverageRate } from '$lib/rules/coverage-rate';
import { COVERAGE_WORDS, type CoverageState } from '$lib/rules/coverage';
import type { IsoDate } from '$lib/rules/dates';
import type { Edition } from '$lib/rules/territory';
import type { BasinView } from '../../facilitators/basins';
import { unlocatedShare, type SpendingYear } from '../../facilitators/spending';
import { eurosColumn } from '../../figureColumns';
import { regionLabel, type SiteData } from '../../site';
import { SOURCES } from '../explanation';
import { rowsBehind, type Origin } from '../origin';
import { basinFilters } from './basins';
import { BASIN_COLUMNS } from './coverage';
import { fine, money } from './made';

/** The basins that the sentence on coverage counts. */
export type BasinCount = 'covered' | 'all' | 'atMost' | 'unknown';

const COUNTS: Readonly<
	Record<BasinCount, { label: string; words: string; keep: (state: CoverageState) => boolean }>
> = {
	covered: {
		label: 'Bassins qui ont un facilitateur',
		words: 'nombre de bassins dédiés, partagés ou partiels',
		keep: isCovered,
	},
	all: { label: 'Bassins', words: 'nombre de bassins', keep: () => true },
	atMost: {
		label: 'Bassins qui ont, ou pourraient avoir, un facilitateur',
		words: 'bassins couverts + bassins inconnus',
		keep: (state) => isCovered(state) || state === 'inconnu',
	},
	unknown: {
		label: 'Bassins sans déclaration',
		words: 'nombre de bassins dont ni un poste ni une déclaration ne parle',
		keep: (state) => state === 'inconnu',
	},
};

/**
 * How many basins have, may have, or miss a facilitator.
 * @param basins those of the place; null: the page does not hold them
 */
export function explainBasinCount(
	which: BasinCount,
	{ covered, unknown, all }: Pick<CoverageRate, 'covered' | 'unknown' | 'all'>,
	basins: readonly BasinView[] | null,
	date: IsoDate,
	where: string,
): Origin {
	const { label, words, keep } = COUNTS[which];
	const figure = { covered, all, unknown, atMost: covered + unknown }[which];
	const value = number(figure);
	return {
		explanation: {
			label,
			place: `${where}, ${longDate(date)}`,
			value,
			definition:
				'Les bassins d’emploi d’après leur meilleure couverture à cette date. Un bassin dont rien n’est déclaré est inconnu, ni couvert ni non couvert.',
			source: SOURCES.circular,
			formula: {
				words,
				numbers:
					which === 'atMost' ? `${number(covered)} + ${number(unknown)}` : count(figure, 'bassin'),
				result: value,
			},
			filters: [
				`Postes et couvertures en cours le ${longDate(date)}`,
				'Chaque bassin compte pour un\u00a0; à cheval sur plusieurs régions, il est compté dans chacune, une seule fois pour la France',
			],
		},
		...(basins === null
			? {
					why: 'La page Facilitateurs liste ces bassins un à un, avec leur état.',
					file: 'couverture',
				}
			: {
					rows: rowsBehind(
						BASIN_COLUMNS,
						basins.filter(({ state }) => keep(state)),
						{ note: 'Une ligne par bassin compté.', empty: 'Aucun bassin.' },
					),
				}),
	};
}

/** Basins in one state of coverage, where the page does not hold them. */
export function explainState(
	state: CoverageState,
	basins: number,
	date: IsoDate,
	where: string,
): Origin {
	return {
		explanation: {
			label: `Bassins\u00a0: ${COVERAGE_WORDS[state]}`,
			place: `${where}, ${longDate(date)}`,
			value: number(basins),
			definition:
				'L’état d’un bassin est celui de sa meilleure couverture en cours\u00a0: dédiée, partagée entre bassins, partielle\u00a0; sans aucune, ce qu’une déclaration en dit, ou rien.',
			source: SOURCES.circular,
			formula: {
				words: 'nombre de bassins dans cet état',
				numbers: count(basins, 'bassin'),
				result: number(basins),
			},
			filters: [`Postes et couvertures en cours le ${longDate(date)}`],
		},
		why: 'La page Facilitateurs liste ces bassins un à un, avec leur état.',
		file: 'couverture',
	};
}

/** Basins that lose their last post soon, where the page does not hold them. */
export function explainAtRisk(
	atRisk: number,
	months: number,
	date: IsoDate,
	where: string,
): Origin {
	const value = number(atRisk);
	return {
		explanation: {
			label: 'Bassins qui perdent leur dernier poste',
			place: `${where}, ${longDate(date)}`,
			value,
			definition: `Les bassins couverts à cette date qu’aucun poste ne couvre plus dans ${months} mois. Rien ne dit que ces postes ne seront pas renouvelés.`,
			source: SOURCES.ours,
			formula: { words: 'nombre de bassins', numbers: count(atRisk, 'bassin'), result: value },
			filters: [
				`Postes en cours le ${longDate(date)}, qui finissent dans les ${months} mois, dernier jour compris`,
			],
		},
		why: 'La page Facilitateurs liste ces bassins dans «\u00a0La couverture menacée\u00a0», avec leurs postes.',
	};
}

/** Basins that touch several regions of an edition. */
export function explainStraddling(
	site: SiteData,
	basins: readonly BasinView[],
	edition: Edition,
	where: string,
): Origin {
	const rows = basins.filter(({ regions }) => regions[edition].length > 1);
	return {
		explanation: {
			label: 'Bassins à cheval sur plusieurs régions',
			place: `${where}, régions de ${edition}`,
			value: number(rows.length),
			definition:
				'Les zones d’emploi qui touchent plusieurs régions. Chacune compte une fois pour la France, et dans chaque région touchée.',
			source: 'Insee, zones d’emploi',
			formula: {
				words: 'nombre de bassins de plus d’une région',
				numbers: count(rows.length, 'bassin'),
				result: number(rows.length),
			},
			filters: [`Zones d’emploi de l’édition ${site.info.edition_bassins}`],
		},
		rows: rowsBehind<BasinView>(
			[
				{ key: 'label', label: 'Bassin' },
				{ key: 'code', label: 'Code' },
				{
					key: 'regions',
					label: 'Régions',
					value: ({ regions }) =>
						regions[edition].map((code) => regionLabel(site, edition, code)).join(', '),
				},
			],
			rows,
		),
	};
}

/** Part of the base that lies in no known basin. */
export function explainUnlocated(site: SiteData, spending: SpendingYear): Origin {
	const { year, unlocated, total } = spending;
	const value = fine(unlocatedShare(spending));
	const parts = [
		{ label: 'Située dans un bassin', base: total.base - unlocated.base },
		{ label: 'Non localisée', base: unlocated.base },
		{ label: 'Assiette', base: total.base },
	];
	return {
		explanation: {
			label: 'Assiette non localisée',
			place: `France entière, ${year}`,
			value,
			definition:
				'La part de l’assiette dont les lignes d’achat ne disent pas le bassin, ou disent un code qui n’est pas une zone d’emploi.',
			source: SOURCES.ours,
			formula: {
				words: 'assiette sans bassin connu ÷ assiette',
				numbers: `${money(unlocated.base)} ÷ ${money(total.base)}`,
				result: value,
			},
			// The rule on basins left out is what this figure measures.
			filters: basinFilters(site, year).slice(0, 3),
		},
		rows: rowsBehind<(typeof parts)[number]>(
			[
				{ key: 'label', label: 'Part de l’assiette' },
				eurosColumn('base', 'Montant', ({ base }) => base),
			],
			parts,
		),
	};
}
