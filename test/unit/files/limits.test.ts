import { expect, test } from 'vitest';
import { inspect } from '$lib/files/inspect';
import { textLimit } from '$lib/files/limits';

/** A file that says that it is large, of which only the first bytes are ever there. */
function largeFile(size: number): Blob {
	const blob = new Blob(['id,exercice,acheteur_nom,montant_ht,base_montant\n']);
	Object.defineProperty(blob, 'size', { value: size });
	return blob;
}

const problemsOf = async (size: number, deviceMemory?: number) => {
	const { inspection } = await inspect(
		[{ path: 'achats.csv', blob: largeFile(size) }],
		deviceMemory,
	);
	return inspection.problems.map(({ message }) => message);
};

test('half a gigabyte of text is taken, a part of it on a device with little memory', () => {
	expect(textLimit(undefined)).toBe(500_000_000);
	expect(textLimit(8)).toBe(500_000_000);
	// Half of 2 GB, at five bytes for each byte of text.
	expect(textLimit(2)).toBe(200_000_000);
});

test('files too large are said so before anything is read, with what to do', async () => {
	expect(await problemsOf(500_000_000)).toEqual([]);
	const [message] = await problemsOf(500_000_001, 8);
	expect(message).toContain('500,0\u00a0Mo environ');
	expect(message).toContain('npm run build');
	expect(await problemsOf(200_000_001, 2)).toHaveLength(1);
});
