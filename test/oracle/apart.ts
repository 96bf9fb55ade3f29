import type { Engine } from '$lib/engine/engine';
import type { Edition } from '$lib/rules/territory';
import sql from './apart.sql?raw';
import { fill } from '$lib/queries/fill';
import type { Basis, Question } from '$lib/rules/question';

/** Amounts in cents beside the ledger: each basis by name, `rejete`, `rejete_sans_exercice`. */
export interface ApartRow {
	grain: 'a_part';
	/** A code, `NR` or `FR`. */
	region: string;
	step: Basis | 'rejete' | 'rejete_sans_exercice';
	base: number;
	lines: number;
}

/** Column that holds the region of an edition. */
export const REGION_COLUMNS: Readonly<Record<Edition, string>> = {
	'2010': 'region_2010',
	'2016': 'region_2016',
};

/** What stands beside the ledger of one year; neither the threshold nor the perimeter change it. */
export function queryApart(
	engine: Engine,
	{ year, edition }: Pick<Question, 'year' | 'edition'>,
): Promise<ApartRow[]> {
	const filled = fill(sql, { region: REGION_COLUMNS[edition] });
	return engine.query<ApartRow>(filled, [year]);
}
