import { count, number } from '$lib/format';
import type { BasinSegmentRow } from '$lib/queries/basins';
import type { IsoDate } from '$lib/rules/dates';
import type { Cents } from '$lib/rules/sums';
import { share } from '$lib/rules/target';
import type { Column } from '$lib/ui/column';
import type { BasinView } from '../../facilitators/basins';
import { eurosColumn, shareColumn } from '../../figureColumns';
import { segmentLabel, type SiteData } from '../../site';
import { SOURCES } from '../explanation';
import { rowsBehind, type Origin, type RowsBehind } from '../origin';
import { fine, money } from './made';
import { explainBasinPosts } from './basinPosts';

/** What State buyers spend in a basin, by segment, and where to read it. */
export interface BasinSpending {
	/** Fiscal year of the spending; null: no line of the data names a basin. */
	year: number | null;
	/** Reads the spending of that year, every basin. */
	read: () => Promise<readonly BasinSegmentRow[]>;
}

/** A basin with what was spent in it. */
type Spent = Pick<BasinView, 'code' | 'label'> & { base: Cents | null; realised?: Cents | null };

const WHOLE_BASIN = 'Le bassin entier, même à cheval sur plusieurs régions';

/** What is kept of the purchases of a basin. */
export const basinFilters = ({ byDefault }: SiteData, year: number): string[] => [
	`Montants payés, hors taxes, exercice ${year}`,
	'Achats de l’État (administrations centrales et services déconcentrés)',
	`Segments d’achats courants à ${byDefault.threshold}\u00a0% de main d’œuvre et plus`,
	'Lignes d’achat dont le bassin est connu\u00a0; les autres sont « non localisé » et dans aucun bassin',
	WHOLE_BASIN,
];

const over = (realised: Cents, base: Cents): string =>
	base > 0 ? `${money(realised)} ÷ ${money(base)}` : 'L’assiette est nulle\u00a0: rien à diviser.';

/** The spending of one basin, segment by segment. */
function spendingRows(site: SiteData, basin: string, rows: readonly BasinSegmentRow[]): RowsBehind {
	const columns: readonly Column<BasinSegmentRow>[] = [
		{ key: 'segment', label: 'Segment', value: ({ segment }) => segmentLabel(site, segment) },
		eurosColumn('base', 'Assiette', ({ base }) => base),
		eurosColumn('realised', 'Réalisé', ({ realised }) => realised),
		shareColumn('share', 'Part réalisée', ({ base, realised }) => share(realised, base)),
	];
	return rowsBehind(
		columns,
		rows.filter((row) => row.basin === basin),
		{
			note: 'Une ligne réunit les achats d’un segment dans le bassin. Les achats d’un bassin ne sont publiés que sommés\u00a0: leurs lignes une à une se lisent depuis l’assiette de la région.',
			empty: 'Aucun achat de l’assiette dans ce bassin.',
		},
	);
}

/** `base`, `realised`, `share` or `missing` (euros to 10 %) of a basin; null for another figure. */
export function explainBasinSpending(
	site: SiteData,
	{ code, label: name, base, realised = null, missing = null }: Spent & { missing?: Cents | null },
	{ year, read }: BasinSpending,
	key: string,
): Origin | null {
	if (year === null || base === null) return null;
	const said = (() => {
		switch (key) {
			case 'base':
				return {
					label: 'Assiette du bassin',
					value: money(base),
					definition:
						'Ce que l’État a payé dans le bassin, dans les segments d’achats courants de l’assiette.',
					formula: 'somme de la colonne «\u00a0Assiette\u00a0» des lignes ci-dessous',
					numbers: money(base),
				};
			case 'realised':
				return realised === null
					? null
					: {
							label: 'Réalisé dans le bassin',
							value: money(realised),
							definition:
								'Ce que des structures comptées, d’ici ou d’ailleurs, et des heures de clause ont réalisé sur ces achats.',
							formula: 'organismes + heures, somme de la colonne «\u00a0Réalisé\u00a0» ci-dessous',
							numbers: money(realised),
						};
			case 'share':
				return realised === null
					? null
					: {
							label: 'Part réalisée dans le bassin',
							value: fine(share(realised, base)),
							definition:
								'Ce que des structures comptées, d’ici ou d’ailleurs, et des heures de clause ont réalisé sur ces achats.',
							formula: '(organismes + heures) ÷ assiette du bassin',
							numbers: over(realised, base),
						};
			case 'missing':
				return missing === null || realised === null
					? null
					: {
							label: 'Écart du bassin à 10\u00a0%',
							value: money(missing),
							definition:
								'Les euros qui manquent pour que les achats du bassin atteignent 10\u00a0%\u00a0; zéro quand ils y sont. Arrondi au centime supérieur.',
							formula: 'assiette × 10\u00a0% − réalisé, au moins zéro',
							numbers: `${money(base)} × 10\u00a0% − ${money(realised)}`,
						};
			default:
				return null;
		}
	})();
	if (!said) return null;
	const { formula: words, numbers, ...rest } = said;
	return {
		explanation: {
			...rest,
			place: `${name}, ${year}`,
			source: SOURCES.circular,
			formula: { words, numbers, result: said.value },
			filters: basinFilters(site, year),
		},
		rows: async () => spendingRows(site, code, await read()),
	};
}

