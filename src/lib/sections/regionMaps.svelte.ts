import { browser } from '$app/environment';
import { resolve } from '$app/paths';
import { untrack } from 'svelte';
import { readDrawn } from '$lib/geo/drawing';
import { redrawMap, type DrawnRegionMap } from '$lib/geo/drawnMap';
import type { RegionMap } from '$lib/geo/shapes';
import type { Edition } from '$lib/rules/territory';
import { useShared } from '$lib/state/shared';

/**
 * The map of regions of the edition asked for: the one the page came with, then the others as they are
 * fetched. To be called while the page's component starts.
 */
export function regionMaps({ frame, drawing }: DrawnRegionMap, edition: () => Edition) {
	const { json } = useShared();
	const paths = drawing.paths ?? (browser ? readDrawn(drawing.name, document) : null);
	let known = $state.raw<Partial<Record<Edition, RegionMap>>>(
		paths ? { [frame.edition]: redrawMap(frame, paths) } : {},
	);

	async function fetchMap(wanted: Edition): Promise<void> {
		if (untrack(() => known[wanted])) return;
		const url = resolve('/cartes/[carte].json', { carte: `regions-${wanted}` });
		// The list beside the map says the same: a map that does not come is no failure.
		const map = await json<RegionMap>(url).catch(() => null);
		if (map) known = { ...known, [wanted]: map };
	}

	$effect(() => {
		void fetchMap(edition());
	});

	return {
		/** Null until the edition's map has come. */
		of: (wanted: Edition): RegionMap | null => known[wanted] ?? null,
	};
}
