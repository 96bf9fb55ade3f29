import { resolve } from '$app/paths';
import { useShared } from '$lib/state/shared';
import { MarketLists } from '$lib/state/marketLists';

/** The lists of buyers and contracts. To be called while a component starts. */
export function useMarketLists(): MarketLists {
	const { site, life, json } = useShared();
	return new MarketLists(
		site.byDefault,
		site.segments,
		life,
		{
			buyers: (scope, { year, edition }) =>
				resolve('/listes/acheteurs-[scope]-[year]-[edition].json', {
					scope,
					year: String(year),
					edition,
				}),
			levels: (year) => resolve('/listes/niveaux-[year].json', { year: String(year) }),
			contracts: (scope, { edition }) =>
				resolve('/listes/contrats-[scope]-[edition].json', { scope, edition }),
			table: (table) => resolve('/tables/[table].arrow', { table }),
		},
		json,
		site.present['structures'] ?? false,
	);
}
