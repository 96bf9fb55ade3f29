/** What may be wrong with a row: rules in SQL, drawn from the schema of its table. */
import { AdmittedCodes } from './admittedCodes';
import { NO_REFUSAL, refusalOf } from './refusals';
import {
	bareCode,
	listWithZeros,
	literal,
	saidUnknown,
	typedValue,
	withZeros,
	type Thousands,
} from './sql';
import {
	fieldOf,
	isRepeated,
	isRequired,
	schemaOf,
	type Field,
	type ForeignKey,
	type Severity,
	type TableSchema,
} from './schema';
import * as wording from './wording';
import type { FindingCode } from './wording';

export interface CheckOptions {
	/** Complete the codes that lost their zeros instead of rejecting them. */
	repair: boolean;
	/** What three digits after a lone mark are; null when nobody said: such numbers are set aside. */
	thousands?: Thousands | null;
	/** Values of jeu.json that the schemas name: `edition_bassins`, `edition_regions`, `niveau_par_defaut`. */
	settings: Readonly<Record<string, string>>;
}

/** A fault that a row may have. All expressions read the columns of
 * `CheckPlan.faults`: by column `x` of the schema, `r_x` as read, `u_x` cleaned, `t_x` with its
 * lost zeros, `c_x` a number's text, `v_x` typed (NULL if faulty), `s_x` valid SIRET. */
export interface Rule {
	/** Its bit in the column `fautes`. */
	bit: number;
	severity: Severity;
	/** SQL: true when the row has the fault. */
	test: string;
	code: FindingCode;
	/** SQL: name of the faulty column, its value as read, the sentence and what goes in its braces. */
	column: string;
	value: string;
	motif: string;
	argument: string;
	/** SQL: the code with its lost zeros when it is known, which makes of it a `zero_perdu`; else NULL. */
	lostZero: string;
	/** SQL: what the form of the value tells, a struct of code and motif that take the place of these. */
	refusal: string;
	/** A table of one row that `argument` or `lostZero` needs. */
	also?: string;
	/** Bits of the faults that make this one meaningless. */
	unless: number;
	/** The values of repeated columns have the fault: it is asked of each value, not of each row. */
	ofValues: boolean;
	/** Only rows whose values may start as spreadsheets write errors can have the fault. */
	ofGuarded: boolean;
	/** The rows that have it are listed at once: the sentence is said of the first, with their number. */
	counted: boolean;
}

/** SQL of the completed code if `known` says that it exists. */
const lostZero = (field: Field, completed: string, text: string, known: string) =>
	field.width === undefined
		? {}
		: { lostZero: `CASE WHEN ${completed} <> ${text} AND ${known} THEN ${completed} END` };

/** An optional text of no code, such as a name: nothing in it sets a row aside. */
export function isOptionalText(field: Field): boolean {
	return !isRequired(field) && isText(field);
}

/** SQL: true of an error or a formula in the place of a value; asked of few texts only. */
export function valueless(text: string): string {
	return `sans_valeur(${text})`;
}

/** A text that is no code: any value will do. */
function isText(field: Field): boolean {
	const coded = field.width !== undefined || field.siret === true || field.separator !== undefined;
	return !coded && typedValue(field, 'x') === 'x';
}

/** Gathers the rules of a table. */
export class RulePlanner {
	readonly rules: Rule[] = [];
	readonly codes: AdmittedCodes;

	constructor(
		private readonly schema: TableSchema,
		private readonly options: CheckOptions,
	) {
		this.codes = new AdmittedCodes(schema, options.settings);
	}

	private add(
		field: Field,
		severity: Severity,
		test: string,
		code: FindingCode,
		sentence: string,
		more: Partial<Omit<Rule, 'bit' | 'severity' | 'test' | 'code' | 'motif'>> = {},
	): void {
		this.rules.push({
			bit: 2 ** this.rules.length,
			severity,
			test,
			code,
			motif: literal(wording.frenchSpaces(sentence)),
			argument: 'NULL',
			lostZero: 'NULL',
			refusal: NO_REFUSAL,
			column: literal(field.name),
			value: `r_${field.name}`,
			unless: 0,
			ofValues: false,
			ofGuarded: false,
			counted: false,
			...more,
		});
	}

