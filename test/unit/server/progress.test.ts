import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { remaining } from '$lib/server/commands/progressBar';
import { Stages } from '$lib/server/importers/stages';
import type { ImportProgress } from '$lib/server/importers/workspace';

beforeEach(() => {
	vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] });
});
afterEach(() => {
	vi.useRealTimers();
});

it('says the time left as people do', () => {
	expect([0.2, 59.4, 119.5, 3599.2, 4800].map(remaining)).toEqual([
		...['1 s', '1 min 00 s', '2 min 00 s', '1 h 00 min', '1 h 20 min'],
	]);
	expect(remaining(Infinity)).toBe('…');
});

it('goes through the stages at the pace of the reading, and waits for a late one at its end', async () => {
	const told: ImportProgress[] = [];
	// Read in 2 s: the first stage is expected to take 2 s, the second 6 s.
	const stages = new Stages({ calcul: 1, écriture: 3 }, 2, 100, (progress) => told.push(progress));
	const work = (milliseconds: number) => async () => {
		await vi.advanceTimersByTimeAsync(milliseconds);
	};
	await stages.run('calcul', work(5000));
	expect(told[0]).toEqual({ etape: 'calcul', phase: 'calcul', fait: 0, total: 4, lignes: 0 });
	expect(told.map(({ fait }) => fait)).toEqual([0, 0.25, 0.5, 0.75, 1, 1, 1, 1, 1, 1, 1]);
	told.length = 0;
	await stages.run('écriture', work(1000));
	expect(told.map(({ fait, lignes }) => [fait, lignes])).toEqual([
		[1, 25],
		[1.25, 31],
		[1.5, 38],
	]);
});
