import type { WaterfallStep } from '$lib/charts/waterfall';
import { figureOf, figureOfStep } from '$lib/figures/figures';
import type { ScopeAnswer } from '$lib/rules/answer';
import type { Basis } from '$lib/rules/question';
import {
	blindSpots,
	ledgerSteps,
	type BlindSpots,
	type LedgerCode,
	type LedgerRole,
} from '$lib/rules/ledger';
import { isKnown, type AmountLines } from '$lib/rules/sums';

const KINDS: Readonly<Record<LedgerRole, WaterfallStep['kind']>> = {
	total: 'total',
	removed: 'minus',
	base: 'subtotal',
	part: 'part',
};

/** First words of the ledger, by basis: only paid amounts are « payés ». */
const TOTALS: Readonly<Record<Basis, string>> = {
	paye: 'Total payé',
	commande: 'Total commandé',
	attribue: 'Total attribué',
	maximum: 'Total des maximums',
};

/** A step is called as its figure is; the total as what was read. */
function stepLabel(code: LedgerCode, role: LedgerRole, basis: Basis): string {
	const kind = role === 'total' ? undefined : figureOfStep(code);
	return kind ? figureOf(kind).label : TOTALS[basis];
}

/** The steps of the ledger; without a list of structures, the base is not split. */
export function waterfallSteps({ ledger }: ScopeAnswer, basis: Basis): WaterfallStep[] {
	const steps = ledgerSteps(ledger).filter(({ amount }) => isKnown(amount));
	return steps.map(({ code, role, amount, lines }) => ({
		code,
		label: stepLabel(code, role, basis),
		amount,
		lines,
		kind: KINDS[role],
	}));
}

type ApartCode = Basis | 'rejete' | 'rejete_sans_exercice';

/** An amount that stands beside the ledger, never in it. */
export interface Apart extends AmountLines {
	code: ApartCode;
	label: string;
	why: string;
}

const APART: readonly [code: ApartCode, label: string, why: string][] = [
	['commande', 'Commandé', 'pas encore payé'],
	['attribue', 'Attribué', 'montant de marché, pas une dépense'],
	['maximum', 'Maximum d’accord-cadre', 'plafond, jamais additionné à un autre montant'],
	['rejete', 'Rejeté à la lecture', 'ligne fautive, listée dans rejets.csv'],
	['rejete_sans_exercice', 'Rejeté, exercice illisible', 'ligne fautive, listée dans rejets.csv'],
];

/** What stands beside the ledger in this scope; a kind without any line is left out. */
export function apartRows({ apart }: ScopeAnswer): Apart[] {
	return APART.flatMap(([code, label, why]) => {
		const found = apart.get(code);
		return found ? [{ code, label, why, ...found }] : [];
	});
}

/** What the bounds ignore: unclassified and rejected amounts, as fractions. */
export function blindSpotsOf({ ledger, apart }: ScopeAnswer): BlindSpots {
	const rejected =
		(apart.get('rejete')?.amount ?? 0) + (apart.get('rejete_sans_exercice')?.amount ?? 0);
	return blindSpots(ledger, rejected);
}
