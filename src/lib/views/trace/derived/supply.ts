/** Structures that could work: of a region, of a kind, of a segment, of a basin. */
import * as FIGURES from '$lib/figures/made/supply';
import { count, number } from '$lib/format';
import { supplyRowsSql } from '$lib/queries/traceSupply';
import { NATION, NO_REGION, type Edition } from '$lib/rules/territory';
import { column } from '../../figureColumns';
import type { DeclaredSupply } from '../../simulator/simulation';
import { rowsBehind } from '../../rows/behind';
import { basinOf, structureRows, STRUCTURES } from '../../rows/structures';
import { regionLabel, segmentLabel, type SiteData } from '../../site';
import { BARE_BASIN_COLUMNS, leverSupplyColumns } from '../../supply/columns';
import { segmentPlaces, type PlaceSupply, type RegionPlaces } from '../../supply/places';
import type { KindCount, LeverSupply, RegionSupply } from '../../supply/supply';
import { basinFilters, type Place } from '../../kept';
import { tellMade, tellOne } from '../tell';

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

type Region = Pick<SupplyScope, 'site' | 'label' | 'year'>;

const UNNAMED =
	'La diffusion du jeu de données est publique\u00a0: les structures ne sont pas nommées, et leur nombre sans segment n’est publié que pour la région.';
const DECLARING =
	'Structures qui déclarent le segment\u00a0; une structure compte dans chacun des siens';

/** What every number of structures says. */
const counted = (place: string, year: number, ...filters: readonly string[]) => ({
	place: `${place}, ${year}`,
	definition: FIGURES.COUNTED,
	filters: [
		`Registre des structures, exercice ${year}, quels que soient les filtres de la page`,
		'Chaque SIRET une seule fois\u00a0; la région est celle du département de l’inscription',
		...filters,
	],
});

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
	const place = `${label}, ${segmentLabel(site, segment)}`;
	const rows = async () => structureRows(await read(), { segment, kinds }, sql);
	const only = family ? [`Famille ${family}`] : [];
	const structures = insertion + handicap;
	const amounts = { insertion, handicap, structures, basins: basins ?? undefined };
	const shared = { ...counted(place, year, DECLARING, ...only), rows };
	return tellMade(shared, FIGURES.LEVER_SUPPLY, key, amounts);
}

/** Structures of one kind in a region, or the basins that hold them; null for another figure. */
export function explainKind(
	{ read, label: region, year }: SupplyScope,
	{ kind, label, structures, basins }: KindCount,
	key: string,
) {
	const rows = async () => structureRows(await read(), { kinds: [kind] });
	const shared = { ...counted(`${region}, ${label}`, year, `Type ${kind}`), rows };
	return tellMade(shared, FIGURES.KIND_SUPPLY, key, { structures, basins: basins ?? undefined });
}

/** Structures that declare a segment in one basin of a region. */
export function explainPlaceSupply(
	{ site, label, year }: Region,
	found: RegionPlaces,
	segment: string,
	{ basin, structures }: PlaceSupply,
) {
	const each = segmentPlaces(found, segment).find((place) => place.basin === basin)?.kinds ?? '';
	const where = `${label}, ${basinOf({ basin })}, ${segmentLabel(site, segment)}`;
	const rows = structureRows(found, { segment, basin });
	const shared = { ...counted(where, year, DECLARING), rows };
	const kinds = each.replaceAll(', ', ' + ');
	return tellOne(shared, FIGURES.PLACE_SUPPLY, structures, { kinds });
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
	const sum =
		kept.length === 1 ? count(value, 'structure') : `somme de ${count(kept.length, 'région')}`;
	const shared = { ...counted(where, year, DECLARING), rows };
	return tellOne(shared, FIGURES.DECLARED_SUPPLY, value, { sum });
}

/** Structures of a region, all of them or those that name no segment or no basin. */
export function explainSupply(
	{ read, label: place, year }: SupplyScope,
	{ kinds, ...all }: RegionSupply,
	key: keyof typeof FIGURES.REGION_SUPPLY,
) {
	const rows = async () => {
		const { named: every, ...found } = await read();
		const silent = key === 'withoutSegment';
		if (silent && every === null) return rowsBehind([], [], undefined, UNNAMED);
		const named = every && (silent ? every.filter(({ segments }) => segments.length === 0) : every);
		const basin = key === 'withoutBasin' ? { basin: null } : {};
		return { ...structureRows({ ...found, named }, basin), note: FIGURES.COUNTED_TWICE };
	};
	const definition = `${FIGURES.COUNTED} ${FIGURES.COUNTED_TWICE}`;
	const each = kinds.map(({ structures, kind }) => `${number(structures)}\u00a0${kind}`);
	const shared = { ...counted(place, year), definition, rows };
	return tellMade(shared, FIGURES.REGION_SUPPLY, key, { ...all, kinds: each });
}

/** Segments with a potential: all of them, those that no structure of the region declares, or the potential of these. */
export function explainLeversSupply(
	{ site, label, year }: Region,
	levers: readonly LeverSupply[],
	key: keyof typeof FIGURES.UNSERVED,
) {
	const alone = levers.filter(({ insertion, handicap }) => insertion + handicap === 0);
	const potentials = alone.map(({ potential }) => potential);
	const rows = rowsBehind(
		leverSupplyColumns(site),
		key === 'levers' ? levers : alone,
		'Une ligne par segment. Chaque chiffre dit son origine dans le tableau de la page.',
	);
	const filters = [
		`Structures comptées en ${year} qui déclarent le segment, inscrites dans un département de la région`,
	];
	const shared = { place: `${label}, ${year}`, definition: FIGURES.UNSERVED_IS, filters, rows };
	return tellMade(shared, FIGURES.UNSERVED, key, {
		levers: levers.length,
		alone: alone.length,
		potential: potentials.reduce((sum, each) => sum + each, 0),
		potentials,
	});
}

/** Basins where the State spends: how many, those without structure, or what is spent in these. */
export function explainBare(
	{ site, label, year }: Region,
	{ bare, spending }: RegionSupply,
	key: keyof typeof FIGURES.BARE,
) {
	const bases = bare.map(({ base }) => base);
	const rows = rowsBehind(
		BARE_BASIN_COLUMNS,
		bare,
		'Une ligne par bassin sans structure comptée. Les autres sont sur la page Facilitateurs, avec leur assiette.',
		'Aucun bassin sans structure comptée.',
	);
	const filters = basinFilters(site, year);
	const shared = { place: `${label}, ${year}`, definition: FIGURES.BARE_IS, filters, rows };
	const base = bases.reduce((sum, each) => sum + each, 0);
	return tellMade(shared, FIGURES.BARE, key, { bare: bare.length, spending, base, bases });
}
