import type { Field } from './schema';

/**
 * Expressions that turn a column of text into its typed value. Each reads the name of a column of
 * text already cleaned by {@link cleanText}, and gives NULL where the value is empty or faulty.
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

/**
 * The text of a raw column, ready to be typed: NULL when empty, spaces taken off around text and
 * inside numbers, the decimal comma made a point.
 * @param spaced false when it is known that no value has a space at either end, and none is an empty
 * text: only numbers may then need cleaning, which `valueOf` sees to
 */
export function cleanText(field: Field, raw: string, spaced = true): string {
	if (!spaced) return raw;
	if (field.type === 'integer' || field.type === 'number') {
		// Characters of the second list replace those of the first; those without a match vanish.
		const unusual = [',', ...SPACES].map((space) => `contains(${raw}, ${literal(space)})`);
		return `nullif(CASE WHEN ${unusual.join(' OR ')} THEN translate(${raw}, ${literal(',' + SPACES)}, '.') ELSE ${raw} END, '')`;
	}
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

/** What a number looks like once cleaned; `1,234` is 1.234 and never a thousand. */
export function numberShape(field: Field): string {
	if (field.type === 'integer') return '[+-]?[0-9]{1,9}';
	const whole = `[0-9]{1,${field.wholeDigits ?? 12}}`;
	const decimals = field.decimals === undefined ? '+' : `{1,${field.decimals}}`;
	return `[+-]?(${whole}([.][0-9]${decimals})?|[.][0-9]${decimals})`;
}

function euros(text: string): string {
	return `TRY_CAST(${text} AS DECIMAL(13,2))`;
}

/**
 * The value of a clean text, NULL when it is not one that the schema admits.
 * @param shaped true when the text is known to look like a number
 */
export function typedValue(field: Field, text: string, shaped = false): string {
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
			const readable = shaped ? 'true' : `regexp_full_match(${text}, '${numberShape(field)}')`;
			if (field.money) {
				const cents = `CAST(${euros(text)} * CAST(100 AS DECIMAL(3,0)) AS BIGINT)`;
				const { minimum } = field.constraints ?? {};
				const floor = minimum === undefined ? '' : ` AND ${euros(text)} >= ${minimum}`;
				return `CASE WHEN ${readable}${floor} THEN ${cents} END`;
			}
			const value = `TRY_CAST(${text} AS ${sqlType(field)})`;
			return `CASE WHEN ${readable} THEN ${within(field, value)} END`;
		}
		case 'boolean':
			return `CASE WHEN lower(${text}) IN (${oneOf(field.trueValues ?? [])}) THEN true WHEN lower(${text}) IN (${oneOf(field.falseValues ?? [])}) THEN false END`;
		case 'date': {
			const french = `substr(${text}, 7, 4) || '-' || substr(${text}, 4, 2) || '-' || substr(${text}, 1, 2)`;
			return `CASE WHEN regexp_full_match(${text}, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(${text} AS DATE) WHEN regexp_full_match(${text}, '[0-9]{2}/[0-9]{2}/[0-9]{4}') THEN TRY_CAST(${french} AS DATE) END`;
		}
	}
}
