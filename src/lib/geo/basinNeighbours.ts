import { neighbors } from 'topojson-client';
import type { Territories } from './planar';

/** Codes of the territories that share a border with each, in order of code; islands have none. */
export function basinNeighbours(territories: Territories<{ code: string }>): Map<string, string[]> {
	const { geometries } = territories.objects.territories;
	const codes = geometries.map(
		({ properties }) => (properties as { code: string } | undefined)?.code ?? '',
	);
	const found = new Map<string, Set<string>>();
	neighbors(geometries).forEach((touched, rank) => {
		const code = codes[rank] ?? '';
		const others = found.get(code) ?? new Set();
		found.set(code, others);
		for (const other of touched) if (codes[other] !== code) others.add(codes[other] ?? '');
	});
	return new Map([...found].map(([code, others]) => [code, [...others].sort()]));
}
