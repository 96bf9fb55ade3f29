import { date as longDate, number } from '$lib/format';
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
import { money } from './made';
import { postRows } from './posts';

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

/** `base`, `realised` or `missing` (euros to 10 %) of a basin; null for another figure. */
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

interface FtePart {
	id: string;
	fte: number | null;
	basins: number;
}

/** `posts` or `fte` of a basin at a date; null for another figure or where it is unknown. */
export function explainBasinPosts(
	{ code, label: name, state, posts, fte }: BasinView,
	date: IsoDate,
	all: readonly BasinView[],
	key: string,
): Origin | null {
	if (state === 'inconnu') return null;
	const place = `${name}, ${longDate(date)}`;
	const filters = [
		`Postes et couvertures en cours le ${longDate(date)}, premier et dernier jour compris`,
		'Une date vide laisse la période ouverte\u00a0; un couple poste et bassin ne compte qu’une fois',
	];
	if (key === 'posts') {
		return {
			explanation: {
				label: 'Postes du bassin',
				place,
				value: number(posts.length),
				definition:
					'Les postes de facilitateurs qui couvrent le bassin à cette date. Un poste partagé est dans chacun de ses bassins\u00a0: la somme de la colonne dépasse donc le nombre de postes.',
				source: SOURCES.ours,
				formula: {
					words: 'nombre de postes différents',
					numbers: posts.map(({ id }) => id).join(' + ') || 'aucun poste',
					result: number(posts.length),
				},
				filters,
			},
			rows: postRows(posts),
		};
	}
	if (key !== 'fte' || fte === null) return null;
	const parts = posts.map(({ id, fte: whole }): FtePart => ({
		id,
		fte: whole,
		basins: all.filter((basin) => basin.posts.some((post) => post.id === id)).length,
	}));
	const told = parts.filter((part) => part.fte !== null);
	return {
		explanation: {
			label: 'ETP du bassin',
			place,
			value: number(fte, 2),
			definition:
				'Le temps de travail qui revient au bassin\u00a0: celui d’un poste est partagé également entre les bassins qu’il couvre à cette date. Un poste dont le temps n’est pas dit n’est pas compté.',
			source: SOURCES.ours,
			formula: {
				words: 'somme de (ETP du poste ÷ nombre de ses bassins)',
				numbers:
					told.map((part) => `${number(part.fte ?? 0, 2)} ÷ ${number(part.basins)}`).join(' + ') ||
					'aucun poste',
				result: number(fte, 2),
			},
			filters,
		},
		rows: rowsBehind<FtePart>(
			[
				{ key: 'id', label: 'Poste' },
				{
					key: 'fte',
					label: 'ETP du poste',
					align: 'end',
					format: (value) => number(Number(value), 2),
					absence: 'unknown',
				},
				{ key: 'basins', label: 'Bassins couverts', align: 'end' },
			],
			parts,
			{ note: `Une ligne par poste qui couvre le bassin (code ${code}).`, empty: 'Aucun poste.' },
		),
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
