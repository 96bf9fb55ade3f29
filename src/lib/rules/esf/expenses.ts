import { eligibleCost, esfCap, isOutsidePeriod, isProfessionalisation, totalOf } from './cost';
import { evidenceOf } from './evidence';
import { exclude, pass, unknown, warning } from './outcomes';
import type { ReasonCode } from './reasons';
import { DECREE, ESF_RATE_NOTE, LETTER } from './sources';
import type { EsfRule, RuleStatus } from './types';

/**
 * R5: no professionalisation of facilitators. The letter excludes what the central part of the
 * programme already pays (sub-measure 422); setting aside every such line is a choice of ours.
 */
export const noProfessionalisation: EsfRule = {
	id: 'R5',
	title: 'Pas de professionnalisation',
	source: `${LETTER}, qui exclut les interventions «\u00a0déjà prises en charge par le volet central du PO au titre de la sous-mesure 422\u00a0»\u00a0; écarter toute dépense de professionnalisation est notre choix, plus large`,
	check({ expenses }) {
		const training = expenses.filter(isProfessionalisation).length;
		if (training > 0 && training === expenses.length) {
			return { ...exclude('trainingOnly'), warns: true };
		}
		const untold = expenses.some(({ nature }) => nature === null);
		const aside = training > 0 ? (['trainingSetAside'] as const) : [];
		if (untold) return { ...unknown('natureMissing', ...aside), warns: training > 0 };
		return training > 0 ? warning(...aside) : pass('trainingNone');
	},
	evidence: (application) => evidenceOf(application, ['expenses']),
};

/** R9: paid within the eligible period, and filed before the operation ends. */
export const eligiblePeriod: EsfRule = {
	id: 'R9',
	title: 'Période d’éligibilité',
	source: DECREE,
	check({ expenses, end, filedOn }) {
		const warns = expenses.some(isOutsidePeriod);
		const aside: ReasonCode[] = warns ? ['outsidePeriod'] : [];
		if (end !== null && filedOn !== null && end < filedOn) {
			return { ...exclude('filedLate', ...aside), warns };
		}
		const missing: ReasonCode[] = [];
		if (filedOn === null) missing.push('filingMissing');
		if (expenses.some(({ paidOn }) => paidOn === null)) missing.push('paymentDateMissing');
		if (missing.length > 0) return { ...unknown(...missing, ...aside), warns };
		if (warns) return warning(...aside);
		return pass('periodHeld');
	},
	evidence: (application) => evidenceOf(application, ['end', 'filedOn', 'expenses']),
};

/** R11: the financing adds up, without another European fund, within the rate. */
export const financing: EsfRule = {
	id: 'R11',
	title: 'Plan de financement',
	source: `règles de cofinancement du FSE 2007-2013\u00a0; ${ESF_RATE_NOTE}`,
	check(application, { rate }) {
		const { expenses, totalCost, otherEuFunds, esfAmount } = application;
		const problems: [status: RuleStatus, reason: ReasonCode][] = [];
		const total = totalOf(expenses);
		if (expenses.length === 0) problems.push(['unknown', 'expensesMissing']);
		else if (total === null) problems.push(['unknown', 'amountMissing']);
		if (totalCost === null) problems.push(['unknown', 'totalMissing']);
		else if (total !== null && total !== totalCost) {
			problems.push(['fail', 'totalDiffers']);
		}
		if (otherEuFunds === null) {
			problems.push(['unknown', 'otherFundsMissing']);
		} else if (otherEuFunds) {
			problems.push(['fail', 'otherFunds']);
		}
		if (esfAmount === null) problems.push(['unknown', 'esfAmountMissing']);

		const cost = eligibleCost(application);
		const warns = esfAmount !== null && cost !== null && esfAmount > esfCap(cost, rate);
		if (problems.length === 0) return warns ? warning('esfCapped') : pass('financingHeld');
		const found = problems.map(([, reason]) => reason);
		return {
			status: problems.some(([status]) => status === 'fail') ? 'fail' : 'unknown',
			outcome: 'a_examiner',
			warns,
			reasons: [...found, ...(warns ? (['esfCapped'] as const) : [])].map((code) => ({ code })),
		};
	},
	evidence: (application) =>
		evidenceOf(application, ['expenses', 'totalCost', 'esfAmount', 'otherEuFunds']),
};
