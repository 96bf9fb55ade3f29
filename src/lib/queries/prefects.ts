import type { Engine } from '$lib/engine/engine';
import type { IsoDate } from '$lib/rules/dates';

/** A segment or a territory that a prefect judged relevant, or refused. */
export interface DecisionRow {
	region: string;
	object: 'segment' | 'bassin';
	/** Code of the segment or the basin. */
	code: string;
	decision: 'pertinent' | 'refuse';
	on: IsoDate | null;
	reference: string | null;
}

/** The service named by the prefect and the insertion-supply plan that it follows. */
export interface ReferentRow {
	region: string;
	/** Null: the whole region. */
	departement: string | null;
	service: string | null;
	plan: string | null;
	from: IsoDate | null;
	to: IsoDate | null;
	url: string | null;
}

export async function queryDecisions(engine: Engine): Promise<DecisionRow[]> {
	return engine.query<DecisionRow>(
		`SELECT region, objet AS object, code, decision, CAST(decide_le AS VARCHAR) AS "on", reference
		FROM decisions ORDER BY ligne`,
	);
}

export async function queryReferents(engine: Engine): Promise<ReferentRow[]> {
	return engine.query<ReferentRow>(
		`SELECT region, departement, service, plan_libelle AS plan, CAST(plan_du AS VARCHAR) AS "from",
			CAST(plan_au AS VARCHAR) AS "to", plan_url AS url
		FROM referents ORDER BY ligne`,
	);
}
