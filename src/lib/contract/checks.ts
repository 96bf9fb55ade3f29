import {
	cleanText,
	identifier,
	listWithZeros,
	literal,
	numberShape,
	sqlType,
	typedValue,
	withZeros,
} from './sql';
import {
	engineColumn,
	engineTable,
	isRequired,
	schemaOf,
	type Field,
	type ForeignKey,
	type Severity,
	type TableSchema,
} from './schema';
import * as wording from './wording';

export interface CheckOptions {
	/** Complete the codes that lost their zeros instead of rejecting them. */
	repair: boolean;
	/** Values of jeu.json that the schemas name: `edition_bassins`, `niveau_par_defaut`. */
	settings: Readonly<Record<string, string>>;
}

/** A fault that a row may have. All expressions read the columns of
 * {@link CheckPlan.faults}: by column `x` of the schema, `r_x` as read, `u_x` cleaned, `t_x` with its
 * lost zeros, `c_x` a number's text, `v_x` typed (NULL if faulty), `s_x` valid SIRET. */
export interface Rule {
	/** Its bit in the column `fautes`. */
	bit: number;
	severity: Severity;
	/** SQL: true when the row has the fault. */
	test: string;
	/** SQL: name of the faulty column, its value as read, and the sentence. */
	column: string;
	value: string;
	message: string;
	/** A table of one row that `message` needs. */
	also?: string;
	/** Bits of the faults that make this one meaningless. */
	unless: number;
	/** The values of repeated columns have the fault: it is asked of each value, not of each row. */
	ofValues: boolean;
}

export interface CheckPlan {
	schema: TableSchema;
	rules: readonly Rule[];
	/** Bits of the faults that set a row aside. */
	rejecting: number;
	/**
	 * SQL of the typed rows, with in `etat` whether they are sound ({@link SOUND}), kept with a warning
	 * or set aside, as far as their own columns tell. Which fault it is costs too much to ask of every
	 * row; so does whether a SIRET is valid, where each comes back in many rows.
	 */
	typed(rows: RawRows): string;
	/** SQL of all the states of the rows, with the sum of their faults' bits in `fautes`. */
	faults(rows: RawRows): string;
	/** SQL to run first: makes the types that hold the codes of the tables referred to. */
	prepare: string;
}

/** State of a row: without fault, kept with a warning, set aside. */
export const SOUND = 0;
export const WARNED = 1;
export const REJECTED = 2;

/** Rows as they are read: `ligne`, and columns of text. */
export interface RawRows {
	/** SQL to select from. */
	from: string;
	/** For each column of the schema, whether `from` has it; all by default. */
	has?: (column: string) => boolean;
	/** Whether values may have spaces around them; true by default. */
	spaced?: boolean;
}

const REPAIRED = wording.LOST_ZERO.repaired.map(wording.frenchSpaces);
const PROPOSED = wording.LOST_ZERO.proposed.map(wording.frenchSpaces);

function sentence(text: string): string {
	return literal(wording.frenchSpaces(text));
}

function withCode([before, after]: readonly string[], code: string): string {
	return `${literal(before ?? '')} || ${code} || ${literal(after ?? '')}`;
}

/** The sentence that proposes the completed code if `known` says that it exists. */
function orLostZero(completed: string, text: string, known: string, otherwise: string): string {
	return `CASE WHEN ${completed} <> ${text} AND ${known} THEN ${withCode(PROPOSED, completed)} ELSE ${otherwise} END`;
}

/** Whether the values of a column are kept apart from the rows. */
function isRepeated({ repeated = [] }: TableSchema, { name }: Field): boolean {
	return repeated.some(({ columns }) => columns.includes(name));
}

class Planner {
	readonly rules: Rule[] = [];
	/** SQL of the values of each type of codes, by its name. */
	readonly codeTypes = new Map<string, string>();

	constructor(
		private readonly schema: TableSchema,
		private readonly options: CheckOptions,
	) {}

	private add(
		field: Field,
		severity: Severity,
		test: string,
		message: string,
		more: Partial<Pick<Rule, 'column' | 'value' | 'also' | 'unless' | 'ofValues'>> = {},
	): void {
		this.rules.push({
			bit: 2 ** this.rules.length,
			severity,
			test,
			message,
			column: literal(field.name),
			value: `r_${field.name}`,
			unless: 0,
			ofValues: false,
			...more,
		});
	}

