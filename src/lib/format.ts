/**
 * French typography for figures: decimal comma, U+202F between thousands, U+00A0 before % and €,
 * no separator in years and codes. A share is a fraction, money is in cents; null is never "0".
 */

const NBSP = '\u00a0';
const THOUSANDS = '\u202f';
const MINUS = '\u2212';

/** What stands for a share that cannot be computed. */
const NOT_COMPUTABLE = 'non calculable';

// Written out, as are dates: a browser's first `Intl` format costs as much as bringing a page to life.
/**
 * A plain number with `digits` decimals, half away from zero: `1 234,5`. One that rounds to zero has no
 * sign; one that is not known is {@link NOT_COMPUTABLE}.
 */
export function number(value: number, digits = 0): string {
	if (Number.isNaN(value)) return NOT_COMPUTABLE;
	// Shifted as written, so that 0.35 is half way between 0.3 and 0.4 although its double is not.
	const [written = '', exponent = '0'] = String(Math.abs(value)).split('e');
	const shifted = Math.round(Number(`${written}e${Number(exponent) + digits}`));
	const figures = String(shifted).padStart(digits + 1, '0');
	const whole = figures.slice(0, figures.length - digits);
	const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/g, THOUSANDS);
	const text = digits === 0 ? grouped : `${grouped},${figures.slice(-digits)}`;
	return value < 0 && shifted > 0 ? MINUS + text : text;
}

/** A share (fraction) as a percentage: `9,8 %`; null gives {@link NOT_COMPUTABLE}. */
export function percent(share: number | null, digits = 1): string {
	return share === null ? NOT_COMPUTABLE : number(share * 100, digits) + NBSP + '%';
}

/** A share that is not nothing never reads as nothing: below what `digits` show, `< 0,1 %`. */
export function percentOrLess(share: number | null, digits = 1): string {
	const least = 10 ** -(digits + 2);
	const hidden = share !== null && share > 0 && share < least / 2;
	return hidden ? `< ${percent(least, digits)}` : percent(share, digits);
}

/** A number that always says its sign, but zero: `+1,2`, `−3,0`, `0,0`. */
export function signed(value: number, digits = 1): string {
	const text = number(value, digits);
	return (value > 0 && /[1-9]/.test(text) ? '+' : '') + text;
}

/** A difference of two shares (fraction) in points, signed: `+1,2 point`, `−3,0 points`. */
export function points(difference: number, digits = 1): string {
	const size = Math.abs(difference * 100);
	const unit = Number(size.toFixed(digits)) >= 2 ? 'points' : 'point';
	return signed(difference * 100, digits) + NBSP + unit;
}

/** An amount in cents, to the euro: `1 600 €`; with `digits = 2`, to the cent; unknown, {@link NOT_COMPUTABLE}. */
export function euros(cents: number, digits: 0 | 2 = 0): string {
	if (Number.isNaN(cents)) return NOT_COMPUTABLE;
	return number(cents / 100, digits) + NBSP + '€';
}

/** A unit is taken from where it rounds to 1: 999 600 € reads 1,0 M€, never 1 000 k€. */
const SCALES: readonly [from: number, divisor: number, unit: string][] = [
	[999.5e6, 1e9, 'Md€'],
	[999.5e3, 1e6, 'M€'],
	[1e4, 1e3, 'k€'],
];

/** An amount in cents in the unit that keeps it short: `15,2 Md€`, `3,4 M€`, `12,5 k€`, `950 €`. */
export function eurosShort(cents: number): string {
	const amount = cents / 100;
	const scale = SCALES.find(([from]) => Math.abs(amount) >= from);
	if (!scale) return euros(cents);
	const scaled = amount / scale[1];
	return number(scaled, Math.abs(scaled) >= 99.95 ? 0 : 1) + NBSP + scale[2];
}

/** `1 région`, `2 régions`: French plural starts at 2. */
export function count(n: number, singular: string, plural = singular + 's'): string {
	return number(n) + NBSP + (Math.abs(n) >= 2 ? plural : singular);
}

const MONTHS = [
	'janvier',
	'février',
	'mars',
	'avril',
	'mai',
	'juin',
	'juillet',
	'août',
	'septembre',
	'octobre',
	'novembre',
	'décembre',
];

/**
 * An ISO date as `31 décembre 2012` (`1er` for the first of a month). A line never breaks between the
 * day and its month.
 * @throws {RangeError} when it is not a date of the form `2012-12-31`
 */
export function date(iso: string): string {
	const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
	const name = MONTHS[Number(month) - 1];
	if (!name) throw new RangeError(`Not a date: ${iso}`);
	return `${day === '01' ? '1er' : Number(day)}${NBSP}${name} ${year}`;
}

/** Text of a data file in French typography: curved apostrophes, no line break before `%`, `;` or `:`. */
export function typeset(text: string): string {
	return text
		.replace(/(\p{L})'(?=\p{L})/gu, '$1’')
		.replace(/ (?=[%€;:?!»])/g, NBSP)
		.replace(/« /g, '«' + NBSP);
}

/** Words in a sentence: `a`, `a et b`, `a, b et c`. */
export function list(words: readonly string[]): string {
	if (words.length < 2) return words.join('');
	return words.slice(0, -1).join(', ') + ' et ' + words[words.length - 1];
}
