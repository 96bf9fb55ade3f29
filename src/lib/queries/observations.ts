import type { Engine } from '$lib/engine/engine';
import type { IsoDate } from '$lib/rules/dates';

/** What a service wrote of a region: words beside its figures, that change none. */
interface ObservationRow {
	region: string;
	on: IsoDate;
	service: string;
	text: string;
}

/** Every observation, the latest first. */
export async function queryObservations(engine: Engine): Promise<ObservationRow[]> {
	return engine.query<ObservationRow>(
		`SELECT region, CAST("date" AS VARCHAR) AS "on", auteur_service AS service, texte AS text
		FROM observations ORDER BY "date" DESC, ligne`,
	);
}
