/**
 * What is added up, each measure declared here and nowhere else: the column that cells and tables give it,
 * how SQL sums it from a classified line (`pipeline/sql/classify.sql`), and its words. From these records
 * come the tables that are published, the sums of a question and the rows behind a figure.
 */
import type { HourValue } from './hourValue';
import type { Question } from './question';

export interface Measure {
	/** What a line adds, in SQL: integer cents. Left out: the measure counts lines. */
	amount?: string;
	/** The amount is a column of `achats.csv`, which the classification carries as it was read. */
	carried?: true;
	/** Which lines count, in SQL; left out: all of them. */
	only?: string;
	/** Hours are counted in the family insertion alone. */
	insertion?: true;
	/** Header of its column where the rows behind a figure are shown; left out: they do not show it. */
	title?: string;
	/** In a formula, where that is not its header. */
	words?: string;
	/** Name of its column, where a sentence says which is added up; left out: its words. */
	summed?: string;
	/** What its column holds, in the tables that readers ask in SQL. */
	about: string;
}

const byWay = (way: string, family: string) =>
	({ amount: 'organismes_cts', only: `voie = '${way}' AND famille = '${family}'` }) as const;

const unidentified = (hours: string) =>
	({ amount: `montant_cts - organismes_cts - ${hours}`, only: 'a_revoir' }) as const;

const rest = (hours: string) =>
	({ only: `NOT a_revoir AND montant_cts <> organismes_cts + ${hours}` }) as const;

const CAUTIOUSLY = 'les mêmes à la valeur prudente';
const GENEROUSLY = 'les mêmes à la valeur généreuse';

/** The measures of a cell, by the name of their column in the table `cube`. */
export const CELL_SUMS = {
	montant: {
		amount: 'montant_cts',
		carried: true,
		title: 'Montant',
		words: 'assiette',
		summed: 'montant',
		about: 'montant hors taxes',
	},
	organismes: {
		amount: 'organismes_cts',
		title: 'Organismes',
		about: 'réalisé par des structures',
	},
	direct_insertion: { ...byWay('direct', 'insertion'), about: 'marchés directs, insertion' },
	direct_handicap: { ...byWay('direct', 'handicap'), about: 'marchés directs, handicap' },
	reserve_insertion: { ...byWay('reserve', 'insertion'), about: 'marchés réservés, insertion' },
	reserve_handicap: { ...byWay('reserve', 'handicap'), about: 'marchés réservés, handicap' },
	sous_traitance_insertion: {
		...byWay('sous_traitance', 'insertion'),
		about: 'sous-traitance, insertion',
	},
	sous_traitance_handicap: {
		...byWay('sous_traitance', 'handicap'),
		about: 'sous-traitance, handicap',
	},
	organismes_non_dates: {
		amount: 'organismes_cts',
		only: 'non_datee',
		about: 'dont inscriptions sans date',
	},
	heures: {
		amount: 'heures_cts',
		insertion: true,
		title: 'Heures',
		about: 'heures de clause valorisées',
	},
	heures_prudentes: {
		amount: 'heures_prudentes_cts',
		insertion: true,
		title: 'Heures, valeur prudente',
		words: 'heures à la valeur prudente',
		about: CAUTIOUSLY,
	},
	heures_genereuses: {
		amount: 'heures_genereuses_cts',
		insertion: true,
		title: 'Heures, valeur généreuse',
		words: 'heures à la valeur généreuse',
		about: GENEROUSLY,
	},
	non_identifie: {
		...unidentified('heures_cts'),
		title: 'Non identifié',
		about: 'fournisseurs à examiner',
	},
	non_identifie_prudent: { ...unidentified('heures_prudentes_cts'), about: CAUTIOUSLY },
	non_identifie_genereux: {
		...unidentified('heures_genereuses_cts'),
		title: 'Non identifié, valeur généreuse',
		about: GENEROUSLY,
	},
	clause: {
		amount: 'montant_cts',
		only: 'clause',
		title: 'Clause ou réservé',
		words: 'marchés à clause ou réservés',
		summed: 'clause',
		about: 'marchés à clause ou réservés (M3)',
	},
	clause_inconnue: {
		amount: 'montant_cts',
		only: 'clause IS NULL',
		about: 'marchés dont la source ne dit pas la clause',
	},
	lignes: { about: 'lignes d’achat' },
	lignes_organismes: { only: 'organismes_cts <> 0', about: 'dont réalisées par une structure' },
	lignes_heures: { only: 'heures_cts <> 0', about: 'dont heures de clause' },
	lignes_heures_prudentes: { only: 'heures_prudentes_cts <> 0', about: CAUTIOUSLY },
	lignes_heures_genereuses: { only: 'heures_genereuses_cts <> 0', about: GENEROUSLY },
	lignes_non_identifiees: { only: 'a_revoir', about: 'dont fournisseur à examiner' },
	lignes_reste: { ...rest('heures_cts'), about: 'dont reste identifié' },
	lignes_reste_prudent: { ...rest('heures_prudentes_cts'), about: 'le même à la valeur prudente' },
	lignes_reste_genereux: {
		...rest('heures_genereuses_cts'),
		about: 'le même à la valeur généreuse',
	},
} as const satisfies Readonly<Record<string, Measure>>;

