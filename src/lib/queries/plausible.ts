import type { Engine } from '$lib/engine/engine';
import { KEPT_OUTLYING } from '$lib/rules/kept';
import { BASE_KEYS, BASE_SUMS, measureOf } from '$lib/rules/measures';
import {
	AMOUNT_FACTOR,
	COHORT,
	MAD_SCALE,
	SPREADS,
	type GroupSums,
	type Outlying,
} from '$lib/rules/plausible';
import type { Edition } from '$lib/rules/territory';
import { REGION_COLUMNS } from './cubeColumns';
import { fill } from './fill';
import { lineSum } from './lineSum';
import outlying from './outlyingAmounts.sql?raw';

/** What a buyer paid on a contract in a region and a segment; `base` is the amount, in cents. */
interface UnitSums extends GroupSums {
	buyer: string;
	/** Its identifier, where the data set lets it be published. */
	contract: string | null;
}

type OutlyingAmount = Outlying<UnitSums> & {
	/** How many stand out in that fiscal year, told apart or not. */
	total: number;
};

const SUMS = BASE_KEYS.map(
	(key) => `CAST(coalesce(${lineSum(measureOf(BASE_SUMS[key]))}, 0) AS DOUBLE) AS "${key}"`,
).join(', ');

/** Amounts that stand out of their cohort, by falling fiscal year, the farthest in euros first. */
export async function queryOutlyingAmounts(
	engine: Engine,
	edition: Edition,
): Promise<OutlyingAmount[]> {
	return engine.query<OutlyingAmount>(
		fill(outlying, {
			others: String(COHORT),
			factor: String(AMOUNT_FACTOR),
			spreads: String(SPREADS * MAD_SCALE),
			kept: String(KEPT_OUTLYING),
			region: REGION_COLUMNS[edition],
			sums: SUMS,
		}),
	);
}

/** What each level of State buyers paid, by fiscal year, region of `edition` and segment; in cents. */
export async function queryGroupSums(engine: Engine, edition: Edition): Promise<GroupSums[]> {
	return engine.query<GroupSums>(
		`SELECT l.exercice AS "year", t.${REGION_COLUMNS[edition]} AS region,
			CAST(l.segment AS VARCHAR) AS segment, CAST(l.acheteur_niveau AS VARCHAR) AS level, ${SUMS}
		FROM lignes l
		JOIN (
			SELECT CAST(code AS codes_achats_segment_segments) AS code FROM segments WHERE achats_courants
		) s ON s.code = l.segment
		JOIN territoires t ON t.region_2010 = CAST(l.region_2010 AS VARCHAR)
		WHERE l.base_montant = 'paye' AND l.perimetre <> 'hors'
		GROUP BY ALL
		ORDER BY "year", region, segment, level`,
	);
}
