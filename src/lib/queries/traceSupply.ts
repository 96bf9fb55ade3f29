import type { Edition } from '$lib/rules/territory';
import { REGION_COLUMNS } from './cubeColumns';
import { literal } from './literal';

/** Whose structures are asked for. */
interface SupplyPlace {
	year: number;
	edition: Edition;
	/** A region of the edition; null: the whole country. */
	region: string | null;
	/** The segment that they declare. */
	segment: string;
	family?: 'insertion' | 'handicap';
}

/**
 * The counted structures that declare a segment, by basin and kind, the most first: runs as it is on the
 * published table `offre_locale`.
 */
export function supplyRowsSql({ year, edition, region, segment, family }: SupplyPlace): string {
	const column = REGION_COLUMNS[edition];
	const conditions = [
		`exercice = ${literal(year)}`,
		...(region === null ? [] : [`${column} = ${literal(region)}`]),
		`segment = ${literal(segment)}`,
		...(family === undefined ? [] : [`famille = ${literal(family)}`]),
	];
	return `SELECT ${column} AS region, bassin, famille, type, structures
FROM offre_locale
WHERE ${conditions.join('\n\tAND ')}
ORDER BY structures DESC, region, bassin, type`;
}