	private bitsSince(start: number): number {
		return this.rules.slice(start).reduce((sum, rule) => sum + rule.bit, 0);
	}

	field(name: string): Field {
		const found = this.schema.fields.find((field) => field.name === name);
		if (!found) throw new Error(`${this.schema.name}: unknown column ${name}`);
		return found;
	}

	private editionOf(key: ForeignKey): string | undefined {
		if (key.edition === undefined) return undefined;
		return this.options.settings[key.edition] ?? key.edition;
	}

	/**
	 * SQL: true when a text is none of the values of a query. A cast to a type that lists them is some
	 * ten times quicker than the join that NOT IN makes.
	 */
	private unknown(text: string, values: string, name: string): string {
		return `TRY_CAST(${text} AS ${this.typeOf(values, name)}) IS NULL`;
	}

	private typeOf(values: string, name: string): string {
		const type = `codes_${this.schema.name}_${name}`;
		this.codeTypes.set(type, values);
		return type;
	}

	/**
	 * The type that holds the codes of a column of a compact table: a number a row, where a text would be
	 * copied at each step. Undefined for a column of any other kind.
	 */
	codeType(field: Field): string | undefined {
		if (this.schema.compact !== true || field.separator !== undefined) return undefined;
		const choices = field.constraints?.enum;
		if (choices) {
			const values = choices.map((choice) => `SELECT ${literal(choice)} AS code`);
			return this.typeOf(values.join(' UNION ALL '), `${field.name}_liste`);
		}
		const key = (this.schema.foreignKeys ?? []).find(({ fields }) => fields === field.name);
		return key && this.typeOf(this.codesOf(key), `${field.name}_${key.reference.resource}`);
	}

	/** SQL of the codes that a foreign key admits, in a column `code`. */
	codesOf(key: ForeignKey): string {
		const edition = this.editionOf(key);
		const target = schemaOf(key.reference.resource);
		const where = edition === undefined ? '' : ` WHERE edition = ${literal(edition)}`;
		return `SELECT ${identifier(key.reference.fields)} AS code FROM ${engineTable(target)}${where}`;
	}

	/** Faults of one column alone, then those of its foreign keys. */
	planField(field: Field): void {
		const text = `t_${field.name}`;
		const start = this.rules.length;
		const completed = withZeros(field, text);
		if (isRequired(field)) this.add(field, 'rejet', `${text} IS NULL`, sentence(wording.REQUIRED));
		if (field.siret) {
			const invalid = sentence(wording.INVALID_SIRET);
			this.add(
				field,
				'avertissement',
				`${text} IS NOT NULL AND NOT s_${field.name}`,
				orLostZero(completed, text, `siret_valide(${completed})`, invalid),
				{ ofValues: isRepeated(this.schema, field) },
			);
		} else if (typedValue(field, text) !== text) {
			const otherwise = sentence(wording.unreadable(field));
			this.add(
				field,
				'rejet',
				`${text} IS NOT NULL AND v_${field.name} IS NULL`,
				field.width === undefined
					? otherwise
					: orLostZero(
							completed,
							text,
							`${typedValue(field, `(${completed})`)} IS NOT NULL`,
							otherwise,
						),
			);
		}
		if (field.alertAbove !== undefined) {
			this.add(
				field,
				'avertissement',
				`abs(v_${field.name}) > ${field.alertAbove * 100}`,
				sentence(wording.aboveAlert(field.alertAbove)),
			);
		}
		const keys = (this.schema.foreignKeys ?? []).filter((key) => key.fields === field.name);
		for (const key of keys) {
			if (field.separator === undefined) this.planKey(field, key);
			else this.planListKey(field, key);
		}
		if (this.options.repair && field.width !== undefined) {
			this.add(field, 'avertissement', `u_${field.name} <> ${text}`, withCode(REPAIRED, text), {
				unless: this.bitsSince(start),
			});
		}
	}

	private planKey(field: Field, key: ForeignKey): void {
		const text = `t_${field.name}`;
		const codes = this.codesOf(key);
		const completed = withZeros(field, text);
		const target = schemaOf(key.reference.resource);
		const otherwise = sentence(wording.unknownCode(key, target, this.editionOf(key)));
		const when = Object.entries(key.when ?? {}).map(
			([column, value]) => `v_${column} = ${literal(value)} AND `,
		);
		// In a compact table the value itself is of that type.
		const unknown =
			this.codeType(field) === undefined
				? this.unknown(text, codes, `${field.name}_${key.reference.resource}`)
				: `v_${field.name} IS NULL`;
		this.add(
			field,
			'rejet',
			`${text} IS NOT NULL AND ${when.join('')}${unknown}`,
			field.width === undefined
				? otherwise
				: orLostZero(completed, text, `${completed} IN (${codes})`, otherwise),
		);
	}

