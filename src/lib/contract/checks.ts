import { isOptionalText, RulePlanner, valueless, type CheckOptions, type Rule } from './rowRules';
import {
	bareCode,
	identifier,
	listWithZeros,
	literal,
	numberText,
	saidUnknown,
	sqlType,
	trimmedText,
	typedValue,
	unguardedText,
	withZeros,
	type Writing,
} from './sql';
import { engineColumn, isRepeated, type Field, type Severity, type TableSchema } from './schema';

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
	/** SQL of a table of no row with the columns of {@link CheckPlan.typed}. */
	empty: string;
	/** SQL of all the states of the rows, with the sum of their faults' bits in `fautes`. */
	faults(rows: RawRows): string;
	/** SQL to run first: makes the types that hold the codes of the tables referred to. */
	prepare: string;
}

/** State of a row: without fault, kept with a warning, set aside. */
export const SOUND = 0;
export const WARNED = 1;
export const REJECTED = 2;

/** Rows as they are read: `ligne`, and columns of text; how they are written, when it is known. */
export interface RawRows extends Partial<Writing> {
	/** SQL to select from. */
	from: string;
	/** For each column of the schema, whether `from` has it; all by default. */
	has?: (column: string) => boolean;
}

/** A column that comes of one of the file, `<prefix>_<its name>`; `absent` where the file has not that one. */
interface Derived {
	field: Field;
	name: string;
	sql: string;
	absent: string;
}

function derived(prefix: string, field: Field, sql: string, absent = 'NULL::VARCHAR'): Derived {
	return { field, name: `${prefix}_${field.name}`, sql, absent };
}

function isNumber({ type }: Field): boolean {
	return type === 'integer' || type === 'number';
}

/** The text of a column as its values are compared, lost zeros back when repairs were asked for. */
function repairedText(field: Field, { repair }: CheckOptions, guarded: boolean): string {
	const written = `u_${field.name}`;
	if (isOptionalText(field)) {
		return guarded ? `CASE WHEN ${valueless(written)} THEN NULL ELSE ${written} END` : written;
	}
	const text = bareCode(field, written);
	if (!repair || field.width === undefined) return text;
	if (field.separator !== undefined) return listWithZeros(field, text);
	const completed = withZeros(field, text);
	if (!field.siret) return completed;
	return `CASE WHEN siret_valide(${completed}) THEN ${completed} ELSE ${text} END`;
}

/** No number of a column that stays below a thousand has a mark of thousands. */
function thousandsOf({ constraints = {} }: Field, { thousands = null }: CheckOptions) {
	return (constraints.maximum ?? Infinity) < 1000 ? 'aucun' : thousands;
}

function defaultOf(field: Field, type: string, { settings }: CheckOptions): string | undefined {
	const value = field.defaultFrom === undefined ? field.default : settings[field.defaultFrom];
	return value === undefined ? undefined : `CAST(${literal(value)} AS ${type})`;
}

