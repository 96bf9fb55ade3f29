import type { Engine } from '$lib/engine/engine';
import { REGION_COLUMNS, type ApartRow } from './apart';
import { NATION } from '$lib/rules/territory';
import { fill } from '$lib/queries/fill';
import type { HourValue } from '$lib/rules/hourValue';
import type { Family, Question, ViewedBasis } from '$lib/rules/question';
import sql from './sums.sql?raw';

/** Measures of every row of {@link querySums}, in integer cents, and a count of lines. */
interface Measures {
	basis: ViewedBasis;
	base: number;
	lines: number;
	org: number;
	hours: number;
	hours_cautious: number;
	hours_generous: number;
	hours_central: number;
	clause: number;
	clause_unknown: number;
	unidentified: number;
	unidentified_cautious: number;
	unidentified_generous: number;
	unidentified_central: number;
}

/** The base of one scope in one year; `region` is a code, `NR` or `FR`. */
interface YearRow extends Measures {
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
}

/** The greatest amount of one contract of a scope, where one may weigh half of it. */
interface ContractRow {
	grain: 'contrat';
	region: string;
	base: number;
}

/** A row of {@link querySums}, or what stands beside it. */
export type SumsRow = YearRow | CellRow | StepRow | ContractRow | ApartRow;

/** What each family counts, in columns of the cube; hours belong to the family insertion. */
const ORG_COLUMNS: Readonly<Record<Family, string>> = {
	toutes: 'organismes',
	insertion: 'direct_insertion + reserve_insertion + sous_traitance_insertion',
	handicap: 'direct_handicap + reserve_handicap + sous_traitance_handicap',
};

/** Measures of the cube at each value of an hour. */
export const AT_HOUR: Readonly<Record<HourValue, Record<string, string> & { hours: string }>> = {
	centrale: {
		hours: 'heures',
		unidentified: 'non_identifie',
		hoursLines: 'lignes_heures',
		restLines: 'lignes_reste',
	},
	prudente: {
		hours: 'heures_prudentes',
		unidentified: 'non_identifie_prudent',
		hoursLines: 'lignes_heures_prudentes',
		restLines: 'lignes_reste_prudent',
	},
	genereuse: {
		hours: 'heures_genereuses',
		unidentified: 'non_identifie_genereux',
		hoursLines: 'lignes_heures_genereuses',
		restLines: 'lignes_reste_genereux',
	},
};

const NOT_BORDERLINE =
	'NOT (CAST($2 AS INTEGER) * 10000 BETWEEN main_oeuvre_min AND main_oeuvre_max)';

/** The columns and conditions of a question, all from the maps above. */
export function questionWords(question: Question): Record<string, string> {
	const measures = AT_HOUR[question.hourValue];
	const withHours = question.family !== 'handicap';
	return {
		...measures,
		region: REGION_COLUMNS[question.edition],
		org: ORG_COLUMNS[question.family],
		hours: withHours ? measures.hours : '0',
		hoursCautious: withHours ? 'heures_prudentes' : '0',
		hoursCentral: withHours ? 'heures' : '0',
		hoursGenerous: withHours ? 'heures_genereuses' : '0',
		state: question.establishments ? "(perimetre IN ('etat', 'ep'))" : "(perimetre = 'etat')",
		borderline: question.borderline ? 'true' : NOT_BORDERLINE,
	};
}

/** Which scopes get their steps: all of them, the nation alone, or the region bound as `$3`. */
function ledgerWords(question: Question, scope: string | undefined): Record<string, string> {
	if (scope === undefined) {
		return {
			ledgerRegion: "coalesce(region, 'FR')",
			ledgerScope: 'true',
			ledgerGroups: 'GROUPING SETS ((base_montant, etape), (base_montant, region, etape))',
		};
	}
	return {
		ledgerRegion: scope === NATION ? "'FR'" : 'CAST($3 AS VARCHAR)',
		ledgerScope:
			scope === NATION ? 'true' : `${REGION_COLUMNS[question.edition]} = CAST($3 AS VARCHAR)`,
		ledgerGroups: 'base_montant, etape',
	};
}

/**
 * Every sum the pages need for one question. Amounts in integer cents.
 * @param scope the only scope (`FR` or a region) whose ledger is wanted; every scope's when absent
 */
export function querySums(
	engine: Engine,
	question: Question,
	scope?: string,
): Promise<Exclude<SumsRow, ApartRow>[]> {
	const { year, threshold } = question;
	const filled = fill(sql, { ...questionWords(question), ...ledgerWords(question, scope) });
	const bound = scope === undefined || scope === NATION ? [] : [scope];
	return engine.query(filled, [year, threshold, ...bound]);
}
