import { expect, test } from 'vitest';
import {
	defaultCoverageQuestion,
	readCoverageQuestion,
	writeCoverageQuestion,
	type CoverageQuestion,
} from '$lib/views/facilitators/question';

const byDefault = defaultCoverageQuestion('2012-12-31', '2010');
const choices = {
	from: '2009-01-01',
	to: '2015-12-31',
	regions: { '2010': [{ code: '53' }], '2016': [{ code: '44' }] },
	basins: [{ code: '5315' }],
};
const read = (search: string) =>
	readCoverageQuestion(new URLSearchParams(search), byDefault, choices);

test('the default view has no query string', () => {
	expect(writeCoverageQuestion(byDefault, byDefault).toString()).toBe('');
	expect(read('')).toEqual(byDefault);
});

test('everything that a reader asks goes through the address and back', () => {
	const asked: CoverageQuestion = {
		date: '2011-06-30',
		edition: '2016',
		region: '44',
		measure: 'etp',
		circles: true,
		decisions: true,
		state: 'non_couvert',
		basin: '5315',
		horizon: 24,
		posts: 3,
		criterion: 'population',
		withUnknown: true,
		withRefused: true,
	};
	const search = writeCoverageQuestion(asked, byDefault).toString();
	expect(search).toBe(
		'date=2011-06-30&regions=2016&region=44&mesure=etp&cercles=oui&decisions=oui&etat=non_couvert&bassin=5315&horizon=24&postes=3&critere=population&inconnus=avec&refuses=avec',
	);
	expect(read(search)).toEqual(asked);
});

test('nonsense falls back to the default', () => {
	expect(
		read(
			'date=2012-02-30&regions=1999&region=99&mesure=x&etat=perdu&bassin=0000&horizon=7&postes=1e9&critere=x',
		),
	).toEqual(byDefault);
	expect(read('date=2020-01-01')).toEqual(byDefault);
	// A region of the other edition is none of this one.
	expect(read('region=44').region).toBeNull();
});
