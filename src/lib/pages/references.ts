import type { Engine } from '$lib/engine/engine';

/** A purchasing segment with its labour share, as fractions of its turnover. */
export interface SegmentRow {
	code: string;
	label: string;
	current: boolean;
	low: number;
	share: number;
	high: number;
	/** Whether a published figure supports the share. */
	sourced: boolean;
	source: string | null;
	/** `statistique`, `profession` or `presse`; null without a source. */
	rank: string | null;
	/** Cents of turnover per insertion hour, null when the common value applies. */
	hourCents: number | null;
}

/** A kind of structure and the period in which it counts (ISO dates, null = open). */
export interface KindRow {
	kind: string;
	label: string;
	family: string;
	counts: boolean;
	from: string | null;
	to: string | null;
	basis: string | null;
}

/** A figure published by others, with its source. */
export interface PublishedRow {
	year: number;
	indicator: string;
	scope: string;
	value: number;
	unit: string;
	source: string;
	note: string | null;
}

/** The reference tables of the data set shown, which a publisher's folder may replace. */
export async function readReferences(engine: Engine) {
	const segments = await engine.query<SegmentRow>(
		`SELECT code, libelle AS label, achats_courants AS current,
			CAST(part_main_oeuvre_min AS DOUBLE) AS low, CAST(part_main_oeuvre AS DOUBLE) AS share,
			CAST(part_main_oeuvre_max AS DOUBLE) AS high, statut = 'source' AS sourced, source, rang_source AS rank,
			CAST(valeur_heure_cts AS DOUBLE) AS "hourCents"
		FROM ref_segments ORDER BY ligne`,
	);
	const kinds = await engine.query<KindRow>(
		`SELECT type AS kind, libelle AS label, famille AS family, compte_par_defaut AS counts,
			CAST(compte_du AS VARCHAR) AS "from", CAST(compte_au AS VARCHAR) AS "to",
			base_legale AS basis
		FROM ref_types_structures ORDER BY ligne`,
	);
	const published = await engine.query<PublishedRow>(
		`SELECT annee AS year, indicateur AS indicator, perimetre AS scope,
			CAST(valeur AS DOUBLE) AS value, unite AS unit, source, note
		FROM ref_reperes_publies ORDER BY annee, ligne`,
	);
	return { segments, kinds, published };
}
