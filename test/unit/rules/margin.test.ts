import { describe, expect, test } from 'vitest';
import { marginOf, strengthsOf } from '$lib/rules/margin';

describe('what a scope at the target could lose', () => {
	// 1 200 of 10 000: the target asks for 1 000, 200 are beyond it.
	const whole = { base: 10_000, realised: 1_200 };

	test('a segment decides alone when more is realised there than what is beyond', () => {
		const segments = [
			{ code: 'a', base: 5_000, realised: 200 },
			{ code: 'b', base: 4_000, realised: 999 },
			{ code: 'c', base: 1_000, realised: 1 },
		];
		const margin = marginOf(whole, segments);
		expect(margin?.beyond).toBe(200);
		// Without b: 201 of 10 000. Without a: 1 000 of 10 000, which still reaches it.
		expect(margin?.decisive).toEqual([{ code: 'b', realised: 999, without: 0.0201 }]);
		expect(margin?.greatest?.code).toBe('b');
	});

	test('exactly at the target any segment decides', () => {
		const margin = marginOf({ base: 10_000, realised: 1_000 }, [
			{ code: 'a', base: 9_000, realised: 1 },
			{ code: 'b', base: 1_000, realised: 999 },
		]);
		expect(margin?.beyond).toBe(0);
		expect(margin?.decisive.map(({ code }) => code)).toEqual(['b', 'a']);
	});

	test('says nothing under the target, nor without a base', () => {
		expect(marginOf({ base: 10_000, realised: 999 }, [])).toBeNull();
		expect(marginOf({ base: 0, realised: 0 }, [])).toBeNull();
	});
});

describe('what others could take up', () => {
	const nation = { base: 100_000, realised: 5_000 };

	test('a segment in the best quarter and above the nation, by what is beyond it', () => {
		const told = strengthsOf([
			// 20 % of 1 000, where France at 5 % would give 50.
			{ code: 'a', base: 1_000, realised: 200, nation, reference: 0.2 },
			// 10 % of 10 000, where France would give 500.
			{ code: 'b', base: 10_000, realised: 1_000, nation, reference: 0.09 },
			// Above the nation, but not in the best quarter.
			{ code: 'c', base: 1_000, realised: 60, nation, reference: 0.07 },
			// Nothing bought: no share.
			{ code: 'd', base: 0, realised: 0, nation, reference: 0.05 },
		]);
		expect(told).toEqual([
			{ code: 'b', share: 0.1, nation: 0.05, beyond: 500 },
			{ code: 'a', share: 0.2, nation: 0.05, beyond: 150 },
		]);
	});
});
