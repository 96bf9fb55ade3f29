import { evidenceOf } from './evidence';
import { pass, unknown } from './outcomes';
import { LETTER } from './sources';
import type { EsfRule } from './types';

/** R8: the operation is bounded in time. */
export const boundedInTime: EsfRule = {
	id: 'R8',
	title: 'Opération bornée dans le temps',
	source: `${LETTER}, dont l’objet est la «\u00a0phase de développement des postes\u00a0»\u00a0; demander une date de fin est notre lecture`,
	check: ({ end }) => (end === null ? unknown('endMissing') : pass('endGiven')),
	evidence: (application) => evidenceOf(application, ['end']),
};