	private planListKey(field: Field, key: ForeignKey): void {
		const text = `t_${field.name}`;
		const separator = literal(field.separator ?? ' ');
		const all = `SELECT coalesce(list(code), []) AS codes FROM (${this.codesOf(key)})`;
		const split = (list: string) => `string_split(${list}, ${separator})`;
		const target = schemaOf(key.reference.resource);
		const label = sentence(wording.unknownCode(key, target, this.editionOf(key)) + ' : ');
		const unknown = `list_filter(${split(text)}, lambda c: NOT list_contains(codes, c))`;
		const otherwise = `${label} || array_to_string(${unknown}, ', ')`;
		const completed = listWithZeros(field, text);
		this.add(
			field,
			'rejet',
			`${text} IS NOT NULL AND NOT list_has_all((${all}), ${split(text)})`,
			field.width === undefined
				? otherwise
				: orLostZero(completed, text, `list_has_all(codes, ${split(completed)})`, otherwise),
			{ also: all },
		);
	}

	/** Faults that involve several columns of a row. */
	planRow(): void {
		for (const columns of this.schema.together ?? []) {
			const [first, second] = columns.map((name) => this.field(name));
			if (!first || !second) continue;
			const missing = `CASE WHEN t_${first.name} IS NULL THEN ${literal(first.name)} ELSE ${literal(second.name)} END`;
			this.add(
				first,
				'rejet',
				`(t_${first.name} IS NULL) <> (t_${second.name} IS NULL)`,
				sentence(wording.together(columns)),
				{ column: missing, value: `''` },
			);
		}
		for (const { start, end, severity } of this.schema.periods ?? []) {
			const message = sentence(wording.reversedPeriod(start));
			this.add(this.field(end), severity, `v_${end} < v_${start}`, message);
		}
		const place = this.schema.basinWithin;
		if (place) this.planBasin(this.field(place.basin), this.field(place.departement));
	}

	private planBasin(basin: Field, departement: Field): void {
		const key = (this.schema.foreignKeys ?? []).find(({ fields }) => fields === basin.name);
		if (!key) return;
		const edition = literal(this.editionOf(key) ?? '');
		const pairs = `SELECT code || ' ' || d AS code FROM (SELECT code, unnest(string_split(departements, ' ')) AS d FROM ref_bassins WHERE edition = ${edition})`;
		const pair = `t_${basin.name} || ' ' || t_${departement.name}`;
		const unknown = this.rules
			.filter((rule) => [basin, departement].some(({ name }) => rule.column === literal(name)))
			.filter((rule) => rule.severity === 'rejet')
			.reduce((sum, rule) => sum + rule.bit, 0);
		this.add(
			basin,
			'avertissement',
			`t_${basin.name} IS NOT NULL AND t_${departement.name} IS NOT NULL AND ${this.unknown(`(${pair})`, pairs, 'lieu')}`,
			`${sentence(wording.BASIN_ELSEWHERE)} || t_${departement.name}`,
			{ unless: unknown },
		);
	}
}

function isNumber({ type }: Field): boolean {
	return type === 'integer' || type === 'number';
}

/** The text of a number that looks like one, NULL otherwise: nearly all need no cleaning. */
function numberText(field: Field, text: string, spaced: boolean): string {
	const shape = numberShape(field);
	const cleaned = `regexp_extract(${cleanText(field, text)}, '^(?:${shape})$')`;
	const otherwise = spaced ? '' : ` ELSE nullif(${cleaned}, '')`;
	// The empty ones first: most amounts of some columns are, and all that follows is spared them.
	return `CASE WHEN ${text} IS NULL THEN NULL WHEN regexp_full_match(${text}, '${shape}') THEN ${text}${otherwise} END`;
}

/** The text of a column once its lost zeros are back, when repairs were asked for. */
function repairedText(field: Field, { repair }: CheckOptions): string {
	const text = `u_${field.name}`;
	if (!repair || field.width === undefined) return text;
	if (field.separator !== undefined) return listWithZeros(field, text);
	const completed = withZeros(field, text);
	if (!field.siret) return completed;
	return `CASE WHEN siret_valide(${completed}) THEN ${completed} ELSE ${text} END`;
}

