/** Structures that could work: of a region, of a kind, of a segment, of a basin. */
import { count, number } from '$lib/format';
import { supplyRowsSql } from '$lib/queries/traceSupply';
import { NATION, NO_REGION, type Edition } from '$lib/rules/territory';
import { column, countColumn, eurosColumn, figureColumn } from '../../figureColumns';
import type { DeclaredSupply } from '../../simulator/simulation';
import { listedSegment, regionLabel, segmentLabel, type SiteData } from '../../site';
import { segmentPlaces, type PlaceSupply, type RegionPlaces } from '../../supply/places';
import type { BareBasin, KindCount, LeverSupply, RegionSupply } from '../../supply/supply';
import { card, sumText, tell, tellOne } from '../card';
import type { Place } from '../explainFigure';
import { rowsBehind, type RowsBehind } from '../origin';
import { basinFilters } from './basins';

/** Where structures were counted. */
export interface SupplyScope {
	site: SiteData;
	/** The fiscal year in which they count. */
	year: number;
	edition: Edition;
	/** Code and label of a region. */
	code: string;
	label: string;
	/** Reads who could serve what in the region. */
	read: () => Promise<RegionPlaces>;
}

const COUNTED =
	'Une structure est comptée quand son SIRET est au registre (structures.csv), avec un type que la circulaire compte, et que la période du type et celle de l’inscription touchent l’exercice. Une date vide laisse la période ouverte. Un bassin est servi, ou compté, quand au moins une y est inscrite.';
const NOT_NAMED =
	'Les structures ne sont pas nommées\u00a0: ce sont des fournisseurs, et la diffusion du jeu de données est publique. Ouverts sur ce site, les fichiers du producteur les nomment.';
const TWO_KINDS =
	'Une structure inscrite sous deux types est dans deux lignes, et n’est comptée qu’une fois dans le chiffre.';
const TWICE =
	'Une structure inscrite sous deux types, ou dans deux bassins, compte une fois dans chacun.';
const DECLARING =
	'Structures qui déclarent le segment\u00a0; une structure compte dans chacun des siens';

/** What every number of structures says. */
const counted = (place: string, year: number, ...filters: readonly string[]) => ({
	place: `${place}, ${year}`,
	definition: COUNTED,
	filters: [
		`Registre des structures, exercice ${year}, quels que soient les filtres de la page`,
		'Chaque SIRET une seule fois\u00a0; la région est celle du département de l’inscription',
		...filters,
	],
});

/** Basins that hold some of these structures. */
const basinsCard = (label: string, basins: number | null, structures: number) =>
	card(basins ?? undefined, number)`${label} = nombre de bassins différents
		= ${number(basins ?? 0)} bassins pour ${count(structures, 'structure')}\u00a0; celles sans bassin n’en ont aucun`;

type KindRow = RegionPlaces['counted'][number];
type NamedRow = NonNullable<RegionPlaces['named']>[number];

const basinOf = ({ basin }: Pick<KindRow, 'basin'>) => basin ?? 'bassin non déclaré';

const STRUCTURES = countColumn<{ structures: number }>('structures', 'Structures');
const KIND_COLUMNS = [
	column<KindRow>('basin', 'Bassin', basinOf),
	column<KindRow>('kind', 'Type'),
	STRUCTURES,
];
const NAMED_COLUMNS = [
	column<NamedRow>('name', 'Structure', ({ name }) => name ?? 'sans nom'),
	column<NamedRow>('kind', 'Type'),
	column<NamedRow>('basin', 'Bassin', basinOf),
];

/** Structures without basin come last among equals. */
const mostFirst = (a: KindRow, b: KindRow): number =>
	b.structures - a.structures || (a.basin ?? '\uffff').localeCompare(b.basin ?? '\uffff', 'fr');

/** Structures one by one where the data set lets name them, else how many by basin and kind. */
function structureRows(
	{ counted: all, places, named }: RegionPlaces,
	keep: { segment?: string; kinds?: readonly string[]; basin?: string | null },
	sql?: string,
): RowsBehind {
	const { segment, kinds, basin } = keep;
	const kept = (row: KindRow | NamedRow) =>
		(kinds?.includes(row.kind) ?? true) && (basin === undefined || row.basin === basin);
	if (named !== null) {
		const rows = named.filter((row) => segment === undefined || row.segments.includes(segment));
		return rowsBehind(NAMED_COLUMNS, rows.filter(kept), TWO_KINDS, undefined, sql);
	}
	const rows: readonly KindRow[] =
		segment === undefined ? all : places.filter((row) => row.segment === segment);
	const empty = 'Aucune structure de la région ne déclare ce segment.';
	const sorted = rows.filter(kept).sort(mostFirst);
	return rowsBehind(KIND_COLUMNS, sorted, `${NOT_NAMED} ${TWO_KINDS}`, empty, sql);
}

