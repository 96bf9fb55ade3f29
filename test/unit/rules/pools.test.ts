import { describe, expect, it } from 'vitest';
import { buyerPools, type PoolingContract } from '$lib/rules/buyerPools';
import { coverageAt } from '$lib/rules/coverage';
import { coverageByHost } from '$lib/rules/hostCoverage';
import { neighbourPools } from '$lib/rules/neighbourPools';
import { network, post, row } from './support/coverage';

const contract = (
	basin: string,
	segment: string,
	buyer: string,
	end: string | null,
	amount = 100,
): PoolingContract => ({ basin, segment, buyer, end, amount });

describe('buyers that could let together', () => {
	it('are two in one segment and basin, with contracts that end within 12 months', () => {
		const found = buyerPools(
			[
				contract('A', 'nettoyage', 'Préfecture', '2012-06-30', 300),
				contract('A', 'nettoyage', 'DREAL', '2013-06-30', 200),
				contract('A', 'nettoyage', 'DREAL', '2012-09-01', 50),
				contract('A', 'securite', 'Préfecture', '2012-09-01'),
				contract('A', 'securite', 'DREAL', '2013-07-01'),
				contract('B', 'nettoyage', 'Préfecture', '2012-09-01'),
				contract('B', 'nettoyage', 'Préfecture', '2012-10-01'),
				contract('C', 'nettoyage', 'Préfecture', '2012-09-01', 400),
				contract('C', 'nettoyage', 'DDFiP', '2012-09-01', 400),
				contract('C', 'nettoyage', 'Rectorat', null, 400),
				contract('C', 'accueil', 'Préfecture', '2012-06-29'),
				contract('C', 'accueil', 'Rectorat', '2012-07-01'),
			],
			'2012-06-30',
		);
		expect(found).toEqual([
			{
				basin: 'C',
				segment: 'nettoyage',
				buyers: ['DDFiP', 'Préfecture'],
				contracts: 2,
				amount: 800,
				from: '2012-09-01',
				to: '2012-09-01',
			},
			{
				basin: 'A',
				segment: 'nettoyage',
				buyers: ['DREAL', 'Préfecture'],
				contracts: 3,
				amount: 550,
				from: '2012-06-30',
				to: '2013-06-30',
			},
		]);
	});
});

describe('neighbours that could share a post', () => {
	it('are chained when each is too small for one FTE', () => {
		const found = neighbourPools([
			{ basin: 'A', neighbours: ['B'], workload: 0.25 },
			{ basin: 'B', neighbours: [], workload: 0.5 },
			{ basin: 'C', neighbours: ['B'], workload: 0.5 },
			{ basin: 'D', neighbours: ['A', 'B'], workload: 1 },
			{ basin: 'E', neighbours: ['D'], workload: 0.5 },
			{ basin: 'F', neighbours: ['G'], workload: null },
			{ basin: 'G', neighbours: ['F'], workload: 0.5 },
			{ basin: 'I', neighbours: ['H'], workload: 0.75 },
			{ basin: 'H', neighbours: ['I'], workload: 0.75 },
		]);
		expect(found).toEqual([
			{ basins: ['H', 'I'], workload: 1.5 },
			{ basins: ['A', 'B', 'C'], workload: 1.25 },
		]);
	});
});

describe('coverage by host', () => {
	it('counts active posts and distinct basins, inside and outside the network', () => {
		const coverage = coverageAt(
			network({
				posts: [
					post('p'),
					post('q'),
					post('r'),
					post('ended', { end: '2011-12-31' }),
					post('idle'),
				],
				rows: [row('p', 'A'), row('p', 'B'), row('q', 'B'), row('r', 'C'), row('ended', 'C')],
			}),
			'2012-06-30',
		);
		const found = coverageByHost(coverage, [
			{ post: 'p', kind: 'PLIE', inNetwork: true },
			{ post: 'q', kind: 'PLIE', inNetwork: true },
			{ post: 'r', kind: null, inNetwork: null },
			{ post: 'ended', kind: 'MDE', inNetwork: false },
			{ post: 'idle', kind: 'MDE', inNetwork: false },
		]);
		expect(found).toEqual([
			{ kind: 'PLIE', inNetwork: true, posts: 2, basins: 2 },
			{ kind: null, inNetwork: null, posts: 1, basins: 1 },
		]);
	});
});
