import { expect, test } from 'vitest';
import { defaultQuestion } from '$lib/rules/question';
import { judge } from '$lib/rules/indicator';
import { NO_SUMS } from '$lib/rules/sums';
import type { SiteData } from '$lib/views/site';
import { explainSegmentCount, explainThresholdChange } from '$lib/views/trace/derived';
import { plain } from '../../charts/markup';
import { cellsOf } from './support';

const site = { regions: { '2010': [], '2016': [] }, segments: [] } as unknown as SiteData;
const place = { site, question: defaultQuestion(2012, '2010', 50), scope: 'FR' };

const segment = {
	code: 'nettoyage',
	label: 'Nettoyage de locaux',
	min: 0.65,
	share: 0.65,
	max: 0.8,
	sourced: true,
	borderline: false,
	source: 'une source',
};
const hypothesis = { ...segment, code: 'autre', label: 'Autre', min: 0.4, source: null };

test('a number of segments lists them, with their labour share and who says so', () => {
	const found = explainSegmentCount(place, [segment, hypothesis], 'inBase');
	expect(found.value).toBe('2');
	expect(plain(found.formula.words)).toContain('50 % de main d’œuvre et plus');
	expect(cellsOf(found, 'label', 'share', 'range', 'source')).toEqual([
		['Nettoyage de locaux', '65,0 %', '65,0 % à 80,0 %', 'une source'],
		['Autre', '65,0 %', '40,0 % à 80,0 %', 'aucune publiée'],
	]);
});

test('what another threshold changes is the difference of two shares', () => {
	// 50 of 1 000 € is 5 %; at 60 %, 40 of 500 € is 8 %: three points more.
	const at = (threshold: number, base: number, org: number) => {
		const sums = { ...NO_SUMS, base: base * 100, org: org * 100, lines: 1 };
		return { threshold, segments: [], sums, indicator: judge(sums) };
	};
	const found = explainThresholdChange(place, at(50, 1000, 50), at(60, 500, 40));
	expect(plain(found?.formula.numbers ?? '')).toBe('8,000 % − 5,000 %');
	expect(plain(found?.value ?? '')).toBe('+3,000 points');
	expect(explainThresholdChange(place, at(50, 1000, 50), at(80, 0, 0))).toBeNull();
});
