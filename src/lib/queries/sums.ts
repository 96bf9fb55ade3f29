import type { Engine, Param } from '$lib/engine/engine';
import type { Basis, Question } from './question';
import sql from './sums.sql?raw';

/** Measures of every row of {@link querySums}, in integer cents, and a count of lines. */
interface Measures {
	base: number;
	lines: number;
	org: number;
	hours: number;
	hours_cautious: number;
	clause: number;
	unidentified: number;
}

/** The base of one scope in one year; `region` is a code, `NR` or `FR`. */
export interface YearRow extends Measures {
	grain: 'annee';
	year: number;
	region: string;
}

/** The base of one segment in one scope, in the year asked for. */
export interface CellRow extends Measures {
	grain: 'cellule';
	region: string;
	segment: string;
}

/** One step of the ledger in one scope; the measures beyond `base` mean something for the base only. */
export interface StepRow extends Measures {
	grain: 'etape';
	region: string;
	step: 'hors_etat' | 'non_classe' | 'hors_achats_courants' | 'sous_seuil' | 'assiette';
	org_lines: number;
	hours_lines: number;
	unidentified_lines: number;
	rest_lines: number;
	org_undated: number;
	org_all: number;
	direct_insertion: number;
	direct_handicap: number;
	reserved_insertion: number;
	reserved_handicap: number;
	subcontract_insertion: number;
	subcontract_handicap: number;
	/** Base and M2 without the borderline segments; null when none is left. */
	base_firm: number | null;
	realised_firm: number | null;
	/** Base and M2 of the segments whose labour share has a published source; null when none. */
	base_sourced: number | null;
	realised_sourced: number | null;
	/** Null where no contract could weigh half of the base. */
	largest_contract: number | null;
}

/** Amounts beside the ledger: the other bases by name, `rejete`, `rejete_sans_exercice`. */
export interface ApartRow {
	grain: 'a_part';
	region: string;
	step: Basis | 'rejete' | 'rejete_sans_exercice';
	base: number;
	lines: number;
}

export type SumsRow = YearRow | CellRow | StepRow | ApartRow;

export const SUMS_SQL = sql;

export function sumsParams(question: Question): Param[] {
	return [
		question.edition,
		question.year,
		question.threshold,
		question.establishments,
		question.borderline,
		question.cautiousHours,
		question.family,
		question.basis,
	];
}

/** Every sum the pages need for one question. Amounts in integer cents. */
export function querySums(engine: Engine, question: Question): Promise<SumsRow[]> {
	return engine.query<SumsRow>(sql, sumsParams(question));
}
