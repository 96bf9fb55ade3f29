import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { DataError } from '$lib/contract/errors';
import { check } from '$lib/server/commands/check';
import { importDecp } from '$lib/server/importers/decp/import';
import { fakeTerminal, rowsOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

const RUNS = 12;
const TIMEOUT = 240_000;

/** Text as a reader of tables takes it, by a rule of this test's own. */
function said(text: string | undefined): string {
	const bare = (text ?? '').trim();
	return ['nan', 'null', 'none'].includes(bare.toLowerCase()) ? '' : bare;
}

/** An import that stops must say why; anything else than a data fault is a crash. */
async function imported(file: string, out: string) {
	try {
		return await importDecp({ inputs: [file], out, today: '2026-01-01' });
	} catch (error) {
		if (error instanceof DataError) return error.issues[0]?.message ?? '';
		throw error;
	}
}

/** Every contract read stands in the purchases, or in the report as set aside. */
function expectAccounted(out: string, uids: ReadonlySet<string>): void {
	const kept = rowsOf(out, 'achats.csv').map(({ id }) => id ?? '');
	const report = rowsOf(out, 'import-rapport.csv');
	const aside = report.filter(({ sort }) => sort === 'ecarte').map(({ cle }) => cle ?? '');
	expect(new Set(kept).size).toBe(kept.length);
	expect(new Set([...kept, ...aside.filter(Boolean)])).toEqual(uids);
	expect(kept.filter((uid) => aside.includes(uid))).toEqual([]);
}

const uid = fc.constantFrom('A', 'B', ' B ', 'C', '', 'nan', 'D"é', 'E;F');
const amount = fc.constantFrom(
	...[
		'10',
		'10,5',
		'1 000',
		'-5',
		'2.255',
		'0',
		'1e3',
		'',
		'NC',
		'nan',
		'-',
		'1.2.3',
		'99999999999999',
	],
);
const day = fc.constantFrom(
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
	'2.255': 2_255n,
	'0': 0n,
	'1e3': 1_000_000n,
	'99999999999999': 99_999_999_999_999_000n,
};

function thousandths(decimal: string): bigint {
	const [whole = '', digits = ''] = decimal.replace('-', '').split('.');
	const size = BigInt(whole + digits.padEnd(3, '0'));
	return decimal.startsWith('-') ? -size : size;
}

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

const word = fc.oneof(
	fc.constantFrom('A', 'B', 'nan', '', 7, 1.5, true),
	fc.string({ maxLength: 5 }),
);
const mess = fc.jsonValue({ maxDepth: 2 });
const holder = fc.oneof(
	mess,
	fc.record({ titulaire: fc.record({ id: word, typeIdentifiant: word }) }),
	fc.record({ id: fc.constantFrom('00080001100017', '1') }),
);
const contract = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record(
			{
				id: word,
				acheteur: fc.oneof(fc.record({ id: word }), mess),
				montant: fc.oneof(fc.constantFrom(10, 1e17, -3, 'NC', '12,5'), mess),
				dateNotification: fc.oneof(day, mess),
				dureeMois: fc.oneof(fc.constantFrom(12, 'NC'), mess),
				techniques: fc.oneof(fc.constant({ technique: ['Accord-cadre'] }), mess),
				titulaires: fc.oneof(fc.array(holder, { maxLength: 3 }), mess),
				considerationsSociales: mess,
				lieuExecution: fc.oneof(
					fc.record({ code: word, typeCode: fc.constant('Code postal') }),
					mess,
				),
				modifications: fc.oneof(
					fc.array(
						fc.record({
							modification: fc.oneof(
								fc.record({
									id: word,
									montant: word,
									dateNotificationModification: day,
									titulaires: mess,
								}),
								mess,
							),
						}),
						{ maxLength: 3 },
					),
					mess,
				),
				actesSousTraitance: mess,
			},
			{ requiredKeys: [] },
		),
	},
	{ weight: 1, arbitrary: mess },
);

