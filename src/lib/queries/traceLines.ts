import type { Engine } from '$lib/engine/engine';
import type { FigureKind } from '$lib/figures/figures';
import { literal } from './literal';
import type { Family } from '$lib/rules/question';
import {
	cells,
	measuresInEuros,
	whereStep,
	type TracePlace,
	type TraceRow,
	type TraceSource,
} from './trace';

/** A line is performed by one structure, of one family. */
const ofFamily = (family: Family) =>
	`CASE WHEN c.famille = '${family}' THEN c.organismes ELSE 0 END`;

const LINES: TraceSource = {
	table: 'detail_lignes',
	lines: '1',
	org: {
		toutes: 'c.organismes',
		insertion: ofFamily('insertion'),
		handicap: ofFamily('handicap'),
	},
	other: { clause: 'CASE WHEN c.clause THEN c.montant ELSE 0 END' },
	more: [
		'c.id',
		'c.departement',
		'c.acheteur_nom',
		'c.acheteur_niveau',
		'c.ministere',
		'c.contrat_id',
		'c.fournisseur_nom',
		'c.type',
	],
};

/** Lines shown of a figure, the greatest first. A choice of ours: a reader takes the file for the rest. */
export const SHOWN_LINES = 500;

/** Whose lines: a buyer by its name, a level, a ministry. Left out: any. */
export interface LineBuyer {
	nom?: string;
	niveau?: string;
	/** Null: not told. */
	ministere?: string | null;
}

const BUYER_COLUMNS: readonly (readonly [key: keyof LineBuyer, column: string])[] = [
	['nom', 'acheteur_nom'],
	['niveau', 'acheteur_niveau'],
	['ministere', 'ministere'],
];

function buyerConditions(buyer: LineBuyer): string[] {
	return BUYER_COLUMNS.flatMap(([key, column]) => {
		const value = buyer[key];
		if (value === undefined) return [];
		return [value === null ? `c.${column} IS NULL` : `c.${column} = ${literal(value)}`];
	});
}

/**
 * The purchase lines behind a figure, the greatest first, in euros; `toutes` tells how many there are.
 * Reads `detail_lignes`, which an engine has where lines are published or are the reader's own.
 */
export function traceLinesSql(kind: FigureKind, place: TracePlace, buyer: LineBuyer = {}): string {
	return `${cells(place, LINES, buyerConditions(buyer))}
SELECT
	id,
	departement,
	acheteur_nom,
	segment,
	etape,
	contrat_id,
	fournisseur_nom,
	type,
	lignes,
	CAST(count(*) OVER () AS INTEGER) AS toutes,
	${measuresInEuros()}
FROM cellules${whereStep(kind, place)}
ORDER BY montant DESC, id
LIMIT ${SHOWN_LINES}`;
}

/** A purchase line behind a figure: codes, and amounts in euros. */
export interface TraceLine extends Omit<TraceRow, 'region'> {
	id: string;
	departement: string | null;
	acheteur_nom: string;
	contrat_id: string | null;
	/** Null unless the data set is not public. */
	fournisseur_nom: string | null;
	/** Kind of the counted structure; null: none. */
	type: string | null;
	/** How many lines the figure has; the same in every row. */
	toutes: number;
}

/** Runs {@link traceLinesSql}; the engine needs `detail_lignes`. */
export function queryTraceLines(
	engine: Engine,
	kind: FigureKind,
	place: TracePlace,
	buyer?: LineBuyer,
): Promise<TraceLine[]> {
	return engine.query<TraceLine>(traceLinesSql(kind, place, buyer));
}
