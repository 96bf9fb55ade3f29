import type { FeatureCollection } from 'geojson';
import { topology } from 'topojson-server';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { keptContours } from './keptContours';
import type { Territories } from './planar';

/** Names under which a contours file may give the code of a basin, in order of preference. */
const CODE_PROPERTIES = ['code', 'ze2020', 'zone'] as const;
/** Basin codes have four digits; a file that stored them as numbers lost their zeros. */
const CODE_LENGTH = 4;
/** Neighbours written apart are put back on the same points: a grid of about 50 m. */
const GRID = 300_000;

/** Contours of basins, and what they leave out. */
export interface Contours {
	topology: Territories<{ code: string }>;
	/** Known basins without a contour. */
	missing: string[];
	/** Contours whose code is no known basin: they are not drawn. */
	unknown: string[];
}

function codeOf(properties: Record<string, unknown> | null): string | null {
	const name = CODE_PROPERTIES.find((candidate) => properties?.[candidate] != null);
	if (!name) return null;
	const value = properties?.[name];
	return typeof value === 'number' ? String(value).padStart(CODE_LENGTH, '0') : String(value);
}

function collectionOf(file: Topology): GeometryCollection<Record<string, unknown>> {
	const collections = Object.values(file.objects).filter(
		(object) => object.type === 'GeometryCollection',
	) as GeometryCollection<Record<string, unknown>>[];
	const coded = collections.find(({ geometries }) =>
		geometries.some(({ properties }) => codeOf(properties ?? null) !== null),
	);
	if (coded) return coded;
	throw new Error(
		`Contours des bassins\u00a0: aucun objet n'a de propriété ${CODE_PROPERTIES.join(', ')}`,
	);
}

function parse(text: string): Topology | FeatureCollection {
	try {
		return JSON.parse(text) as Topology | FeatureCollection;
	} catch (cause) {
		throw new Error("Contours des bassins\u00a0: le fichier n'est pas du JSON", { cause });
	}
}

/** The contours of a text, those of unknown basins set aside. Throws in French on what holds no contour. */
function parseContours(text: string, known: readonly string[]): Contours {
	const file = parse(text);
	if (file.type !== 'Topology' && file.type !== 'FeatureCollection') {
		throw new Error('Contours des bassins\u00a0: ni TopoJSON ni collection GeoJSON');
	}
	const source: Topology = file.type === 'Topology' ? file : topology({ territories: file }, GRID);
	const surfaces = collectionOf(source).geometries.flatMap((geometry) => {
		const code = codeOf(geometry.properties ?? null);
		const isSurface = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
		return isSurface && code !== null ? [{ ...geometry, properties: { code } }] : [];
	});
	const isKnown = new Set(known);
	const kept = surfaces.filter(({ properties: { code } }) => isKnown.has(code));
	const drawn = new Set(kept.map(({ properties: { code } }) => code));
	return {
		topology: {
			...source,
			objects: { territories: { type: 'GeometryCollection', geometries: kept } },
		},
		missing: known.filter((code) => !drawn.has(code)),
		unknown: surfaces.map(({ properties: { code } }) => code).filter((code) => !isKnown.has(code)),
	};
}

const drawsNothing = ({ topology: { objects } }: Contours) =>
	objects.territories.geometries.length === 0;

/**
 * Reads basin contours, TopoJSON or GeoJSON, in degrees (WGS 84), each surface having a property `code`,
 * `ze2020` or `zone`. Throws in French on anything else, or when no contour is that of a known basin.
 */
export function readContours(text: string, known: readonly string[]): Contours {
	const contours = parseContours(text, known);
	if (drawsNothing(contours)) {
		throw new Error("Contours des bassins\u00a0: aucun code n'est celui d'un bassin connu");
	}
	return contours;
}

/**
 * The contours supplied for an edition of the zones; null when there are none, or when the basins of a
 * folder, whatever the name of their edition, are not those.
 */
export async function suppliedContours(
	edition: string,
	known: readonly string[],
): Promise<Contours | null> {
	const text = await keptContours(edition);
	const contours = text === null ? null : parseContours(text, known);
	return contours && !drawsNothing(contours) ? contours : null;
}
