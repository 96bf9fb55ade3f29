import { describe, expect, it } from 'vitest';
import { addMonths, isWithin } from '$lib/rules/dates';

describe('dates', () => {
	it('are within both ends, inclusive, an empty end being open', () => {
		expect(isWithin('2012-01-01', '2012-01-01', '2012-01-01')).toBe(true);
		expect(isWithin('2011-12-31', '2012-01-01', null)).toBe(false);
		expect(isWithin('2012-01-02', null, '2012-01-01')).toBe(false);
		expect(isWithin('2012-01-02', null, null)).toBe(true);
	});

	it('move by months, to the last day of a shorter one', () => {
		expect(addMonths('2012-03-15', 12)).toBe('2013-03-15');
		expect(addMonths('2012-12-01', 1)).toBe('2013-01-01');
		expect(addMonths('2012-01-31', 1)).toBe('2012-02-29');
		expect(addMonths('2011-01-31', 1)).toBe('2011-02-28');
		expect(addMonths('2012-02-29', 12)).toBe('2013-02-28');
		expect(addMonths('2012-05-31', 0)).toBe('2012-05-31');
	});
});
