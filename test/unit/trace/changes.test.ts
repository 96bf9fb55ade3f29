import { expect, test } from 'vitest';
import { defaultQuestion } from '$lib/rules/question';
import { NO_CELL_SUMS, type CellSums } from '$lib/rules/sums';
import type { ChangedFigure } from '$lib/views/changes';
import type { SiteData } from '$lib/views/site';
import { explainChange } from '$lib/views/trace/derived';
import { plain } from '../../charts/markup';

const site = {
	regions: { '2010': [{ code: '53', label: 'Bretagne' }], '2016': [] },
	segments: [{ code: 'nettoyage', label: 'Nettoyage de locaux' }],
} as unknown as SiteData;
const place = { site, question: defaultQuestion(2012, '2010', 50), scope: '53' };

const sums = (base: number, org: number, hours: number): CellSums => ({
	...NO_CELL_SUMS,
	base: base * 100,
	org: org * 100,
	hours: hours * 100,
	hoursCentral: hours * 100,
	hoursCautious: hours * 100,
	hoursGenerous: hours * 100,
	lines: 10,
});

/** 50 of 1 000 €, 5 %; then 120 + 6 of 1 200 €, 10,5 %: the gap of 50 € is closed. */
const [before, now] = [sums(1000, 50, 0), sums(1200, 120, 6)];

const said = (what: ChangedFigure['what'], segment: string | null = null) => {
	const found = explainChange(place, { what, segment }, before, now);
	return found && [plain(found.formula.numbers), plain(found.value)];
};

test('what changed since the previous year is redone from both years', () => {
	expect(said('base')).toEqual(['1 200,00 € − 1 000,00 €', '200,00 €']);
	expect(said('baseRate')).toEqual(['(1 200,00 € − 1 000,00 €) ÷ 1 000,00 €', '20,000 %']);
	expect(said('realised')).toEqual(['126,00 € − 50,00 €', '76,00 €']);
	expect(said('realisedRate')).toEqual(['(126,00 € − 50,00 €) ÷ 50,00 €', '152,000 %']);
	expect(said('gap')).toEqual(['0,00 € − 50,00 €', '−50,00 €']);
	expect(said('shareBefore', 'nettoyage')).toEqual(['(50,00 € + 0,00 €) ÷ 1 000,00 €', '5,000 %']);
	expect(said('shareNow', 'nettoyage')).toEqual(['(120,00 € + 6,00 €) ÷ 1 200,00 €', '10,500 %']);
	expect(said('shareChange')).toEqual(['10,500 % − 5,000 %', '+5,5 points']);
	// Nothing to review, and hours at one value in these sums.
	expect(said('changeLow')).toEqual([
		['10,500 % − 5,000 %', '10,500 % − 5,000 %', '10,500 % − 5,000 %'].join(' ; '),
		'+5,500 points',
	]);
});

test('a segment is named; one that was not bought before had nothing', () => {
	const found = explainChange(place, { what: 'realised', segment: 'nettoyage' }, undefined, now);
	expect(found?.place).toBe('Bretagne, Nettoyage de locaux, 2012');
	expect(plain(found?.formula.numbers ?? '')).toBe('126,00 € − 0,00 €');
	expect(explainChange(place, { what: 'baseRate', segment: null }, undefined, now)).toBeNull();
});
