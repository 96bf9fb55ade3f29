import { once, oncePerKey, oncePerObject } from '$lib/once';
import { expect, test } from 'vitest';

test('what several ask for at once is done once', async () => {
	let done = 0;
	const work = once(async () => ++done);
	expect(await Promise.all([work(), work()])).toEqual([1, 1]);
	expect(await work()).toBe(1);
});

test('a failure is told to all who asked, and the next one tries again', async () => {
	let tries = 0;
	const work = once(async () => {
		tries += 1;
		if (tries === 1) throw new Error('cut');
		return tries;
	});
	const first = await Promise.allSettled([work(), work()]);
	expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	expect(tries).toBe(1);
	expect(await work()).toBe(2);
});

test('keys and objects are kept apart', async () => {
	const asked: string[] = [];
	const perKey = oncePerKey(async (key: string) => asked.push(key));
	await Promise.all([perKey('a'), perKey('b'), perKey('a')]);
	expect(asked).toEqual(['a', 'b']);

	const [one, other] = [{ name: 'one' }, { name: 'other' }];
	const perObject = oncePerObject(
		async (object: { name: string }, year: number) => `${object.name} ${year} ${asked.push('c')}`,
	);
	expect(await perObject(one, 2011)).toBe('one 2011 3');
	expect(await perObject(one, 2012)).toBe('one 2012 4');
	expect(await perObject(other, 2011)).toBe('other 2011 5');
	expect(await perObject(one, 2011)).toBe('one 2011 3');
});
