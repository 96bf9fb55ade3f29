import type { Field } from './schema';

/**
 * Expressions that turn a column of text into its typed value. Each reads the name of a column of
 * text already cleaned by {@link trimmedText} and {@link unguardedText}, and gives NULL where the
 * value is empty or faulty. Forms that few files have are read by the macros of `pipeline/check/values.sql`, where they occur only.
 */

/** Spaces that stand around values, and inside numbers: space, tab, no-break, narrow no-break. */
const SPACES = ' \t\u00a0\u202f';

/** A SQL string literal. */
export function literal(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}

/** A SQL identifier. */
export function identifier(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}

function oneOf(values: readonly string[]): string {
	return values.map(literal).join(', ');
}

/** What the mark is in a number of three digits after a lone one: of thousands, or of decimals. */
export const THOUSANDS = ['virgule', 'point', 'aucun'] as const;

/** The mark of thousands of a file, as its publisher says it; `aucun`: a lone mark is of decimals. */
export type Thousands = (typeof THOUSANDS)[number];

/** What is known of how the values of some rows are written. */
export interface Writing {
	/**
	 * False when it is known that no value has a space at either end, and none is an empty text: nothing
	 * is to be trimmed.
	 */
	spaced: boolean;
	/** False when it is known that no value starts with `#`, `=` or an apostrophe, as spreadsheets write errors and protected codes. */
	guarded: boolean;
}

/** Any text but a free one: a name may start with an apostrophe. */
function isFree(field: Field): boolean {
	const { enum: choices, pattern } = field.constraints ?? {};
	const coded = field.width !== undefined || field.siret === true || field.separator !== undefined;
	return field.type === 'string' && !choices && pattern === undefined && !coded;
}

/** The text of a raw column without the spaces around it, NULL when empty. */
export function trimmedText(field: Field, raw: string): string {
	if (field.separator !== undefined) {
		return `nullif(trim(regexp_replace(${raw}, ${literal(`[${SPACES}\n]+`)}, ' ', 'g')), '')`;
	}
	// Looking at both ends first costs three times less than trimming every value.
	const spaces = [...SPACES, '\n'];
	// Chained comparisons, not IN: beyond five constants DuckDB turns IN into a join.
	const starts = spaces.map((space) => `ascii(${raw}) = ${space.charCodeAt(0)}`);
	const ends = spaces.map((space) => `ends_with(${raw}, ${literal(space)})`);
	const around = [...starts, ...ends].join(' OR ');
	return `nullif(CASE WHEN ${around} THEN trim(${raw}, ${literal(spaces.join(''))}) ELSE ${raw} END, '')`;
}

/**
 * The text of a raw column, ready to be read: without what a spreadsheet writes around a code (`="01"`,
 * `'01`).
 * @param trimmed the name of its column as {@link trimmedText} gives it: written out here, it would be
 * planned as many times as it is read
 */
export function unguardedText(field: Field, raw: string, trimmed: string): string {
	// Numbers and days in unusual forms are freed of it where they are read.
	if (field.type === 'number') return trimmed;
	if (field.type !== 'string' && field.type !== 'boolean') return `sans_fusion(${trimmed})`;
	const apostrophe = isFree(field) ? '' : ` OR ascii(${raw}) = 39`;
	return `CASE WHEN ascii(${raw}) = 61${apostrophe} THEN nullif(sans_garde(${trimmed}), '') ELSE sans_fusion(${trimmed}) END`;
}

/**
 * The text of a code without what is around it: the `.0` of a number's format, the spaces of a SIRET, the
 * words before a code in parentheses.
 */
export function bareCode(field: Field, text: string): string {
	if (field.siret) return `CASE WHEN strlen(${text}) = 14 THEN ${text} ELSE siret_lu(${text}) END`;
	if (field.labelled) {
		return `CASE WHEN ends_with(${text}, ')') THEN coalesce(nullif(regexp_extract(${text}, '[(]([A-Z]+)[)]$', 1), ''), ${text}) ELSE ${text} END`;
	}
	if (field.width === undefined || field.separator !== undefined) return text;
	return `CASE WHEN ends_with(${text}, '.0') THEN left(${text}, length(${text}) - 2) ELSE ${text} END`;
}

/** A code of digits with the zeros that it lost; any other text unchanged. */
export function withZeros(field: Field, text: string): string {
	const { width, maxLostZeros } = field;
	if (width === undefined) return text;
	const least = maxLostZeros === undefined ? 1 : width - maxLostZeros;
	// A CPV may carry its check digit after the code: only the code is completed.
	const shape = `([0-9]{${least},${width - 1}})(-[0-9])?`;
	const code = `split_part(${text}, '-', 1)`;
	return `CASE WHEN regexp_full_match(${text}, '${shape}') THEN lpad(${code}, ${width}, '0') || substr(${text}, length(${code}) + 1) ELSE ${text} END`;
}

/** The same, for each code of a list. */
export function listWithZeros(field: Field, text: string): string {
	const separator = literal(field.separator ?? ' ');
	return `array_to_string(list_transform(string_split(${text}, ${separator}), lambda c: ${withZeros(field, 'c')}), ${separator})`;
}

