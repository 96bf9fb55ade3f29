/** A basin: what is spent in it, its posts, its structures, and the groups that it forms. */
import { FIGURES } from '$lib/figures/figures';
import { SOURCES } from '$lib/figures/sources';
import { count, date as longDate, list, number } from '$lib/format';
import type { BasinSegmentRow } from '$lib/queries/basins';
import type { IsoDate } from '$lib/rules/dates';
import type { Cents } from '$lib/rules/sums';
import { share, TARGET_TEXT } from '$lib/rules/target';
import type { BasinView } from '../../facilitators/basins';
import { basePerFte, yardstick, type NeighbourPool } from '../../facilitators/pooling';
import { populationWords } from '../../facilitators/population';
import { unlocatedShare, type SpendingYear } from '../../facilitators/spending';
import { column, countColumn, eurosColumn, figureColumn, fteColumn } from '../../figureColumns';
import { listedSegment, type SiteData } from '../../site';
import { card, money, sumText, tell, tellOne } from '../card';
import { rowsBehind } from '../origin';
import { basinRows, segmentRows } from '../rows';
import { postRows } from './posts';

/** What State buyers spend in basins, by segment, and where to read it. */
export interface BasinSpending {
	/** Fiscal year of the spending; null: no line of the data names a basin. */
	year: number | null;
	/** Reads the spending of that year, every basin. */
	read: () => Promise<readonly BasinSegmentRow[]>;
}

/** The basins of a page at a date. */
export interface BasinsPlace {
	site: SiteData;
	date: IsoDate;
	/** All of them, whatever the page shows. */
	all: readonly BasinView[];
	/** Fiscal year of their spending; null: none. */
	year: number | null;
}

/** What was spent somewhere; what is left out or null is unknown. */
interface Spent {
	code: string;
	label: string;
	base: Cents | null;
	realised?: Cents | null;
	/** What is missing to the target. */
	missing?: Cents | null;
}

const WHOLE_BASIN = 'Le bassin entier, même à cheval sur plusieurs régions';

/** What is kept of the purchases of a basin. */
export const basinFilters = ({ byDefault }: SiteData, year: number): string[] => [
	`Montants payés, hors taxes, exercice ${year}`,
	'Achats de l’État (administrations centrales et services déconcentrés)',
	`Segments d’achats courants à ${byDefault.threshold}\u00a0% de main d’œuvre et plus`,
	'Lignes d’achat dont le bassin est connu\u00a0; les autres sont « non localisé » et dans aucun bassin',
	WHOLE_BASIN,
];

/** `base`, `realised`, `share` or `missing` of a basin; null for another figure. */
export function explainBasinSpending(
	site: SiteData,
	{ code, label, base, realised = null, missing }: Spent,
	{ year, read }: BasinSpending,
	key: string,
) {
	if (year === null || base === null) return null;
	const done = realised ?? 0;
	const known = <T>(value: T) => (realised === null ? undefined : value);
	const cards = {
		base: card(base)`${FIGURES.base.label} dans le bassin
			= somme de la colonne «\u00a0Assiette\u00a0» des lignes ci-dessous
			${FIGURES.base.definition}`,
		realised: card(known(done))`${FIGURES.realised.label} dans le bassin
			= organismes + heures, somme de la colonne «\u00a0Réalisé\u00a0» ci-dessous
			${FIGURES.realised.definition}`,
		share: card(known(share(done, base)), 'share')`${FIGURES.share.label} dans le bassin
			= (organismes + heures) ÷ assiette du bassin = ${money(done)} ÷ ${money(base)}
			${FIGURES.share.definition}`,
		missing: card(known(missing ?? undefined))`${FIGURES.gap.label} dans le bassin
			= assiette × ${TARGET_TEXT} − réalisé, au moins zéro = ${money(base)} × ${TARGET_TEXT} − ${money(done)}
			${FIGURES.gap.definition}`,
	};
	const rows = async () =>
		segmentRows(
			(await read()).filter((row) => row.basin === code),
			column('segment', 'Segment', ({ segment }) => listedSegment(site, segment)),
			'Une ligne réunit les achats d’un segment dans le bassin. Les achats d’un bassin ne sont publiés que sommés\u00a0: leurs lignes une à une se lisent depuis l’assiette de la région.',
			'Aucun achat de l’assiette dans ce bassin.',
		);
	const [place, filters] = [`${label}, ${year}`, basinFilters(site, year)];
	return tellOne({ place, source: SOURCES.circular, filters, rows }, cards, key);
}

