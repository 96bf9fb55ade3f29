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
				return exclude('postStays');
			case 'unknown':
				return unknown('postTimesMissing');
			case 'grows':
				return review('postGrows');
		}
		const { createdOn, fte } = application;
		if (createdOn === null) return unknown('creationMissing');
		if (createdOn < CONVENTION_DATE) {
			return exclude('postBeforeConvention');
		}
		if (createdOn <= LETTER_DATE) {
			return review('postBeforeLetter');
		}
		if (fte === null) return unknown('postTimeMissing');
		return pass('postNew');
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
		if (axisAtLetter === null) return pass('axisNone');
		if (axisAtLetter === FACILITATOR_AXIS) return pass('axisSame');
		return growthOf(application).kind === 'grows'
			? review('axisOtherBefore')
			: exclude('axisOther');
	},
	evidence: (application) =>
		evidenceOf(application, ['axisAtLetter', 'previousPost', 'fte', 'fteBefore']),
};
