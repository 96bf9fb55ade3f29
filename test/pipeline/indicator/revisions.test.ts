import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { revisionsFeed } from '$lib/pages/downloads/feed';
import { revisionsCsv } from '$lib/pages/downloads/revisions';
import { currentRelease } from '$lib/pages/release';
import { revisionsOf, stagesOfSums, type RevisionStage } from '$lib/pages/revisions';
import { siteWords } from '$lib/pages/siteWords';
import { openSource, type PageSource } from '$lib/pages/source';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { folderSource } from '$lib/server/folder';
import { openNative } from '$lib/server/native';
import { stagesOfLines } from '$lib/server/revisionStages';
import { readRelease, type Release } from '$lib/views/release';
import { revisionSentence, type Revisions } from '$lib/views/revisions';
import { datasetText, issuesOf } from '../../support/dataset';
import { A, B, X } from '../../support/example';
import { plain } from '../../charts/markup';
import { LONG, patience } from '../../support/long';

/**
 * Before: 1 000, 500 and 400 € of cleaning by an ordinary firm, 100 € by an ESAT, and 1 000 € of packing,
 * which 45 % of labour leaves out: 100 of 2 000, 5 %.
 * Since: the 500 € line is gone (100 of 1 500), that of 400 € is of 900 € (100 of 2 000), 500 € more come
 * from B (100 of 2 500), B is found to be a structure (600 of 2 500), and packing is at 50 % (600 of 3 500).
 */
const HEADER =
	'id,exercice,departement,acheteur_nom,base_montant,segment,fournisseur_siret,montant_ht';
const line = (id: string, segment: string, supplier: string, amount: number) =>
	`${id},2012,35,Préfecture,paye,${segment},${supplier},${amount}`;
const KEPT = [
	line('1', 'nettoyage', X, 1000),
	line('2', 'nettoyage', A, 100),
	line('6', 'conditionnement', X, 1000),
];
const THEN = [...KEPT, line('3', 'nettoyage', X, 500), line('4', 'nettoyage', X, 400)];
const NOW = [...KEPT, line('4', 'nettoyage', X, 900), line('5', 'nettoyage', B, 500)];
const REGISTRY = `siret,type,valide_du\n${A},ESAT,2008-01-01\n`;

let folder = '';
const opened: PageSource[] = [];

function write(name: string, files: Readonly<Record<string, string>>): string {
	const path = join(folder, name);
	mkdirSync(join(path, 'reference'), { recursive: true });
	for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
	return path;
}

async function open(path: string): Promise<PageSource> {
	const engine = await openNative();
	const loaded = await loadDataset(engine, folderSource(path));
	await classifyDataset(engine);
	const source = await openSource({ engine, ...loaded });
	opened.push(source);
	return source;
}

let before: string;
let today: string;
let now: PageSource;
let previous: Release;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'cap10-revisions-'));
	before = write('avant', {
		'jeu.json': datasetText(),
		'achats.csv': [HEADER, ...THEN, ''].join('\n'),
		'structures.csv': REGISTRY,
	});
	const segments = readFileSync('data/reference/segments.csv', 'utf8');
	today = write('maintenant', {
		'jeu.json': datasetText({ date_reference: '2013-03-31' }),
		'achats.csv': [HEADER, ...NOW, ''].join('\n'),
		'structures.csv': `${REGISTRY}${B},EI,2008-01-01\n`,
		'reference/segments.csv': segments.replace(',0.35,0.45,0.55,', ',0.45,0.50,0.55,'),
	});
	previous = await currentRelease(await open(before));
	now = await open(today);
});
afterAll(async () => {
	for (const { engine } of opened) await engine.close();
	rmSync(folder, { recursive: true });
});

const partsIn = (revisions: Revisions, region: string) => {
	const row = revisions.rows.find((found) => found.region === region && found.segment === null);
	return Object.fromEntries(
		Object.entries(row?.parts ?? {}).map(([cause, part]) => [cause, Math.round(part * 1e9)]),
	);
};

const compared = async (stages?: readonly RevisionStage[]) =>
	revisionsOf(previous, await siteWords(now), stages ?? stagesOfSums(previous, now.cells));

