import type { Edition } from '$lib/rules/territory';
import { keptReference } from './reference';
import type { MapReference } from './reference';

/**
 * A drawing made once for each reference and edition: many prerendered pages show the same map, and one
 * takes from a tenth of a second to a second. The result is shared: read it, do not change it.
 */
export function perEdition<T>(
	draw: (edition: Edition, reference: MapReference) => T,
): (edition: Edition, reference?: MapReference) => T {
	const drawn = new WeakMap<MapReference, Map<Edition, T>>();
	return (edition, reference = keptReference()) => {
		const editions = drawn.get(reference) ?? new Map<Edition, T>();
		drawn.set(reference, editions);
		const result = editions.get(edition) ?? draw(edition, reference);
		editions.set(edition, result);
		return result;
	};
}
