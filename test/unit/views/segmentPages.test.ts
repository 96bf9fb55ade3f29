import { expect, test } from 'vitest';
import { defaultQuestion } from '$lib/rules/question';
import { sumCells } from '$lib/rules/sumCells';
import { NATION } from '$lib/rules/territory';
import {
	flipFinding,
	movedSentence,
	placeSentence,
	segmentRegionsFinding,
	thresholdSentence,
} from '$lib/views/segmentFindings';
import {
	segmentLines,
	segmentRanking,
	segmentView,
	segmentsInScope,
} from '$lib/views/segmentPages';
import { atThreshold } from '$lib/rules/threshold';
import type { SiteData } from '$lib/views/site';
import { plain } from '../../charts/markup';
import { cellsOf, lasting } from '../../support/cells';

const site = {
	regions: {
		'2010': [
			{ code: '53', label: 'Bretagne' },
			{ code: '11', label: 'Île-de-France' },
		],
	},
	segments: [
		{ code: 'in', label: 'Dedans', current: true, min: 0.4, share: 0.5, max: 0.6, sourced: true },
		{ code: 'out', label: 'Dehors', current: true, min: 0.2, share: 0.3, max: 0.4, sourced: false },
		{ code: 'sure', label: 'Sûr', current: true, min: 0.7, share: 0.8, max: 0.9, sourced: false },
		{
			code: 'not',
			label: 'Métier',
			current: false,
			min: 0.2,
			share: 0.3,
			max: 0.4,
			sourced: false,
		},
	],
} as unknown as SiteData;

const cell = (region: string, segment: string, montant: number, organismes: number, more = {}) => ({
	region,
	segment,
	montant,
	organismes,
	lignes: 20,
	...more,
});
/** The nation at 50 %: « in » 20 of 100 and « sure » 2 of 100, so 22 of 200, 11 %. */
const cells = cellsOf(
	[
		cell('53', 'in', 60, 18, { lignes: 9 }),
		cell('11', 'in', 40, 2),
		cell('NR', 'in', 50, 5, { year: 2011 }),
		cell('NR', 'sure', 100, 2),
		cell('NR', 'out', 200, 2),
	],
	site.segments,
	['53', '11'].map(lasting),
	[{ region: '11', segment: 'in', montant: 30 }],
);
const question = defaultQuestion(2012, '2010', 50);
const answer = sumCells(cells, question);

test('what the nation becomes without a segment that is in', () => {
	const view = segmentView(answer, site, 'in');
	expect(view).toMatchObject({ place: 'in', borderline: true, weight: 0.5 });
	expect(view.nation.share).toBe(0.11);
	expect(view.flipped?.share).toBe(0.02);
	expect(plain(flipFinding(view))).toBe(
		'Sans ce segment, la France passerait de 11,0 % à 2,0 % (−9,0 points)',
	);
	expect(plain(placeSentence(view, 50))).toContain('son intervalle contient le seuil'.slice(4));
	expect(view.trend.map(({ year, share }) => [year, share])).toEqual([
		[2011, 0.1],
		[2012, 0.2],
	]);
});

test('what the nation becomes with a segment that is out, and that a purchase of the trade never enters', () => {
	const out = segmentView(answer, site, 'out');
	expect(out.place).toBe('below');
	// 24 of 400.
	expect(out.flipped?.share).toBe(0.06);
	expect(plain(flipFinding(out))).toContain(
		'Avec ce segment, la France passerait de 11,0 % à 6,0 %',
	);
	const never = segmentView(answer, site, 'not');
	expect(never.flipped).toBeNull();
	expect(never.weight).toBeNull();
	expect(() => segmentView(answer, site, 'inconnu')).toThrow('Segment inconnu');
});

test('the guard holds inside a segment too, each region for its own reason', () => {
	const view = segmentView(answer, site, 'in');
	const [brittany, paris] = segmentRanking(view.regions, (code) => `/regions/${code}/`);
	expect(brittany?.unranked).toBe('moins de 10 lignes dans l’assiette');
	expect(paris?.unranked).toBe('un seul contrat fait plus de la moitié de l’assiette');
	// Too few lines for the quartiles: one region is left.
	expect(view.distribution).toMatchObject({ counted: ['11'], median: 0.05 });
	expect(plain(segmentRegionsFinding(view))).toBe(
		'1 région sur 2 est à 10 % dans ce segment, sous nos hypothèses',
	);
	expect(segmentRegionsFinding(segmentView(answer, site, 'sure'))).toBe(
		'L’État n’a rien payé dans ce segment, dans aucune région',
	);
});

test('a region where one contract makes more than half of what is realised has no rank either', () => {
	const one = (organismes: number) =>
		cellsOf(
			[cell('11', 'in', 40, 5)],
			site.segments,
			[lasting('11')],
			[{ region: '11', segment: 'in', montant: 10, organismes }],
		);
	const reason = (organismes: number, change = {}) =>
		segmentView(sumCells(one(organismes), { ...question, ...change }), site, 'in').regions[1]
			?.unranked;
	expect(reason(3)).toBe('un seul contrat fait plus de la moitié du réalisé');
	expect(reason(2)).toBeNull();
	// Of one family what a contract realised is not known.
	expect(reason(3, { family: 'insertion' })).toBeNull();
});

test('the list holds every segment, in its place', () => {
	const lines = segmentLines(answer, site, NATION, [], (code) => `/segments/${code}/`);
	expect(lines.map(({ code, place, weight }) => [code, place, weight])).toEqual([
		['in', 'in', 0.5],
		['out', 'below', null],
		['sure', 'in', 0.5],
		['not', 'notCurrent', null],
	]);
	const apart = sumCells(cells, { ...question, borderline: false });
	expect(
		segmentLines(apart, site, NATION, [], (code) => code).map(({ place, weight }) => [
			place,
			weight,
		]),
	).toEqual([
		['borderline', null],
		['below', null],
		['in', 1],
		['notCurrent', null],
	]);
});

test('a threshold is told in one sentence, with what leaves', () => {
	const segments = segmentsInScope(answer, site, NATION);
	const [fifty, sixty] = [atThreshold(segments, 50), atThreshold(segments, 60)];
	expect(plain(thresholdSentence(sixty, true))).toBe(
		'À 60 %, 1 segment fait une assiette de 1 € HT : part de 2,0 %, entre 2,0 % et 2,0 %, objectif non atteint.',
	);
	const moved = { leave: ['in'], enter: [] };
	expect(plain(movedSentence(fifty, sixty, moved, (code) => `« ${code} »`))).toBe(
		'Par rapport à 50 % : sort « in », soit −9,0 points.',
	);
	expect(movedSentence(fifty, fifty, { leave: [], enter: [] }, String)).toBe(
		'C’est le seuil de la circulaire.',
	);
});