/** Structures of a region that declare the segment of a lever; null for another figure. */
export function explainLeverSupply(
	{ site, year, edition, code: region, label, read }: SupplyScope,
	all: readonly KindCount[],
	{ code: segment, insertion, handicap, basins }: LeverSupply,
	key: string,
) {
	const family = key === 'insertion' || key === 'handicap' ? key : undefined;
	const kinds = all.filter((kind) => !family || kind.family === family).map(({ kind }) => kind);
	const sql = supplyRowsSql({ year, edition, region, segment, ...(family && { family }) });
	const cards = {
		insertion: card(insertion, 'SIRET')`Structures d’insertion
			= nombre de SIRET différents qui déclarent le segment`,
		handicap: card(handicap, 'SIRET')`Structures du handicap
			= nombre de SIRET différents qui déclarent le segment`,
		basins: basinsCard('Bassins servis', basins, insertion + handicap),
	};
	const place = `${label}, ${segmentLabel(site, segment)}`;
	const rows = async () => structureRows(await read(), { segment, kinds }, sql);
	const only = family ? [`Famille ${family}`] : [];
	return tellOne({ ...counted(place, year, DECLARING, ...only), rows }, cards, key);
}

/** Structures of one kind in a region, or the basins that hold them; null for another figure. */
export function explainKind(
	{ read, label: region, year }: SupplyScope,
	of: KindCount,
	key: string,
) {
	const { kind, label, structures, basins } = of;
	const cards = {
		structures: card(structures, 'SIRET')`Structures comptées
			= nombre de SIRET différents, additionnés par bassin`,
		basins: basinsCard('Bassins', basins, structures),
	};
	const rows = async () => structureRows(await read(), { kinds: [kind] });
	return tellOne({ ...counted(`${region}, ${label}`, year, `Type ${kind}`), rows }, cards, key);
}

/** Structures that declare a segment in one basin of a region. */
export function explainPlaceSupply(
	{ site, label, year }: Pick<SupplyScope, 'site' | 'label' | 'year'>,
	found: RegionPlaces,
	segment: string,
	{ basin, structures }: PlaceSupply,
) {
	const each = segmentPlaces(found, segment).find((place) => place.basin === basin)?.kinds ?? '';
	const where = `${label}, ${basinOf({ basin })}, ${segmentLabel(site, segment)}`;
	const rows = structureRows(found, { segment, basin });
	return tell(
		{ ...counted(where, year, DECLARING), rows },
		card(structures, number)`Structures du bassin
			= somme par type de structure = ${each.replaceAll(', ', ' + ')}`,
	);
}

/**
 * Structures that declare a segment in a scope of the simulator.
 * @param year the one in which they are counted, whatever the question
 */
export function explainDeclared(
	{ site, question: { edition }, scope }: Place,
	segment: string,
	supply: readonly DeclaredSupply[],
	year: number,
) {
	const nation = scope === NATION;
	const nameOf = (region: string | null) =>
		region === null || region === NO_REGION
			? 'sans région connue'
			: regionLabel(site, edition, region);
	const kept = supply
		.filter((row) => row.edition === edition && row.segment === segment)
		.filter(({ region }) => nation || region === scope);
	const value = kept.reduce((sum, { structures }) => sum + structures, 0);
	const where = `${nation ? 'France' : nameOf(scope)}, ${segmentLabel(site, segment)}`;
	const rows = rowsBehind<DeclaredSupply>(
		[column('region', 'Région', ({ region }) => nameOf(region)), STRUCTURES],
		kept,
		'La fiche de chaque région les donne bassin par bassin et par type.',
		'Aucune structure ne déclare ce segment.',
		supplyRowsSql({ year, edition, region: nation ? null : scope, segment }),
	);
	return tell(
		{ ...counted(where, year, DECLARING), rows },
		card(value, number)`Structures qui déclarent le segment
			= structures d’insertion + structures du handicap, région par région
			= ${kept.length === 1 ? count(value, 'structure') : `somme de ${count(kept.length, 'région')}`}`,
	);
}

