import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportContext } from '$lib/exports/csv';
import { noteDocx, type Picture } from '$lib/exports/docx';
import { homePage } from '$lib/pages/home';
import { regionPage } from '$lib/pages/region';
import { siteWords } from '$lib/pages/siteWords';
import { openSource, type PageSource } from '$lib/pages/source';
import { classifyDataset } from '$lib/pipeline/classify';
import type { Question } from '$lib/rules/question';
import { openNative, type NativeEngine } from '$lib/server/native';
import { nationNote } from '$lib/views/note/nation';
import type { Note } from '$lib/views/note/note';
import { regionNote } from '$lib/views/note/region';
import type { SiteData } from '$lib/views/site';
import { loadFiles } from '../../support/dataset';
import { EXAMPLE_FILES } from '../../support/example';

/** A picture of one white pixel, drawn as wide as a chart. */
const PIXEL: Picture = {
	png: Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP6DwABBQECz6AuzQAAAABJRU5ErkJggg==',
		'base64',
	),
	width: 1000,
	height: 400,
};

/** Two of the region, the latest last, and one of another. */
const OBSERVATIONS = `region,date,auteur_service,texte
53,2012-06-01,SGAR (fictif),Première lecture.
53,15/03/2013,DREETS (fictive),"Deux lots sont réservés, 12 % du marché."
52,2013-01-01,Ailleurs,Rien.
`;

let engine: NativeEngine;
let source: PageSource;
let site: SiteData;

beforeAll(async () => {
	engine = await openNative();
	const { info, present } = await loadFiles(engine, {
		...EXAMPLE_FILES,
		'observations.csv': OBSERVATIONS,
	});
	await classifyDataset(engine);
	source = await openSource({ engine, info, present });
	site = {
		...(await siteWords(source)),
		...{ engine: { module: '', worker: '', bytes: 0 }, tables: [], cellFiles: [] },
		...{ address: null, releases: [] },
	};
});

afterAll(() => engine.close());

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const textOf = (xml: string) =>
	plain([...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text = '']) => text).join(''));

/** What a word processor reads of a document: its parts, its tables row by row, its pictures. */
async function opened({ document, charts }: Note) {
	const context = exportContext(source.info, document.title, ['Exercice 2012']);
	const pictures = new Map([...charts.keys()].map((key) => [key, PIXEL]));
	const blob = await noteDocx(document, { ...context, address: 'https://exemple.fr/' }, pictures);
	const files = unzipSync(new Uint8Array(await blob.arrayBuffer()));
	const part = (name: string) => strFromU8(files[`word/${name}`] ?? new Uint8Array());
	const body = part('document.xml');
	const tables = body.split('<w:tbl>').slice(1);
	return {
		part,
		body,
		text: textOf(body),
		/** The rows of the table under a caption, cell by cell. */
		rows(caption: string) {
			const at = body.split('<w:tbl>').findIndex((before) => textOf(before).endsWith(caption));
			const [table = ''] = (tables[at] ?? '').split('</w:tbl>');
			return table
				.split('<w:tr>')
				.slice(1)
				.map((row) => row.split('<w:tc>').slice(1).map(textOf));
		},
		pictures: [...body.matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, alt = '']) =>
			plain(alt),
		),
		media: Object.keys(files).filter((name) => name.startsWith('word/media/')),
	};
}

async function region(change: Partial<Question> = {}) {
	const page = await regionPage(source, '53');
	if (!page) throw new Error('No region 53');
	return opened(regionNote(site, source.answer({ ...source.byDefault, ...change }), page));
}

