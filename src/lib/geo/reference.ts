import type { Edition } from '$lib/rules/territory';
import bassinsCsv from '$data/reference/bassins.csv?raw';
import departementsCsv from '$data/reference/departements.csv?raw';
import topologyJson from '$data/geo/departements.json?raw';
import type { Topology } from 'topojson-specification';
import { parseCsv } from './parseCsv';
import type { Territories } from './planar';

/** A département of the map; those of no region (overseas collectivities, abroad) are not on it. */
export interface Departement {
	code: string;
	region: Record<Edition, string>;
}

/** A basin, its centre in degrees, and the départements that it touches. */
export interface Basin {
	code: string;
	departements: string[];
	centre: [number, number];
}

/** Départements of the kept reference table, by code. */
export function departements(): Map<string, Departement> {
	return new Map(
		parseCsv(departementsCsv)
			.filter((row) => row.region_2016)
			.map(({ code = '', region_2010 = '', region_2016 = '' }) => [
				code,
				{ code, region: { '2010': region_2010, '2016': region_2016 } },
			]),
	);
}

/** Basins of the kept reference table. */
export function basins(): Basin[] {
	return parseCsv(bassinsCsv).map(({ code = '', departements: touched = '', lon, lat }) => ({
		code,
		departements: touched.split(' ').filter(Boolean),
		centre: [Number(lon), Number(lat)],
	}));
}

/** Outlines of the 101 départements, in degrees, neighbours sharing their borders. */
export function departementOutlines(): Territories<{ code: string }> {
	const topology = JSON.parse(topologyJson) as Topology;
	const { departements: territories } = topology.objects;
	return { ...topology, objects: { territories } } as Territories<{ code: string }>;
}