/** Everything that reading one table needs in SQL, generated from its schema. */
export function planChecks(schema: TableSchema, options: CheckOptions): CheckPlan {
	const planner = new RulePlanner(schema, options);
	for (const field of schema.fields) planner.planField(field);
	planner.planRow();
	const { rules } = planner;

	const columns = (make: (field: Field) => readonly string[]) => schema.fields.flatMap(make);
	const texts = (prefix: string, make: (field: Field) => string): Derived[] =>
		schema.fields.map((field) => derived(prefix, field, make(field)));
	const repaired = (guarded: boolean) =>
		texts('t', (field) => repairedText(field, options, guarded));
	const numbers = schema.fields.flatMap((field) => {
		const text = `t_${field.name}`;
		if (field.siret) return [derived('n', field, `TRY_CAST(${text} AS BIGINT)`, 'NULL::BIGINT')];
		if (!isNumber(field)) return [];
		return [derived('c', field, numberText(field, text, thousandsOf(field, options)))];
	});
	const typeOf = (field: Field) => planner.codes.codeType(field) ?? sqlType(field);
	const valueOf = (field: Field) => {
		if (isNumber(field)) return typedValue(field, `c_${field.name}`);
		const type = planner.codes.codeType(field);
		if (type !== undefined) return `TRY_CAST(t_${field.name} AS ${type})`;
		return typedValue(field, `t_${field.name}`);
	};
	const valid = ({ name }: Field) => `siret_juste(t_${name}, n_${name})`;
	const values = schema.fields.flatMap((field) => [
		derived('v', field, valueOf(field), `NULL::${typeOf(field)}`),
		...(field.siret ? [derived('s', field, valid(field), 'false')] : []),
	]);
	const readable = ({ from, has = () => true, spaced = true, guarded = true }: RawRows) => {
		const trimmed = (field: Field) =>
			spaced ? trimmedText(field, `r_${field.name}`) : `r_${field.name}`;
		const bare = (field: Field) =>
			guarded ? unguardedText(field, `r_${field.name}`, `w_${field.name}`) : `w_${field.name}`;
		// Each stage is planned once, and not at all for a column that is not there.
		const stage = (expressions: readonly Derived[]) =>
			expressions
				.map(({ field, name, sql, absent }) => `${has(field.name) ? sql : absent} AS ${name}`)
				.join(', ');
		return [
			`WITH brut AS (SELECT ligne, ${stage(texts('r', ({ name }) => identifier(name)))} FROM ${from})`,
			`rogne AS (SELECT *, ${stage(texts('w', trimmed))} FROM brut)`,
			`net AS (SELECT *, ${stage(texts('u', bare))} FROM rogne)`,
			`texte AS (SELECT *, ${stage(repaired(guarded))} FROM net)`,
			`nombre AS (SELECT *${numbers.length === 0 ? '' : `, ${stage(numbers)}`} FROM texte)`,
			`lu AS (SELECT *, ${stage(values)} FROM nombre)`,
		].join(',\n');
	};

	const kept = columns((field) => {
		const value = `v_${field.name}`;
		const byDefault = defaultOf(field, typeOf(field), options);
		const unknown = saidUnknown(field, `t_${field.name}`);
		const known = byDefault === undefined ? value : `coalesce(${value}, ${byDefault})`;
		const filled = unknown === undefined ? known : `CASE WHEN NOT ${unknown} THEN ${known} END`;
		return [
			`${filled} AS ${identifier(engineColumn(field))}`,
			...(field.validFlag === undefined || isRepeated(schema, field)
				? []
				: [`s_${field.name} AS ${field.validFlag}`]),
		];
	});
	const types = columns((field) => [
		`CAST(NULL AS ${typeOf(field)}) AS ${identifier(engineColumn(field))}`,
		...(field.validFlag === undefined || isRepeated(schema, field)
			? []
			: [`CAST(NULL AS BOOLEAN) AS ${field.validFlag}`]),
	]);
	const bits = rules.map(({ test, bit }) => `CASE WHEN ${test} THEN ${bit} ELSE 0 END`);
	const faults = bits.length === 0 ? '0' : bits.join(' + ');
	const any = (wanted: Severity, guarded: boolean) => {
		const tests = rules
			.filter(({ severity, ofValues }) => severity === wanted && !ofValues)
			.filter(({ ofGuarded }) => guarded || !ofGuarded)
			.map(({ test }) => `(${test})`);
		return tests.length === 0 ? 'false' : tests.join(' OR ');
	};
	const state = (guarded: boolean) =>
		`CASE WHEN ${any('rejet', guarded)} THEN ${REJECTED} WHEN ${any('avertissement', guarded)} THEN ${WARNED} ELSE ${SOUND} END`;
	// An empty text is no code: with it, a type has a value even when the table has none.
	const codes = [...planner.codes.types].map(
		([name, values]) =>
			`DROP TYPE IF EXISTS ${name}; CREATE TYPE ${name} AS ENUM (SELECT DISTINCT code FROM (SELECT '' AS code UNION ALL ${values}) WHERE code IS NOT NULL ORDER BY code);`,
	);
	return {
		schema,
		rules,
		rejecting: rules.reduce((sum, { severity, bit }) => sum + (severity === 'rejet' ? bit : 0), 0),
		empty: `SELECT CAST(NULL AS BIGINT) AS ligne, ${types.join(', ')}, CAST(NULL AS TINYINT) AS etat WHERE false`,
		typed: (rows) =>
			`${readable(rows)}\nSELECT ligne, ${kept.join(', ')}, CAST(${state(rows.guarded ?? true)} AS TINYINT) AS etat FROM lu`,
		faults: (rows) => `${readable(rows)}\nSELECT *, CAST(${faults} AS BIGINT) AS fautes FROM lu`,
		prepare: codes.join('\n'),
	};
}
