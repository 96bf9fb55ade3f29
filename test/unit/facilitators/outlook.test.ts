import { describe, expect, test } from 'vitest';
import { basinViews, type BasinView } from '$lib/views/facilitators/basins';
import { coverageBrief } from '$lib/views/facilitators/brief';
import { loadRows, totalLoad } from '$lib/views/facilitators/postLoads';
import { networkView } from '$lib/views/facilitators/network';
import { nextRows } from '$lib/views/facilitators/next';
import { basePerFte, neighbourPoolRows } from '$lib/views/facilitators/pooling';
import { prefectRows } from '$lib/views/facilitators/prefects';
import { riskView } from '$lib/views/facilitators/risk';
import { timelineGroups } from '$lib/views/facilitators/timeline';
import { coverageTrend, monthEnds } from '$lib/views/facilitators/trend';
import { AT, DATA } from './support/data';

const views = basinViews(DATA, AT, DATA.spending);

describe('coverage at risk', () => {
	test('a basin that loses its last post is lost, with its spending and the ESF part', () => {
		const risk = riskView(DATA, AT, 12, DATA.spending, views);
		expect(risk).toMatchObject({ ending: 1, endingEsf: 1, lost: 1, exposed: 100_000 });
		expect(risk.changed.map(({ code, before, state }) => [code, before, state])).toEqual([
			['A', 'dedie', 'perdu'],
		]);
		expect([risk.today.low, risk.today.high]).toEqual([0.6, 0.8]);
		expect([risk.then.low, risk.then.high]).toEqual([0.4, 0.6]);
	});

	test('posts of other regions are not counted in a region', () => {
		const here = views.filter(({ code }) => code === 'C');
		expect(riskView(DATA, AT, 12, DATA.spending, here)).toMatchObject({ ending: 0, lost: 0 });
	});
});

describe('next posts', () => {
	test('only declared basins are served, and the list ends with them', () => {
		const rows = nextRows(views, 5, 'assiette', {});
		expect(rows.map(({ rank, basin }) => [rank, basin])).toEqual([[1, 'D']]);
		expect(rows[0]?.rate).toMatchObject({ low: 0.8, high: 1 });
	});

	test('with the unknown ones, the largest criterion first; an unknown population last', () => {
		expect(nextRows(views, 5, 'assiette', { withUnknown: true }).map(({ basin }) => basin)).toEqual(
			['D', 'E'],
		);
		expect(
			nextRows(views, 5, 'population', { withUnknown: true }).map(({ basin }) => basin),
		).toEqual(['E', 'D']);
		expect(nextRows(views, 5, 'manque', { withUnknown: true })[0]?.criterion).toBe(27_000);
	});
});

describe('load and network', () => {
	test('hours and contracts per FTE, the heaviest first; a mean adds before it divides', () => {
		const rows = loadRows(views);
		expect(rows.map(({ post, hoursPerFte }) => [post.id, hoursPerFte])).toEqual([
			['P1', 1600],
			['P2', 1000],
		]);
		expect(rows[1]?.basins.map(({ code }) => code)).toEqual(['B', 'C']);
		// Contracts are known of P1 alone.
		expect(totalLoad(rows)).toEqual({ hoursPerFte: 1300, contractsPerFte: 10 });
	});

	test('posts by host, financing and links, each post once', () => {
		const network = networkView(views);
		expect(network).toMatchObject({
			posts: 2,
			fte: 2,
			inNetwork: { yes: 1, no: 1, unknown: 0 },
			withBuyers: { yes: 1, no: 1, unknown: 0 },
		});
		expect(network.hosts).toEqual([
			{ kind: 'MDE', inNetwork: false, posts: 1, basins: 2 },
			{ kind: 'PLIE', inNetwork: true, posts: 1, basins: 1 },
		]);
		expect(network.fundings.map(({ funding, basins }) => [funding, basins])).toEqual([
			['FSE-432', 1],
			[null, 2],
		]);
	});
});

describe('pooling', () => {
	test('the yardstick is the spending per FTE of covered basins', () => {
		// (100 000 + 50 000 + 0) cents for 1 + 0.5 + 0.5 FTE.
		expect(basePerFte(views)).toBe(75_000);
	});

	test('neighbours too small for one FTE each share a post; a large one stays out', () => {
		const bare = (code: string, base: number, neighbours: string[]): BasinView => ({
			...(views[3] as BasinView),
			code,
			base,
			neighbours,
		});
		const shown = [
			bare('F', 30_000, ['G']),
			bare('G', 15_000, ['F', 'H']),
			bare('H', 300_000, ['G']),
		];
		const pools = neighbourPoolRows([...views, ...shown], shown);
		expect(pools.map(({ basins, base }) => [basins.map(({ code }) => code), base])).toEqual([
			[['F', 'G'], 45_000],
		]);
		expect(pools[0]?.workload).toBeCloseTo(0.6, 12);
	});
});

describe('time', () => {
	test('month ends, and any date asked between', () => {
		expect(monthEnds('2012-01-01', '2012-03-31', ['2012-02-10', '2013-01-01'])).toEqual([
			'2012-01-31',
			'2012-02-10',
			'2012-02-29',
			'2012-03-31',
		]);
	});

	test('the interval at each quarter: P1 comes in April 2010, P2 in 2011', () => {
		const points = coverageTrend(DATA);
		expect(points).toHaveLength(24);
		expect(points.slice(0, 5).map(({ date, low, high }) => [date, low, high])).toEqual([
			['2010-03-31', 0, 1],
			['2010-06-30', 0.2, 1],
			['2010-09-30', 0.2, 1],
			['2010-12-31', 0.2, 1],
			['2011-03-31', 0.6, 1],
		]);
	});

	test('the timeline groups posts by kind of host, the most numerous first', () => {
		const groups = timelineGroups(DATA, null);
		expect(groups.map(({ label, posts }) => [label, posts.map(({ id }) => id)])).toEqual([
			['Maison de l’emploi', ['P2', 'P3']],
			['PLIE', ['P1']],
		]);
		expect(timelineGroups(DATA, new Set(['A'])).map(({ kind }) => kind)).toEqual(['PLIE']);
	});
});

describe('prefects and briefs', () => {
	test('decisions and plans known by the date', () => {
		const [pays, bretagne] = prefectRows(DATA, ['52', '53'], AT);
		expect(pays).toMatchObject({
			planInForce: true,
			segments: { relevant: [], refused: ['nettoyage'] },
			basins: { relevant: [], refused: ['B'] },
		});
		expect(bretagne).toMatchObject({ planInForce: null, basins: { relevant: ['A', 'B'] } });
		expect(prefectRows(DATA, ['52'], '2013-01-01')[0]?.planInForce).toBe(false);
	});

	test('a region in brief: states, basins without facilitator by spending, what ends soon', () => {
		const brief = coverageBrief(DATA, '2010', '52');
		expect(brief.rate).toMatchObject({ low: 2 / 3, high: 2 / 3 });
		expect(brief.open.map(({ code, base }) => [code, base])).toEqual([['D', 300_000]]);
		expect(brief).toMatchObject({ straddling: 1, atRisk: 0, year: 2012 });
		expect(brief.referents).toEqual([{ service: 'Service emploi', plan: 'Plan' }]);
		expect(coverageBrief(DATA, '2010', null)).toMatchObject({ atRisk: 1, referents: [] });
	});
});
