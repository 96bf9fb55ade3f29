import { byEdition, EDITIONS, type Edition } from '$lib/rules/territory';
import departementsCsv from '$data/reference/departements.csv?raw';
import topologyJson from '$data/geo/departements.json?raw';
import type { Topology } from 'topojson-specification';
import { parseCsv } from './parseCsv';
import type { Territories } from './planar';

/** A département of the map; those of no region (overseas collectivities, abroad) are not on it. */
interface Departement {
	code: string;
	region: Record<Edition, string>;
}

/** What the maps read from the reference tables; a data folder may bring its own. */
export interface MapReference {
	/** Départements that belong to a region, by code. */
	departements: ReadonlyMap<string, Departement>;
}

/** A map reference from the text of `departements.csv`. */
function mapReference(text: string): MapReference {
	const departements = parseCsv(text)
		.map(({ code = '', ...row }) => ({
			code,
			region: byEdition((edition) => row[`region_${edition}`] ?? ''),
		}))
		.filter(({ region }) => EDITIONS.every((edition) => region[edition]));
	return { departements: new Map(departements.map((row) => [row.code, row])) };
}

let kept: MapReference | undefined;

/** The reference tables that the site keeps (`data/reference`). */
export const keptReference = (): MapReference => (kept ??= mapReference(departementsCsv));

/** Outlines of the 101 départements, in degrees, neighbours sharing their borders. */
export function departementOutlines(): Territories<{ code: string }> {
	const topology = JSON.parse(topologyJson) as Topology;
	const { departements: territories } = topology.objects;
	return { ...topology, objects: { territories } } as Territories<{ code: string }>;
}
