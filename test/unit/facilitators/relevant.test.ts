import { expect, test } from 'vitest';
import { rateOf, relevantBasins } from '$lib/views/facilitators/rates';

const basin = (
	code: string,
	state: 'dedie' | 'non_couvert' | 'inconnu',
	decision: 'pertinent' | 'refuse' | null,
) => ({ code, state, decision, population: null, base: null });

test('the rate is told over all basins, and over those that no prefect refuses', () => {
	const basins = [
		basin('1', 'dedie', 'pertinent'),
		basin('2', 'non_couvert', 'refuse'),
		basin('3', 'dedie', 'refuse'),
		basin('4', 'inconnu', null),
	];
	expect(rateOf(basins)).toMatchObject({ low: 0.5, high: 0.75, all: 4 });
	// A basin without decision is not refused.
	expect(rateOf(relevantBasins(basins))).toMatchObject({ low: 0.5, high: 1, all: 2 });
});
