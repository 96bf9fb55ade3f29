import { expect, test } from 'vitest';
import { foldAddress } from '$lib/ui/folds';

const fold = (open = false) => ({ open, dataset: {} as DOMStringMap });
const params = (query: string) => new URLSearchParams(query);
const written = (...parts: ReturnType<typeof foldAddress>[]) => {
	const into = params('exercice=2011');
	for (const part of parts) part.write(into);
	return into.toString();
};

test('the address names the open folds, and opens them again', () => {
	const [buyers, contracts, supply] = [fold(true), fold(), fold(true)];
	expect(
		written(
			foldAddress(buyers, 'acheteurs'),
			foldAddress(contracts, 'contrats'),
			foldAddress(supply, 'offre'),
		),
	).toBe('exercice=2011&ouvert=acheteurs-offre');
	const back = fold();
	foldAddress(back, 'offre').read(params('ouvert=acheteurs-offre'));
	expect(back.open).toBe(true);
});

test('what was opened before the page listened stays open; Back to an address without it closes it', () => {
	const early = fold(true);
	const part = foldAddress(early, 'offre');
	part.read(params('exercice=2011'));
	expect(early.open).toBe(true);
	part.read(params('exercice=2012'));
	expect(early.open).toBe(false);
});

test('a name that holds another is not taken for it', () => {
	const details = fold();
	foldAddress(details, 'fse').read(params('ouvert=fses'));
	expect(details.open).toBe(false);
});

test('what is open for a print only is not kept', () => {
	const details = { open: true, dataset: { printing: '' } as DOMStringMap };
	expect(written(foldAddress(details, 'offre'))).toBe('exercice=2011');
});
