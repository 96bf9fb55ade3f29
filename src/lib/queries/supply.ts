import type { Engine } from '$lib/engine/engine';
import type { Cents } from '$lib/rules/sums';
import type { Edition } from '$lib/rules/territory';
import { REGION_COLUMNS } from './cubeColumns';
import { fill } from './fill';

/** Counted structures of one kind in one basin; each SIRET once a row. */
export interface SupplyRow {
	/** A region of the edition, `NR`, or null: the entry names no département. */
	region: string | null;
	/** Null: the entry names no basin. */
	basin: string | null;
	/** As `types_structures.csv` names it: `EI`, `ESAT`… */
	kind: string;
	kindLabel: string;
	family: 'insertion' | 'handicap';
	structures: number;
	/** Among them, those that name no segment. */
	withoutSegment: number;
}

/**
 * Structures that count in a fiscal year, by region, basin and kind. The region is that of the
 * entry's département.
 */
export function querySupply(engine: Engine, year: number, edition: Edition): Promise<SupplyRow[]> {
	const sql = fill(
		`SELECT d.{region} AS region, s.bassin AS basin, c.type AS kind, t.libelle AS "kindLabel",
			c.famille AS family, CAST(count(DISTINCT c.siret) AS INTEGER) AS structures,
			CAST(count(DISTINCT c.siret) FILTER (s.segments IS NULL) AS INTEGER) AS "withoutSegment"
		FROM structures_comptees c
		JOIN structures s ON s.siret = c.siret AND s.type = c.type
		JOIN ref_types_structures t ON t.type = c.type
		LEFT JOIN ref_departements d ON d.code = s.departement
		WHERE c.exercice = CAST($1 AS INTEGER)
		GROUP BY d.{region}, s.bassin, c.type, t.libelle, c.famille
		ORDER BY ALL`,
		{ region: REGION_COLUMNS[edition] },
	);
	return engine.query<SupplyRow>(sql, [year]);
}

/** Counted structures that declare a segment, in one region. */
export interface SegmentSupplyRow {
	region: string | null;
	segment: string;
	insertion: number;
	handicap: number;
	/** Basins that hold at least one of them. */
	basins: number;
}

export function querySegmentSupply(
	engine: Engine,
	year: number,
	edition: Edition,
): Promise<SegmentSupplyRow[]> {
	const sql = fill(
		`WITH dites AS (
			SELECT d.{region} AS region, unnest(string_split(s.segments, ' ')) AS segment, c.siret,
				c.famille, s.bassin
			FROM structures_comptees c
			JOIN structures s ON s.siret = c.siret AND s.type = c.type AND s.segments IS NOT NULL
			LEFT JOIN ref_departements d ON d.code = s.departement
			WHERE c.exercice = CAST($1 AS INTEGER)
		)
		SELECT region, segment,
			CAST(count(DISTINCT siret) FILTER (famille = 'insertion') AS INTEGER) AS insertion,
			CAST(count(DISTINCT siret) FILTER (famille = 'handicap') AS INTEGER) AS handicap,
			CAST(count(DISTINCT bassin) AS INTEGER) AS basins
		FROM dites
		WHERE segment <> ''
		GROUP BY region, segment
		ORDER BY ALL`,
		{ region: REGION_COLUMNS[edition] },
	);
	return engine.query<SegmentSupplyRow>(sql, [year]);
}

/** A counted structure by name: never published with `diffusion: public`. */
export interface StructureRow {
	/** Null: the register gives none. */
	name: string | null;
	kind: string;
	/** Label of its basin; null: the entry names none. */
	basin: string | null;
	/** Codes of the segments it declares; empty: none. */
	segments: string[];
}

/** Structures of a region that count in a fiscal year, one by one. */
export async function queryStructures(
	engine: Engine,
	year: number,
	edition: Edition,
	basinEdition: string,
	region: string,
): Promise<StructureRow[]> {
	const sql = fill(
		`SELECT min(s.nom) AS name, c.type AS kind, b.libelle AS basin,
			string_agg(DISTINCT s.segments, ' ' ORDER BY s.segments) AS segments
		FROM structures_comptees c
		JOIN structures s ON s.siret = c.siret AND s.type = c.type
		JOIN ref_departements d ON d.code = s.departement AND d.{region} = CAST($3 AS VARCHAR)
		LEFT JOIN ref_bassins b ON b.edition = CAST($2 AS VARCHAR) AND b.code = s.bassin
		WHERE c.exercice = CAST($1 AS INTEGER)
		GROUP BY c.siret, c.type, b.libelle
		ORDER BY basin NULLS LAST, name NULLS LAST, c.siret`,
		{ region: REGION_COLUMNS[edition] },
	);
	const rows = await engine.query<Omit<StructureRow, 'segments'> & { segments: string | null }>(
		sql,
		[year, basinEdition, region],
	);
	return rows.map(({ segments, ...row }) => ({
		...row,
		segments: [...new Set((segments ?? '').split(' ').filter(Boolean))],
	}));
}

/** Structures of one kind that declare a segment, in one basin of a region. */
export interface SegmentKindRow {
	segment: string;
	/** As `types_structures.csv` names it: `EI`, `ESAT`… */
	kind: string;
	/** Label of the basin; null: the entry names none. */
	basin: string | null;
	structures: number;
}

/** How many structures of a region could serve each segment in each basin, by kind. */
export function querySegmentKinds(
	engine: Engine,
	year: number,
	edition: Edition,
	basinEdition: string,
	region: string,
): Promise<SegmentKindRow[]> {
	const sql = fill(
		`WITH dites AS (
			SELECT unnest(string_split(s.segments, ' ')) AS segment, c.siret, c.type AS kind, s.bassin
			FROM structures_comptees c
			JOIN structures s ON s.siret = c.siret AND s.type = c.type AND s.segments IS NOT NULL
			JOIN ref_departements d ON d.code = s.departement AND d.{region} = CAST($3 AS VARCHAR)
			WHERE c.exercice = CAST($1 AS INTEGER)
		)
		SELECT e.segment, e.kind, b.libelle AS basin,
			CAST(count(DISTINCT e.siret) AS INTEGER) AS structures
		FROM dites e
		LEFT JOIN ref_bassins b ON b.edition = CAST($2 AS VARCHAR) AND b.code = e.bassin
		WHERE e.segment <> ''
		GROUP BY e.segment, e.kind, b.libelle
		ORDER BY ALL`,
		{ region: REGION_COLUMNS[edition] },
	);
	return engine.query<SegmentKindRow>(sql, [year, basinEdition, region]);
}

/** Value of an insertion hour in a segment, cents (`/methode/`). */
export interface HourValueRow {
	segment: string;
	value: Cents;
	/** Whether the reference gives it; otherwise it is the general assumption. */
	own: boolean;
}

export function queryHourValues(engine: Engine): Promise<HourValueRow[]> {
	return engine.query<HourValueRow>(
		`SELECT CAST(code AS VARCHAR) AS segment, CAST(valeur AS DOUBLE) AS value, propre AS own
		FROM heures_valeurs WHERE code IS NOT NULL ORDER BY code`,
	);
}
