/** Structures that could work: of a region, of a kind, of a segment, of a basin. */
import { count, number } from '$lib/format';
import { supplyRowsSql } from '$lib/queries/traceSupply';
import { NATION, NO_REGION, type Edition } from '$lib/rules/territory';
import { column, countColumn, eurosColumn, figureColumn } from '../../figureColumns';
import type { DeclaredSupply } from '../../simulator/simulation';
import { regionLabel, segmentLabel, type SiteData } from '../../site';
import { segmentPlaces, type PlaceSupply, type RegionPlaces } from '../../supply/places';
import type { BareBasin, KindCount, LeverSupply, RegionSupply } from '../../supply/supply';
import { card, sumText, tell, tellOne } from '../card';
import type { Place } from '../explainFigure';
import { rowsBehind, type Origin, type RowsBehind } from '../origin';
import { basinFilters } from './basins';

/** Where structures were counted. */
export interface SupplyScope {
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
	'Une structure est comptée quand son SIRET est au registre (structures.csv), avec un type que la circulaire compte, et que la période du type et celle de l’inscription touchent l’exercice. Une date vide laisse la période ouverte.';
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
const holding = (basins: number | null, structures: number, none: string) =>
	`${number(basins ?? 0)} bassins pour ${count(structures, 'structure')}\u00a0; celles sans bassin n’en ${none}`;

interface KindRow {
	basin: string | null;
	kind: string;
	structures: number;
}

type NamedRow = Omit<KindRow, 'structures'> & { name: string | null };

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
	b.structures - a.structures ||
	Number(a.basin === null) - Number(b.basin === null) ||
	((a.basin ?? '') < (b.basin ?? '') ? -1 : 1);

/** Structures one by one where the data set lets name them, else how many by basin and kind. */
function structureRows(
	{ counted: all, places, named }: RegionPlaces,
	keep: { segment: string | null; kinds: readonly string[]; basin?: string | null },
	sql?: string,
): RowsBehind {
	const { segment, kinds, basin } = keep;
	const kept = (row: KindRow | NamedRow) =>
		kinds.includes(row.kind) && (basin === undefined || row.basin === basin);
	if (named !== null) {
		const rows = named.filter((row) => segment === null || row.segments.includes(segment));
		return rowsBehind<NamedRow>(NAMED_COLUMNS, rows.filter(kept), TWO_KINDS, undefined, sql);
	}
	const rows: readonly KindRow[] =
		segment === null ? all : places.filter((row) => row.segment === segment);
	return rowsBehind<KindRow>(
		KIND_COLUMNS,
		rows.filter(kept).sort(mostFirst),
		`${NOT_NAMED} ${TWO_KINDS}`,
		'Aucune structure de la région ne déclare ce segment.',
		sql,
	);
}

/** Structures of a region that declare the segment of a lever; null for another figure. */
export function explainLeverSupply(
	site: SiteData,
	{ year, edition, code: region, label, read }: SupplyScope,
	kinds: readonly KindCount[],
	{ code: segment, insertion, handicap, basins }: LeverSupply,
	key: string,
): Origin | null {
	const family = key === 'insertion' || key === 'handicap' ? key : undefined;
	const of = kinds.filter((kind) => family === undefined || kind.family === family);
	const sql = supplyRowsSql({ year, edition, region, segment, ...(family && { family }) });
	const cards = {
		insertion: card(insertion, 'SIRET')`Structures d’insertion
			= nombre de SIRET différents qui déclarent le segment`,
		handicap: card(handicap, 'SIRET')`Structures du handicap
			= nombre de SIRET différents qui déclarent le segment`,
		basins: card(basins ?? undefined, number)`Bassins servis
			= nombre de bassins différents = ${holding(basins, insertion + handicap, 'servent aucun')}
			${COUNTED} Un bassin est servi quand au moins une d’elles y est inscrite.`,
	};
	const place = `${label}, ${segmentLabel(site, segment)}`;
	const rows = async () =>
		structureRows(await read(), { segment, kinds: of.map(({ kind }) => kind) }, sql);
	const only = family === undefined ? [] : [`Famille ${family}`];
	return tellOne({ ...counted(place, year, DECLARING, ...only), rows }, cards, key);
}

/** Structures of one kind in a region, or the basins that hold them; null for another figure. */
export function explainKind(
	{ read, label: region, year }: SupplyScope,
	{ kind, label, structures, basins }: KindCount,
	key: string,
): Origin | null {
	const cards = {
		structures: card(structures, 'SIRET')`Structures comptées
			= nombre de SIRET différents, additionnés par bassin`,
		basins: card(basins ?? undefined, number)`Bassins
			= nombre de bassins différents = ${holding(basins, structures, 'ont aucun')}
			${COUNTED} Un bassin est compté quand au moins une d’elles y est inscrite.`,
	};
	const rows = async () => structureRows(await read(), { segment: null, kinds: [kind] });
	return tellOne({ ...counted(`${region}, ${label}`, year, `Type ${kind}`), rows }, cards, key);
}

/** Structures that declare a segment in one basin of a region. */
export function explainPlaceSupply(
	site: SiteData,
	{ label, year }: Pick<SupplyScope, 'label' | 'year'>,
	found: RegionPlaces,
	segment: string,
	{ basin, structures }: PlaceSupply,
): Origin {
	const kinds = [...new Set(found.places.map(({ kind }) => kind))];
	const each = segmentPlaces(found, segment).find((place) => place.basin === basin)?.kinds ?? '';
	const where = `${label}, ${basinOf({ basin })}, ${segmentLabel(site, segment)}`;
	return tell(
		{
			...counted(where, year, DECLARING),
			rows: structureRows(found, { segment, kinds, basin }),
		},
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
): Origin {
	const nation = scope === NATION;
	const nameOf = (region: string | null) =>
		region === null || region === NO_REGION
			? 'sans région connue'
			: regionLabel(site, edition, region);
	const rows = supply
		.filter((row) => row.edition === edition && row.segment === segment)
		.filter(({ region }) => nation || region === scope)
		.map(({ region, structures }) => ({ region: nameOf(region), structures }));
	const value = rows.reduce((sum, { structures }) => sum + structures, 0);
	const where = `${nation ? 'France' : nameOf(scope)}, ${segmentLabel(site, segment)}`;
	return tell(
		{
			...counted(where, year, 'Une structure compte dans chacun des segments qu’elle déclare'),
			rows: rowsBehind<(typeof rows)[number]>(
				[column('region', 'Région'), STRUCTURES],
				rows,
				'La fiche de chaque région les donne bassin par bassin et par type.',
				'Aucune structure ne déclare ce segment.',
				supplyRowsSql({ year, edition, region: nation ? null : scope, segment }),
			),
		},
		card(value, number)`Structures qui déclarent le segment
			= structures d’insertion + structures du handicap, région par région
			= ${rows.length === 1 ? count(value, 'structure') : `somme de ${count(rows.length, 'région')}`}`,
	);
}

/** Structures of a region, all of them or those that name no segment or no basin. */
export function explainSupply(
	{ read, label: place, year }: SupplyScope,
	{ kinds, structures, withoutSegment, withoutBasin }: RegionSupply,
	key: 'structures' | 'withoutSegment' | 'withoutBasin',
): Origin {
	const perKind = kinds.map((each) => `${number(each.structures)}\u00a0${each.kind}`);
	const of = count(structures, 'structure');
	const cards = {
		structures: card(structures, number)`Structures comptées
			= somme des structures par type = ${sumText(perKind)}`,
		withoutSegment: card(withoutSegment, number)`Structures sans segment déclaré
			= nombre d’inscriptions comptées dont la colonne «\u00a0segments\u00a0» est vide = ${number(withoutSegment)} sur ${of}`,
		withoutBasin: card(withoutBasin, number)`Structures sans bassin déclaré
			= nombre d’inscriptions comptées dont la colonne «\u00a0bassin\u00a0» est vide = ${number(withoutBasin)} sur ${of}`,
	};
	const rows = async (): Promise<RowsBehind> => {
		const { named: all, ...found } = await read();
		const silent = key === 'withoutSegment';
		if (silent && all === null) {
			return rowsBehind(
				[],
				[],
				undefined,
				'La diffusion du jeu de données est publique\u00a0: les structures ne sont pas nommées, et leur nombre sans segment n’est publié que pour la région.',
			);
		}
		const named = all && (silent ? all.filter(({ segments }) => segments.length === 0) : all);
		const keep = { segment: null, kinds: kinds.map(({ kind }) => kind) };
		const basin = key === 'withoutBasin' ? { basin: null } : {};
		return { ...structureRows({ ...found, named }, { ...keep, ...basin }), note: TWICE };
	};
	return tell({ ...counted(place, year), definition: `${COUNTED} ${TWICE}`, rows }, cards[key]);
}

/** Segments with a potential: all of them, those that no structure of the region declares, or the potential of these. */
export function explainLeversSupply(
	site: SiteData,
	{ label, year }: Pick<SupplyScope, 'label' | 'year'>,
	levers: readonly LeverSupply[],
	key: 'levers' | 'alone' | 'potential',
): Origin {
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
	const shared = {
		place: `${label}, ${year}`,
		definition:
			'Un segment a un potentiel quand la région y fait moins que le meilleur quart des régions. Une structure d’une autre région peut y répondre\u00a0: ici seules celles de la région comptent.',
		filters: [
			`Structures comptées en ${year} qui déclarent le segment, inscrites dans un département de la région`,
		],
		rows: rowsBehind<LeverSupply>(
			[
				column('code', 'Segment', ({ code }) => segmentLabel(site, code)),
				eurosColumn('potential', 'Potentiel'),
				countColumn('insertion', 'Structures d’insertion'),
				countColumn('handicap', 'Structures du handicap'),
			],
			key === 'levers' ? levers : alone,
			'Une ligne par segment. Chaque chiffre dit son origine dans le tableau de la page.',
		),
	};
	return tell(shared, cards[key]);
}

/** Basins where the State spends: how many, those without structure, or what is spent in these. */
export function explainBare(
	site: SiteData,
	{ label, year }: Pick<SupplyScope, 'label' | 'year'>,
	{ bare, spending }: Pick<RegionSupply, 'bare' | 'spending'>,
	key: 'bare' | 'spending' | 'base',
): Origin {
	const bases = bare.map(({ base }) => base);
	const without = number(bare.length);
	const cards = {
		bare: card(bare.length, number)`Bassins sans structure comptée
			= nombre de bassins = ${without} sur ${number(spending)}`,
		spending: card(spending, number)`Bassins où l’État achète dans l’assiette
			= nombre de bassins = ${without} sans structure + ${number(spending - bare.length)} avec`,
		base: card(
			bases.reduce((sum, base) => sum + base, 0),
		)`Assiette des bassins sans structure comptée
			= somme des assiettes de ces bassins = ${sumText(bases)}`,
	};
	const others = ' Les autres sont sur la page Facilitateurs, avec leur assiette.';
	const rows = rowsBehind<BareBasin>(
		[
			column('label', 'Bassin'),
			column('code', 'Code'),
			figureColumn('base'),
			figureColumn('realised'),
		],
		bare,
		`Une ligne par bassin sans structure comptée.${key === 'spending' ? others : ''}`,
		'Aucun bassin sans structure comptée.',
	);
	const definition =
		'Les bassins qui touchent la région, chacun en entier, où l’assiette est positive. Un bassin est sans structure quand aucune inscription comptée ne le nomme\u00a0; une structure voisine peut y travailler.';
	const filters = basinFilters(site, year);
	return tell({ place: `${label}, ${year}`, definition, filters, rows }, cards[key]);
}
