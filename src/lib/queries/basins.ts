import type { Engine } from '$lib/engine/engine';
import { boundCodes, inBoundCodes } from './baseSegments';
import type { Cents } from '$lib/rules/sums';
import { byEdition, type Edition } from '$lib/rules/territory';
import { regionsNamed } from './cubeColumns';

/** An employment basin of the edition that the data set names. */
export interface BasinRef {
	code: string;
	label: string;
	/** Inhabitants; null: unknown. */
	population: number | null;
	/** Year in which that legal population came into force; null: not said. */
	populationYear: number | null;
	/** Départements that it touches, the main one first. */
	departements: string[];
	/** Regions that it touches, by edition: several for a straddling basin. */
	regions: Record<Edition, string[]>;
}

/** The regions of each edition that it touches are in a column named as the edition. */
interface BasinRow extends Record<Edition, string | null> {
	code: string;
	label: string;
	population: number | null;
	populationYear: number | null;
	departements: string;
}

const words = (text: string | null) => (text ? text.split(' ') : []);

/** Basins of an edition of the employment zones, by code. */
export async function queryBasins(engine: Engine, edition: string): Promise<BasinRef[]> {
	const rows = await engine.query<BasinRow>(
		`WITH touches AS (
			SELECT code, unnest(string_split(departements, ' ')) AS departement
			FROM ref_bassins WHERE edition = $1
		),
		regions AS (
			SELECT t.code,
				${regionsNamed((region) => `string_agg(DISTINCT d.${region}, ' ' ORDER BY d.${region})`)}
			FROM touches t JOIN ref_departements d ON d.code = t.departement
			GROUP BY t.code
		)
		SELECT b.code, b.libelle AS label, b.population,
			b.annee_population AS "populationYear", b.departements, r.* EXCLUDE (code)
		FROM ref_bassins b LEFT JOIN regions r USING (code)
		WHERE b.edition = $1
		ORDER BY b.code`,
		[edition],
	);
	return rows.map(({ code, label, population, populationYear, departements, ...regions }) => ({
		code,
		label,
		population,
		populationYear,
		departements: words(departements),
		regions: byEdition((edition) => words(regions[edition])),
	}));
}

/** The eligible base of a basin and a segment in one fiscal year, in cents; default perimeter. */
export interface BasinSegmentRow {
	/** Null: not in one basin (*non localisé*). */
	basin: string | null;
	segment: string;
	base: Cents;
	/** Performed by structures and through clause hours (M2). */
	realised: Cents;
}

/** Eligible spending by basin and segment: paid by the State, in the segments of the base. */
export async function queryBasinSegments(
	engine: Engine,
	year: number,
	base: readonly string[],
): Promise<BasinSegmentRow[]> {
	return engine.query<BasinSegmentRow>(
		`SELECT b.bassin AS basin, b.segment, CAST(b.montant AS DOUBLE) AS base,
			CAST(b.organismes + b.heures AS DOUBLE) AS realised
		FROM bassins_achats b
		WHERE b.exercice = CAST($1 AS INTEGER) AND b.perimetre = 'etat'
			AND ${inBoundCodes('b.segment', 2)}
		ORDER BY b.bassin NULLS LAST, b.montant DESC, b.segment`,
		[year, boundCodes(base)],
	);
}

/** Structures of a basin that count in one fiscal year, by family; each SIRET once. */
export interface BasinStructuresRow {
	basin: string;
	insertion: number;
	handicap: number;
}

export async function queryBasinStructures(
	engine: Engine,
	year: number,
): Promise<BasinStructuresRow[]> {
	return engine.query<BasinStructuresRow>(
		`SELECT s.bassin AS basin,
			CAST(count(DISTINCT c.siret) FILTER (c.famille = 'insertion') AS INTEGER) AS insertion,
			CAST(count(DISTINCT c.siret) FILTER (c.famille = 'handicap') AS INTEGER) AS handicap
		FROM structures_comptees c
		JOIN structures s ON s.siret = c.siret AND s.type = c.type AND s.bassin IS NOT NULL
		WHERE c.exercice = CAST($1 AS INTEGER)
		GROUP BY s.bassin ORDER BY s.bassin`,
		[year],
	);
}
