import type { Edition } from '$lib/rules/territory';
import { departements } from './reference';

/** Reads the region of a département from the reference table. Throws on a code it lacks. */
export function regionFinder(edition: Edition): (departement: string) => string {
	const known = departements();
	return (code) => {
		const region = known.get(code)?.region[edition];
		if (region) return region;
		throw new Error(`Le département ${code} n'a pas de région dans departements.csv (${edition})`);
	};
}
