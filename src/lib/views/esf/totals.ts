import { count, eurosShort, list } from '$lib/format';
import type { Assessment } from '$lib/rules/esf/assess';
import { totalsByRegion, type EsfTotals, type OutcomeTotals } from '$lib/rules/esf/totals';
import { OUTCOMES, type EsfOutcome } from '$lib/rules/esf/types';

/** Applications of one region as charts and tables show them. */
export interface EsfRegionRow extends EsfTotals {
	/** `sans` when the applications name no region. */
	code: string;
	label: string;
}

/** The label of an application's region, which its file may not give. */
export function esfRegionLabel(code: string | null, labelOf: (code: string) => string): string {
	return code === null ? 'Région non renseignée' : labelOf(code);
}

/** The regions that have an application, most applications first, those without region last. */
export function esfRegionRows(
	assessments: readonly Assessment[],
	labelOf: (code: string) => string,
): EsfRegionRow[] {
	return totalsByRegion(assessments)
		.map((totals) => ({
			...totals,
			code: totals.region ?? 'sans',
			label: esfRegionLabel(totals.region, labelOf),
		}))
		.sort(
			(a, b) =>
				Number(a.region === null) - Number(b.region === null) || b.applications - a.applications,
		);
}

/** All regions together, re-summed. */
export function esfTotal(rows: readonly EsfTotals[]): EsfRegionRow {
	const sum = (outcome: EsfOutcome, key: keyof OutcomeTotals) =>
		rows.reduce((total, { byOutcome }) => total + byOutcome[outcome][key], 0);
	return {
		region: null,
		code: 'FR',
		label: 'Ensemble',
		applications: rows.reduce((total, { applications }) => total + applications, 0),
		byOutcome: Object.fromEntries(
			OUTCOMES.map((outcome) => [
				outcome,
				{
					applications: sum(outcome, 'applications'),
					eligibleCost: sum(outcome, 'eligibleCost'),
					cappedEsf: sum(outcome, 'cappedEsf'),
					unknownAmounts: sum(outcome, 'unknownAmounts'),
				},
			]),
		) as Record<EsfOutcome, OutcomeTotals>,
	};
}

/** « 24 demandes éligibles sur 62 ». */
export function countsFinding({ applications, byOutcome }: EsfTotals): string {
	const { applications: passed } = byOutcome.eligible;
	if (passed === 0) return `Aucune demande éligible sur ${applications}`;
	return `${count(passed, 'demande éligible', 'demandes éligibles')} sur ${applications}`;
}

const amountOf = (totals: OutcomeTotals) => eurosShort(totals.cappedEsf);

/** What the ESF would bear, what waits for an examination, never added to each other. */
export function amountsFinding({ byOutcome: { eligible, a_examiner } }: EsfTotals): string {
	const passed = `${amountOf(eligible)} de FSE passent le pré-contrôle`;
	return a_examiner.applications === 0
		? passed
		: `${passed}, ${amountOf(a_examiner)} encore à examiner`;
}

/** How many regions have an eligible application, and which have none. */
export function regionsSentence(rows: readonly EsfRegionRow[]): string {
	const named = rows.filter(({ region }) => region !== null);
	if (named.length === 0) return 'Aucune demande ne nomme sa région';
	const without = named.filter(({ byOutcome }) => byOutcome.eligible.applications === 0);
	const having = named.length - without.length;
	const head =
		`${count(having, 'région')} sur ${named.length} ${having < 2 ? 'a' : 'ont'} ` +
		'au moins une demande éligible';
	if (without.length === 0 || without.length > 6) return head;
	return `${head}\u00a0; sans demande éligible\u00a0: ${list(without.map(({ label }) => label))}`;
}

/** Says when amounts of a sum are missing; null when all are known. */
export function unknownAmountsSentence({ byOutcome }: EsfTotals): string | null {
	const unknown = OUTCOMES.reduce((sum, outcome) => sum + byOutcome[outcome].unknownAmounts, 0);
	if (unknown === 0) return null;
	return `${count(unknown, 'demande')} sans montant calculable\u00a0: hors des sommes.`;
}
