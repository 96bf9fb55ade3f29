/**
 * What an insertion hour is worth: euros of turnover per hour, `v(s) = charged hourly cost ÷ σ(s)`, where
 * σ is the labour share of the segment (`/methode/`). `valeur_heure` of `segments.csv` replaces it, and
 * `cout_horaire` the cost. The pipeline applies these numbers line by line (`classify.sql`).
 */
import type { Cents } from './sums';

/** Charged cost of an hour, cents. An assumption of ours, shown as such: no published figure supports it. */
export const HOURLY_COST: Cents = 2_000;

/** The cautious value, in tenths of v(s), rounded half up to the cent. An assumption, labelled so. */
export const CAUTIOUS_TENTHS = 8;

/** The generous value, in tenths of v(s): as far above v(s) as the cautious one is below. */
export const GENEROUS_TENTHS = 12;

/** At which value hours are shown: v(s), or one of the two that make the bounds. */
export type HourValue = 'centrale' | 'prudente' | 'genereuse';
export const HOUR_VALUES: readonly HourValue[] = ['centrale', 'prudente', 'genereuse'];

export const HOUR_VALUE_WORDS: Readonly<Record<HourValue, string>> = {
	centrale: 'centrale',
	prudente: 'prudente',
	genereuse: 'généreuse',
};
