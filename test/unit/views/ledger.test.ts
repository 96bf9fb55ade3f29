import { expect, it } from 'vitest';
import type { ScopeAnswer } from '$lib/rules/answer';
import { waterfallSteps } from '$lib/views/ledger';
import { BRETAGNE_LEDGER } from '../rules/support/sums';

it('calls each step of the ledger as its figure is, and the total as what was read', () => {
	const scope = { ledger: BRETAGNE_LEDGER } as ScopeAnswer;
	expect(waterfallSteps(scope, 'paye').map(({ label }) => label)).toEqual([
		'Total payé',
		'Hors État',
		'Non classé',
		'Hors achats courants',
		'Sous le seuil de main d’œuvre',
		'Assiette',
		'Réalisé par des organismes',
		'Heures de clause',
		'Reste identifié',
		'Non identifié, à examiner',
	]);
	expect(waterfallSteps(scope, 'attribue')[0]?.label).toBe('Total attribué');
});
