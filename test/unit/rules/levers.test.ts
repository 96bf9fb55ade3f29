import { describe, expect, it } from 'vitest';
import {
	knownPotentials,
	leverPlan,
	referenceShare,
	type LeverInput,
	type Peer,
} from '$lib/rules/levers';
import { quantile } from '$lib/rules/quantile';

const peer = (realised: number, lines = 10, base = 100): Peer => ({ base, realised, lines });

const INPUTS: LeverInput[] = (
	[
		// Own 4 %, reference 10 %: 6 % of 5 000 €.
		{ code: 'accueil', base: 500_000, realised: 20_000, peers: [peer(10)] },
		// Own 2 %, reference 6.5 %: 4.5 % of 10 000 €.
		{
			code: 'securite',
			base: 1_000_000,
			realised: 20_000,
			peers: [2, 4, 6, 8].map((n) => peer(n)),
		},
		// Above its reference.
		{ code: 'nettoyage', base: 800_000, realised: 160_000, peers: [peer(10)] },
		// No peer to compare with.
		{ code: 'courrier', base: 300_000, realised: 0, peers: [peer(50, 9)] },
		// Only credit notes.
		{ code: 'interim', base: -100, realised: 0, peers: [peer(10)] },
	] as Omit<LeverInput, 'parts'>[]
).map((own) => ({ ...own, parts: [own] }));

describe('quantile', () => {
	it('interpolates between values', () => {
		expect(quantile([8, 2, 6, 4], 0.75)).toBe(6.5);
		expect(quantile([1, 2, 3], 0.5)).toBe(2);
		expect(quantile([7], 0.75)).toBe(7);
		expect(quantile([1, 5], 1)).toBe(5);
		expect(quantile([], 0.75)).toBeNull();
	});
});

describe('reference share', () => {
	it('is the third quartile of peers with purchases and 10 lines', () => {
		const peers = [peer(2), peer(4), peer(6), peer(8), peer(90, 9), peer(5, 20, 0)];
		expect(referenceShare(peers)).toBeCloseTo(0.065, 12);
		expect(referenceShare([peer(90, 9)])).toBeNull();
	});
});

describe('plan to 10 %', () => {
	it('sorts the potentials and cumulates them until the gap closes', () => {
		const plan = leverPlan(INPUTS, 60_000);
		expect(
			plan.levers.map(({ code, potential, cumulated, needed }) => [
				code,
				potential,
				cumulated,
				needed,
			]),
		).toEqual([
			['securite', 45_000, 45_000, true],
			['accueil', 30_000, 75_000, true],
			['courrier', 0, 75_000, false],
			['interim', 0, 75_000, false],
			['nettoyage', 0, 75_000, false],
		]);
		expect(plan).toMatchObject({ total: 75_000, closedBy: 2, remaining: 0 });
		expect(plan.levers[2]).toMatchObject({ share: 0, reference: null });
		expect(plan.levers[3]).toMatchObject({ share: null, reference: 0.1 });
	});

	it('stops at the lever that closes the gap', () => {
		expect(leverPlan(INPUTS, 45_000).closedBy).toBe(1);
		expect(leverPlan(INPUTS, 45_001).closedBy).toBe(2);
		expect(leverPlan(INPUTS, 75_000).closedBy).toBe(2);
	});

	it('says by how much the gap cannot close', () => {
		expect(leverPlan(INPUTS, 100_000)).toMatchObject({ closedBy: null, remaining: 25_000 });
	});

	it('is for the nation what its regions bring, those above the reference at nothing', () => {
		// Third quartile of 2, 4, 6 and 8 %: 6.5 %. 4.5 + 2.5 + 0.5 and nothing, of 100 each; what has no
		// region (base 50, nothing performed) is in the nation only.
		const regions = [2, 4, 6, 8].map((realised) => ({ base: 10_000, realised: realised * 100 }));
		const nation = {
			code: 'securite',
			base: 45_000,
			realised: 2_000,
			peers: regions.map((region) => ({ ...region, lines: 10 })),
			parts: regions,
		};
		const [lever] = leverPlan([nation], 1_000).levers;
		expect(lever?.reference).toBeCloseTo(0.065, 12);
		expect(lever?.potential).toBe(450 + 250 + 50);
	});

	it('needs nothing without a gap', () => {
		expect(leverPlan(INPUTS, 0)).toMatchObject({ closedBy: 0, remaining: 0 });
		expect(leverPlan(INPUTS, null)).toMatchObject({ closedBy: 0, remaining: 0 });
		expect(leverPlan([], 10)).toMatchObject({ closedBy: null, remaining: 10, total: 0 });
	});
});

it('potentials are known only where a region gives a reference', () => {
	const one = { code: 'a', base: 1000, realised: 50 };
	const peers = [{ base: 1000, realised: 200, lines: 10 }];
	const plan = (known: boolean) =>
		leverPlan([{ ...one, peers: known ? peers : [], parts: [one] }], 50);
	expect([...knownPotentials(plan(true))]).toEqual([['a', 150]]);
	expect([...knownPotentials(plan(false))]).toEqual([]);
});
