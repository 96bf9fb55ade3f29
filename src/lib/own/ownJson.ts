import type { PageSource } from '$lib/pages/source';
import type { Edition } from '$lib/rules/territory';

type Compute = (source: PageSource, found: RegExpExecArray) => Promise<unknown>;

/** What pages ask for after their first data, by the address where the site publishes it. */
const FILES: readonly [address: RegExp, compute: Compute][] = [
	[
		/\/cartes\/regions-(\d{4})\.json$/,
		async ({ maps }, [, edition]) => maps.regions(edition as Edition),
	],
	[
		/\/facilitateurs\/carte-(\d{4})\.json$/,
		async ({ maps }, [, edition]) => (await maps.basins())?.editions[edition as Edition] ?? null,
	],
	[
		/\/facilitateurs\/departements\.json$/,
		async ({ maps }) => (await maps.basins())?.departements ?? '',
	],
	[
		/\/facilitateurs\/depenses-(\d+)\.json$/,
		async (source, [, year]) =>
			(await import('$lib/pages/facilitators')).basinSpending(source, Number(year)),
	],
	[
		/\/listes\/acheteurs-(\w+)-(\d+)-(\d{4})\.json$/,
		async (source, [, scope = '', year, edition]) =>
			(await import('$lib/pages/market')).allBuyers(
				source,
				{ year: Number(year), edition: edition as Edition },
				scope,
			),
	],
	[
		/\/listes\/niveaux-(\d+)\.json$/,
		async (source, [, year]) => (await import('$lib/pages/market')).allLevels(source, Number(year)),
	],
	[
		/\/listes\/contrats-(\w+)-(\d{4})\.json$/,
		async (source, [, region = '', edition]) =>
			(await import('$lib/pages/market')).allContracts(source, edition as Edition, region),
	],
	[
		/\/listes\/offre-(\w+)-(\d{4})\.json$/,
		async (source, [, region = '', edition]) =>
			(await import('$lib/pages/supply')).supplyPlaces(source, edition as Edition, region),
	],
	[
		/\/listes\/demandes-fse\.json$/,
		async (source) => (await import('$lib/pages/esf')).allEsfLines(source),
	],
	[
		/\/fse\/(demande-[^/]+)\.json$/,
		async (source, [, name = '']) => (await import('$lib/pages/esf')).esfApplication(source, name),
	],
];

/**
 * Answers {@link Shared.json} on the reader's files.
 * @throws when the address has no counterpart there: published figures never take its place
 */
export async function ownJson<T>(source: PageSource, url: string): Promise<T> {
	const { pathname } = new URL(url, location.href);
	for (const [address, compute] of FILES) {
		const found = address.exec(pathname);
		const answer = found && (await compute(source, found));
		if (answer) return answer as T;
	}
	throw new Error(`${pathname} : not computed on own files`);
}
