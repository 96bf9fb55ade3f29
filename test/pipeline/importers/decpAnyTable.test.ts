import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { check } from '$lib/server/commands/check';
import { day, expectAccounted, imported, RUNS, said, thousandths, TIMEOUT } from './anything';
import { fakeTerminal, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

const uid = fc.constantFrom('A', 'B', ' B ', 'C', '', 'nan', 'D"é', 'E;F');
const amount = fc.constantFrom(
	...[
		'10',
		'10,5',
		'1 000',
		'-5',
		'2.2550',
		'0',
		'1e3',
		'4,510',
		'',
		'NC',
		'nan',
		'-',
		'1.2.3',
		'99999999999999',
	],
);
const anything = fc
	.string({ maxLength: 12, unit: 'grapheme' })
	.map((text) => text.replaceAll('\0', ''));
const COLUMNS = {
	uid,
	id: fc.constantFrom('1', '2', '', 'x,y'),
	acheteur_id: fc.constantFrom('11000000000000', '2', '', 'FR', '130000000', '80001100017'),
	acheteur_nom: anything,
	titulaire_id: fc.constantFrom('00080001100017', '', '1', 'DE1', '324454578'),
	titulaire_typeIdentifiant: fc.constantFrom('SIRET', 'TVA', '', 'siret'),
	titulaire_nom: anything,
	montant: amount,
	codeCPV: fc.oneof(fc.constantFrom('90910000', '9134000', '45214200-2', '1', ''), anything),
	techniques: fc.constantFrom('Accord-cadre', 'Concours, Accord-cadre', 'Sans objet', ''),
	dureeMois: fc.constantFrom('12', '0', '-3', 'NC', '', '1.5', '99999'),
	dateNotification: day,
	considerationsSociales: fc.oneof(
		fc.constantFrom('Clause sociale', 'Marché réservé,x', ''),
		anything,
	),
	lieuExecution_code: fc.oneof(fc.constantFrom('35238', '1000', '2A', '974', ''), anything),
	lieuExecution_typeCode: fc.constantFrom(
		...['Code postal', 'Code commune', 'Code canton', 'Code région', 'Code pays', 'Autre', ''],
	),
	modification_id: fc.constantFrom('0', '1', '2.0', '', 'x'),
	donneesActuelles: fc.constantFrom('true', 'false', '', 'True', '?'),
} satisfies Record<string, fc.Arbitrary<string>>;

const NAMES = Object.keys(COLUMNS);

function csvOf(rows: readonly Record<string, string>[], broken: readonly string[]): string {
	const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
	const lines = rows.map((row) => NAMES.map((name) => cell(row[name] ?? '')).join(','));
	return [NAMES.join(','), ...lines, ...broken].join('\n') + '\n';
}

/** The amounts of a file in thousandths, as this test reads them. */
const THOUSANDTHS: Readonly<Record<string, bigint>> = {
	'10': 10_000n,
	'10,5': 10_500n,
	'1 000': 1_000_000n,
	'-5': -5_000n,
	'2.2550': 2_255n,
	'0': 0n,
	'99999999999999': 99_999_999_999_999_000n,
};

describe('any tabular file', () => {
	it(
		'is read without a crash, every contract and euro accounted for, into a sound folder',
		async () => {
			await fc.assert(
				fc.asyncProperty(
					fc.array(fc.record(COLUMNS), { minLength: 1, maxLength: 25 }),
					fc.array(fc.constantFrom('a,b', '"jamais fermé', ',,,', 'x"y"'), { maxLength: 3 }),
					async (rows, broken) => {
						const out = bench.out();
						const result = await imported(bench.file('brouillon.csv', csvOf(rows, broken)), out);
						const uids = new Set(
							rows
								.map((row) => {
									const [buyer, id] = [said(row.acheteur_id), said(row.id)];
									return said(row.uid) || (buyer && id ? buyer + id : '');
								})
								.filter(Boolean),
						);
						if (typeof result === 'string') {
							expect(result).toContain('aucun contrat');
							return;
						}
						expect(result.records.read).toBe(rows.length + broken.length);
						expect(result.keys?.read).toBe(uids.size);
						const euros = rows.reduce((sum, { montant }) => sum + (THOUSANDTHS[montant] ?? 0n), 0n);
						expect(thousandths(result.euros?.read ?? '')).toBe(euros);
						expectAccounted(out, uids);
						expect(await check({ folder: out }, fakeTerminal())).toBe(0);
					},
				),
				{ numRuns: RUNS, endOnFailure: true },
			);
		},
		TIMEOUT,
	);
});
