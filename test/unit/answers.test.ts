import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Engine } from '$lib/engine/engine';
import { defaultQuestion } from '$lib/queries/question';
import { Answers } from '$lib/state/answers';
import type { EngineLife } from '$lib/state/engine.svelte';

const question = defaultQuestion(2012, '2010', 50);
/** One segment at 65 %: two different answers along the thresholds. */
const SEGMENTS = [{ min: 0.65, share: 0.65, max: 0.65 }] as never;

/** An engine that answers nothing, and counts what it is asked. */
function running(fails = () => false) {
	const asked: unknown[][] = [];
	const engine = {
		async query(_: string, params: unknown[] = []) {
			if (fails()) throw new Error('no');
			asked.push(params);
			return [];
		},
	} as unknown as Engine;
	const life = { state: 'ready', start: async () => engine } as unknown as EngineLife;
	return { asked, answers: new Answers(question, SEGMENTS, [2012], life, () => '') };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what one more move would ask is already there', async () => {
	const { asked, answers } = running();
	answers.shown(question, 'FR');
	void answers.askAhead();
	await vi.runAllTimersAsync();
	const before = asked.length;
	await answers.ask({ ...question, threshold: 66 }, 'FR');
	await answers.ask({ ...question, family: 'handicap' }, 'FR');
	expect(asked).toHaveLength(before);
	// The same for another scope is another question.
	await answers.ask({ ...question, threshold: 66 }, '53');
	expect(asked.length).toBeGreaterThan(before);
});

test('a question ends what was being asked ahead; its own neighbours follow once the hand rests', async () => {
	const { asked, answers } = running();
	answers.shown(question, 'FR');
	void answers.askAhead();
	await vi.advanceTimersByTimeAsync(60);
	await answers.ask({ ...question, year: 2011 }, 'FR');
	const soon = asked.length;
	await vi.advanceTimersByTimeAsync(300);
	expect(asked).toHaveLength(soon);
	await vi.runAllTimersAsync();
	expect(asked.slice(soon).some(([year]) => year === 2011)).toBe(true);
});

test('what failed ahead is asked again by the reader, who is told if it fails again', async () => {
	let down = true;
	const { asked, answers } = running(() => down);
	answers.shown(question, 'FR');
	await Promise.all([answers.askAhead(), vi.runAllTimersAsync()]);
	await expect(answers.ask({ ...question, threshold: 66 }, 'FR')).rejects.toThrow('no');
	down = false;
	await answers.ask({ ...question, threshold: 66 }, 'FR');
	expect(asked.length).toBeGreaterThan(0);
});