describe('any JSON of the official shape', () => {
	it(
		'is read without a crash, every contract accounted for, into a sound folder',
		async () => {
			await fc.assert(
				fc.asyncProperty(fc.array(contract, { maxLength: 12 }), async (contracts) => {
					const out = bench.out();
					const text = JSON.stringify({ marches: { marche: contracts } });
					const result = await imported(bench.file('brouillon.json', text), out);
					if (typeof result === 'string') {
						expect(result).toContain('aucun contrat');
						return;
					}
					const textOf = (value: unknown) =>
						['string', 'number', 'boolean'].includes(typeof value)
							? said(String(value).replaceAll('\0', ''))
							: '';
					const idOf = (value: unknown): unknown =>
						typeof value === 'object' && value !== null ? (value as { id?: unknown }).id : '';
					const uids = contracts
						.map((item) => {
							const buyer = textOf(
								idOf(item === null ? null : (item as { acheteur?: unknown }).acheteur),
							);
							const id = textOf(idOf(item));
							return buyer && id ? buyer + id : '';
						})
						.filter(Boolean);
					expectAccounted(out, new Set(uids));
					expect(await check({ folder: out }, fakeTerminal())).toBe(0);
				}),
				{ numRuns: RUNS, endOnFailure: true },
			);
		},
		TIMEOUT,
	);

	it(
		'contracts and concessions: every euro of every version read, the last one in the purchases',
		async () => {
			const sound = fc.record({
				concession: fc.boolean(),
				euros: fc.integer({ min: 1, max: 1e9 }),
				holders: fc.integer({ min: 0, max: 3 }),
				/** New amount of each amendment; null: unchanged. */
				amendments: fc.array(fc.option(fc.integer({ min: 1, max: 1e9 })), { maxLength: 3 }),
			});
			/** As the official format 2.0.3 writes it. */
			const written = ({ concession, euros, holders, amendments }: Sound, i: number) => {
				const [buyer, list, one, amount, day, amended] = concession
					? ([
							'autoriteConcedante',
							'concessionnaires',
							'concessionnaire',
							'valeurGlobale',
							'dateSignature',
							'dateSignatureModification',
						] as const)
					: ([
							'acheteur',
							'titulaires',
							'titulaire',
							'montant',
							'dateNotification',
							'dateNotificationModification',
						] as const);
				return {
					id: `C${i}`,
					[buyer]: { id: '11000000000000' },
					[list]: Array.from({ length: holders }, (_, h) => ({
						[one]: { id: `0008000110001${h}`, typeIdentifiant: 'SIRET' },
					})),
					[amount]: euros,
					[day]: '2024-01-02',
					dureeMois: 12,
					modifications: amendments.map((changed, m) => ({
						modification: {
							id: m + 1,
							[amended]: `2024-0${m + 2}-03`,
							...(changed === null ? {} : { [amount]: changed }),
						},
					})),
				};
			};
			type Sound = Parameters<Parameters<typeof sound.map>[0]>[0];
			await fc.assert(
				fc.asyncProperty(fc.array(sound, { minLength: 1, maxLength: 12 }), async (items) => {
					const out = bench.out();
					const all = items.map((item, i) => ({ ...item, json: written(item, i) }));
					const text = JSON.stringify({
						marches: {
							marche: all.filter(({ concession }) => !concession).map(({ json }) => json),
							'contrat-concession': all
								.filter(({ concession }) => concession)
								.map(({ json }) => json),
						},
					});
					const result = await imported(bench.file('brouillon.json', text), out);
					if (typeof result === 'string') throw new Error(result);
					let read = 0;
					let last = 0;
					for (const { euros, holders, amendments } of items) {
						let amount = euros;
						read += amount * Math.max(1, holders);
						for (const changed of amendments) {
							amount = changed ?? amount;
							read += amount * Math.max(1, holders);
						}
						last += amount;
					}
					expect(result.keys?.read).toBe(items.length);
					expect(thousandths(result.euros?.read ?? '')).toBe(BigInt(read) * 1000n);
					const kept = rowsOf(out, 'achats.csv');
					expect(kept.map(({ id }) => id).sort()).toEqual(
						items.map((_, i) => `11000000000000C${i}`).sort(),
					);
					expect(kept.reduce((sum, { montant_ht }) => sum + Number(montant_ht), 0)).toBe(last);
					expect(await check({ folder: out }, fakeTerminal())).toBe(0);
				}),
				{ numRuns: RUNS / 2, endOnFailure: true },
			);
		},
		TIMEOUT,
	);

	it(
		'stops with a sentence on anything else',
		async () => {
			await fc.assert(
				fc.asyncProperty(
					fc.oneof(fc.json({ maxDepth: 3 }), fc.string({ unit: 'binary' })),
					async (text) => {
						const result = await imported(bench.file('rien.json', text), bench.out());
						expect(typeof result).toBe('string');
					},
				),
				{ numRuns: RUNS, endOnFailure: true },
			);
		},
		TIMEOUT,
	);
});