describe('the note of a region', () => {
	test('holds the figures of the worked example, in tables', async () => {
		const { rows } = await region();
		// By hand: 80 385 of 846 000 € is 9,5 %; 10 % would be 84 600 €.
		expect(rows('Bretagne et la France, 2012')[1]).toEqual([
			...['Bretagne', '846 000', '80 385', '9,5 %', '8,9 %', '17,2 %'],
			...['indéterminé', 'sans objet', '4 215'],
		]);
		// 56 385 of 236 000 €; the 32 785 € beyond 10 % are below zero.
		const segments = rows('Segments face à l’objectif, Bretagne');
		const cleaning = segments.find(([label]) => label === 'Nettoyage de locaux');
		expect(cleaning?.slice(0, 5)).toEqual([
			...['Nettoyage de locaux', '236 000', '23,9 %', '22,6 %', '29,4 %'],
		]);
		expect(cleaning?.at(-1)).toBe('−32 785');
		// Those that lack most come first: 450 000 € of security, with nothing performed.
		expect(segments[1]?.[0]).toMatch(/^Sécurité/);
		expect(segments[1]?.at(-1)).toBe('45 000');
	});

	test('opens on the lines of the page, and says where the figures come from', async () => {
		const { text, part } = await region();
		expect(text).toContain('Écart : il manque 4 215 €');
		expect(text).toContain('9,5 % réalisés, entre 8,9 % et 17,2 %');
		for (const said of [
			'Périmètre : Exercice 2012',
			'Date des données : 31 décembre 2012',
			'Source : Cap 10, Tests, Jeu d’essai',
			'Adresse : https://exemple.fr/',
		])
			expect(text).toContain(said);
		// On every page.
		expect(textOf(part('header1.xml'))).toContain('Données fictives');
		expect(textOf(part('footer1.xml'))).toContain('Données au 31 décembre 2012');
	});

	test('tells each picture in words, with its figures', async () => {
		const { pictures, media } = await region();
		expect(pictures.length).toBe(2);
		expect(media.length).toBeGreaterThan(0);
		expect(pictures[0]).toContain('2012 : 9,5 %, entre 8,9 % et 17,2 %');
		expect(pictures[1]).toContain('Nettoyage de locaux, 23,9 %');
	});

	test('prints what services wrote, dated and signed, the latest first, among no figures', async () => {
		const { text, body } = await region();
		const wrote = [
			'15 mars 2013, DREETS (fictive) : Deux lots sont réservés, 12 % du marché.',
			'1er juin 2012, SGAR (fictif) : Première lecture.',
		];
		expect(text).toContain(`Observations${wrote.join('')}`);
		expect(text).not.toContain('Ailleurs');
		for (const table of body.split('<w:tbl>').slice(1))
			expect(textOf(table.split('</w:tbl>')[0] ?? '')).not.toContain('Deux lots');
	});

	test('is written in styles that a user changes once for all', async () => {
		const { body, part } = await region();
		const used = [...body.matchAll(/<w:(?:pStyle|tblStyle) w:val="([^"]+)"/g)].map(
			([, id = '']) => id,
		);
		expect(used).toEqual(
			expect.arrayContaining(['Title', 'Heading1', 'Caption', 'ListParagraph', 'TableauCap10']),
		);
		const styles = part('styles.xml');
		for (const id of new Set(used)) expect(styles).toContain(`w:styleId="${id}"`);
		// Nothing is formatted by hand but the word that opens a line, and what stands in a column.
		expect(body).not.toMatch(/<w:(sz|color|rFonts) /);
		// Room to write.
		expect(body.split('w:val="Observations"').length - 1).toBeGreaterThanOrEqual(6);
	});

	test('answers the question asked: one family alone has no verdict', async () => {
		const { rows, text } = await region({ family: 'insertion' });
		expect(text).toContain('une seule famille est comptée (insertion)');
		expect(text).toContain('Contrats, acheteurs et bassins sont ceux de la vue par défaut.');
		expect(rows('Bretagne et la France, 2012')[0]).not.toContain('Verdict');
	});
});

test('the note of the nation holds its regions and its segments', async () => {
	const { coverage } = await homePage(source);
	const map = await source.maps.regions('2010');
	const { rows, pictures, text } = await opened(
		nationNote(site, source.answer(source.byDefault), { map, coverage }),
	);
	const regions = rows('Les régions de 2010, exercice 2012');
	expect(regions.length - 1).toBe(27);
	expect(regions[1]?.slice(0, 4)).toEqual(['Bretagne', '846 000', '80 385', '9,5 %']);
	expect(regions[2]?.[3]).toBe('non calculable');
	// 70 000 € of no region more: 80 385 of 916 000 €.
	expect(rows('La France, 2012')[1]?.slice(0, 4)).toEqual([
		...['France', '916 000', '80 385', '8,8 %'],
	]);
	expect(pictures[1]).toContain('Carte de la part réalisée par région');
	expect(text).toContain('Bassins : aucune donnée de facilitateurs (postes.csv).');
});
