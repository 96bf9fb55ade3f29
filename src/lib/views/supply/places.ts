import type { SegmentKindRow, StructureRow } from '$lib/queries/supply';

/** Who could serve each segment of a region, basin by basin. */
export interface RegionPlaces {
	/** How many declare each segment, by kind. */
	places: readonly SegmentKindRow[];
	/** How many in all, segments declared or not. */
	counted: readonly Omit<SegmentKindRow, 'segment'>[];
	/** One by one, with their names; null where the data set does not let publish them. */
	named: readonly StructureRow[] | null;
}

/** Who could serve a segment in one basin. */
export interface PlaceSupply {
	/** Label of the basin; null: structures that name none. */
	basin: string | null;
	/** `2 ESAT, 1 EI`. */
	kinds: string;
	structures: number;
	/** Null where names are not published. */
	names: string | null;
}

/** The structures of a region that declare a segment, basin by basin; those without basin last. */
export function segmentPlaces({ places, named }: RegionPlaces, segment: string): PlaceSupply[] {
	const found = new Map<string | null, PlaceSupply & { counts: [string, number][] }>();
	for (const { basin, kind, structures } of places.filter((row) => row.segment === segment)) {
		const place = found.get(basin) ?? { basin, kinds: '', structures: 0, names: null, counts: [] };
		place.structures += structures;
		place.counts.push([kind, structures]);
		found.set(basin, place);
	}
	return [...found.values()]
		.map(({ counts, ...place }) => {
			const names = (named ?? [])
				.filter((row) => row.basin === place.basin && row.segments.includes(segment))
				.map(({ name, kind }) => `${name ?? 'sans nom'} (${kind})`);
			return {
				...place,
				kinds: counts.map(([kind, count]) => `${count}\u00a0${kind}`).join(', '),
				names: named === null ? null : names.join(', '),
			};
		})
		.sort(
			(a, b) =>
				Number(a.basin === null) - Number(b.basin === null) ||
				b.structures - a.structures ||
				((a.basin ?? '') < (b.basin ?? '') ? -1 : 1),
		);
}