	private bitsSince(start: number): number {
		return this.rules.slice(start).reduce((sum, rule) => sum + rule.bit, 0);
	}

	/** Faults of one column alone, then those of its foreign keys. */
	planField(field: Field): void {
		const text = `t_${field.name}`;
		const start = this.rules.length;
		const completed = withZeros(field, text);
		if (isRequired(field)) {
			this.add(field, 'rejet', `${text} IS NULL`, 'valeur_absente', wording.REQUIRED);
		}
		if (isText(field)) this.planErrorCell(field);
		if (field.siret && isRequired(field)) {
			// What names a row by a number that spreadsheets give to many others cannot be kept.
			const rounded = `siret_arrondi(${text})`;
			this.add(field, 'rejet', rounded, 'siret_arrondi', wording.ROUNDED_SIRET);
		}
		if (field.siret) {
			this.add(
				field,
				'avertissement',
				`${text} IS NOT NULL AND NOT s_${field.name}`,
				'siret_invalide',
				wording.INVALID_SIRET,
				{
					...lostZero(field, completed, text, `siret_valide(${completed})`),
					refusal: refusalOf(field, text),
					unless: this.bitsSince(start),
					ofValues: isRepeated(this.schema, field),
				},
			);
		} else if (typedValue(field, text) !== text) {
			const unknown = saidUnknown(field, text);
			const told = unknown === undefined ? '' : ` AND NOT ${unknown}`;
			this.add(
				field,
				'rejet',
				`${text} IS NOT NULL AND v_${field.name} IS NULL${told}`,
				'illisible',
				wording.unreadable(field),
				{
					...lostZero(field, completed, text, `${typedValue(field, `(${completed})`)} IS NOT NULL`),
					refusal: refusalOf(field, text),
				},
			);
		}
		if (field.money) {
			const rounded = `strpos(c_${field.name}, '.') BETWEEN 1 AND strlen(c_${field.name}) - 3`;
			this.add(field, 'avertissement', rounded, 'arrondi', wording.ROUNDED_CENTS, {
				counted: true,
				unless: this.bitsSince(start),
			});
		}
		if (field.alertAbove !== undefined) {
			this.add(
				field,
				'avertissement',
				`abs(v_${field.name}) > ${field.alertAbove * 100}`,
				'montant_eleve',
				wording.aboveAlert(field.alertAbove),
			);
		}
		const keys = (this.schema.foreignKeys ?? []).filter((key) => key.fields === field.name);
		for (const key of keys) {
			if (field.separator === undefined) this.planKey(field, key);
			else this.planListKey(field, key);
		}
		if (this.options.repair && field.width !== undefined) {
			const written =
				field.separator === undefined ? bareCode(field, `u_${field.name}`) : `u_${field.name}`;
			const repaired = `${written} <> ${text}`;
			this.add(field, 'avertissement', repaired, 'zero_retabli', wording.LOST_ZERO.repaired, {
				argument: text,
				unless: this.bitsSince(start),
			});
		}
	}

	/** An error shown in the place of a text: a name is left out, what is required cannot be. */
	private planErrorCell(field: Field): void {
		const written = `u_${field.name}`;
		const optional = isOptionalText(field);
		this.add(
			field,
			optional ? 'avertissement' : 'rejet',
			valueless(written),
			'erreur_tableur',
			optional ? wording.ERROR_LEFT_OUT : wording.ERROR_CELL,
			{ ofGuarded: true, ...(optional ? {} : { refusal: refusalOf(field, written) }) },
		);
	}

