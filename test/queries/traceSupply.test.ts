import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSource, type PageSource } from '$lib/pages/source';
import { supplyBrief, supplyPlaces } from '$lib/pages/supply';
import { classifyDataset } from '$lib/pipeline/classify';
import { openNative, type NativeEngine } from '$lib/server/native';
import type { RegionSupply } from '$lib/views/supply/supply';
import { leverSupply } from '$lib/views/supply/supply';
import { segmentPlaces, type RegionPlaces } from '$lib/views/supply/places';
import type { SiteData } from '$lib/views/site';
import { explainKind, explainLeverSupply, explainPlaceSupply } from '$lib/views/trace/derived';
import type { Origin } from '$lib/views/trace/origin';
import { plain } from '../charts/markup';
import { datasetText, loadFiles } from '../support/dataset';
import { A, A_OTHER, B, C, X, Y } from '../support/example';
import { cellsOf, readCells } from '../unit/trace/support';

// In Bretagne: an ESAT and an EI in Rennes, an EI in Saint-Malo, an AI without basin, and one without
// segment. In Nantes, elsewhere: not counted here.
const STRUCTURES = `siret,nom,type,departement,bassin,segments
${A},ESAT du Bocage,ESAT,35,5315,nettoyage securite
${A_OTHER},Atelier de Rennes,EI,35,5315,nettoyage
${B},Atelier de la Côte,EI,35,5317,nettoyage
${C},,AI,35,,nettoyage
${X},Chantier du Pays,EI,35,5315,
${Y},Chantier de Nantes,ACI,44,,nettoyage
`;
const site = {
	segments: [{ code: 'nettoyage', label: 'Nettoyage' }],
} as unknown as SiteData;

interface Found {
	engine: NativeEngine;
	supply: RegionSupply;
	places: RegionPlaces;
}

async function read(diffusion: string): Promise<Found> {
	const engine = await openNative();
	const { info, present } = await loadFiles(engine, {
		'achats.csv': `id,exercice,departement,acheteur_nom,segment,montant_ht,base_montant
1,2012,35,Préfecture,nettoyage,1000,paye
`,
		'structures.csv': STRUCTURES,
		'jeu.json': datasetText({ diffusion }),
	});
	await classifyDataset(engine);
	const source: PageSource = await openSource({ engine, info, present });
	const supply = await supplyBrief(source, '2010', '53');
	if (!supply) throw new Error('no structures');
	return { engine, supply, places: await supplyPlaces(source, '2010', '53') };
}

let shown: Found;
let internal: Found;
beforeAll(async () => {
	shown = await read('public');
	internal = await read('interne');
});
afterAll(async () => {
	await shown.engine.close();
	await internal.engine.close();
});

const scopeOf = ({ places }: Found) => ({
	site,
	year: 2012,
	edition: '2010' as const,
	code: '53',
	label: 'Bretagne',
	read: () => Promise.resolve(places),
});

function leverFigure(found: Found, key: string): Origin | null {
	const plan = {
		levers: [
			{
				code: 'nettoyage',
				share: 0,
				reference: 0.1,
				potential: 100,
				cumulated: 100,
				needed: true,
			},
		],
		total: 100,
		closedBy: 1,
		remaining: 0,
	};
	const [line] = leverSupply(plan, found.supply.segments);
	if (!line) throw new Error('no lever');
	return explainLeverSupply(scopeOf(found), found.supply.kinds, line, key);
}

test('structures of a lever: how many by basin and kind, whose sum is the figure', async () => {
	const found = leverFigure(shown, 'insertion');
	expect(found?.value).toBe('3');
	expect(found?.place).toBe('Bretagne, Nettoyage, 2012');
	expect(await readCells(found, 'basin', 'kind', 'structures')).toEqual([
		['Rennes', 'EI', '1'],
		['Saint-Malo', 'EI', '1'],
		['bassin non déclaré', 'AI', '1'],
	]);
	expect(leverFigure(shown, 'handicap')?.value).toBe('1');
	// Rennes and Saint-Malo.
	expect(leverFigure(shown, 'basins')?.value).toBe('2');
	expect(leverFigure(shown, 'needed')).toBeNull();
});

test('they are named where the data set is internal, and never elsewhere', async () => {
	const rows = leverFigure(internal, 'insertion')?.rows;
	expect(await readCells(leverFigure(internal, 'insertion'), 'name', 'kind')).toEqual([
		['Atelier de Rennes', 'EI'],
		['Atelier de la Côte', 'EI'],
		['sans nom', 'AI'],
	]);
	expect(typeof rows).toBe('function');
	expect(JSON.stringify(shown.places)).not.toMatch(/Rennes\s\(|Atelier|Bocage/);
});

test('a kind counts structures that declare no segment too', async () => {
	const kind = shown.supply.kinds.find((known) => known.kind === 'EI');
	if (!kind) throw new Error('no kind');
	const found = explainKind(scopeOf(shown), kind, 'structures');
	expect(found?.value).toBe('3');
	expect(await readCells(found, 'basin', 'structures')).toEqual([
		['Rennes', '2'],
		['Saint-Malo', '1'],
	]);
	expect(plain(explainKind(scopeOf(shown), kind, 'basins')?.formula.numbers ?? '')).toBe(
		'2 bassins pour 3 structures ; celles sans bassin n’en ont aucun',
	);
});

test('the structures of one basin, by kind', () => {
	const [rennes] = segmentPlaces(shown.places, 'nettoyage');
	if (!rennes) throw new Error('no basin');
	const found = explainPlaceSupply(scopeOf(shown), shown.places, 'nettoyage', rennes);
	expect(found.value).toBe('2');
	expect(plain(found.formula.numbers)).toBe('1 EI + 1 ESAT');
	expect(cellsOf(found, 'kind', 'structures')).toEqual([
		['EI', '1'],
		['ESAT', '1'],
	]);
});

test('the text to copy gives the same rows from the published table', async () => {
	const rows = leverFigure(shown, 'insertion')?.rows;
	if (typeof rows !== 'function') throw new Error('no rows');
	const { sql = '' } = await rows();
	const given = await shown.engine.query<{ bassin: string | null; structures: number }>(sql);
	expect(given.map(({ bassin, structures }) => [bassin, structures])).toEqual([
		['5315', 1],
		['5317', 1],
		[null, 1],
	]);
});
