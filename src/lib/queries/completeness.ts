import type { Engine } from '$lib/engine/engine';
import type {
	AbsentBuyers,
	ExpectedSpending,
	PublishedCompleteness,
} from '$lib/rules/completeness';
import { EDITIONS, NATION, type Edition } from '$lib/rules/territory';
import { REGION_COLUMNS } from './cubeColumns';

/** What is known to be missing of a classified data set; amounts in integer cents. */
export async function queryCompleteness(engine: Engine): Promise<PublishedCompleteness> {
	const scopes = EDITIONS.flatMap((edition) => [
		[edition, `'${NATION}'`],
		[edition, `t.${REGION_COLUMNS[edition]}`],
	]);
	const absences = scopes.map(
		([edition, scope]) =>
			`SELECT a.exercice AS year, '${edition}' AS edition, ${scope} AS scope,
				CAST(count(DISTINCT a.service) AS INTEGER) AS buyers,
				CAST(sum(a.montant) AS BIGINT) AS before
			FROM acheteurs_absents a JOIN territoires t ON t.region_2010 = a.region_2010
			GROUP BY ALL`,
	);
	const [settings, expected, absent, years] = await Promise.all([
		engine.query<{ edition: Edition; minimum: number }>(
			'SELECT edition_regions AS edition, completude_minimale AS minimum FROM jeu',
		),
		engine.query<ExpectedSpending>(
			`SELECT exercice AS year, ministere AS ministry, region, niveau AS level,
				attendu AS expected, recu AS received
			FROM attendus_recus ORDER BY ALL`,
		),
		engine.query<AbsentBuyers>(`${absences.join(' UNION ALL ')} ORDER BY ALL`),
		engine.query<{ year: number }>(
			`SELECT DISTINCT exercice AS year FROM cube
			WHERE base_montant = 'paye' AND perimetre = 'etat' ORDER BY year`,
		),
	]);
	const [{ edition, minimum } = { edition: '2010' as Edition, minimum: 0 }] = settings;
	return { edition, minimum, expected, absent, paidYears: years.map(({ year }) => year) };
}

/** A State buyer of the year before of which nothing is received, in one region of 2010. */
export interface AbsentBuyer {
	year: number;
	region: string;
	buyer: string;
	ministry: string | null;
	/** What it had paid there the year before, in cents. */
	before: number;
}

/** The silent buyers of every fiscal year, the greatest first. */
export async function queryAbsentBuyers(engine: Engine): Promise<AbsentBuyer[]> {
	return engine.query<AbsentBuyer>(
		`SELECT exercice AS year, region_2010 AS region, nom AS buyer, ministere AS ministry,
			montant AS before
		FROM acheteurs_absents ORDER BY year DESC, before DESC, buyer, region`,
	);
}
