import { expect, test } from 'vitest';
import { choose } from '../../scripts/testChoice.mjs';

const FILES = [
	{ path: 'test/unit/rules/inBase.test.ts', text: "test('the base at 50 %', …" },
	{ path: 'test/e2e/home.test.ts', text: "test('the home page (light)', …" },
	{ path: 'test/queries/trace.test.ts', text: "test('a quote in a code', …" },
];

test('nothing asked: all, in a browser too', () => {
	expect(choose([], FILES)).toEqual({ filters: [], browser: true });
});

test('a path needs no browser unless it opens the site', () => {
	expect(choose(['rules/inBase'], FILES)).toEqual({ filters: ['rules/inBase'], browser: false });
	expect(choose(['trace', 'home'], FILES)).toEqual({
		filters: ['trace', 'home'],
		browser: true,
	});
});

test('a name is looked for in the files that write it, as it is written', () => {
	expect(choose(['a', 'quote', 'in a code'], FILES)).toEqual({
		filters: ['--testNamePattern', 'a quote in a code', 'test/queries/trace.test.ts'],
		browser: false,
	});
	expect(choose(['home page (light)'], FILES)).toEqual({
		filters: ['--testNamePattern', 'home page \\(light\\)', 'test/e2e/home.test.ts'],
		browser: true,
	});
});

test('a name that no file writes whole is looked for everywhere', () => {
	expect(choose(['axe on /fse/'], FILES)).toEqual({
		filters: ['--testNamePattern', 'axe on /fse/'],
		browser: true,
	});
});

test('options go to the runner', () => {
	expect(choose(['-u', 'trace'], FILES)).toEqual({ filters: ['trace', '-u'], browser: false });
});
