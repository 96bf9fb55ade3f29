import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CAUSES, revisionOf } from '$lib/rules/revision';
import { UNKNOWN_AMOUNT } from '$lib/rules/sums';

test('each cause has the change that it brings, in order', () => {
	// 100 of 1 000 is 10 %; 100 of 1 250 is 8 %; 150 of 1 250 is 12 %.
	const found = revisionOf({ base: 1000, realised: 100 }, [
		{ cause: 'added', base: 1250, realised: 100 },
		{ cause: 'registry', base: 1250, realised: 150 },
	]);
	expect(found).toMatchObject({ before: 1e8, after: 1.2e8, change: 2e7 });
	expect([...found.parts]).toEqual([
		['added', -2e7],
		['registry', 4e7],
	]);
});

test('a share that cannot be computed in between leaves its change to the next cause', () => {
	const found = revisionOf({ base: 1000, realised: 100 }, [
		{ cause: 'removed', base: 0, realised: 0 },
		{ cause: 'added', base: 500, realised: 100 },
	]);
	expect([...found.parts]).toEqual([
		['removed', 0],
		['added', 1e8],
	]);
});

test('nothing to split where an end has no share: no base, or no list of structures', () => {
	const step = { cause: 'added', base: 10, realised: 1 } as const;
	expect(revisionOf({ base: 0, realised: 0 }, [step])).toEqual({
		before: null,
		after: 1e8,
		change: null,
		parts: new Map(),
	});
	const unlisted = revisionOf({ base: 10, realised: 1 }, [{ ...step, realised: UNKNOWN_AMOUNT }]);
	expect(unlisted).toMatchObject({ before: 1e8, after: null, change: null });
});

test('a share just below zero is zero, not less', () => {
	expect(revisionOf({ base: 1e13, realised: -1 }, []).before).toBe(0);
});

test('whatever the edits, the parts add up to the change exactly', () => {
	// Shares up to 1 000 %, of bases up to 100 billion euros.
	const sums = fc.integer({ min: -1000, max: 1e13 }).chain((base) =>
		fc.record({
			base: fc.constant(base),
			realised: fc.integer({ min: -Math.abs(base), max: 10 * Math.abs(base) }),
		}),
	);
	const steps = fc.array(
		fc.tuple(sums, fc.constantFrom(...CAUSES)).map(([found, cause]) => ({ ...found, cause })),
		{ minLength: 1, maxLength: 8 },
	);
	let split = 0;
	fc.assert(
		fc.property(sums, steps, (start, found) => {
			const { before, after, change, parts } = revisionOf(start, found);
			if (before === null || after === null || change === null) return;
			split += 1;
			expect([...parts.values()].reduce((sum, part) => sum + part, 0)).toBe(change);
			expect(after - before).toBe(change);
		}),
	);
	expect(split).toBeGreaterThan(20);
});
