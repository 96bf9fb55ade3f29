import { isWithin } from '../dates';
import type { Cents } from '../sums';
import { growthOf } from './growth';
import { ELIGIBLE_FROM, ELIGIBLE_TO } from './sources';
import type { Application, Expense } from './types';

/** Professionalisation is set aside: sub-measure 422 pays it (R5). */
export function isProfessionalisation(expense: Expense): boolean {
	return expense.nature === 'professionnalisation';
}

/** Paid outside the eligible period (R9). A payment of unknown date is kept, and reviewed. */
export function isOutsidePeriod(expense: Expense): boolean {
	return expense.paidOn !== null && !isWithin(expense.paidOn, ELIGIBLE_FROM, ELIGIBLE_TO);
}

/** Sum in cents; null when there is no line or an amount is unknown. */
export function totalOf(expenses: readonly Expense[]): Cents | null {
	if (expenses.length === 0) return null;
	let total = 0;
	for (const { amount } of expenses) {
		if (amount === null) return null;
		total += amount;
	}
	return total;
}

/** `amount × part ÷ whole` rounded down to the cent, exact for whole numbers of any size. */
function fraction(amount: Cents, part: number, whole: number): Cents {
	return Number((BigInt(amount) * BigInt(part)) / BigInt(whole));
}

/**
 * Cost that the ESF may share in, in cents: the lines kept by R5 and R9, times the increment of a
 * growing post (R3), rounded down to the cent; 0 when every line is set aside or they cancel out;
 * null without cost lines or with one of unknown amount.
 */
export function eligibleCost(application: Application): Cents | null {
	if (application.expenses.length === 0) return null;
	const kept = application.expenses.filter(
		(expense) => !isProfessionalisation(expense) && !isOutsidePeriod(expense),
	);
	const total = kept.length === 0 ? 0 : totalOf(kept);
	if (total === null) return null;
	const cost = Math.max(0, total);
	const growth = growthOf(application);
	return growth.kind === 'grows' ? fraction(cost, growth.added, growth.of) : cost;
}

/** The most that the ESF may bear of an eligible cost, in cents, rounded down. Rate as a fraction. */
export function esfCap(cost: Cents, rate: number): Cents {
	return fraction(cost, Math.round(rate * 1e4), 1e4);
}
