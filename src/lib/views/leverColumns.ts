/** Tables of what a region can gain in its segments, or what others can take up from it. */
import type { Lever } from '$lib/rules/levers';
import type { Strength } from '$lib/rules/margin';
import type { Cents } from '$lib/rules/sums';
import type { Column } from '$lib/ui/column';
import { column, eurosColumn, figureColumn, shareColumn } from './figureColumns';
import { listedSegment, type SiteData } from './site';

/** Base of each segment of the scope, in cents, by code. */
type Bases = ReadonlyMap<string, Cents>;

/** The segment of a row, by its code. */
export const segmentColumn = <Row extends { code: string }>(site: SiteData): Column<Row> => ({
	key: 'code',
	label: 'Segment',
	value: ({ code }) => listedSegment(site, code),
});

const baseColumn = <Row extends { code: string }>(bases: Bases): Column<Row> =>
	figureColumn('base', ({ code }) => bases.get(code) ?? null);

/** A lever, whatever its rank among the others. */
export type Potential = Pick<Lever, 'code' | 'share' | 'reference' | 'potential'>;

/** Where a segment is, where the best quarter of the regions is, and what lies between. */
export const potentialColumns = <Row extends Potential>(): readonly Column<Row>[] => [
	figureColumn('share'),
	shareColumn('reference', 'Meilleur quart des régions'),
	eurosColumn('potential', 'Potentiel'),
];

/** What each segment would bring at the best quarter of the regions. */
export function leverColumns(site: SiteData, bases: Bases): Column<Lever>[] {
	return [
		segmentColumn(site),
		baseColumn(bases),
		...potentialColumns<Lever>(),
		eurosColumn('cumulated', 'Cumul'),
		column('needed', 'Nécessaire', ({ needed }) => (needed ? 'oui' : 'non')),
	];
}

/** The segments that the others could take up. */
export function strengthColumns(site: SiteData, bases: Bases): Column<Strength>[] {
	return [
		segmentColumn(site),
		baseColumn(bases),
		figureColumn('share'),
		shareColumn('nation', 'France'),
		eurosColumn('beyond', 'Réalisé au-delà de la part de la France'),
	];
}
