/** The tables of the structures of a region: beside its levers, by kind, and the basins without any. */
import type { Column } from '$lib/ui/column';
import { column, countColumn, eurosColumn, figureColumn } from '../figureColumns';
import { segmentColumn } from '../leverColumns';
import type { SiteData } from '../site';
import type { BareBasin, KindCount, LeverSupply } from './supply';

/** What the segments of a region could bring, and who declares them. */
export const leverSupplyColumns = (site: SiteData): readonly Column<LeverSupply>[] => [
	segmentColumn(site),
	eurosColumn('potential', 'Potentiel'),
	column('needed', 'Nécessaire', ({ needed }) => (needed ? 'oui' : 'non')),
	countColumn('insertion', 'Structures d’insertion'),
	countColumn('handicap', 'Structures du handicap'),
	{ ...countColumn('basins', 'Bassins servis'), absence: 'unknown' },
];

export const KIND_COLUMNS: readonly Column<KindCount>[] = [
	column('label', 'Type de structure', ({ label, kind }) => `${label} (${kind})`),
	column('family', 'Famille'),
	countColumn('structures', 'Structures'),
	{ ...countColumn('basins', 'Bassins'), absence: 'unknown' },
];

/** Basins where the State spends and no structure stands. */
export const BARE_BASIN_COLUMNS: readonly Column<BareBasin>[] = [
	column('label', 'Bassin'),
	column('code', 'Code'),
	figureColumn('base'),
	figureColumn('realised'),
];