export type CellMeasure = keyof typeof CELL_SUMS;

/** In the order of their columns. */
export const CELL_MEASURES = Object.keys(CELL_SUMS) as readonly CellMeasure[];

/** The record of a measure of the cells. */
export const measureOf = (name: CellMeasure): Measure => CELL_SUMS[name];

/** What tables of buyers tell apart of the structures, beside the measures of a question. */
export const FAMILY_SUMS = {
	organismes_insertion: {
		amount: 'organismes_cts',
		only: "famille = 'insertion'",
		about: 'réalisé par des structures d’insertion',
	},
	organismes_handicap: {
		amount: 'organismes_cts',
		only: "famille = 'handicap'",
		about: 'réalisé par des structures du handicap',
	},
} as const satisfies Readonly<Record<string, Measure>>;

/** The measures that depend on the value of an insertion hour, at each value. */
export const AT_VALUE = {
	heures: { centrale: 'heures', prudente: 'heures_prudentes', genereuse: 'heures_genereuses' },
	non_identifie: {
		centrale: 'non_identifie',
		prudente: 'non_identifie_prudent',
		genereuse: 'non_identifie_genereux',
	},
	lignes_heures: {
		centrale: 'lignes_heures',
		prudente: 'lignes_heures_prudentes',
		genereuse: 'lignes_heures_genereuses',
	},
	lignes_reste: {
		centrale: 'lignes_reste',
		prudente: 'lignes_reste_prudent',
		genereuse: 'lignes_reste_genereux',
	},
} as const satisfies Partial<
	Readonly<Record<CellMeasure, Readonly<Record<HourValue, CellMeasure>>>>
>;

/** The column that holds a measure at a value of an hour. */
export const atValue = (name: CellMeasure, value: HourValue): CellMeasure =>
	name in AT_VALUE ? AT_VALUE[name as keyof typeof AT_VALUE][value] : name;

/** The column that holds a measure in the view of a question; null: its family counts none of it. */
export const columnIn = (
	name: CellMeasure,
	{ family, hourValue }: Pick<Question, 'family' | 'hourValue'>,
): CellMeasure | null =>
	family === 'handicap' && measureOf(name).insertion ? null : atValue(name, hourValue);

/** The sums of a question over one scope (a region, a segment, the nation), from measures of its cells. */
export const BASE_SUMS = {
	/** D: amounts of the base. */
	base: 'montant',
	/** Σ org: performed by counted structures, by direct, reserved or subcontracted purchase. */
	org: 'organismes',
	/** Σ hours at the hour value shown. */
	hours: 'heures',
	/** The same at the cautious value (0.8 × the central one). */
	hoursCautious: 'heures_prudentes',
	/** The same at the generous value (1.2 × the central one). */
	hoursGenerous: 'heures_genereuses',
	/** M3: amounts of lines with a social clause or a reserved contract. */
	clause: 'clause',
	/** Amounts of lines of which nobody told whether they carry a clause or a reservation. */
	clauseUnknown: 'clause_inconnue',
	/** U: what is left of the review cases, at the hour value shown. May be negative. */
	unidentified: 'non_identifie',
	/** The same with the cautious hours taken off. */
	unidentifiedCautious: 'non_identifie_prudent',
	/** The same with the generous hours taken off. */
	unidentifiedGenerous: 'non_identifie_genereux',
	/** Number of lines in the base. */
	lines: 'lignes',
} as const satisfies Readonly<Record<string, CellMeasure>>;

/** What cells know of an hour at the central value, whichever is shown. */
export const CENTRAL_SUMS = {
	/** Σ hours at the central value. */
	hoursCentral: 'heures',
	/** What is left of the review cases with these taken off. */
	unidentifiedCentral: 'non_identifie',
} as const satisfies Readonly<Record<string, CellMeasure>>;

export type BaseKey = keyof typeof BASE_SUMS;
type CentralKey = keyof typeof CENTRAL_SUMS;

export const BASE_KEYS = Object.keys(BASE_SUMS) as readonly BaseKey[];
export const CENTRAL_KEYS = Object.keys(CENTRAL_SUMS) as readonly CentralKey[];

const ASKED: ReadonlySet<CellMeasure> = new Set(Object.values(BASE_SUMS));

/** The measures that a question asks for, in the order of their columns. */
export const ASKED_MEASURES: readonly CellMeasure[] = CELL_MEASURES.filter((name) =>
	ASKED.has(name),
);
