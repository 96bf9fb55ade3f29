import Ranking from '$lib/charts/Ranking.svelte';
import type { RankingRow } from '$lib/charts/ranking';
import { rankingLayout } from '$lib/charts/ranking';
import { expect, test } from 'vitest';
import { met, missed, notComputable, undetermined, zero } from './figures';
import { markup, words } from './markup';
import { expectSilence } from './silence';
import { expectSnapshot } from './snapshot';

expectSilence();

const rows: RankingRow[] = [
	{ code: '94', label: 'Corse', ...zero },
	{ code: '06', label: 'Mayotte', ...notComputable },
	{ code: '53', label: 'Bretagne', href: '/regions/53/', ...undetermined },
	{ code: '11', label: 'Île-de-France', ...met(12) },
	{ code: '42', label: 'Alsace', ...met(14), unranked: 'moins de 10 lignes dans l’assiette' },
	{ code: '24', label: 'Centre', ...met(12) },
	{ code: '22', label: 'Picardie', ...missed(4) },
];

test('the ranking keeps its picture', async () => {
	await expectSnapshot(
		'ranking',
		Ranking,
		{ rows, highlight: '53', label: 'Classement' },
		[720, 340],
	);
});

test('the highest share first, equal shares share a rank, the next one skips', () => {
	const { ranked } = rankingLayout(rows);
	expect(ranked.map(({ label, rank }) => [label, rank])).toEqual([
		['Centre', 1],
		['Île-de-France', 1],
		['Bretagne', 3],
		['Picardie', 4],
		['Corse', 5],
	]);
});

test('beside one row, the four ranked above and below it, on the axis of all', () => {
	const many: RankingRow[] = Array.from({ length: 12 }, (_, i) => ({
		code: `r${i + 1}`,
		label: `Rang ${i + 1}`,
		...met(24 - i),
	}));
	const all = [...many, ...rows.filter(({ code }) => code === '42' || code === '06')];
	const drawn = (near: string) => {
		const { ranked, unranked, notComputable: last, axis } = rankingLayout(all, near);
		expect(axis.ticks).toEqual(rankingLayout(all).axis.ticks);
		return [ranked.map(({ rank }) => rank), unranked.length, last.length];
	};
	expect(drawn('r6')).toEqual([[2, 3, 4, 5, 6, 7, 8, 9, 10], 0, 0]);
	expect(drawn('r1')).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9], 0, 0]);
	expect(drawn('r12')).toEqual([[4, 5, 6, 7, 8, 9, 10, 11, 12], 0, 0]);
	expect(drawn('42')).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9], 1, 0]);
	expect(drawn('06')).toEqual([[1, 2, 3, 4, 5, 6, 7, 8, 9], 0, 1]);
});

test('unranked rows follow with their reason, however high; not computable ones come last', () => {
	const text = words(markup(Ranking, { rows }));
	const order = ['Centre', 'Corse', 'Hors classement', 'Alsace', 'moins de 10 lignes', 'Mayotte'];
	const found = order.map((word) => text.indexOf(word));
	expect(found).toEqual([...found].sort((a, b) => a - b));
	expect(found.every((index) => index >= 0)).toBe(true);
	expect(text).toMatch(/– Mayotte non calculable$/);
});

test('zero has a mark at zero, not computable has none', () => {
	const { ranked, notComputable: last } = rankingLayout(rows);
	expect(ranked.at(-1)?.at).toBe(0);
	expect(last.map(({ at, from, to, bounds }) => [at, from, to, bounds])).toEqual([
		[null, null, null, ''],
	]);
	const html = markup(Ranking, { rows });
	const marks = html.match(/<use href="#[^"]*-(met|missed|undetermined)"/g) ?? [];
	expect(marks).toHaveLength(6);
	expect(html).toMatch(/<use href="#[^"]*-missed" x="0%" y="50%"/);
});

test('each verdict has its word beside its mark', () => {
	const text = words(markup(Ranking, { rows }));
	expect(text).toContain('Bretagne 9,8 % 9,1 à 16,9 % indéterminé');
	expect(text).toContain('Centre 12,0 % 12,0 à 13,0 % atteint');
	expect(text).toContain('Corse 0,0 % 0,0 % non atteint');
});

test('a verdict that another assumption would change has a star and a ring of dashes', () => {
	const html = markup(Ranking, {
		rows: rows.map((row) =>
			row.code === '24' ? { ...row, robust: false } : { ...row, robust: true },
		),
	});
	expect(words(html)).toContain('Centre 12,0 % 12,0 à 13,0 % atteint*');
	expect(words(html).match(/\*/g)).toHaveLength(1);
	expect(html.match(/<use href="#[^"]*-ringed"/g)).toHaveLength(1);
	// The bounds are one line, whatever the verdict: dashes would hide their ends.
	expect(html).not.toContain('dasharray');
});

test('the target stands at the same place on every line, and is named once', () => {
	const html = markup(Ranking, { rows });
	expect(html.match(/class="target"/g)).toHaveLength(1);
	expect(html.match(/<use href="#[^"]*-grid"/g)).toHaveLength(7);
	expect(words(html).match(/(^| )10 %( |$)/g)).toHaveLength(1);
});

test('no rows is an empty chart, not a fault', () => {
	expect(words(markup(Ranking, { rows: [] }))).toContain('Région');
});
