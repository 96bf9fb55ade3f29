import { resolve } from '$app/paths';

/** Where a query can be changed and run. */
export function explorerAddress(sql: string): string {
	return `${resolve('/explorer/')}?sql=${encodeURIComponent(sql)}`;
}
