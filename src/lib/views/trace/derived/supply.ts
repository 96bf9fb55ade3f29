import { count, number } from '$lib/format';
import { supplyRowsSql } from '$lib/queries/traceSupply';
import { NATION, NO_REGION } from '$lib/rules/territory';
import type { Column } from '$lib/ui/column';
import type { DeclaredSupply } from '../../simulator/simulation';
import { regionLabel, segmentLabel, type SiteData } from '../../site';
import { segmentPlaces, type PlaceSupply, type RegionPlaces } from '../../supply/places';
import type { KindCount, LeverSupply } from '../../supply/supply';
import { rowsBehind, type Origin } from '../origin';
import type { DerivedPlace } from './made';
import { counted, structureRows, type SupplyScope } from './supplyRows';

/** Structures of a region that declare the segment of a lever; null for another figure. */
export function explainLeverSupply(
	site: SiteData,
	{ read, ...scope }: SupplyScope,
	kinds: readonly KindCount[],
	{ code: segment, insertion, handicap, basins }: LeverSupply,
	key: string,
): Origin | null {
	if (key !== 'insertion' && key !== 'handicap' && key !== 'basins') return null;
	const served = key === 'basins' ? basins : null;
	if (key === 'basins' && served === null) return null;
	const { year, edition, code: region, label } = scope;
	const family = key === 'basins' ? undefined : key;
	const said = {
		place: `${label}, ${segmentLabel(site, segment)}`,
		year,
		filters: [
			`Structures qui déclarent le segment\u00a0; une structure compte dans chacun des siens`,
			...(family === undefined ? [] : [`Famille ${family}`]),
		],
	};
	const of = kinds.filter((kind) => family === undefined || kind.family === family);
	const explanation =
		served !== null
			? counted({
					...said,
					label: 'Bassins servis',
					value: served,
					more: 'Un bassin est servi quand au moins une d’elles y est inscrite.',
					words: 'nombre de bassins différents',
					numbers: `${number(served)} bassins pour ${count(insertion + handicap, 'structure')}\u00a0; celles sans bassin n’en servent aucun`,
				})
			: counted({
					...said,
					label: key === 'insertion' ? 'Structures d’insertion' : 'Structures du handicap',
					value: key === 'insertion' ? insertion : handicap,
					words: 'nombre de SIRET différents qui déclarent le segment',
					numbers: count(key === 'insertion' ? insertion : handicap, 'SIRET', 'SIRET'),
				});
	const sql = supplyRowsSql({ year, edition, region, segment, ...(family && { family }) });
	return {
		explanation,
		rows: async () =>
			structureRows(await read(), { segment, kinds: of.map(({ kind }) => kind) }, sql),
	};
}

/** Structures of one kind in a region, or the basins that hold them; null for another figure. */
export function explainKind(
	{ read, label: place, year }: SupplyScope,
	{ kind, label, structures, basins }: KindCount,
	key: string,
): Origin | null {
	if (key !== 'structures' && key !== 'basins') return null;
	const held = key === 'basins' ? basins : null;
	if (key === 'basins' && held === null) return null;
	const said = { place: `${place}, ${label}`, year, filters: [`Type ${kind}`] };
	return {
		explanation:
			held === null
				? counted({
						...said,
						label: 'Structures comptées',
						value: structures,
						words: 'nombre de SIRET différents, additionnés par bassin',
						numbers: count(structures, 'SIRET', 'SIRET'),
					})
				: counted({
						...said,
						label: 'Bassins',
						value: held,
						more: 'Un bassin est compté quand au moins une d’elles y est inscrite.',
						words: 'nombre de bassins différents',
						numbers: `${number(held)} bassins pour ${count(structures, 'structure')}\u00a0; celles sans bassin n’en ont aucun`,
					}),
		rows: async () => structureRows(await read(), { segment: null, kinds: [kind] }),
	};
}

/** Structures that declare a segment in one basin of a region. */
export function explainPlaceSupply(
	site: SiteData,
	{ label, year }: Omit<SupplyScope, 'read'>,
	found: RegionPlaces,
	segment: string,
	{ basin, structures }: PlaceSupply,
): Origin {
	const kinds = [...new Set(found.places.map(({ kind }) => kind))];
	const numbers = segmentPlaces(found, segment).find((place) => place.basin === basin)?.kinds ?? '';
	return {
		explanation: counted({
			label: 'Structures du bassin',
			place: `${label}, ${basin ?? 'bassin non déclaré'}, ${segmentLabel(site, segment)}`,
			value: structures,
			words: 'somme par type de structure',
			numbers: numbers.replaceAll(', ', ' + '),
			year,
			filters: [
				'Structures qui déclarent le segment\u00a0; une structure compte dans chacun des siens',
			],
		}),
		rows: structureRows(found, { segment, kinds, basin }),
	};
}

const DECLARED_COLUMNS: readonly Column<{ region: string; structures: number }>[] = [
	{ key: 'region', label: 'Région' },
	{ key: 'structures', label: 'Structures', align: 'end' },
];

/**
 * Structures that declare a segment in a scope of the simulator.
 * @param year the one in which they are counted, whatever the question
 */
export function explainDeclared(
	site: SiteData,
	{ question: { edition }, scope }: DerivedPlace,
	segment: string,
	supply: readonly DeclaredSupply[],
	year: number,
): Origin {
	const rows = supply
		.filter(
			(row) =>
				row.edition === edition &&
				row.segment === segment &&
				(scope === NATION || row.region === scope),
		)
		.map(({ region, structures }) => ({
			region:
				region === null || region === NO_REGION
					? 'sans région connue'
					: regionLabel(site, edition, region),
			structures,
		}));
	const value = rows.reduce((sum, { structures }) => sum + structures, 0);
	const where = scope === NATION ? 'France' : regionLabel(site, edition, scope);
	return {
		explanation: counted({
			label: 'Structures qui déclarent le segment',
			place: `${where}, ${segmentLabel(site, segment)}`,
			value,
			words: 'structures d’insertion + structures du handicap, région par région',
			numbers:
				rows.length === 1 ? count(value, 'structure') : `somme de ${count(rows.length, 'région')}`,
			year,
			filters: ['Une structure compte dans chacun des segments qu’elle déclare'],
		}),
		rows: rowsBehind(DECLARED_COLUMNS, rows, {
			empty: 'Aucune structure ne déclare ce segment.',
			note: 'La fiche de chaque région les donne bassin par bassin et par type.',
			sql: supplyRowsSql({ year, edition, region: scope === NATION ? null : scope, segment }),
		}),
	};
}
