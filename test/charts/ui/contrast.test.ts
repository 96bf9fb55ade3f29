import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/styles/tokens.css', 'utf8');
const [lightCss = '', darkCss = ''] = css.split('prefers-color-scheme: dark');

function tokens(text: string): Record<string, string> {
	return Object.fromEntries(
		[...text.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]),
	);
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5]
		.map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a = '', b = ''): number {
	const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}

const THEMES = { light: tokens(lightCss), dark: tokens(darkCss) };

/** Ratios measured on the ground and on raised surfaces, rounded down to a tenth. */
const TEXT = {
	light: {
		ink: [15.4, 16.1],
		'ink-soft': [6.6, 6.9],
		accent: [8.4, 8.8],
		met: [6.1, 6.4],
		missed: [5.6, 5.8],
		undetermined: [5.8, 6],
		insertion: [7.5, 7.8],
		handicap: [6.2, 6.5],
	},
	dark: {
		ink: [15.3, 13.8],
		'ink-soft': [8.6, 7.8],
		accent: [9.1, 8.2],
		met: [8.8, 7.9],
		missed: [8, 7.2],
		undetermined: [8.3, 7.5],
		insertion: [8.4, 7.6],
		handicap: [7.9, 7.1],
	},
} as const;

/** The ink of each share class on its class, measured and rounded down to a tenth. */
const CLASS_INKS = {
	light: [13.6, 11.3, 8.2, 5.3, 10.3, 5.5, 6.4],
	dark: [10.1, 7.2, 5.1, 8.4, 8.6, 5.3, 12.6],
} as const;

test('the formula gives the ratios that WCAG publishes', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
	expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

describe.each(['light', 'dark'] as const)('%s theme', (name) => {
	const theme = THEMES[name];

	test.each(Object.entries(TEXT[name]))('%s reads as text (AA, 4.5)', (token, [ground, raised]) => {
		const measured = [theme.ground, theme.raised].map((on) => contrast(theme[token], on));
		expect(measured.map((ratio) => Math.floor(ratio * 10) / 10)).toEqual([ground, raised]);
		for (const ratio of measured) expect(ratio).toBeGreaterThanOrEqual(4.5);
	});

	test('each class carries its ink (AA, 4.5)', () => {
		const measured = [1, 2, 3, 4, 5, 6, 7].map((n) =>
			contrast(theme[`class-${n}`], theme[`class-ink-${n}`]),
		);
		expect(measured.map((ratio) => Math.floor(ratio * 10) / 10)).toEqual(CLASS_INKS[name]);
		for (const ratio of measured) expect(ratio).toBeGreaterThanOrEqual(4.5);
	});

	test('focus and field borders are seen on both grounds (AA, 3)', () => {
		for (const token of ['focus', 'rule-strong']) {
			for (const on of [theme.ground, theme.raised]) {
				expect(contrast(theme[token], on), token).toBeGreaterThanOrEqual(3);
			}
		}
	});

	test('a button filled with the accent carries the ground colour as ink', () => {
		expect(contrast(theme.accent, theme.ground)).toBeGreaterThanOrEqual(4.5);
	});

	test('classes move away from the ground up to the target, then start again', () => {
		const distance = [1, 2, 3, 4, 5, 6, 7].map((n) => contrast(theme[`class-${n}`], theme.ground));
		const rises = distance.slice(1).map((d, i) => d > (distance[i] ?? 0));
		expect(rises).toEqual([true, true, true, false, true, true]);
	});
});

test('both themes define the same colours', () => {
	expect(Object.keys(THEMES.dark)).toEqual(Object.keys(THEMES.light));
});