/** Structures of a region, all of them or those that name no segment or no basin. */
export function explainSupply(
	{ read, label: place, year }: SupplyScope,
	{ kinds, structures, withoutSegment, withoutBasin }: RegionSupply,
	key: 'structures' | 'withoutSegment' | 'withoutBasin',
) {
	const of = count(structures, 'structure');
	const cards = {
		structures: card(structures, number)`Structures comptées
			= somme des structures par type = ${sumText(kinds.map((each) => `${number(each.structures)}\u00a0${each.kind}`))}`,
		withoutSegment: card(withoutSegment, number)`Structures sans segment déclaré
			= nombre d’inscriptions comptées dont la colonne «\u00a0segments\u00a0» est vide = ${number(withoutSegment)} sur ${of}`,
		withoutBasin: card(withoutBasin, number)`Structures sans bassin déclaré
			= nombre d’inscriptions comptées dont la colonne «\u00a0bassin\u00a0» est vide = ${number(withoutBasin)} sur ${of}`,
	};
	const unnamed =
		'La diffusion du jeu de données est publique\u00a0: les structures ne sont pas nommées, et leur nombre sans segment n’est publié que pour la région.';
	const rows = async () => {
		const { named: all, ...found } = await read();
		const silent = key === 'withoutSegment';
		if (silent && all === null) return rowsBehind([], [], undefined, unnamed);
		const named = all && (silent ? all.filter(({ segments }) => segments.length === 0) : all);
		const basin = key === 'withoutBasin' ? { basin: null } : {};
		return { ...structureRows({ ...found, named }, basin), note: TWICE };
	};
	return tell({ ...counted(place, year), definition: `${COUNTED} ${TWICE}`, rows }, cards[key]);
}

/** Segments with a potential: all of them, those that no structure of the region declares, or the potential of these. */
export function explainLeversSupply(
	{ site, label, year }: Pick<SupplyScope, 'site' | 'label' | 'year'>,
	levers: readonly LeverSupply[],
	key: 'levers' | 'alone' | 'potential',
) {
	const alone = levers.filter(({ insertion, handicap }) => insertion + handicap === 0);
	const potential = alone.map((lever) => lever.potential);
	const cards = {
		levers: card(levers.length, 'segment')`Segments à potentiel
			= nombre de segments dont le potentiel n’est pas nul`,
		alone: card(alone.length, 'segment')`Segments à potentiel que personne ne déclare dans la région
			= nombre de segments à potentiel sans structure d’insertion ni du handicap`,
		potential: card(potential.reduce((sum, each) => sum + each, 0))`Potentiel sans offre connue
			= somme des potentiels de ces segments = ${sumText(potential)}`,
	};
	const rows = rowsBehind<LeverSupply>(
		[
			column('code', 'Segment', ({ code }) => listedSegment(site, code)),
			eurosColumn('potential', 'Potentiel'),
			countColumn('insertion', 'Structures d’insertion'),
			countColumn('handicap', 'Structures du handicap'),
		],
		key === 'levers' ? levers : alone,
		'Une ligne par segment. Chaque chiffre dit son origine dans le tableau de la page.',
	);
	const definition =
		'Un segment a un potentiel quand la région y fait moins que le meilleur quart des régions. Une structure d’une autre région peut y répondre\u00a0: ici seules celles de la région comptent.';
	const filters = [
		`Structures comptées en ${year} qui déclarent le segment, inscrites dans un département de la région`,
	];
	return tell({ place: `${label}, ${year}`, definition, filters, rows }, cards[key]);
}

/** Basins where the State spends: how many, those without structure, or what is spent in these. */
export function explainBare(
	{ site, label, year }: Pick<SupplyScope, 'site' | 'label' | 'year'>,
	{ bare, spending }: RegionSupply,
	key: 'bare' | 'spending' | 'base',
) {
	const bases = bare.map(({ base }) => base);
	const without = number(bare.length);
	const cards = {
		bare: card(bare.length, number)`Bassins sans structure comptée
			= nombre de bassins = ${without} sur ${number(spending)}`,
		spending: card(spending, number)`Bassins où l’État achète dans l’assiette
			= nombre de bassins = ${without} sans structure + ${number(spending - bare.length)} avec`,
		base: card(bases.reduce((sum, base) => sum + base, 0))`Assiette de ces bassins
			= somme des assiettes des bassins sans structure comptée = ${sumText(bases)}`,
	};
	const rows = rowsBehind<BareBasin>(
		[
			column('label', 'Bassin'),
			column('code', 'Code'),
			figureColumn('base'),
			figureColumn('realised'),
		],
		bare,
		'Une ligne par bassin sans structure comptée. Les autres sont sur la page Facilitateurs, avec leur assiette.',
		'Aucun bassin sans structure comptée.',
	);
	const definition =
		'Les bassins qui touchent la région, chacun en entier, où l’assiette est positive. Un bassin est sans structure quand aucune inscription comptée ne le nomme\u00a0; une structure voisine peut y travailler.';
	const filters = basinFilters(site, year);
	return tell({ place: `${label}, ${year}`, definition, filters, rows }, cards[key]);
}