function defaultOf(field: Field, type: string, { settings }: CheckOptions): string | undefined {
	const value = field.defaultFrom === undefined ? field.default : settings[field.defaultFrom];
	return value === undefined ? undefined : `CAST(${literal(value)} AS ${type})`;
}

/** Everything that reading one table needs in SQL, generated from its schema. */
export function planChecks(schema: TableSchema, options: CheckOptions): CheckPlan {
	const planner = new Planner(schema, options);
	for (const field of schema.fields) planner.planField(field);
	planner.planRow();
	const { rules } = planner;

	const columns = (make: (field: Field) => readonly string[]) => schema.fields.flatMap(make);
	const repaired = columns((field) => [`${repairedText(field, options)} AS t_${field.name}`]);
	const numbers = (spaced: boolean) =>
		columns((field) => {
			const text = `t_${field.name}`;
			if (field.siret) return [`TRY_CAST(${text} AS BIGINT) AS n_${field.name}`];
			return isNumber(field) ? [`${numberText(field, text, spaced)} AS c_${field.name}`] : [];
		});
	const valueOf = (field: Field) => {
		if (isNumber(field)) return typedValue(field, `c_${field.name}`, true);
		const type = planner.codeType(field);
		if (type !== undefined) return `TRY_CAST(t_${field.name} AS ${type})`;
		return typedValue(field, `t_${field.name}`);
	};
	const values = columns((field) => [
		`${valueOf(field)} AS v_${field.name}`,
		...(field.siret ? [`siret_juste(t_${field.name}, n_${field.name}) AS s_${field.name}`] : []),
	]);
	const readable = ({ from, has = () => true, spaced = true }: RawRows) => {
		const raw = columns((field) => {
			const name = has(field.name) ? identifier(field.name) : 'CAST(NULL AS VARCHAR)';
			return [`${name} AS r_${field.name}`, `${cleanText(field, name, spaced)} AS u_${field.name}`];
		});
		return [
			`WITH net AS (SELECT ligne, ${raw.join(', ')} FROM ${from})`,
			`texte AS (SELECT *, ${repaired.join(', ')} FROM net)`,
			`nombre AS (SELECT ${['*', ...numbers(spaced)].join(', ')} FROM texte)`,
			`lu AS (SELECT *, ${values.join(', ')} FROM nombre)`,
		].join(',\n');
	};

	const kept = columns((field) => {
		const value = `v_${field.name}`;
		const byDefault = defaultOf(field, planner.codeType(field) ?? sqlType(field), options);
		const filled = byDefault === undefined ? value : `coalesce(${value}, ${byDefault})`;
		return [
			`${filled} AS ${identifier(engineColumn(field))}`,
			...(field.validFlag === undefined || isRepeated(schema, field)
				? []
				: [`s_${field.name} AS ${field.validFlag}`]),
		];
	});
	const bits = rules.map(({ test, bit }) => `CASE WHEN ${test} THEN ${bit} ELSE 0 END`);
	const faults = bits.length === 0 ? '0' : bits.join(' + ');
	const any = (wanted: Severity) => {
		const tests = rules
			.filter(({ severity, ofValues }) => severity === wanted && !ofValues)
			.map(({ test }) => `(${test})`);
		return tests.length === 0 ? 'false' : tests.join(' OR ');
	};
	const state = `CASE WHEN ${any('rejet')} THEN ${REJECTED} WHEN ${any('avertissement')} THEN ${WARNED} ELSE ${SOUND} END`;
	// An empty text is no code: with it, a type has a value even when the table has none.
	const types = [...planner.codeTypes].map(
		([name, values]) =>
			`DROP TYPE IF EXISTS ${name}; CREATE TYPE ${name} AS ENUM (SELECT DISTINCT code FROM (SELECT '' AS code UNION ALL ${values}) WHERE code IS NOT NULL ORDER BY code);`,
	);
	return {
		schema,
		rules,
		rejecting: rules.reduce((sum, { severity, bit }) => sum + (severity === 'rejet' ? bit : 0), 0),
		typed: (rows) =>
			`${readable(rows)}\nSELECT ligne, ${kept.join(', ')}, CAST(${state} AS TINYINT) AS etat FROM lu`,
		faults: (rows) => `${readable(rows)}\nSELECT *, CAST(${faults} AS BIGINT) AS fautes FROM lu`,
		prepare: types.join('\n'),
	};
}
