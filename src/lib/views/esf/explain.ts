import { count, date, euros, list, percent } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import { isOutsidePeriod, isProfessionalisation, totalOf } from '$lib/rules/esf/cost';
import { growthOf } from '$lib/rules/esf/growth';
import type { Assessment, RuleResult } from '$lib/rules/esf/assess';
import { OUTCOME_WORDS, type Application, type Evidence, type Expense } from '$lib/rules/esf/types';
import type { Cents } from '$lib/rules/sums';

/** `Éligible`, `À examiner`… at the start of a sentence or alone. */
export function outcomeTitle({ outcome }: Pick<Assessment, 'outcome'>): string {
	const words = OUTCOME_WORDS[outcome];
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The outcome with the rules that lead to it, and those that only warn. */
export function outcomeSentence(assessment: Assessment): string {
	const { outcome, motifs, avertissements } = assessment;
	const warned =
		avertissements.length > 0
			? ` ${count(avertissements.length, 'avertissement')}\u00a0: ${list(avertissements)}.`
			: '';
	if (outcome === 'eligible') {
		return `Aucune règle ne s’y oppose, aucune information ne manque.${warned}`;
	}
	const rules = `${motifs.length > 1 ? 'règles' : 'règle'} ${list(motifs)}`;
	return `${outcomeTitle(assessment)}\u00a0: ${rules}.${warned}`;
}

/** What a rule leads to, in words, beside its mark. */
export function ruleWords({ status, outcome }: RuleResult): string {
	if (status === 'pass') return 'respectée';
	if (status === 'warning') return 'avertissement';
	if (status === 'unknown') return 'à examiner, information manquante';
	return OUTCOME_WORDS[outcome];
}

/** Columns whose empty cell is a declaration, not a missing input. */
const DECLARATIONS = ['poste_precedent', 'axe_au_2010_11_03'];

/** An input as the file gives it; an empty cell is either a declaration or nothing known. */
export function evidenceText({ column, value }: Evidence): string {
	return value ?? (DECLARATIONS.includes(column) ? 'vide, soit aucun' : 'vide');
}

/** Why a cost line is set aside; null when it is kept. */
export function setAside(expense: Expense): string | null {
	if (isProfessionalisation(expense)) return 'écartée (R5, professionnalisation)';
	if (isOutsidePeriod(expense)) return 'écartée (R9, hors période)';
	return null;
}

/** Whether a kept line is dated after the reference date: a plan, not a payment. */
function isPlanned({ paidOn }: Expense, at: IsoDate): boolean {
	return paidOn !== null && paidOn > at;
}

/**
 * What becomes of a cost line: set aside, or kept, and then whether it is paid.
 * @param at reference date of the data
 */
export function expenseStatus(expense: Expense, at: IsoDate): string {
	const aside = setAside(expense);
	if (aside !== null) return aside;
	if (expense.paidOn === null) return 'retenue, date inconnue\u00a0: à examiner (R9)';
	return isPlanned(expense, at) ? 'retenue, prévue' : 'retenue';
}

/** A step from the cost of an operation to the ESF it may get. */
export interface AmountStep {
	label: string;
	cents: Cents | null;
	/** What a null means: nobody told it, it cannot be computed, or it has no sense for this application. */
	absent: 'inconnu' | 'non calculable' | 'sans objet';
	note?: string;
}

/**
 * From the declared cost to the capped amount, in the order of the computation.
 * @param at reference date of the data
 */
export function amountSteps(
	application: Application,
	{ eligibleCost, cappedEsf, outcome }: Assessment,
	rate: number,
	at: IsoDate,
): AmountStep[] {
	const kept = application.expenses.filter((expense) => setAside(expense) === null);
	const growth = growthOf(application);
	const steps: AmountStep[] = [
		{ label: 'Coût total déclaré', cents: application.totalCost, absent: 'inconnu' },
	];
	if (application.expenses.length > 0) {
		const planned = kept.filter((expense) => isPlanned(expense, at)).length;
		const lines =
			`${kept.length} ${kept.length > 1 ? 'lignes' : 'ligne'} sur ${application.expenses.length}` +
			(planned > 0
				? `, dont ${planned} ${planned > 1 ? 'prévues' : 'prévue'} après le ${date(at)}`
				: '');
		steps.push({
			label: 'Dépenses retenues',
			cents: kept.length === 0 ? 0 : totalOf(kept),
			absent: 'non calculable',
			note: lines,
		});
	}
	const cost: AmountStep = {
		label: 'Coût retenu',
		cents: eligibleCost,
		absent: 'non calculable',
	};
	if (growth.kind === 'grows') {
		cost.note = `supplément de temps de travail\u00a0: ${percent(growth.added / growth.of)} du poste`;
	}
	steps.push(cost, { label: 'FSE demandé', cents: application.esfAmount, absent: 'inconnu' });
	const outside = outcome === 'hors_champ';
	const excluded = outside || outcome === 'ineligible';
	steps.push({
		label: 'FSE plafonné',
		cents: outside ? null : cappedEsf,
		absent: outside ? 'sans objet' : 'non calculable',
		note: excluded
			? 'demande exclue'
			: `au plus ${percent(rate, rate * 100 === Math.round(rate * 100) ? 0 : 2)} du coût retenu, taux à confirmer`,
	});
	return steps;
}

/** To the cent: these amounts are those of a file. */
export const amountText = (cents: Cents): string => euros(cents, 2);
