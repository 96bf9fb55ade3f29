import { describe, expect, it } from 'vitest';
import { trajectory } from '$lib/rules/trajectory';

describe('trajectory', () => {
	it('goes straight from the first share to 10 % in 2012, then stays', () => {
		const found = trajectory(2008, 0.02, 2014);
		expect(found?.map(({ year }) => year)).toEqual([2008, 2009, 2010, 2011, 2012, 2013, 2014]);
		[0.02, 0.04, 0.06, 0.08, 0.1, 0.1, 0.1].forEach((share, index) => {
			expect(found?.[index]?.share).toBeCloseTo(share, 12);
		});
		expect(found?.[4]?.share).toBe(0.1);
	});

	it('reaches 2012 even when the data stop before', () => {
		expect(trajectory(2010, 0.05, 2011)?.map(({ year }) => year)).toEqual([2010, 2011, 2012]);
	});

	it('comes down from above 10 %', () => {
		expect(trajectory(2010, 0.2, 2012)?.[1]?.share).toBeCloseTo(0.15, 12);
	});

	it('is null without a first share, or from 2012 on', () => {
		expect(trajectory(2008, null, 2014)).toBeNull();
		expect(trajectory(2012, 0.05, 2014)).toBeNull();
		expect(trajectory(2015, 0.05, 2016)).toBeNull();
	});
});
