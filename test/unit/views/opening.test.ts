import { describe, expect, test } from 'vitest';
import { judge } from '$lib/rules/indicator';
import type { LeverPlan } from '$lib/rules/levers';
import { defaultQuestion } from '$lib/rules/question';
import type { CellSums } from '$lib/rules/sums';
import type { Trial } from '$lib/rules/trials';
import { heaviestLeft, type TellableContract } from '$lib/views/market/contracts';
import { lossSentences, strengthsFinding } from '$lib/views/region/keeping';
import { openingLines, openingOf, type Opening } from '$lib/views/region/opening';
import { scopeView } from '$lib/views/scope';
import type { SiteData } from '$lib/views/site';
import { baseSums } from '../rules/support/sums';

/** 80 000 € of 1 000 000 €: 8 %, 20 000 € missing. */
const missed = baseSums({ base: 1e6, org: 8e4 });
/** 120 000 € of 1 000 000 €: 12 %, 20 000 € beyond. */
const met = baseSums({ base: 1e6, org: 12e4 });

const answer = {
	question: defaultQuestion(2012, '2010', 50),
	basis: 'paye' as const,
	borderline: new Set<string>(),
	scopes: new Map(),
	segmentTrends: new Map(),
};
const scope = (sums: CellSums, segments: [string, CellSums][] = []) => {
	const view = scopeView(answer, '53', 'Bretagne');
	return {
		...view,
		sums,
		indicator: judge(sums),
		answer: { ...view.answer, segments: new Map(segments) },
		tried: { trials: [], robustness: { robust: false, sensitive: ['perimetre' as const] } },
	};
};
const lever = (code: string, needed: boolean) => ({
	code,
	share: 0.05,
	reference: 0.2,
	potential: 1,
	cumulated: 1,
	needed,
});
const plan: LeverPlan = {
	levers: [lever('nettoyage', true), lever('espaces_verts', true), lever('textile', false)],
	total: 3e6,
	closedBy: 2,
	remaining: 0,
};
const contract = (over: Partial<TellableContract>): TellableContract => ({
	contract: 1,
	id: null,
	buyer: 'Rectorat fictif',
	segment: 'nettoyage',
	end: '2013-03-31',
	basin: null,
	basis: 'paye',
	year: 2012,
	amount: 5e7,
	realised: 1e7,
	clause: false,
	contracts: 1,
	...over,
});
const WORDS = new Map([
	['nettoyage', 'Nettoyage'],
	['espaces_verts', 'Espaces verts'],
	['textile', 'Textile'],
]);
const given: Opening = {
	scope: scope(missed),
	judged: true,
	plan,
	buyers: {
		summary: {
			named: 9,
			without: 5,
			withoutBase: 0,
			withoutUnidentified: 0,
			others: 0,
		},
		nothing: [
			{ name: 'A', base: 3e8 },
			{ name: 'B', base: 2e8 },
			{ name: 'C', base: 1e8 },
		],
	},
	contracts: { months: 12, heaviest: [contract({})], listed: 4 },
	coverage: {
		open: [
			{
				code: '1',
				label: 'Brest',
				state: 'non_couvert',
				population: null,
				populationYear: null,
				base: 1.25e9,
			},
			{
				code: '2',
				label: 'Redon',
				state: 'inconnu',
				population: null,
				populationYear: null,
				base: null,
			},
		],
	},
	nameOf: (segment) => WORDS.get(segment) ?? segment,
};
const lines = (over: Partial<Opening> = {}) =>
	Object.fromEntries(
		openingLines({ ...given, ...over }).map(({ about, text }) => [
			about,
			text.replace(/[\u00a0\u202f]/g, ' '),
		]),
	);