describe('the change of a share since the publication before', () => {
	test('line by line, when the files of then are there', async () => {
		const then = { folder: before, id: '2012-12-31' };
		const revisions = await compared(await stagesOfLines(then, today, now.cells));
		for (const region of ['FR', '53'])
			expect(partsIn(revisions, region)).toEqual({
				method: 0,
				removed: 16_666_667,
				amended: -16_666_667,
				added: -10_000_000,
				registry: 200_000_000,
				reference: -68_571_429,
			});
		expect(revisions.causes).toEqual(['removed', 'amended', 'added', 'registry', 'reference']);
		const csv = revisionsCsv(revisions).split('\n');
		expect(csv.find((found) => found.includes(',2012,53,tous,'))).toBe(
			'2012-12-31,2013-03-31,2012,53,tous,0.050000000,0.171428571,0.121428571,0.000000000,0.016666667,-0.016666667,-0.010000000,0.200000000,,-0.068571429,1,1,1,1,1500.00,500.00,non atteint,atteint,false,false',
		);
		const row = revisions.rows.find((found) => found.region === '53' && !found.segment);
		expect(row && plain(revisionSentence(row, revisions.causes))).toBe(
			'La part 2012 (Bretagne) passe de 5,0 % à 17,1 % : 1 ligne retirée (+1,67 point), 1 ligne corrigée (−1,67 point), 1 ligne reçue depuis (−1,00 point), registre des structures corrigé (+20,00 points) et tables de référence révisées (−6,86 points). En tout (HT), 1 500 € d’assiette de plus et 500 € de réalisé de plus. Le verdict passe de « non atteint » à « atteint ».',
		);
		const packing = revisions.rows.find((found) => found.segment === 'conditionnement');
		expect(packing && plain(revisionSentence(packing, revisions.causes))).toBe(
			'La part 2012 (France, Conditionnement et entreposage (hypothèse)) n’avait pas d’assiette, elle est de 0,0 %. En tout (HT), 1 000 € d’assiette de plus. Le verdict passe de « non calculable » à « non atteint ». Le verdict tient sous toutes les épreuves.',
		);
		// The segment alone: 100 of 2 000, then 600 of 2 500; packing had no base and nothing to compare.
		const cleaning = revisions.rows.find((found) => found.segment === 'nettoyage');
		expect(cleaning).toMatchObject({ before: 0.05, after: 0.24, change: 0.19 });
	});

	test('by sums alone, lines and registry stay together, and come to what they are one by one', async () => {
		const revisions = await compared();
		expect(partsIn(revisions, '53')).toEqual({
			method: 0,
			data: 16_666_667 - 16_666_667 - 10_000_000 + 200_000_000,
			reference: -68_571_429,
		});
		expect(revisions.causes).toEqual(['data', 'reference']);
	});

	test('a folder of another publication is refused in words', async () => {
		const issues = await issuesOf(
			stagesOfLines({ folder: before, id: '2012-09-30' }, today, now.cells),
		);
		expect(issues[0]?.message).toContain('sont du 2012-12-31');
	});

	test('a list of structures that comes says that the share was not computable', async () => {
		const folder = write('sans-liste', {
			'jeu.json': datasetText(),
			'achats.csv': [HEADER, ...THEN, ''].join('\n'),
		});
		const file = JSON.stringify(await currentRelease(await open(folder)));
		const unlisted = readRelease(JSON.parse(file));
		const { rows, causes } = revisionsOf(
			unlisted,
			await siteWords(now),
			stagesOfSums(unlisted, now.cells),
		);
		const [row] = rows.filter(({ region, segment }) => region === 'FR' && segment === null);
		expect(row).toMatchObject({ before: null, change: null, verdicts: ['notComputable', 'met'] });
		expect(row && plain(revisionSentence(row, causes))).toMatch(
			/^La part 2012 \(France\) n’était pas calculable, elle est de 17,1 %\. /,
		);
	});

	test('the feeds say what a reader would see, and nothing without a publication before', async () => {
		const revisions = await compared();
		const region = { code: '53', label: 'Bretagne' };
		const feed = revisionsFeed(now.info, revisions, { region, address: null });
		// The region, cleaning there, and packing, which had no base.
		expect(feed.match(/<entry>/g)).toHaveLength(3);
		expect(feed).toContain('<id>tag:cap10.invalid,2013-03-31:revisions:53:tous:2012</id>');
		expect(feed).toContain('<updated>2013-03-31T00:00:00Z</updated>');
		const site = { region: null, address: 'https://exemple.fr/cap10/' };
		expect(revisionsFeed(now.info, revisions, site)).toContain(
			'href="https://exemple.fr/cap10/flux/revisions.xml"',
		);
		expect(revisionsFeed(now.info, null, site)).not.toContain('<entry>');
		const self = await currentRelease(now);
		const same = revisionsOf(self, await siteWords(now), stagesOfSums(self, now.cells));
		expect(revisionsFeed(now.info, same, site)).not.toContain('<entry>');
		expect(revisionsCsv(null).trim().split('\n')).toHaveLength(1);
	});
});

