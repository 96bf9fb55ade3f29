import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, inject, test } from 'vitest';
import { alive, open, sharedPage } from '../support/e2e';

// The questions that the product must answer, each within two clicks of the home page.
// The expected figures come from the published files, which other code writes.

const MOST_CLICKS = 2;

/** The rows behind a figure are all that needs the engine: the published answers tell the rest. */
const visit = sharedPage();

/** A reader who starts at the home page. */
class Reader {
	#clicks = 0;

	private constructor(readonly page: Page) {}

	static async start(home = visit('')): Promise<Reader> {
		return new Reader(await home);
	}

	async click(target: Locator): Promise<void> {
		this.#clicks += 1;
		expect(this.#clicks).toBeLessThanOrEqual(MOST_CLICKS);
		await target.click();
	}

	/** Opens a page from the header. */
	async go(name: string, title: RegExp): Promise<void> {
		const pages = this.page.getByRole('navigation', { name: 'Pages du site' });
		await this.click(pages.getByRole('link', { name, exact: true }));
		await this.page.getByRole('heading', { level: 1, name: title }).waitFor();
	}

	/** Follows a question of the home page. */
	async ask(question: string): Promise<void> {
		const questions = this.page.getByRole('region', { name: 'Que cherchez-vous' });
		await this.click(questions.getByRole('link', { name: question }));
	}

	/** Says that Bretagne is their own region, which counts as a click, then follows a question. */
	async askInBretagne(question: string): Promise<void> {
		this.#clicks += 1;
		await this.page.getByLabel('Votre région').selectOption({ label: 'Bretagne' });
		await this.ask(question);
		await this.page.getByRole('heading', { level: 1, name: 'Bretagne' }).waitFor();
	}

	/** What a section says, by the start of its heading; spaces are plain. */
	async read(heading: string | RegExp): Promise<string> {
		const section = this.page.locator('section, figure').filter({
			has: this.page.getByRole('heading', { name: heading }),
		});
		return see(section.last());
	}

	/** The table of that name. */
	table(name: RegExp): Locator {
		return this.page.getByRole('table', { name });
	}
}

/** What a part of the page says once scrolled to; spaces are plain. */
async function see(part: Locator): Promise<string> {
	await part.scrollIntoViewIfNeeded();
	await expect.poll(() => part.innerText()).not.toBe('');
	return plain(await part.innerText());
}

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

type Row = Readonly<Record<string, string>>;

/** A published file; none of those read here holds a quoted comma in the columns read. */
async function published(name: string): Promise<Row[]> {
	const response = await fetch(new URL(`telechargements/${name}.csv`, inject('siteUrl')));
	const [header = '', ...lines] = (await response.text()).trim().split(/\r?\n/);
	const columns = header.split(',');
	return lines.map((line) => {
		const values = line.split(',');
		return Object.fromEntries(columns.map((column, i) => [column, values[i] ?? '']));
	});
}

/** Of 2012, regions of 2010. */
const shown = (rows: readonly Row[]) =>
	rows.filter((row) => row['exercice'] === '2012' && row['edition_regions'] === '2010');

let indicator: Row[];
let ledger: Row[];

beforeAll(async () => {
	[indicator, ledger] = await Promise.all([published('indicateur'), published('registre')]).then(
		(files) => files.map(shown) as [Row[], Row[]],
	);
});

const cell = (region: string, segment = 'tous') =>
	indicator.find((row) => row['region'] === region && row['segment'] === segment) ?? {};
const french = (value: number, digits: number) =>
	value
		.toFixed(digits)
		.replace('.', ',')
		.replace(/\B(?=(\d{3})+(?!\d))/g, ' ');
const percent = (fraction: string | undefined) => `${french(Number(fraction) * 100, 1)} %`;
const euros = (amount: string | undefined) => `${french(Number(amount), 0)} €`;

test('1. are we at 10 %, under which definition, and how sure are we', async () => {
	const reader = await Reader.start();
	const said = plain(await reader.page.getByLabel('Résultat national').innerText());
	const { part, part_min: low, part_max: high, verdict } = cell('FR');
	expect(said).toContain('Part réalisée par des personnes et des structures, 2012');
	expect(said).toContain(percent(part));
	expect(said).toContain(`entre ${percent(low)} et ${percent(high)}`);
	expect(said).toContain(verdict);
});

test('2. how many euros are missing, by region and by segment', async () => {
	const reader = await Reader.start();
	const result = reader.page.getByLabel('Résultat national');
	expect(plain(await result.innerText())).toContain(
		`${french(Number(cell('FR')['ecart_ht']) / 1e6, 1)} M€`,
	);
	await reader.ask('Combien d’euros manquent, par région');
	const regions = reader.page.getByRole('table').last();
	// The region that lacks most comes first.
	const gaps = shown(await published('indicateur'))
		.filter(({ region, segment }) => segment === 'tous' && region !== 'FR' && region !== 'NR')
		.sort((a, b) => Number(b['ecart_ht']) - Number(a['ecart_ht']));
	await expect
		.poll(async () => plain(await regions.locator('tbody tr').first().innerText()))
		.toContain(euros(gaps[0]?.['ecart_ht']).replace(' €', ''));
	await reader.page.goBack();
	await reader.ask('par segment');
	const segments = await see(reader.page.getByRole('table').last());
	const { assiette_ht: base, realise_ht: realised } = cell('FR', 'etudes-conseil');
	const missing = Math.ceil(Number(base) * 10) / 100 - Number(realised);
	expect(segments).toContain(french(missing, 0));
});

test('3. which segments pull a region down: what it buys, or how it buys it', async () => {
	const reader = await Reader.start();
	await reader.go('Régions', /régions/);
	expect(await reader.read(/^La (pratique|composition).* l’emporte/)).toMatch(/Bretagne/);
	// The region that the page takes apart: what it buys and how it buys add up to its gap.
	const said = await reader.read(/^Guadeloupe\s: /);
	const [gap = NaN, mix = NaN, rate = NaN] = [...said.matchAll(/([+−][\d,]+) points?/g)].map(
		([, text = '']) => Number(text.replace('−', '-').replace(',', '.')),
	);
	expect(Math.abs(mix + rate - gap)).toBeLessThan(0.11);
	const difference = 100 * (Number(cell('01')['part']) - Number(cell('FR')['part']));
	expect(Math.abs(gap - difference)).toBeLessThan(0.051);
	expect(said).toContain('Nettoyage de locaux');
});

test('4. how it splits: insertion, disability; direct, reserved, subcontract, clause hours', async () => {
	const reader = await Reader.start();
	await reader.ask('Insertion ou handicap');
	const said = await reader.read(/du réalisé, les heures de clause/);
	for (const way of ['Marché réservé', 'Achat direct', 'Sous-traitance', 'Heures de clause']) {
		expect(said).toContain(way);
	}
	const { realise_ht: realised, heures_ht: hours } = cell('FR');
	const part = Math.round((100 * Number(hours)) / Number(realised));
	expect(said).toContain(`les heures de clause ${part} %`);
});

test('5. how much the answer moves if a borderline segment enters or leaves', async () => {
	const reader = await Reader.start();
	const said = plain(await reader.page.getByLabel('Résultat national').innerText());
	expect(said).toMatch(/Sans les \d+ segments limites, la part serait de \d+,\d %/);
	await reader.go('Segments', /segments/);
	const curve = await reader.read(/Entre 30 et 80 % de main d’œuvre/);
	expect(curve).toContain(percent(cell('FR')['part']));
});

test('6. which buyers have nothing going to insertion or disability, which ministry', async () => {
	const reader = await Reader.start();
	await reader.ask('Quels acheteurs, quels ministères');
	await reader.page.getByRole('heading', { level: 1, name: /acheteurs/ }).waitFor();
	const said = await reader.read('Qui achète, et à qui');
	expect(said).toMatch(/rien n’est réalisé/);
	expect(said).toMatch(/Services déconcentrés/);
	expect(said).toMatch(/ministère par ministère[^]*Administration centrale/);
	await reader.click(reader.page.getByText(/^Par ministère/));
	expect(await see(reader.table(/par ministère/))).toMatch(/Intérieur\s+[\d ]+/);
});

test('7. which contracts in high-potential segments end within 12 months', async () => {
	const reader = await Reader.start();
	// Of the whole country: one click, those with most left to realise first.
	await reader.ask('Quels contrats finissent dans les 12 mois');
	const national = reader.table(/^Contrats qui finissent sous 12 mois/);
	await see(national);
	const left = await national
		.locator('tbody tr > :nth-child(2)')
		.evaluateAll((cells) =>
			cells.map(({ textContent }) => Number(textContent?.replace(/\D/g, ''))),
		);
	expect(left.length).toBeGreaterThan(5);
	expect(left).toEqual([...left].sort((a, b) => b - a));
});

test('7 b. the same for one region', async () => {
	const reader = await Reader.start();
	await reader.askInBretagne('Quels contrats finissent dans les 12 mois');
	const ends = (await see(reader.table(/premiers à finir/))).match(/\d+(?:er)? \S+ 201\d/g) ?? [];
	expect(ends.length).toBeGreaterThan(0);
	for (const end of ends) expect(end).toMatch(/^31\sdécembre 2012$|2013$/);
	expect(await reader.read('Les contrats à remettre')).toMatch(/finissent dans les 12 mois/);
});

test('8. which basins are covered, shared, partly covered, uncovered, unknown; what is spent there', async () => {
	const basins = await published('couverture');
	const of = (state: string) => basins.filter(({ etat }) => etat === state).length;
	const reader = await Reader.start();
	await reader.go('Facilitateurs', /bassins/);
	const uncovered = `${of('non_couvert')} bassins déclarés sans facilitateur, ${of('inconnu')} inconnus`;
	const map = reader.page.getByRole('heading', { name: /bassins déclarés sans facilitateur/ });
	expect(await see(map)).toBe(uncovered);
	const list = await reader.read('Les bassins, un par un');
	for (const word of ['dédié', 'partagé', 'partiel', 'Assiette']) expect(list).toContain(word);
});

test('9. where buyers could pool, who carries the heaviest load, which coverage ends soon', async () => {
	const reader = await Reader.start();
	await reader.go('Facilitateurs', /bassins/);
	expect(await reader.read('Où mutualiser')).toMatch(/\d+ occasions de mutualiser/);
	expect(await reader.read('La charge, poste par poste')).toMatch(
		/heures d’insertion par an et par ETP/,
	);
	expect(await reader.read('La couverture menacée')).toMatch(
		/\d+ postes finissent dans les 12 mois : \d+ bassins perdent leur couverture/,
	);
});

test('10. where the next posts should go', async () => {
	const uncovered = (await published('couverture'))
		.filter(({ etat }) => etat === 'non_couvert')
		.sort((a, b) => Number(b['assiette_ht']) - Number(a['assiette_ht']));
	const reader = await Reader.start();
	await reader.go('Facilitateurs', /bassins/);
	const table = reader.table(/Bassins à servir/);
	expect(await see(table.getByRole('row').nth(1))).toContain(uncovered[0]?.['libelle']);
});

test('11. which ESF applications are eligible, to review, ineligible, and by which rule', async () => {
	const applications = await published('demandes_fse');
	const refused = applications.find(({ resultat }) => resultat === 'ineligible') ?? {};
	const reader = await Reader.start();
	await reader.go('FSE', /FSE/);
	const id = refused['demande_id'] ?? '?';
	const motifs = (refused['motifs'] ?? '?').split(' ');
	await reader.page.getByLabel('Résultat', { exact: true }).selectOption('ineligible');
	const line = reader.table(/^Demandes FSE/).getByRole('row', { name: id });
	const said = await see(line);
	expect(said).toContain('inéligible');
	expect(said).toContain(motifs.join(', '));
	// By which rule, one by one: a second click.
	await reader.click(line.getByRole('link', { name: id }));
	await reader.page.getByRole('heading', { name: `Demande ${id}` }).waitFor();
	const refusing = reader.page.locator('ol.rules > li', { hasText: 'inéligible' });
	expect(await refusing.locator('strong').allInnerTexts()).toEqual(motifs);
});

test('12. which local structures could serve a segment, and what the référent’s plan says', async () => {
	const reader = await Reader.start();
	await reader.askInBretagne('Quelles structures locales');
	const supply = await reader.read('L’offre d’insertion locale');
	expect(supply).toMatch(/Segment\s+Potentiel[^]*Structures d’insertion[^]*Bassins servis/);
	expect(supply).toMatch(
		/Entretien d['’]espaces verts \(hypothèse\)\s+[\d ]+\s+(oui|non)\s+\d+\s+\d+\s+\d+/,
	);
	expect(supply).toMatch(
		/Plan fictif d[’']accompagnement[^]*du 1er\sjanvier 2010 au 31\sdécembre 2014/,
	);
	// Basin by basin, for the segment with the greatest potential.
	await reader.page.getByRole('button', { name: 'Qui peut servir un segment' }).click();
	const places = await see(reader.table(/^Structures qui déclarent «/));
	expect(places).toMatch(
		/Bassin\s+Structures\s+Par type\s+\S[^]*\d\s+\d+ (ESAT|EA|EI|AI|ACI|ETTI)/,
	);
	expect(plain(await reader.page.locator('#offre').locator('..').innerText())).toContain(
		'ne sont pas nommées : ce sont des fournisseurs',
	);
});

test('13. what it would take to reach 10 %, segment by segment', async () => {
	const reader = await Reader.start();
	await reader.go('Simulateur', /10 %/);
	const plan = await reader.read('Le plan, segment par segment');
	expect(plan).toContain(percent(cell('FR')['part']));
	expect(plan).toMatch(/heures d’insertion/);
	expect(await reader.page.getByRole('slider').count()).toBeGreaterThan(5);
});

test('14. how much of the data is usable, what was set aside and why', async () => {
	const amount = (step: string) =>
		Number(ledger.find((row) => row['region'] === 'FR' && row['etape'] === step)?.['montant_ht']);
	const reader = await Reader.start();
	const said = plain(await reader.page.getByLabel('Résultat national').innerText());
	const unclassified = amount('non_classe') / (amount('total_paye') - amount('hors_etat'));
	expect(said).toContain(`achats non classés, ${french(100 * unclassified, 1)} %`);
	expect(said).toMatch(/lignes rejetées à la lecture, (< )?\d+,\d+ %/);
	const response = await fetch(new URL('telechargements/rejets.csv', inject('siteUrl')));
	const refused = (await response.text()).split(/\r?\n/).filter((line) => line.endsWith(',rejet'));
	const lines = new Set(refused.map((line) => line.split(',').slice(0, 2).join()));
	await reader.go('Données', /Données/);
	const quality = await reader.read('Qualité des données publiées');
	expect(quality).toMatch(new RegExp(`Lignes écartées à la lecture\\s+${lines.size} lignes`));
	expect(quality).toContain('code inconnu de departements.csv');
});

test('15. the rule behind a number, and the rows that made it', async () => {
	const reader = await Reader.start(open(''));
	await alive(reader.page);
	await reader.click(reader.page.getByRole('button', { name: /^D’où vient ce chiffre/ }).first());
	const panel = reader.page.getByRole('dialog');
	await panel.getByRole('table').waitFor();
	const said = plain(await panel.innerText());
	const { organismes_ht: org, heures_ht: hours, assiette_ht: base } = cell('FR');
	const cents = (amount: string | undefined) => `${french(Number(amount), 2)} €`;
	expect(said).toContain(`(${cents(org)} + ${cents(hours)}) ÷ ${cents(base)}`);
	expect(said).toContain('Circulaire n° 5351/SG');
});

test('each question of the home page is a link to a part that is there', async () => {
	const reader = await Reader.start();
	const links = reader.page.getByRole('region', { name: 'Que cherchez-vous' }).locator('li a');
	const addresses = await links.evaluateAll((all) =>
		all.map((link) => (link as HTMLAnchorElement).href),
	);
	// Sixteen questions; the gap is by region and by segment, the posts are asked three things.
	expect(addresses).toHaveLength(19);
	for (const address of addresses) {
		const { hash } = new URL(address);
		const served = await (await fetch(address)).text();
		expect(served.includes(`id="${hash.slice(1)}"`), address).toBe(true);
	}
	// The region chosen is in the address, and nowhere else.
	await reader.page.getByLabel('Votre région').selectOption({ label: 'Bretagne' });
	await expect.poll(() => new URL(reader.page.url()).search).toBe('?region=53');
	expect(
		await reader.page.evaluate(() => [localStorage.length, sessionStorage.getItem('region')]),
	).toEqual([0, null]);
});