describe('the lines that open a brief', () => {
	test('say where the region stands, what is missing and what to do first', () => {
		expect(lines()).toEqual({
			Résultat:
				'objectif de 10 % non atteint, verdict sensible au périmètre ; 8,0 % réalisés, bornes confondues à 8,0 %.',
			Écart:
				'il manque 20,0 k€ HT ; rejoindre le meilleur quart des régions y suffirait pour Nettoyage et Espaces verts.',
			Contrats:
				'à relancer avec une clause ou une réservation d’abord : Rectorat fictif, Nettoyage, 31 mars 2013 (400 k€ HT non réalisés).',
			Acheteurs:
				'aucun réalisé connu chez A (3,0 M€ HT d’assiette), B (2,0 M€), C (1,0 M€) et 2 autres.',
			Bassins: 'sans facilitateur : Brest (12,5 M€ HT d’assiette) ; 1 autre non renseigné.',
		});
	});

	test('say beyond the target by how much, and what would lose it: 20 000 € less', () => {
		const segments: [string, CellSums][] = [
			['nettoyage', baseSums({ base: 4e5, org: 1e5 })],
			['textile', baseSums({ base: 4e5, org: 2e4 })],
			['espaces_verts', baseSums({ base: 2e5, org: 0 })],
		];
		expect(lines({ scope: scope(met, segments) })['Écart']).toBe(
			'10 % dépassés de 20,0 k€ HT à la valeur retenue ; perdus sans le réalisé de ce segment : Nettoyage.',
		);
	});

	test('say what remains when no lever is enough', () => {
		expect(lines({ plan: { ...plan, closedBy: null, remaining: 1.5e6 } })['Écart']).toBe(
			'il manque 20,0 k€ HT ; au niveau du meilleur quart des régions dans chaque segment, il manquerait encore 15,0 k€.',
		);
	});

	test('give one family alone neither verdict nor gap', () => {
		const told = lines({ judged: false });
		expect(told['Résultat']).toContain('une seule famille est comptée, sans verdict');
		expect(told).not.toHaveProperty('Écart');
	});

	test('tell nothing known from nothing to do', () => {
		const none = { named: 0, without: 0, withoutBase: 0, withoutUnidentified: 0, others: 0 };
		expect(
			lines({
				coverage: null,
				buyers: { summary: none, nothing: [] },
				contracts: { months: 12, heaviest: [], listed: 0 },
			}),
		).toMatchObject({
			Contrats: 'aucun contrat distingué dans ces données.',
			Acheteurs: 'aucun acheteur distingué dans ces données.',
			Bassins: 'aucune donnée de facilitateurs (postes.csv).',
		});
		expect(
			lines({
				coverage: { open: [] },
				buyers: { summary: { ...none, named: 3 }, nothing: [] },
				contracts: { months: 12, heaviest: [], listed: 4 },
			}),
		).toMatchObject({
			Contrats: 'aucun contrat payé de l’assiette, encore à réaliser, ne finit dans les 12 mois.',
			Acheteurs: 'chacun des acheteurs distingués réalise quelque chose.',
			Bassins: 'tous ont un facilitateur.',
		});
	});
});

test('a line leads to a part that the page has', () => {
	const anchors = (trials: Trial[]) =>
		openingLines({
			...given,
			scope: { ...scope(missed), tried: { ...scope(missed).tried, trials } },
		}).map(({ anchor }) => anchor);
	const range = { base: 1, realised: 0 };
	const trial: Trial = { code: 'heure', low: range, high: range, verdict: 'missed' };
	expect(anchors([trial])[0]).toBe('epreuves');
	expect(anchors([])[0]).toBe('segments');
});

test('contracts with most paid and not realised come first; promises and realised ones stay out', () => {
	const kept = heaviestLeft(
		[
			contract({ contract: 1, amount: 100, realised: 90 }),
			contract({ contract: 2, amount: 100, realised: 20 }),
			contract({ contract: 3, amount: 900, realised: 0, basis: 'attribue' }),
			contract({ contract: 4, amount: 100, realised: 100 }),
			contract({ contract: 5, amount: 80, realised: null, end: '2013-01-01' }),
		],
		2,
	);
	expect(kept.map((row) => row.contract)).toEqual([5, 2]);
});

describe('a segment in the base on a hypothesis is named so', () => {
	const site = {
		segments: [
			{ code: 'nettoyage', label: 'Nettoyage', sourced: true },
			{ code: 'formation', label: 'Formation', sourced: false },
		],
	} as unknown as SiteData;
	const { nameOf } = openingOf(site, answer, given.scope, plan, {
		market: { buyers: given.buyers, contracts: given.contracts },
		coverage: given.coverage,
	});
	const plain = (text: string | undefined) => text?.replace(/[\u00a0\u202f]/g, ' ');

	test('in the lines that open a brief, whose amounts say their taxes once a sentence', () => {
		const contracts = {
			months: 12,
			heaviest: [contract({}), contract({ segment: 'formation', amount: 3e7 })],
			listed: 2,
		};
		expect(lines({ nameOf, contracts })['Contrats']).toBe(
			'à relancer avec une clause ou une réservation d’abord : Rectorat fictif, Nettoyage, 31 mars 2013 (400 k€ HT non réalisés) ; Rectorat fictif, Formation (hypothèse), 31 mars 2013 (200 k€).',
		);
	});

	test('in what would lose the target, and in what others could take up', () => {
		const margin = {
			beyond: 1,
			decisive: [{ code: 'formation', realised: 4e7, without: 0.08 }],
			greatest: null,
		};
		const carrying = [contract({ segment: 'formation' })];
		expect(lossSentences(margin, { months: 12, carrying }, nameOf).map(plain)).toEqual([
			'Perdre le réalisé d’un seul de ces segments suffirait : Formation (hypothèse) (400 k€ HT, sans quoi 8,0 %).',
			'Contrats au plus gros réalisé, à reconduire sous 12 mois avec leur clause ou leur réservation : Rectorat fictif, Formation (hypothèse), 31 mars 2013 (100 k€ HT en 2012).',
		]);
		const strength = { code: 'formation', share: 0.2, nation: 0.1, beyond: 1 };
		expect(plain(strengthsFinding([strength], nameOf))).toBe(
			'Dans le meilleur quart des régions pour 1 segment : Formation (hypothèse) (20,0 %, contre 10,0 % en France).',
		);
	});
});