/** Lines by id: their segment, whether their supplier is A, B or an ordinary firm, and euros. */
type Drawn = ReadonlyMap<number, readonly [segment: string, supplier: string, euros: number]>;

const drawnLines: fc.Arbitrary<Drawn> = fc
	.uniqueArray(
		fc.tuple(
			fc.integer({ min: 1, max: 12 }),
			fc.constantFrom('nettoyage', 'conditionnement'),
			fc.constantFrom(A, B, X),
			fc.integer({ min: 1, max: 2000 }),
		),
		{ selector: ([id]) => id, minLength: 3 },
	)
	.map((lines) => new Map(lines.map(([id, ...said]) => [id, said])));

interface DrawnFolder {
	lines: Drawn;
	registered: readonly string[];
	/** Whether the reference lets packing in. */
	packing: boolean;
}

const drawnFolder: fc.Arbitrary<DrawnFolder> = fc.record({
	lines: drawnLines,
	registered: fc.subarray([A, B], { minLength: 1 }),
	packing: fc.boolean(),
});

/** Euros of the base and of what is realised, read from what was drawn. */
function drawnSums(
	lines: Drawn,
	{ registered, packing }: Pick<DrawnFolder, 'registered' | 'packing'>,
) {
	const kept = [...lines.values()].filter(([segment]) => packing || segment === 'nettoyage');
	const sum = (found: typeof kept) => found.reduce((total, [, , euros]) => total + euros, 0);
	return [sum(kept.filter(([, supplier]) => registered.includes(supplier))), sum(kept)] as const;
}

const billionths = ([realised, base]: readonly [number, number]) =>
	Math.round((realised / base) * 1e9);

test(
	'whatever the edits, each cause has its own change, and the parts add up exactly',
	async () => {
		const segments = readFileSync('data/reference/segments.csv', 'utf8');
		const folderOf = (name: string, drawn: DrawnFolder, date: string) =>
			write(name, {
				'jeu.json': datasetText({ date_reference: date }),
				'achats.csv': [
					HEADER,
					...[...drawn.lines].map(([id, said]) => line(`${id}`, ...said)),
					'',
				].join('\n'),
				'structures.csv': [
					'siret,type,valide_du',
					...drawn.registered.map((s) => `${s},EI,2008-01-01`),
					'',
				].join('\n'),
				'reference/segments.csv': drawn.packing
					? segments.replace(',0.35,0.45,0.55,', ',0.45,0.50,0.55,')
					: segments,
			});
		let run = 0;
		await fc.assert(
			fc.asyncProperty(drawnFolder, drawnFolder, async (then, next) => {
				run += 1;
				const old = folderOf(`tire-${run}-1`, then, '2012-12-31');
				const today = folderOf(`tire-${run}-2`, next, '2013-03-31');
				const [release, source] = [await currentRelease(await open(old)), await open(today)];
				const stages = await stagesOfLines({ folder: old, id: release.id }, today, source.cells);
				const { rows } = revisionsOf(release, await siteWords(source), stages);
				const kept = new Map([...then.lines].filter(([id]) => next.lines.has(id)));
				const amended = new Map([...next.lines].filter(([id]) => then.lines.has(id)));
				const steps = [
					drawnSums(then.lines, then),
					drawnSums(kept, then),
					drawnSums(amended, then),
					drawnSums(next.lines, then),
					drawnSums(next.lines, { ...then, registered: next.registered }),
					drawnSums(next.lines, next),
				].map(billionths);
				const row = rows.find(({ region, segment }) => region === 'FR' && segment === null);
				if (Number.isNaN(steps[0]) || Number.isNaN(steps.at(-1))) return;
				const parts = Object.values(row?.parts ?? {}).map((part) => Math.round(part * 1e9));
				expect(parts.reduce((sum, part) => sum + part, 0)).toBe(
					(steps.at(-1) ?? 0) - (steps[0] ?? 0),
				);
				let at = steps[0] ?? 0;
				const expected = steps.slice(1).map((step) => {
					const reached = Number.isNaN(step) ? at : step;
					const part = reached - at;
					at = reached;
					return part;
				});
				expect(parts).toEqual([0, ...expected]);
			}),
			{ numRuns: LONG ? 40 : 2, endOnFailure: true },
		);
	},
	patience(240_000),
);