/** SQL type of a kept column. */
export function sqlType(field: Field): string {
	if (field.money) return 'BIGINT';
	const types = {
		string: 'VARCHAR',
		integer: 'INTEGER',
		number: 'DECIMAL(18,6)',
		boolean: 'BOOLEAN',
		date: 'DATE',
	} as const;
	return types[field.type];
}

function within(field: Field, value: string): string {
	const { minimum, maximum, exclusiveMinimum } = field.constraints ?? {};
	const tests = [
		minimum === undefined ? [] : [`${value} >= ${minimum}`],
		maximum === undefined ? [] : [`${value} <= ${maximum}`],
		exclusiveMinimum === undefined ? [] : [`${value} > ${exclusiveMinimum}`],
	].flat();
	return tests.length === 0 ? value : `CASE WHEN ${tests.join(' AND ')} THEN ${value} END`;
}

/**
 * The text of a number, with a point and without marks of thousands, NULL when it has no meaning or two.
 * Nearly all are recognised at once; the macros of `check/values.sql` read the others.
 * @param thousands what three digits after a lone mark are; null when nobody said
 */
export function numberText(field: Field, text: string, thousands: Thousands | null = null): string {
	const said = thousands === null ? 'NULL' : literal(thousands);
	if (field.type === 'integer') {
		const read = `${field.year ? 'annee_lue' : 'entier_lu'}(${text}, ${said})`;
		return `CASE WHEN ${text} IS NULL THEN NULL WHEN regexp_full_match(${text}, '[+-]?[0-9]{1,9}') THEN ${text} ELSE ${read} END`;
	}
	const plain = '[+-]?[0-9]{1,12}([.][0-9]{1,2})?';
	const french = '[+-]?([0-9]{1,12}|[1-9][0-9]{0,2}([ \u00a0\u202f][0-9]{3})+)([.,][0-9]{1,2})?';
	const read = `${field.money ? 'montant_lu' : 'nombre_lu'}(${text}, ${said})`;
	return `CASE WHEN ${text} IS NULL THEN NULL WHEN regexp_full_match(${text}, '${plain}') THEN ${text} WHEN regexp_full_match(${text}, '${french}') THEN translate(${text}, ', \u00a0\u202f', '.') ELSE ${read} END`;
}

function euros(text: string): string {
	return `TRY_CAST(${text} AS DECIMAL(13,2))`;
}

/** Words of a list, in a CASE: beyond five constants DuckDB turns IN into a join. */
function among(text: string, words: readonly string[]): string {
	return `list_contains([${oneOf(words)}], ${text})`;
}

/** How many words of a boolean are looked for first: those that nearly all files use. */
const USUAL_WORDS = 4;

/** SQL: true of a text that says of a boolean that it is not known; undefined where no word does. */
export function saidUnknown({ unknownValues = [] }: Field, text: string): string | undefined {
	if (unknownValues.length === 0) return undefined;
	return `coalesce(lower(${text}) IN (${oneOf(unknownValues)}), false)`;
}

/**
 * The value of a clean text, NULL when it is not one that the schema admits. Numbers come as
 * {@link numberText} gives them.
 */
export function typedValue(field: Field, text: string): string {
	const { enum: choices, pattern } = field.constraints ?? {};
	switch (field.type) {
		case 'string':
			if (choices) return `CASE WHEN ${text} IN (${oneOf(choices)}) THEN ${text} END`;
			if (pattern) {
				return `CASE WHEN regexp_full_match(${text}, ${literal(pattern)}) THEN ${text} END`;
			}
			return text;
		case 'integer':
		case 'number': {
			if (field.money) {
				// Half a cent goes up, away from zero; more digits than an amount may have give NULL.
				const cents = `CAST(${euros(text)} * CAST(100 AS DECIMAL(3,0)) AS BIGINT)`;
				const { minimum } = field.constraints ?? {};
				return minimum === undefined
					? cents
					: `CASE WHEN ${euros(text)} >= ${minimum} THEN ${cents} END`;
			}
			return within(field, `TRY_CAST(${text} AS ${sqlType(field)})`);
		}
		case 'boolean': {
			const [yes, no] = [field.trueValues ?? [], field.falseValues ?? []];
			const word = `lower(${text})`;
			const other = `regexp_replace(${word}, '[.,]0+$', '')`;
			return `CASE WHEN ${text} IS NULL THEN NULL WHEN ${word} IN (${oneOf(yes.slice(0, USUAL_WORDS))}) THEN true WHEN ${word} IN (${oneOf(no.slice(0, USUAL_WORDS))}) THEN false WHEN ${among(other, yes)} THEN true WHEN ${among(other, no)} THEN false END`;
		}
		case 'date': {
			const french = `substr(${text}, 7, 4) || '-' || substr(${text}, 4, 2) || '-' || substr(${text}, 1, 2)`;
			return `CASE WHEN ${text} IS NULL THEN NULL WHEN regexp_full_match(${text}, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(${text} AS DATE) WHEN regexp_full_match(${text}, '[0-9]{2}/[0-9]{2}/[0-9]{4}') THEN TRY_CAST(${french} AS DATE) ELSE jour_lu(${text}) END`;
		}
	}
}
