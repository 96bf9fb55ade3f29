import { count, date as longDate, list, number } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import type { Column } from '$lib/ui/column';
import type { BasinView } from '../../facilitators/basins';
import { basePerFte, yardstick, type NeighbourPool } from '../../facilitators/pooling';
import { stateColumn } from '../../facilitators/tables';
import { eurosColumn } from '../../figureColumns';
import type { SiteData } from '../../site';
import { SOURCES } from '../explanation';
import { rowsBehind, type Origin } from '../origin';
import { basinFilters } from './basins';
import { money, sumText } from './made';

const COLUMNS: readonly Column<BasinView>[] = [
	{ key: 'label', label: 'Bassin' },
	{ key: 'code', label: 'Code' },
	stateColumn('state', 'État', ({ state }) => state),
	{
		key: 'fte',
		label: 'ETP du bassin',
		align: 'end',
		format: (fte) => number(Number(fte), 2),
		absence: 'unknown',
	},
	eurosColumn('base', 'Assiette', ({ base }) => base),
];

/** The spending that one FTE follows; null where it cannot be computed. */
export function explainPerFte(
	site: SiteData,
	all: readonly BasinView[],
	date: IsoDate,
	year: number | null,
): Origin | null {
	const perFte = basePerFte(all);
	if (perFte === null || year === null) return null;
	const { basins, fte, base } = yardstick(all);
	return {
		explanation: {
			label: 'Assiette par ETP dans les bassins couverts',
			place: `France entière, ${longDate(date)}`,
			value: money(perFte),
			definition:
				'Un repère de Cap 10, faute de norme publiée\u00a0: ce que suit un facilitateur à temps plein, là où il y en a un.',
			source: SOURCES.ours,
			formula: {
				words: 'somme des assiettes ÷ somme des ETP, pour les bassins couverts qui ont les deux',
				numbers: `${money(base)} ÷ ${number(fte, 2)}, pour ${count(basins.length, 'bassin')}`,
				result: money(perFte),
			},
			filters: [
				`Bassins couverts le ${longDate(date)}, dont l’ETP et l’assiette sont connus, toute la France`,
				...basinFilters(site, year),
			],
		},
		rows: rowsBehind(COLUMNS, basins, { note: 'Une ligne par bassin couvert.' }),
	};
}

/** A group of neighbouring basins: its `base`, or its `workload` in FTE; null where it has none. */
export function explainNeighbours(
	site: SiteData,
	{ basins, workload, base }: NeighbourPool,
	all: readonly BasinView[],
	date: IsoDate,
	year: number | null,
	key: 'base' | 'workload',
): Origin | null {
	const perFte = basePerFte(all);
	if (perFte === null || year === null) return null;
	const bases = basins.map((basin) => basin.base ?? 0);
	const owed = bases.reduce((sum, each) => sum + Math.max(0, each), 0);
	const value = key === 'base' ? money(base) : `${number(workload, 3)}\u00a0ETP`;
	return {
		explanation: {
			label: key === 'base' ? 'Assiette du groupe de bassins' : 'Charge du groupe de bassins',
			place: `${list(basins.map(({ label }) => label))}, ${longDate(date)}`,
			value,
			definition:
				key === 'base'
					? 'Ce que l’État a payé dans ces bassins, dans les segments de l’assiette.'
					: 'Le temps de travail que l’assiette de ces bassins demanderait, au repère de Cap 10\u00a0: ce que suit un ETP dans les bassins couverts. Une assiette négative ne pèse rien.',
			source: SOURCES.ours,
			formula: {
				words:
					key === 'base'
						? 'somme des assiettes des bassins'
						: 'somme des assiettes des bassins ÷ assiette par ETP des bassins couverts',
				numbers: key === 'base' ? sumText(bases.map(money)) : `${money(owed)} ÷ ${money(perFte)}`,
				result: value,
			},
			filters: [
				'Bassins voisins, déclarés sans facilitateur, chacun de moins d’un ETP à ce repère',
				...basinFilters(site, year),
			],
		},
		rows: rowsBehind(
			COLUMNS.filter((column) => column.key !== 'fte'),
			basins,
			{ note: 'Une ligne par bassin du groupe.' },
		),
	};
}
