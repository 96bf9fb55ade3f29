import type { Cents } from '$lib/rules/sums';
import { number } from '$lib/format';

/** What a typed text means: null is empty, hence unknown; `undefined` cannot be read. */
type Typed<T> = T | null | undefined;

const squeeze = (text: string) => text.replace(/[\s\u00a0\u202f€%]/g, '').replace(',', '.');

/** Euros as typed, `1 234,5` or `1234.50`, in cents; more than two decimals cannot be read. */
export function typedEuros(text: string): Typed<Cents> {
	const plain = squeeze(text);
	if (plain === '') return null;
	const match = /^(-?)(\d{1,11})(?:\.(\d{0,2}))?$/.exec(plain);
	if (!match) return undefined;
	const [, sign, whole = '', part = ''] = match;
	const cents = Number(whole) * 100 + Number(part.padEnd(2, '0'));
	return sign && cents !== 0 ? -cents : cents;
}

/** A number from `min` to `max`, both inclusive. */
export function typedNumber(text: string, min: number, max: number): Typed<number> {
	const plain = squeeze(text);
	if (plain === '') return null;
	if (!/^\d+(\.\d+)?$/.test(plain)) return undefined;
	const value = Number(plain);
	return value >= min && value <= max ? value : undefined;
}

/** An ISO day that exists. */
export function typedDate(text: string): Typed<string> {
	if (text === '') return null;
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
	const day = new Date(`${text}T00:00:00Z`);
	return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text ? undefined : text;
}

/** Cents as a person would type them: `1 234,50`. */
export function eurosField(cents: Cents | null): string {
	return cents === null ? '' : number(cents / 100, 2).replace('\u2212', '-');
}
