import { readFileSync } from 'node:fs';
import { geoContains } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { parseCsv } from '$lib/geo/parseCsv';
import { townLabels } from '$lib/geo/towns';

type Zones = Topology<{ zones: GeometryCollection<{ code: string }> }>;
const read = (name: string) => parseCsv(readFileSync(`data/geo/${name}`, 'utf8'));

describe('the largest towns', () => {
	it('lie in the zone to which Insee gives their commune', () => {
		const zones = JSON.parse(readFileSync('data/geo/zones-2010.topojson', 'utf8')) as Zones;
		const { features } = feature(zones, zones.objects.zones);
		const communes = new Map(
			read('communes-ze2010.csv').map(({ commune, ze2010 }) => [commune, ze2010]),
		);
		const wrong = read('villes.csv').filter(({ code, lon, lat }) => {
			const zone = features.find((one) => one.properties.code === communes.get(code));
			return !zone || !geoContains(zone, [Number(lon), Number(lat)]);
		});
		expect(wrong).toEqual([]);
	});

	it('are named from the widest room that they need, the greatest first', () => {
		const towns = townLabels();
		const at = (width: number) =>
			towns.filter(({ from }) => from <= width).map(({ label }) => label);
		expect(at(300).slice(0, 4)).toEqual(['Paris', 'Marseille', 'Lyon', 'Toulouse']);
		expect(at(300).length).toBeGreaterThan(10);
		expect(at(600).length).toBeGreaterThan(at(300).length);
		// Two towns 20 km apart cannot both be named on a phone.
		expect(at(300).includes('Nancy') && at(300).includes('Metz')).toBe(false);
	});
});