/** A figure of a basin in a list; null where it has no origin. */
export function explainBasin(
	{ site, date, all, year }: BasinsPlace,
	basin: BasinView,
	read: BasinSpending['read'],
	key: string,
) {
	const { code, label, state, posts, fte } = basin;
	if (key === 'population') return explainPopulation(site, basin);
	if (key !== 'posts' && key !== 'fte')
		return explainBasinSpending(site, basin, { year, read }, key);
	if (state === 'inconnu') return null;
	const parts = posts.map(({ id, fte: whole }) => ({
		id,
		fte: whole,
		basins: all.filter((each) => each.posts.some((post) => post.id === id)).length,
	}));
	const told = parts.flatMap(({ fte: whole, basins }) =>
		whole === null ? [] : [`${number(whole, 2)} ÷ ${number(basins)}`],
	);
	const cards = {
		posts: card(posts.length, number)`Postes du bassin
			= nombre de postes différents = ${posts.map(({ id }) => id).join(' + ') || 'aucun poste'}
			Les postes de facilitateurs qui couvrent le bassin à cette date. Un poste partagé est dans chacun de ses bassins\u00a0: la somme de la colonne dépasse donc le nombre de postes.`,
		fte: card(fte ?? undefined, (time) => number(time, 2))`ETP du bassin
			= somme de (ETP du poste ÷ nombre de ses bassins) = ${told.join(' + ') || 'aucun poste'}
			Le temps de travail qui revient au bassin\u00a0: celui d’un poste est partagé également entre les bassins qu’il couvre à cette date. Un poste dont le temps n’est pas dit n’est pas compté.`,
	};
	const [time, shared] = [
		fteColumn<(typeof parts)[number]>('ETP du poste', (part) => part.fte),
		countColumn<(typeof parts)[number]>('basins', 'Bassins couverts'),
	];
	const rows =
		key === 'posts'
			? postRows(posts)
			: rowsBehind(
					[column('id', 'Poste'), time, shared],
					parts,
					`Une ligne par poste qui couvre le bassin (code ${code}).`,
					'Aucun poste.',
				);
	const filters = [
		`Postes et couvertures en cours le ${longDate(date)}, premier et dernier jour compris`,
		'Une date vide laisse la période ouverte\u00a0; un couple poste et bassin ne compte qu’une fois',
	];
	return tellOne({ place: `${label}, ${longDate(date)}`, filters, rows }, cards, key);
}

/** Structures of one family in a basin. */
export const explainBasinStructures = (
	{ label, code, structures }: Pick<BasinView, 'label' | 'code' | 'structures'>,
	year: number,
	family: 'insertion' | 'handicap',
) =>
	tell(
		{
			place: `${label}, ${year}`,
			filters: [
				`Registre des structures, exercice ${year}, quelle que soit la date choisie`,
				`Bassin ${code}, famille ${family}\u00a0; une inscription sans bassin n’est dans aucun`,
			],
			why: 'La page ne reçoit que leur nombre. La fiche de la région, «\u00a0L’offre d’insertion locale\u00a0», les donne par type et par bassin.',
		},
		card(structures[family], 'SIRET')`Structures du bassin, famille ${family}
			= nombre de SIRET différents de cette famille
			Les structures inscrites dans ce bassin au registre (structures.csv), avec un type que la circulaire compte, quand la période du type et celle de l’inscription touchent l’exercice. Une date vide laisse la période ouverte.`,
	);

