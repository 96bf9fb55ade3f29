import { describe, expect, test } from 'vitest';
import { defaultQuestion } from '$lib/rules/question';
import {
	packEntries,
	regionTarget,
	searchEntries,
	unpackEntries,
	type SearchSources,
} from '$lib/views/search/entries';
import { fold, indexEntries, search } from '$lib/views/search/rank';

const site = {
	byDefault: defaultQuestion(2012, '2010', 50),
	regions: {
		'2010': [
			{ code: '24', label: 'Centre' },
			{ code: '53', label: 'Bretagne' },
			{ code: '41', label: 'Lorraine' },
		],
		'2016': [
			{ code: '24', label: 'Centre-Val de Loire' },
			{ code: '53', label: 'Bretagne' },
			{ code: '44', label: 'Grand Est' },
		],
	},
	segments: [
		{
			code: 'nettoyage',
			label: 'Nettoyage de locaux',
			current: true,
			min: 0.65,
			share: 0.65,
			max: 0.8,
			sourced: true,
		},
		{
			code: 'main',
			label: 'Mise à disposition de main-d’œuvre',
			current: true,
			min: 0.6,
			share: 0.7,
			max: 0.8,
			sourced: false,
		},
	],
} satisfies SearchSources['site'];

const basin = (code: string, label: string, departement: string, region: string) => ({
	code,
	label,
	population: null,
	populationYear: null,
	departements: [departement],
	regions: { '2010': [region], '2016': [region] },
});

const entries = searchEntries({
	site,
	departements: [
		{ code: '35', label: 'Ille-et-Vilaine', regions: { '2010': '53', '2016': '53' } },
		{ code: '57', label: 'Moselle', regions: { '2010': '41', '2016': '44' } },
	],
	basins: [
		basin('5312', 'Rennes', '35', '53'),
		basin('5317', 'Saint-Malo', '35', '53'),
		basin('0105', 'Le Sud', '57', '41'),
		basin('0205', 'Le Sud', '35', '53'),
	],
	buyers: [{ label: 'Préfecture de Bretagne', region: '53', detail: '' }],
});

const indexed = indexEntries(entries);
const find = (typed: string) => search(indexed, typed).map(({ kind, label }) => `${kind} ${label}`);
const leads = (typed: string) => search(indexed, typed)[0]?.target;

test('accents, case, ligatures and marks do not matter', () => {
	expect(fold('  Côte-d’Or ')).toBe('cote d or');
	expect(fold('MAIN-D’ŒUVRE')).toBe('main d oeuvre');
	expect(fold('St-Malo')).toBe('saint malo');
	expect(find('MAIN D OEUVRE')).toEqual(['segment Mise à disposition de main-d’œuvre']);
	expect(find('st malo')).toEqual(['bassin Saint-Malo']);
	expect(find('ille et vil')[0]).toBe('departement Ille-et-Vilaine');
});

test('a region of both editions stands once, others say theirs', () => {
	expect(find('bretagne')[0]).toBe('region Bretagne');
	expect(entries.filter(({ label }) => label === 'Bretagne')).toHaveLength(1);
	expect(find('centre')).toEqual(['region Centre', 'region Centre-Val de Loire']);
	expect(search(indexed, 'centre').map(({ detail }) => detail)).toEqual([
		'régions de 2010',
		'régions de 2016',
	]);
});

describe('each result leads to the page that answers', () => {
	test.each([
		['bretagne', 'regions/53/'],
		['centre val', 'regions/24/?regions=2016'],
		['grand est', 'regions/44/'],
		['35', 'regions/53/'],
		['moselle', 'regions/41/'],
		['nettoyage', 'segments/nettoyage/'],
		['rennes', 'facilitateurs/?bassin=5312#fiche'],
		['préfecture', 'regions/53/#acheteurs'],
	])('%s', (typed, target) => {
		expect(leads(typed)).toBe(target);
	});

	test('a page is asked for an edition only when it opens with the other', () => {
		expect(regionTarget(site, '44', '2016')).toBe('regions/44/');
		expect(regionTarget(site, '53', '2016')).toBe('regions/53/?regions=2016');
	});
});

test('an exact name or code comes first, then a first word, then any word', () => {
	expect(find('5317')).toEqual(['bassin Saint-Malo']);
	expect(find('bretagne')).toEqual(['region Bretagne', 'acheteur Préfecture de Bretagne']);
	// The place narrows a search that a name has begun: two basins have this name.
	expect(search(indexed, 'sud ille').map(({ code }) => code)).toEqual(['0205']);
	expect(find('bassin')).toEqual([]);
	expect(find('toyage')).toEqual(['segment Nettoyage de locaux']);
});

test('nothing typed finds nothing, nonsense neither', () => {
	expect(find('')).toEqual([]);
	expect(find(' -- ')).toEqual([]);
	expect(find('zzz')).toEqual([]);
});

test('what is published reads back as it was', () => {
	expect(unpackEntries(packEntries(entries))).toEqual(entries);
	expect(unpackEntries([[99, '', 'x', '', '']])).toEqual([]);
});
