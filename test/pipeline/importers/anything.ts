import fc from 'fast-check';
import { expect } from 'vitest';
import { DataError } from '$lib/contract/errors';
import { importDecp } from '$lib/server/importers/decp/import';
import { LONG, patience } from '../../support/long';
import { rowsOf } from './workbench';

/** Files tried by each property: many more in `npm run test:long`. */
export const RUNS = LONG ? 60 : 4;

export const TIMEOUT = patience(240_000);

/** Text as a reader of tables takes it, by a rule of this test's own. */
export function said(text: string | undefined): string {
	const bare = (text ?? '').trim();
	return ['nan', 'null', 'none'].includes(bare.toLowerCase()) ? '' : bare;
}

/** An import that stops must say why; anything else than a data fault is a crash. */
export async function imported(file: string, out: string) {
	try {
		return await importDecp({ inputs: [file], out, today: '2026-01-01' });
	} catch (error) {
		if (error instanceof DataError) return error.issues[0]?.message ?? '';
		throw error;
	}
}

/** Every contract read stands in the purchases, or in the report as set aside. */
export function expectAccounted(out: string, uids: ReadonlySet<string>): void {
	const kept = rowsOf(out, 'achats.csv').map(({ id }) => id ?? '');
	const report = rowsOf(out, 'import-rapport.csv');
	const aside = report.filter(({ sort }) => sort === 'ecarte').map(({ cle }) => cle ?? '');
	expect(new Set(kept).size).toBe(kept.length);
	expect(new Set([...kept, ...aside.filter(Boolean)])).toEqual(uids);
	expect(kept.filter((uid) => aside.includes(uid))).toEqual([]);
}

/** Days as files write them: some are no day, one is still to come. */
export const day = fc.constantFrom(
	...[
		'2024-01-02',
		'03/04/2023',
		'2024-12-31T00:00:00',
		'2024-02-30',
		'1024-01-01',
		'',
		'hier',
		'2090-01-01',
	],
);

/** An amount of a report, in euros, as thousandths. */
export function thousandths(decimal: string): bigint {
	const [whole = '', digits = ''] = decimal.replace('-', '').split('.');
	const size = BigInt(whole + digits.padEnd(3, '0'));
	return decimal.startsWith('-') ? -size : size;
}
