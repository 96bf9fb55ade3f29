import { isKnown, type AmountLines, type Cents, type LedgerSums } from './sums';
import { share } from './target';

/** The steps from total paid to the base and what the base is made of, as `registre.csv` names them. */
export type LedgerCode =
	| 'total_paye'
	| 'hors_etat'
	| 'non_classe'
	| 'hors_achats_courants'
	| 'sous_seuil'
	| 'assiette'
	| 'organismes'
	| 'heures'
	| 'reste_identifie'
	| 'non_identifie';

/** `total` and `base` are levels, `removed` lies between them, `part` makes up the base. */
export type LedgerRole = 'total' | 'removed' | 'base' | 'part';

interface LedgerStep extends AmountLines {
	code: LedgerCode;
	role: LedgerRole;
}

const STEPS: readonly [code: LedgerCode, role: LedgerRole, key: keyof LedgerSums][] = [
	['total_paye', 'total', 'totalPaid'],
	['hors_etat', 'removed', 'notState'],
	['non_classe', 'removed', 'unclassified'],
	['hors_achats_courants', 'removed', 'notCurrent'],
	['sous_seuil', 'removed', 'belowThreshold'],
	['assiette', 'base', 'base'],
	['organismes', 'part', 'org'],
	['heures', 'part', 'hours'],
	['reste_identifie', 'part', 'identifiedRest'],
	['non_identifie', 'part', 'unidentified'],
];

/** Amounts do not add up: a line was lost or counted twice upstream. Amounts in cents. */
export class LedgerError extends Error {
	override readonly name = 'LedgerError';
	constructor(
		readonly identity: 'total_paye' | 'assiette',
		readonly measure: 'amount' | 'lines',
		readonly expected: number,
		readonly found: number,
	) {
		const unit = measure === 'amount' ? 'centimes' : 'lignes';
		super(
			`Registre incohérent\u00a0: ${identity} vaut ${expected} ${unit}, ses parts en font ${found}.`,
		);
	}
}

/** The ledger in order, from total paid to the parts of the base. */
export function ledgerSteps(sums: LedgerSums): LedgerStep[] {
	return STEPS.map(([code, role, key]) => ({ code, role, ...sums[key] }));
}

/**
 * Checks both identities of the ledger to the cent, and the number of lines of the first: each
 * line falls at one step only. The parts of the base do not partition its lines, since one line
 * can hold both subcontracted work and clause hours.
 * @throws {LedgerError} on the first identity that does not hold.
 */
export function assertLedger(sums: LedgerSums): void {
	const steps = ledgerSteps(sums);
	const total = (roles: readonly LedgerRole[], measure: 'amount' | 'lines') =>
		steps.reduce((sum, step) => (roles.includes(step.role) ? sum + step[measure] : sum), 0);
	for (const measure of ['amount', 'lines'] as const) {
		const found = total(['removed', 'base'], measure);
		const expected = sums.totalPaid[measure];
		if (found !== expected) throw new LedgerError('total_paye', measure, expected, found);
	}
	const parts = total(['part'], 'amount');
	// Without a list of structures no one knows the parts.
	if (isKnown(parts) && parts !== sums.base.amount) {
		throw new LedgerError('assiette', 'amount', sums.base.amount, parts);
	}
}

/** What the bounds ignore, to be shown next to every verdict; fractions, null when nothing was paid. */
export interface BlindSpots {
	/** Amount of no segment, as a fraction of what the State paid. */
	unclassified: number | null;
	/** Amount rejected at reading, as a fraction of all that was read (rejected included). */
	rejected: number | null;
}

/** @param rejected readable amounts set aside at reading, in cents. */
export function blindSpots(sums: LedgerSums, rejected: Cents): BlindSpots {
	return {
		unclassified: share(sums.unclassified.amount, sums.totalPaid.amount - sums.notState.amount),
		rejected: share(rejected, sums.totalPaid.amount + rejected),
	};
}
