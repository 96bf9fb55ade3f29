import { expect, test } from 'vitest';
import { marginRules } from '$lib/ui/printMargins';

const margins = {
	title: 'Bretagne',
	address: 'https://exemple.fr/?a=1',
	day: '1er mai 2013',
	fictitious: true,
};

test('each sheet says what it is, where it is read, and when it was printed', () => {
	const rules = marginRules(margins);
	expect(rules).toContain('@top-left { content: "Bretagne — données fictives"');
	expect(rules).toContain(
		'@bottom-left { content: "https://exemple.fr/?a=1 — imprimé le 1er mai 2013"',
	);
	expect(marginRules({ ...margins, fictitious: false })).not.toContain('fictives');
});

test('an address cannot end the string that holds it', () => {
	expect(marginRules({ ...margins, address: 'x"; } body { \\' })).toContain(
		'content: "x\\"; } body { \\\\ — imprimé',
	);
});