/** Inhabitants of a basin; null where they are unknown. */
export const explainPopulation = (
	{ info }: SiteData,
	{ label, population, populationYear }: Pick<BasinView, 'label' | 'population' | 'populationYear'>,
) =>
	population === null
		? null
		: tell(
				{
					place: `${label}, zones d’emploi de ${info.edition_bassins}`,
					source: 'Insee, zones d’emploi',
					filters: [WHOLE_BASIN],
					why: 'Aucune ligne derrière ce chiffre\u00a0: il est repris tel quel d’une table de référence, sans calcul.',
				},
				card(`${number(population)}\u00a0habitants`)`Population du bassin
			= population de la zone, telle que publiée
			Les habitants de la zone d’emploi, d’après la table de référence des bassins\u00a0: ${populationWords(populationYear)}.`,
			);

/** Part of the base that lies in no known basin. */
export function explainUnlocated(site: SiteData, spending: SpendingYear) {
	const { year, unlocated, total } = spending;
	const parts = [
		{ label: 'Située dans un bassin', base: total.base - unlocated.base },
		{ label: 'Non localisée', base: unlocated.base },
		{ label: 'Assiette', base: total.base },
	];
	const rows = rowsBehind(
		[column('label', 'Part de l’assiette'), eurosColumn('base', 'Montant')],
		parts,
	);
	return tell(
		// The rule on basins left out is what this figure measures.
		{ place: `France entière, ${year}`, filters: basinFilters(site, year).slice(0, 3), rows },
		card(unlocatedShare(spending), 'share')`Assiette non localisée
			= {assiette sans bassin connu ${unlocated.base}} ÷ {assiette ${total.base}}
			La part de l’assiette dont les lignes d’achat ne disent pas le bassin, ou disent un code qui n’est pas une zone d’emploi.`,
	);
}

/** The spending that one FTE follows; null where it cannot be computed. */
export function explainPerFte({ site, all, date, year }: BasinsPlace) {
	const perFte = basePerFte(all);
	if (perFte === null || year === null) return null;
	const { basins, fte, base } = yardstick(all);
	const time = fteColumn<BasinView>('ETP du bassin', (basin) => basin.fte);
	return tell(
		{
			place: `France entière, ${longDate(date)}`,
			filters: [
				`Bassins couverts le ${longDate(date)}, dont l’ETP et l’assiette sont connus, toute la France`,
				...basinFilters(site, year),
			],
			rows: basinRows(basins, 'Une ligne par bassin couvert.', time, figureColumn('base')),
		},
		card(perFte)`Assiette par ETP dans les bassins couverts
			= somme des assiettes ÷ somme des ETP, pour les bassins couverts qui ont les deux = ${money(base)} ÷ ${number(fte, 2)}, pour ${count(basins.length, 'bassin')}
			Un repère de Cap 10, faute de norme publiée\u00a0: un quotient des achats et du temps déclaré, qui ne mesure pas le travail d’un facilitateur.`,
	);
}

/** A group of neighbouring basins: its `base`, or its `workload` in FTE; null where it has none. */
export function explainNeighbours(
	{ site, all, date, year }: BasinsPlace,
	{ basins, workload, base }: NeighbourPool,
	key: string,
) {
	const perFte = basePerFte(all);
	if (perFte === null || year === null) return null;
	const bases = basins.map((basin) => basin.base ?? 0);
	const owed = bases.reduce((sum, each) => sum + Math.max(0, each), 0);
	const cards = {
		base: card(base)`Assiette du groupe de bassins
			= somme des assiettes des bassins = ${sumText(bases)}
			Ce que l’État a payé dans ces bassins, dans les segments de l’assiette.`,
		workload: card(workload, (fte) => `${number(fte, 3)}\u00a0ETP`)`Charge du groupe de bassins
			= {somme des assiettes des bassins ${owed}} ÷ {assiette par ETP des bassins couverts ${perFte}}
			L’assiette de ces bassins, rapportée à celle que les bassins couverts ont pour un ETP\u00a0: un repère de Cap 10, non une charge mesurée. Une assiette négative ne pèse rien.`,
	};
	const shared = {
		place: `${list(basins.map(({ label }) => label))}, ${longDate(date)}`,
		filters: [
			'Bassins voisins, déclarés sans facilitateur, chacun de moins d’un ETP à ce repère',
			...basinFilters(site, year),
		],
		rows: basinRows(basins, 'Une ligne par bassin du groupe.', figureColumn('base')),
	};
	return tellOne(shared, cards, key);
}
