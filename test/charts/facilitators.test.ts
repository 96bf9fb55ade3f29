import { expect, test } from 'vitest';
import Page from '../../src/routes/facilitateurs/+page.svelte';
import { markup, words } from './markup';
import { expectSilence } from './silence';

expectSilence();

test('without postes.csv the page says that nothing is known, and shows no figure', () => {
	const text = words(markup(Page as never, { data: { coverage: null } } as never));
	expect(text).toContain('Aucune donnée de facilitateurs');
	expect(text).toContain('postes.csv');
	expect(text).not.toMatch(/\d/);
});
