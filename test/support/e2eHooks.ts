/**
 * For each file of end-to-end tests: files share the modules that they import, which are loaded once, so
 * that what must be done for each of them is said here.
 */
import { afterAll, afterEach, expect } from 'vitest';
import { closeOpened, closeShared } from './e2e';

/** Any warning, error or request to another origin fails the test in which it came. */
afterEach(async () => {
	expect(await closeOpened()).toEqual([]);
});

afterAll(closeShared);
