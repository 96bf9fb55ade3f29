/**
 * The target and its comparison. This folder knows no framework, no SQL and no file: it receives
 * sums in integer cents and judges them.
 *
 * Source of the target: Prime Minister's circular n° 5351/SG of 3 December 2008, fiche 19: "dans
 * les segments comportant au moins 50 % de main d'œuvre, 10 % au moins du montant des achats
 * courants de l'État".
 */
import type { Cents } from './sums';

/** τ as a fraction, 10 % (circular n° 5351/SG of 3 December 2008, fiche 19). */
export const TARGET = 0.1;

/** τ in percent, a whole number: keeps the comparison with the target in integers. */
export const TARGET_PERCENT = Math.round(TARGET * 100);

/** τ as sentences write it. */
export const TARGET_TEXT = `${TARGET_PERCENT}\u00a0%`;

/** The year the circular sets for the target (fiche 19: "objectif cible pour 2012"). */
export const TARGET_YEAR = 2012;

/** θ in percent: the labour share from which a segment counts, inclusive (same fiche). */
export const DEFAULT_THRESHOLD = 50;

/** Lowest θ offered, in percent. A choice of ours: the circular gives 50 only. */
export const THRESHOLD_MIN = 30;

/** Highest θ offered, in percent. A choice of ours: the circular gives 50 only. */
export const THRESHOLD_MAX = 80;

/**
 * `undetermined`: the bounds lie on both sides of the target. `notComputable`: no positive base, or no list
 * of structures.
 */
export type Verdict = 'met' | 'missed' | 'undetermined' | 'notComputable';

/** The verdicts as they read on screen and in files. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
	met: 'atteint',
	missed: 'non atteint',
	undetermined: 'indéterminé',
	notComputable: 'non calculable',
};

/** Whether a base in cents can carry a share: credit notes can bring it to zero or below. */
export function isComputable(base: Cents): boolean {
	return base > 0 && Number.isFinite(base);
}

/**
 * `part / base` as a fraction, null when the base is zero or negative ("non calculable", which is
 * never 0 %). May be negative or above 1; never NaN, infinite or −0.
 */
export function share(part: Cents, base: Cents): number | null {
	if (!isComputable(base)) return null;
	const ratio = part / base;
	return Number.isFinite(ratio) ? ratio + 0 : null;
}

/**
 * The least whole number of cents that reaches the target on a positive base in cents: τ·D rounded
 * up. Exact for any safe integer: the hundreds of cents first, since their product has no fraction.
 */
export function amountAtTarget(base: Cents): Cents {
	const rest = base % 100;
	return ((base - rest) / 100) * TARGET_PERCENT + Math.ceil((rest * TARGET_PERCENT) / 100);
}

/** Whether `part` is at least τ of `base` (both in cents), exactly. */
export function meetsTarget(part: Cents, base: Cents): boolean {
	return part >= amountAtTarget(base);
}

/**
 * τ·D − M2 in cents, rounded up to the cent, negative beyond the target; null when D ≤ 0. This is
 * what is shown by segment, since it adds up (to a cent a segment).
 */
export function signedGap(realised: Cents, base: Cents): Cents | null {
	if (!isComputable(base) || !Number.isFinite(realised)) return null;
	return amountAtTarget(base) - realised;
}

/** Euros missing, `max(0, τ·D − M2)`, in cents rounded up to the cent; null when D ≤ 0. */
export function gap(realised: Cents, base: Cents): Cents | null {
	const signed = signedGap(realised, base);
	return signed === null ? null : Math.max(0, signed);
}
