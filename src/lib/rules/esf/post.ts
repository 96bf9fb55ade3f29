import { evidenceOf } from './evidence';
import { exclude, pass, review, unknown } from './outcomes';
import { growthOf } from './growth';
import { CONVENTION_DATE, FACILITATOR_AXIS, LETTER, LETTER_DATE } from './sources';
import type { EsfRule } from './types';

/** R3: a new post, for the ramp-up; of a post that grows, the increment alone. */
export const newPost: EsfRule = {
	id: 'R3',
	title: 'Poste nouveau, pour la montée en charge',
	source: `${LETTER}\u00a0; les dates du 11 février et du 3 novembre 2010 sont un choix de Cap 10`,
	check(application) {
		switch (growthOf(application).kind) {
			case 'stays':
				return exclude('Le poste en remplace un autre sans temps de travail supplémentaire.');
			case 'unknown':
				return unknown(
					'Le poste en remplace un autre et son temps de travail, ou celui d’avant, manque.',
				);
			case 'grows':
				return review(
					'Le poste en remplace un autre avec plus de temps de travail\u00a0: seul le supplément compte.',
				);
		}
		const { createdOn, fte } = application;
		if (createdOn === null) return unknown('La date de création du poste n’est pas renseignée.');
		if (createdOn < CONVENTION_DATE) {
			return exclude('Le poste existait avant la convention du 11 février 2010.');
		}
		if (createdOn <= LETTER_DATE) {
			return review('Le poste a été créé entre la convention et la lettre du 3 novembre 2010.');
		}
		if (fte === null) return unknown('Le temps de travail du poste n’est pas renseigné.');
		return pass('Le poste est nouveau et créé après la lettre du 3 novembre 2010.');
	},
	evidence: (application) =>
		evidenceOf(application, ['previousPost', 'fte', 'fteBefore', 'createdOn']),
};

/** R4: never by moving a post financed on another axis. */
export const noTransfer: EsfRule = {
	id: 'R4',
	title: 'Pas de transfert depuis un autre axe',
	source: LETTER,
	check(application) {
		const { axisAtLetter } = application;
		if (axisAtLetter === null) return pass('Le FSE ne finançait pas ce poste le 3 novembre 2010.');
		if (axisAtLetter === FACILITATOR_AXIS) return pass('Le poste relevait déjà de l’axe 4.');
		return growthOf(application).kind === 'grows'
			? review('Un autre axe finançait le poste précédent\u00a0; le supplément reste à examiner.')
			: exclude('Un autre axe du FSE finançait ce poste le 3 novembre 2010.');
	},
	evidence: (application) =>
		evidenceOf(application, ['axisAtLetter', 'previousPost', 'fte', 'fteBefore']),
};