	private planKey(field: Field, key: ForeignKey): void {
		const text = `t_${field.name}`;
		const codes = this.codes.codesOf(key);
		const completed = withZeros(field, text);
		const target = schemaOf(key.reference.resource);
		const when = Object.entries(key.when ?? {}).map(
			([column, value]) => `v_${column} = ${literal(value)} AND `,
		);
		// In a compact table the value itself is of that type.
		const unknown =
			this.codes.codeType(field) === undefined
				? this.codes.unknown(text, codes, `${field.name}_${key.reference.resource}`)
				: `v_${field.name} IS NULL`;
		this.add(
			field,
			'rejet',
			`${text} IS NOT NULL AND ${when.join('')}${unknown}`,
			'code_inconnu',
			wording.unknownCode(key, target, this.codes.editionOf(key)),
			{
				...lostZero(field, completed, text, `${completed} IN (${codes})`),
				refusal: refusalOf(field, text),
			},
		);
	}

	private planListKey(field: Field, key: ForeignKey): void {
		const text = `t_${field.name}`;
		const separator = literal(field.separator ?? ' ');
		const all = `SELECT coalesce(list(code), []) AS codes FROM (${this.codes.codesOf(key)})`;
		const split = (list: string) => `string_split(${list}, ${separator})`;
		const target = schemaOf(key.reference.resource);
		const unknown = `list_filter(${split(text)}, lambda c: NOT list_contains(codes, c))`;
		const completed = listWithZeros(field, text);
		this.add(
			field,
			'rejet',
			`${text} IS NOT NULL AND NOT list_has_all((${all}), ${split(text)})`,
			'code_inconnu',
			`${wording.unknownCode(key, target, this.codes.editionOf(key))} : {}`,
			{
				argument: `array_to_string(${unknown}, ', ')`,
				...lostZero(field, completed, text, `list_has_all(codes, ${split(completed)})`),
				refusal: refusalOf(field, text),
				also: all,
			},
		);
	}

	/** Faults that involve several columns of a row. */
	planRow(): void {
		for (const columns of this.schema.together ?? []) {
			const [first, second] = columns.map((name) => fieldOf(this.schema, name));
			if (!first || !second) continue;
			const missing = `CASE WHEN t_${first.name} IS NULL THEN ${literal(first.name)} ELSE ${literal(second.name)} END`;
			this.add(
				first,
				'rejet',
				`(t_${first.name} IS NULL) <> (t_${second.name} IS NULL)`,
				'vont_ensemble',
				wording.together(columns),
				{ column: missing, value: `''` },
			);
		}
		for (const { start, end, severity } of this.schema.periods ?? []) {
			const reversed = `v_${end} < v_${start}`;
			const sentence = wording.reversedPeriod(start);
			this.add(fieldOf(this.schema, end), severity, reversed, 'dates_inversees', sentence);
		}
		const place = this.schema.basinWithin;
		if (place)
			this.planBasin(fieldOf(this.schema, place.basin), fieldOf(this.schema, place.departement));
	}

	private planBasin(basin: Field, departement: Field): void {
		const key = (this.schema.foreignKeys ?? []).find(({ fields }) => fields === basin.name);
		if (!key) return;
		const edition = literal(this.codes.editionOf(key) ?? '');
		const pairs = `SELECT code || ' ' || d AS code FROM (SELECT code, unnest(string_split(departements, ' ')) AS d FROM ref_bassins WHERE edition = ${edition})`;
		const pair = `t_${basin.name} || ' ' || t_${departement.name}`;
		const unknown = this.rules
			.filter((rule) => [basin, departement].some(({ name }) => rule.column === literal(name)))
			.filter((rule) => rule.severity === 'rejet')
			.reduce((sum, rule) => sum + rule.bit, 0);
		this.add(
			basin,
			'avertissement',
			`t_${basin.name} IS NOT NULL AND t_${departement.name} IS NOT NULL AND ${this.codes.unknown(`(${pair})`, pairs, 'lieu')}`,
			'bassin_ailleurs',
			wording.BASIN_ELSEWHERE,
			{ argument: `t_${departement.name}`, unless: unknown },
		);
	}
}
