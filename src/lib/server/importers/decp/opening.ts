import type { Engine } from '$lib/engine/engine';

/** A fiscal year of the contracts, those of the State among them. */
interface YearOfContracts {
	year: number;
	contracts: number;
	state: number;
}

/** A year with fewer contracts than this part of the year before hardly began. A choice of ours. */
const THIN = 0.1;

/** The years of the contracts notified so far, in order. */
export async function yearsOfContracts(engine: Engine): Promise<YearOfContracts[]> {
	return engine.query<{ year: number; contracts: number; state: number }>(
		`SELECT exercice AS year, count(*) AS contracts,
			count(*) FILTER (acheteur_niveau IN ('etat', 'etat_central', 'etat_deconcentre')) AS state
		FROM decp_lignes
		WHERE notification <= CAST(getvariable('aujourdhui') AS DATE)
		GROUP BY 1 ORDER BY 1`,
	);
}

/**
 * The year on which the site has something to show: the latest that has contracts of the State and more
 * than began, else the latest that more than began. Null without any year.
 */
export function openingYear(years: readonly YearOfContracts[]): YearOfContracts | null {
	const begun = years.filter(({ year, contracts }) => {
		const before = years.find((other) => other.year === year - 1);
		return !before || contracts >= THIN * before.contracts;
	});
	return begun.filter(({ state }) => state > 0).at(-1) ?? begun.at(-1) ?? years.at(-1) ?? null;
}
