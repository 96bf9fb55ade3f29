import type { Engine } from '$lib/engine/engine';
import type { SegmentLabour } from '$lib/rules/inBase';
import { FIRST_EDITION, NO_REGION, type Edition, type RegionPair } from '$lib/rules/territory';
import { REGION_COLUMNS, regionsNamed } from './cubeColumns';

export interface RegionRef {
	code: string;
	label: string;
}

/** A purchasing segment: its label, and its labour share. */
export interface SegmentRef extends SegmentLabour {
	label: string;
}

/** What supports the labour share of a segment. */
export interface SegmentSource {
	code: string;
	/** Where the figures come from, in words; null when the reference names none. */
	source: string | null;
	/** What the share is a share of: turnover as a rule. */
	basis: string | null;
	/** Cents of turnover per insertion hour; null when the common value applies. */
	hourCents: number | null;
}

export async function queryRegions(engine: Engine, edition: Edition): Promise<RegionRef[]> {
	return engine.query<RegionRef>(
		`SELECT code, libelle AS label FROM ref_regions WHERE edition = $1
		ORDER BY strip_accents(libelle)`,
		[edition],
	);
}

export async function queryRegionPairs(engine: Engine): Promise<RegionPair[]> {
	return engine.query<RegionPair>(
		`SELECT ${regionsNamed()} FROM territoires
		WHERE ${REGION_COLUMNS[FIRST_EDITION]} <> '${NO_REGION}' ORDER BY ALL`,
	);
}

export async function querySegments(engine: Engine): Promise<SegmentRef[]> {
	return engine.query<SegmentRef>(
		`SELECT code, libelle AS label, achats_courants AS current,
			CAST(part_main_oeuvre_min AS DOUBLE) AS min,
			CAST(part_main_oeuvre AS DOUBLE) AS share,
			CAST(part_main_oeuvre_max AS DOUBLE) AS max,
			statut = 'source' AS sourced
		FROM ref_segments ORDER BY ligne`,
	);
}

/** Apart from {@link querySegments}: these words are for the pages of the segments only. */
export async function querySegmentSources(engine: Engine): Promise<SegmentSource[]> {
	return engine.query<SegmentSource>(
		`SELECT code, source, base AS basis, CAST(valeur_heure_cts AS DOUBLE) AS "hourCents"
		FROM ref_segments ORDER BY ligne`,
	);
}

/** Fiscal years that hold a kept line, whatever its basis, in order. */
export async function queryYears(engine: Engine): Promise<number[]> {
	const rows = await engine.query<{ year: number }>(
		'SELECT DISTINCT exercice AS year FROM cube ORDER BY year',
	);
	return rows.map((row) => row.year);
}

/** Fiscal years known only by lines that were rejected at reading. */
export async function queryRejectedOnlyYears(engine: Engine): Promise<number[]> {
	const rows = await engine.query<{ year: number }>(
		`SELECT DISTINCT exercice AS year FROM rejetes
		WHERE exercice IS NOT NULL AND exercice NOT IN (SELECT exercice FROM cube) ORDER BY year`,
	);
	return rows.map((row) => row.year);
}
