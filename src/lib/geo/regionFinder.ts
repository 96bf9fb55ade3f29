import type { Edition } from '$lib/rules/territory';
import type { MapReference } from './reference';

/** Reads the region of a département in an edition. The answer throws on a code that has none. */
export function regionFinder(
	edition: Edition,
	{ departements }: MapReference,
): (departement: string) => string {
	return (code) => {
		const region = departements.get(code)?.region[edition];
		if (region) return region;
		throw new Error(`Le département ${code} n'a pas de région dans departements.csv (${edition})`);
	};
}
