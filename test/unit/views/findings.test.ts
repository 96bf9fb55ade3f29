import { expect, test } from 'vitest';
import type { Compared } from '$lib/views/compare';
import { effectsFinding, multiplesFinding } from '$lib/views/compareFindings';
import { regionsFinding } from '$lib/views/indicatorFindings';
import { anyShare, scopeView, type Scope } from '$lib/views/scope';
import type { Answer } from '$lib/rules/answer';
import { NO_CELL_SUMS } from '$lib/rules/sums';
import { defaultQuestion } from '$lib/rules/question';

const answer: Answer = {
	question: defaultQuestion(2012, '2010', 50),
	basis: 'paye',
	borderline: new Set(),
	scopes: new Map(),
	segmentTrends: new Map(),
};

function region(label: string, base: number, org: number): Scope {
	const scope = scopeView(answer, label, label);
	return {
		...scope,
		sums: { ...NO_CELL_SUMS, base, org, lines: 1 },
		indicator: {
			...scope.indicator,
			base,
			share: base > 0 ? org / base : null,
			verdict: base <= 0 ? 'notComputable' : org * 10 >= base ? 'met' : 'missed',
		},
	};
}

const none = [region('Alsace', 0, 0), region('Centre', 0, 0)];

test('a region alone to have a share is named, not counted among those that have none', () => {
	expect(regionsFinding([...none, region('Bretagne', 100, 5)], '2010')).toBe(
		'Une seule région a une part, Bretagne\u00a0: 10\u00a0% n’est pas atteint sous nos hypothèses',
	);
	expect(regionsFinding([...none, region('Bretagne', 100, 10)], '2010')).toBe(
		'Une seule région a une part, Bretagne\u00a0: 10\u00a0% est atteint sous nos hypothèses',
	);
	expect(regionsFinding(none, '2010')).toContain('Aucune part calculable');
});

test('without any share there is nothing to draw', () => {
	expect(anyShare(none)).toBe(false);
	expect(anyShare([...none, region('Bretagne', 100, 0)])).toBe(true);
});

test('a region that is the whole of France has nothing to decompose', () => {
	const alone: Compared = {
		...region('Bretagne', 100, 5),
		rank: 1,
		unranked: null,
		difference: null,
		effects: { region: 0.05, nation: 0.05, difference: 0, mix: 0, rate: 0, segments: [] },
	};
	expect(effectsFinding([alone])).toContain('Aucune région ne s’écarte de la France');
});

test('regions compare over the same years; one without the first is told apart', () => {
	const of = (code: string, ...shares: (number | null)[]) => ({
		code,
		label: code,
		points: shares.map((share, i) => ({
			year: 2009 + i,
			share,
			low: share,
			high: share,
			verdict: 'missed' as const,
		})),
	});
	const rises = of('A', 0.02, 0.03, 0.05);
	const falls = of('B', 0.05, 0.09, 0.04);
	const late = of('C', null, 0, 0.02);
	expect(multiplesFinding([rises, falls])).toBe(
		'La part monte dans 1\u00a0région sur 2 entre 2009 et 2011',
	);
	expect(multiplesFinding([rises, falls, late])).toBe(
		'La part monte dans 1\u00a0région sur 2 comparables entre 2009 et 2011',
	);
	expect(multiplesFinding([falls, falls, late])).toBe(
		'La part ne monte dans aucune des 2 régions comparables entre 2009 et 2011',
	);
	expect(multiplesFinding([of('A', 0.02), of('B', null)])).toBe(
		'La part réalisée, région par région et année par année',
	);
});
