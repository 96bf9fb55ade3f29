import { afterEach, beforeEach, expect, vi } from 'vitest';

/** A warning is a fault: Svelte warns of what would break on a reader's screen. */
export function expectSilence(): void {
	const warn = vi.spyOn(console, 'warn');
	const error = vi.spyOn(console, 'error');
	beforeEach(() => {
		warn.mockClear();
		error.mockClear();
	});
	afterEach(() => {
		expect(warn).not.toHaveBeenCalled();
		expect(error).not.toHaveBeenCalled();
	});
}