/** `base` or `share` of one segment in a basin; null for another figure. */
export function explainBasinSegment(
	site: SiteData,
	{ label: name }: Pick<BasinView, 'label'>,
	row: BasinSegmentRow,
	year: number | null,
	key: string,
): Origin | null {
	if (year === null || (key !== 'base' && key !== 'share')) return null;
	const { basin, segment, base, realised } = row;
	const value = key === 'base' ? money(base) : fine(share(realised, base));
	return {
		explanation: {
			label: key === 'base' ? 'Assiette du segment dans le bassin' : 'Part réalisée du segment',
			place: `${name}, ${segmentLabel(site, segment)}, ${year}`,
			value,
			definition:
				key === 'base'
					? 'Ce que l’État a payé dans le bassin pour ce segment.'
					: 'Ce que des structures comptées, d’ici ou d’ailleurs, et des heures de clause ont réalisé sur ces achats.',
			source: SOURCES.circular,
			formula: {
				words:
					key === 'base'
						? 'somme des lignes d’achat du segment dans le bassin'
						: '(organismes + heures) ÷ assiette du segment dans le bassin',
				numbers: key === 'base' ? money(base) : over(realised, base),
				result: value,
			},
			filters: basinFilters(site, year),
		},
		rows: spendingRows(site, basin ?? '', [row]),
	};
}

const FAMILY_OF = { insertion: 'd’insertion', handicap: 'du handicap' } as const;

/** Structures of one family in a basin. */
export function explainBasinStructures(
	{ label: name, code, structures }: Pick<BasinView, 'label' | 'code' | 'structures'>,
	year: number,
	family: 'insertion' | 'handicap',
): Origin {
	const value = number(structures[family]);
	return {
		explanation: {
			label: `Structures ${FAMILY_OF[family]} du bassin`,
			place: `${name}, ${year}`,
			value,
			definition:
				'Les structures inscrites dans ce bassin au registre (structures.csv), avec un type que la circulaire compte, quand la période du type et celle de l’inscription touchent l’exercice. Une date vide laisse la période ouverte.',
			source: SOURCES.ours,
			formula: {
				words: 'nombre de SIRET différents de cette famille',
				numbers: count(structures[family], 'SIRET', 'SIRET'),
				result: value,
			},
			filters: [
				`Registre des structures, exercice ${year}, quelle que soit la date choisie`,
				`Bassin ${code}, famille ${family}\u00a0; une inscription sans bassin n’est dans aucun`,
			],
		},
		why: 'La page ne reçoit que leur nombre. La fiche de la région, «\u00a0L’offre d’insertion locale\u00a0», les donne par type et par bassin.',
	};
}

/** Inhabitants of a basin; null where they are unknown. */
export function explainPopulation(
	{ info: { edition_bassins: edition } }: SiteData,
	{ label: name, population }: Pick<BasinView, 'label' | 'population'>,
): Origin | null {
	if (population === null) return null;
	return {
		explanation: {
			label: 'Population du bassin',
			place: `${name}, zones d’emploi de ${edition}`,
			value: `${number(population)}\u00a0habitants`,
			definition: 'Les habitants de la zone d’emploi, d’après la table de référence des bassins.',
			source: 'Insee, zones d’emploi',
			formula: {
				words: 'population de la zone, telle que publiée',
				numbers: number(population),
				result: number(population),
			},
			filters: [WHOLE_BASIN],
		},
		why: 'Aucune ligne derrière ce chiffre\u00a0: il est repris tel quel d’une table de référence, sans calcul.',
	};
}

/** A figure of a basin in a list; null where it has no origin. */
export function explainBasin(
	site: SiteData,
	basin: BasinView,
	date: IsoDate,
	all: readonly BasinView[],
	spending: BasinSpending,
	key: string,
): Origin | null {
	return (
		explainBasinPosts(basin, date, all, key) ??
		(key === 'population' ? explainPopulation(site, basin) : null) ??
		explainBasinSpending(site, basin, spending, key)
	);
}
