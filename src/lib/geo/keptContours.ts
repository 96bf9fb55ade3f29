/** Contours of the employment zones that the site is supplied with, by edition (`data/geo`). */
const FILES = import.meta.glob<string>('/data/geo/zones-*.topojson', {
	query: '?raw',
	import: 'default',
});

/** Text of the contours supplied for an edition of the zones; null: none. */
export async function keptContours(edition: string): Promise<string | null> {
	return (await FILES[`/data/geo/zones-${edition}.topojson`]?.()) ?? null;
}
