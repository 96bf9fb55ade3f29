import { eligibleCost, esfCap, isOutsidePeriod, isProfessionalisation, totalOf } from './cost';
import { evidenceOf } from './evidence';
import { exclude, pass, unknown, warning } from './outcomes';
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
			const all = exclude(
				'Toutes les dépenses sont de professionnalisation\u00a0: elles sont écartées.',
			);
			return { ...all, warns: true };
		}
		const untold = expenses.some(({ nature }) => nature === null);
		const aside = 'Des dépenses de professionnalisation sont écartées.';
		if (untold) {
			const missing = unknown('La nature d’une dépense n’est pas renseignée.');
			return training > 0
				? { ...missing, warns: true, explanation: `${missing.explanation} ${aside}` }
				: missing;
		}
		return training > 0 ? warning(aside) : pass('Aucune dépense n’est de professionnalisation.');
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
		const aside = warns
			? ' Des dépenses payées hors de la période du 1er janvier 2007 au 31 décembre 2015 sont écartées.'
			: '';
		if (end !== null && filedOn !== null && end < filedOn) {
			const late = exclude(`L’opération finit avant le dépôt de la demande.${aside}`);
			return { ...late, warns };
		}
		const missing = [
			filedOn === null ? 'La date de dépôt n’est pas renseignée.' : '',
			expenses.some(({ paidOn }) => paidOn === null)
				? 'La date de paiement d’une dépense n’est pas renseignée.'
				: '',
		].filter(Boolean);
		if (missing.length > 0) return { ...unknown(missing.join(' ') + aside), warns };
		if (warns) return warning(aside.trim());
		return pass('Aucune dépense n’est payée hors de la période, et la demande précède la fin.');
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
		const problems: [status: RuleStatus, sentence: string][] = [];
		const total = totalOf(expenses);
		if (expenses.length === 0) problems.push(['unknown', 'Aucune dépense n’est détaillée.']);
		else if (total === null) problems.push(['unknown', 'Le montant d’une dépense manque.']);
		if (totalCost === null) problems.push(['unknown', 'Le coût total n’est pas renseigné.']);
		else if (total !== null && total !== totalCost) {
			problems.push(['fail', 'La somme des dépenses n’est pas le coût total.']);
		}
		if (otherEuFunds === null) {
			problems.push(['unknown', 'La présence d’un autre fonds de l’Union n’est pas renseignée.']);
		} else if (otherEuFunds) {
			problems.push(['fail', 'Un autre fonds de l’Union finance l’opération.']);
		}
		if (esfAmount === null) problems.push(['unknown', 'Le montant de FSE n’est pas renseigné.']);

		const cost = eligibleCost(application);
		const warns = esfAmount !== null && cost !== null && esfAmount > esfCap(cost, rate);
		const capped =
			'Le montant demandé dépasse le taux appliqué au coût retenu\u00a0: il est plafonné.';
		if (problems.length === 0) {
			return warns ? warning(capped) : pass('Les dépenses font le coût total, sans autre fonds.');
		}
		const sentences = problems.map(([, sentence]) => sentence);
		return {
			status: problems.some(([status]) => status === 'fail') ? 'fail' : 'unknown',
			outcome: 'a_examiner',
			warns,
			explanation: [...sentences, ...(warns ? [capped] : [])].join(' '),
		};
	},
	evidence: (application) =>
		evidenceOf(application, ['expenses', 'totalCost', 'esfAmount', 'otherEuFunds']),
};
