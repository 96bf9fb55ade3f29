import { isOptionalText, RulePlanner, valueless, type CheckOptions, type Rule } from './rowRules';
import {
	bareCode,
	cleanText,
	identifier,
	listWithZeros,
	literal,
	numberText,
	saidUnknown,
	sqlType,
	typedValue,
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
interface RawRows extends Partial<Writing> {
	/** SQL to select from. */
	from: string;
	/** For each column of the schema, whether `from` has it; all by default. */
	has?: (column: string) => boolean;
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
	const repaired = (guarded: boolean) =>
		columns((field) => [`${repairedText(field, options, guarded)} AS t_${field.name}`]);
	const numbers = columns((field) => {
		const text = `t_${field.name}`;
		if (field.siret) return [`TRY_CAST(${text} AS BIGINT) AS n_${field.name}`];
		if (!isNumber(field)) return [];
		return [`${numberText(field, text, thousandsOf(field, options))} AS c_${field.name}`];
	});
	const valueOf = (field: Field) => {
		if (isNumber(field)) return typedValue(field, `c_${field.name}`);
		const type = planner.codes.codeType(field);
		if (type !== undefined) return `TRY_CAST(t_${field.name} AS ${type})`;
		return typedValue(field, `t_${field.name}`);
	};
	const values = columns((field) => [
		`${valueOf(field)} AS v_${field.name}`,
		...(field.siret ? [`siret_juste(t_${field.name}, n_${field.name}) AS s_${field.name}`] : []),
	]);
	const readable = ({ from, has = () => true, spaced = true, guarded = true }: RawRows) => {
		const raw = columns((field) => {
			const absent = 'CAST(NULL AS VARCHAR)';
			if (!has(field.name)) return [`${absent} AS r_${field.name}`, `${absent} AS u_${field.name}`];
			const name = identifier(field.name);
			const clean = cleanText(field, name, { spaced, guarded });
			return [`${name} AS r_${field.name}`, `${clean} AS u_${field.name}`];
		});
		return [
			`WITH net AS (SELECT ligne, ${raw.join(', ')} FROM ${from})`,
			`texte AS (SELECT *, ${repaired(guarded).join(', ')} FROM net)`,
			`nombre AS (SELECT ${['*', ...numbers].join(', ')} FROM texte)`,
			`lu AS (SELECT *, ${values.join(', ')} FROM nombre)`,
		].join(',\n');
	};

	const kept = columns((field) => {
		const value = `v_${field.name}`;
		const byDefault = defaultOf(field, planner.codes.codeType(field) ?? sqlType(field), options);
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
		`CAST(NULL AS ${planner.codes.codeType(field) ?? sqlType(field)}) AS ${identifier(engineColumn(field))}`,
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
