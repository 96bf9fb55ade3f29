import { resolve } from '$app/paths';
import { NAVIGATION } from '$lib/ui/navigation';

/** The SQL editor is a page of its own; it may not be part of this site. */
const explorer = NAVIGATION.find(({ path }) => (path as string) === '/explorer/');

/** Where a query can be changed and run; null where the site has no such page. */
export function explorerAddress(sql: string): string | null {
	return explorer ? `${resolve(explorer.path)}?sql=${encodeURIComponent(sql)}` : null;
}
