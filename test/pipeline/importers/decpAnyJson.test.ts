import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { check } from '$lib/server/commands/check';
import { day, expectAccounted, imported, RUNS, said, thousandths, TIMEOUT } from './anything';
import { fakeTerminal, rowsOf, Workbench } from './workbench';

const bench = new Workbench();
afterAll(() => bench.clear());

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
