import { afterAll, beforeAll, expect, test } from 'vitest';
import fc from 'fast-check';
import { openNative, type NativeEngine } from '$lib/server/native';
import { loadFiles } from '../../support/dataset';
import { LONG } from '../../support/long';
import { findingsOf } from './findings';

/**
 * What becomes of each written form: the value that it has (euros, hours, a day…), or the words that
 * refuse it. One table for every path: the page, the commands and the importers read by the same macros.
 */
interface Form {
	column: string;
	written: string;
	/** The value read, as text; null when it is refused or asked. */
	read: string | null;
	/** Part of the sentence that refuses it, or asks. */
	words?: string;
}

const ASKED = 'nombre à deux lectures';
const GROUPS = 'chiffres mal groupés';
const UNIT = "ce n'est pas un montant en euros hors taxes";
const SCIENTIFIC = 'notation scientifique';
const ERROR = 'erreur de tableur';

const read = (column: string, forms: readonly (readonly [string, string])[]): Form[] =>
	forms.map(([written, value]) => ({ column, written, read: value }));
const refused = (column: string, words: string, forms: readonly string[]): Form[] =>
	forms.map((written) => ({ column, written, read: null, words }));

const NBSP = '\u00a0';
const THIN = '\u202f';

const AMOUNTS: Form[] = [
	...read('montant_ht', [
		['12', '12.00'],
		['12.5', '12.50'],
		['12,05', '12.05'],
		['-0,01', '-0.01'],
		['+3', '3.00'],
		[',5', '0.50'],
		['12,', '12.00'],
		['0', '0.00'],
		['007', '7.00'],
		['99999999999.99', '99999999999.99'],
		// Marks of thousands.
		['12 000,00', '12000.00'],
		[`1${NBSP}234${THIN}567.89`, '1234567.89'],
		['1 234 567', '1234567.00'],
		["1'234'567.50", '1234567.50'],
		['1’234’567,50', '1234567.50'],
		['1,234,567.00', '1234567.00'],
		['1,234.50', '1234.50'],
		['1.234,50', '1234.50'],
		['1.234.567', '1234567.00'],
		['1,234,567', '1234567.00'],
		['1.234.567,8', '1234567.80'],
		// No mark of thousands can be there: these are decimals.
		['0,125', '0.13'],
		['1234,567', '1234.57'],
		['1 234,567', '1234.57'],
		// Signs.
		['500,00-', '-500.00'],
		['−1 000,00', '-1000.00'],
		['–5', '-5.00'],
		['(250,00)', '-250.00'],
		["'-75,00", '-75.00'],
		['- 60,00', '-60.00'],
		['5,5 −', '-5.50'],
		// Currency.
		['12,50 €', '12.50'],
		[`12,50${NBSP}€`, '12.50'],
		['€ 12,50', '12.50'],
		['-12,50€', '-12.50'],
		['(12,50 €)', '-12.50'],
		['12,50 EUR', '12.50'],
		['3 euros', '3.00'],
		['12,50 € HT', '12.50'],
		// Around it.
		[' 7 ', '7.00'],
		['="12,50"', '12.50'],
		// More than two decimals: the half cent goes up, away from zero.
		['83612,04013377927', '83612.04'],
		['0.005', '0.01'],
		['-0.005', '-0.01'],
		['1.0049999', '1.00'],
		['10.00000', '10.00'],
	]),
	...refused('montant_ht', ASKED, ['6,000', '12.500', '-250,000', '6,000 €', '(6,000)', '999.999']),
	...refused('montant_ht', GROUPS, ['12 50', '1 2345', '1.2.3', '1,234,56', '0 123', "1 234'567"]),
	...refused('montant_ht', SCIENTIFIC, ['1E5', '1,23E+06', '8.03e+13']),
	...refused('montant_ht', UNIT, ['1 000,00 TTC', '12 k€', '12 $', '5%']),
	...refused('montant_ht', ERROR, ['#N/A', '#DIV/0!', '#VALEUR!', '#REF!', '####', 'Err:502']),
	...refused('montant_ht', 'formule sans valeur calculée', ['=A1*2']),
	...refused('montant_ht', 'montant illisible ou hors limites', [
		'douze',
		'--1',
		'-(5)',
		'(-5)',
		'12€50',
		'100000000000',
		'-',
		'NC',
	]),
];

const HOURS: Form[] = [
	...read('heures_insertion', [
		['1 200', '1200.000000'],
		['1200,5', '1200.500000'],
		['0,333', '0.333000'],
		['1,234.5', '1234.500000'],
	]),
	...refused('heures_insertion', ASKED, ['1,200', '1.200']),
	...refused('heures_insertion', 'nombre illisible', ['-1', '12 h']),
	...refused('heures_insertion', ERROR, ['#N/A']),
];

const YEARS: Form[] = [
	...read('exercice', [
		['2012', '2012'],
		['2012.0', '2012'],
		['2012,00', '2012'],
		['2 012', '2012'],
		['="2012"', '2012'],
		['2012-12-31', '2012'],
		['31/12/2012', '2012'],
		['2012-01-01 00:00:00', '2012'],
		// The cell holds 2012, its date format shows the 2012th day of the calendar.
		['04/07/1905', '2012'],
	]),
	...refused('exercice', 'nombre entier illisible', ['1999', '2012.5', 'douze', '12']),
	...refused('exercice', ASKED, ['2,012']),
];

const DAYS: Form[] = [
	...read('contrat_fin', [
		['2012-02-29', '2012-02-29'],
		['29/02/2012', '2012-02-29'],
		[' 31/12/2013 ', '2013-12-31'],
		['2011/01/01', '2011-01-01'],
		['1/2/2011', '2011-02-01'],
		['15.03.2012', '2012-03-15'],
		['15-03-2012', '2012-03-15'],
		['2012-1-1', '2012-01-01'],
		['20120315', '2012-03-15'],
		['2011-01-01 00:00:00', '2011-01-01'],
		['2012-03-15T14:30:00', '2012-03-15'],
		['2012-03-15+01:00', '2012-03-15'],
		['15/03/2012 14:30', '2012-03-15'],
		['15 mars 2012', '2012-03-15'],
		['1er août 2012', '2012-08-01'],
		['3 juil. 2012', '2012-07-03'],
	]),
	...refused('contrat_fin', 'année sur deux chiffres', ['01/02/12']),
	...refused('contrat_fin', 'le mois est écrit avant le jour', ['3/15/2012', '12/31/2012']),
	...refused('contrat_fin', "heure d'un autre fuseau", ['2012-03-14T23:00:00Z']),
	...refused('contrat_fin', 'date illisible ou inexistante', ['2011-02-29', '31/02/2012', '2012']),
	...refused('contrat_fin', ERROR, ['#VALUE!']),
];

const BOOLEANS: Form[] = [
	...read('clause_sociale', [
		...['true', 'VRAI', 'Oui', '1', ' oui ', 'O', 'x', 'yes', '1.0', '="1"'].map(
			(text) => [text, 'true'] as const,
		),
		...['false', 'Faux', 'NON', '0', 'n', '0,0', '', ' '].map((text) => [text, 'false'] as const),
	]),
	...refused('clause_sociale', 'ni vrai ni faux', ['2', 'peut-être', '-']),
	...refused('clause_sociale', ERROR, ['#N/A']),
];

const CODES: Form[] = [
	...read('departement', [
		['35', '35'],
		['="01"', '01'],
		["'01", '01'],
		['35.0', '35'],
	]),
	...refused('departement', ERROR, ['#N/D']),
	...refused('departement', 'zéro initial perdu', ['1']),
	...read('fournisseur_siret', [
		['00090001900019', '00090001900019'],
		['000 900 019 00019', '00090001900019'],
		[`000${NBSP}900${NBSP}019${NBSP}00019`, '00090001900019'],
		['000900019-00019', '00090001900019'],
		['="00090001900019"', '00090001900019'],
		["'00090001900019", '00090001900019'],
		['11000201100044.0', '11000201100044'],
	]),
];

const FORMS: readonly Form[] = [...AMOUNTS, ...HOURS, ...YEARS, ...DAYS, ...BOOLEANS, ...CODES];

const SOUND: Readonly<Record<string, string>> = {
	exercice: '2012',
	departement: '35',
	acheteur_nom: 'Préfecture fictive',
	fournisseur_siret: '',
	montant_ht: '1',
	base_montant: 'paye',
	clause_sociale: '',
	heures_insertion: '',
	contrat_fin: '',
};

const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;

function csvOf(forms: readonly { column: string; written: string }[]): string {
	const columns = Object.keys(SOUND);
	const rows = forms.map(({ column, written }, i) => [
		`L${i}`,
		...columns.map((name) => (name === column ? written : (SOUND[name] ?? ''))),
	]);
	return [['id', ...columns], ...rows].map((row) => row.map(quote).join(',')).join('\n') + '\n';
}

let engine: NativeEngine;
beforeAll(async () => {
	engine = await openNative({ threads: 1 });
});
afterAll(() => engine.close());

/** SQL of what was read of a column, as text. */
const VALUES: Readonly<Record<string, string>> = {
	montant_ht: 'CAST(CAST(montant_cts AS DECIMAL(18,2)) / 100 AS DECIMAL(18,2))',
};

async function valuesOf(column: string): Promise<Map<string, string | null>> {
	const rows = await engine.query<{ id: string; v: string | null }>(
		`SELECT id, CAST(${VALUES[column] ?? column} AS VARCHAR) AS v FROM achats`,
	);
	return new Map(rows.map(({ id, v }) => [id, v]));
}

test('each written form is read, asked or refused with its words', async () => {
	await loadFiles(engine, { 'achats.csv': csvOf(FORMS) });
	const rejects = await findingsOf(engine, 'achats.csv', 'rejet');
	const wrong: unknown[] = [];
	for (const column of new Set(FORMS.map((form) => form.column))) {
		const values = await valuesOf(column);
		for (const [i, form] of FORMS.entries()) {
			if (form.column !== column) continue;
			const said = rejects.filter(([line]) => line === i + 2).map(([, , , rule]) => rule);
			const value = values.get(`L${i}`) ?? null;
			const fits =
				form.read === null
					? value === null && said.some((rule) => rule.startsWith(form.words ?? ''))
					: value === form.read && said.length === 0;
			if (!fits) wrong.push([form.column, form.written, form.read ?? form.words, value, said]);
		}
	}
	expect(wrong).toEqual([]);
});

test('amounts of more than two decimals are counted in one warning for the file', async () => {
	await loadFiles(engine, { 'achats.csv': csvOf(AMOUNTS) });
	const warnings = await findingsOf(engine, 'achats.csv', 'avertissement');
	const rounded = warnings.filter(([, , , rule]) => rule.includes('arrondies au centime'));
	// 0,125, 1234,567, 1 234,567, 83612,04…, 0.005, -0.005, 1.0049999: not 10.00000, which loses nothing.
	const first = AMOUNTS.findIndex(({ written }) => written === '0,125');
	expect(rounded).toEqual([
		[
			first + 2,
			'montant_ht',
			'0,125',
			'valeurs de plus de deux décimales, arrondies au centime (le demi-centime vers le haut) : 7',
		],
	]);
});

test.each([
	['virgule', '6,000', '6000.00'],
	['virgule', '6.000', '6.00'],
	['point', '6.000', '6000.00'],
	['point', '6,000', '6.00'],
	['aucun', '6,000', '6.00'],
	['aucun', '-12.500', '-12.50'],
] as const)(
	'once the mark of thousands is said to be %s, %s is %s',
	async (thousands, text, value) => {
		const csv = csvOf([{ column: 'montant_ht', written: text }]);
		await loadFiles(engine, { 'achats.csv': csv }, { thousands });
		expect((await valuesOf('montant_ht')).get('L0')).toBe(value);
	},
);

test('a SIRET that a spreadsheet rounded is warned, and is never valid', async () => {
	const forms = ['8,03E+13', '8.03E+13', '22040000000000', '35600000000000'].map((written) => ({
		column: 'fournisseur_siret',
		written,
	}));
	await loadFiles(engine, { 'achats.csv': csvOf(forms) });
	const warnings = await findingsOf(engine, 'achats.csv', 'avertissement');
	expect(warnings.map(([line]) => line)).toEqual([2, 3, 4, 5]);
	for (const [, column, , rule] of warnings) {
		expect(column).toBe('fournisseur_siret');
		expect(rule).toContain('sans doute arrondi par un tableur');
	}
	const [valid] = await engine.query<{ n: number }>(
		'SELECT count(*) FILTER (fournisseur_valide) AS n FROM achats',
	);
	expect(valid?.n).toBe(0);
});

test('an error shown in the place of a name is said, and the name left out', async () => {
	const csv = csvOf([{ column: 'fournisseur_siret', written: '' }]).replace(
		'"fournisseur_siret"',
		'"fournisseur_nom"',
	);
	await loadFiles(engine, {
		'achats.csv': csv.replace('"35","Préfecture fictive",""', '"35","Préfecture fictive","#N/A"'),
	});
	expect(await findingsOf(engine, 'achats.csv', 'avertissement')).toEqual([
		[
			2,
			'fournisseur_nom',
			'#N/A',
			'erreur ou formule sans valeur : la case est laissée vide, corriger le classeur et enregistrer à nouveau',
		],
	]);
	expect(await engine.query('SELECT fournisseur_nom AS n FROM achats')).toEqual([{ n: null }]);
});

test('a refused amount whose figure is plain stays in the ledger, a doubtful one has no figure', async () => {
	const written = ['1 000,00 TTC', '6,000', '12 k€', '1E5', '500,00-'];
	const csv = csvOf(written.map((text) => ({ column: 'montant_ht', written: text }))).replace(
		'"500,00-","paye"',
		'"500,00-","autre"',
	);
	await loadFiles(engine, { 'achats.csv': csv });
	expect(
		await engine.query('SELECT ligne, montant_cts AS c FROM achats_rejetes ORDER BY ligne'),
	).toEqual([
		{ ligne: 2, c: 100000 },
		{ ligne: 3, c: null },
		{ ligne: 4, c: null },
		{ ligne: 5, c: null },
		{ ligne: 6, c: -50000 },
	]);
});

/** A way of writing an amount: what stands for thousands and decimals, where the sign and the euro are. */
const STYLE = fc.record({
	thousands: fc.constantFrom('', ' ', NBSP, THIN, "'", ',', '.'),
	decimal: fc.constantFrom(',', '.'),
	negative: fc.constantFrom('-', '−', 'after', 'parentheses', '- '),
	euro: fc.constantFrom('', ' €', '€', ' EUR'),
});

test('an amount written in any style is read, asked or refused, never another one', async () => {
	const cases = fc.sample(
		fc.record({
			cents: fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }),
			decimals: fc.constantFrom(0, 1, 2, 3),
			style: STYLE,
		}),
		LONG ? 20_000 : 1_500,
	);
	const written = cases.map(({ cents, decimals, style }) => {
		const digits = String(Math.abs(cents)).padStart(3, '0');
		const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, style.thousands);
		const rest = (digits.slice(-2) + '0').slice(0, decimals);
		const mark =
			style.thousands === style.decimal ? (style.decimal === ',' ? '.' : ',') : style.decimal;
		const body = decimals === 0 ? whole : whole + mark + rest;
		// What the decimals written leave of the amount, in cents.
		const kept = Math.floor(Math.abs(cents) / 100) * 100 + Number(rest.padEnd(2, '0').slice(0, 2));
		const value = decimals === 0 ? Math.floor(Math.abs(cents) / 100) * 100 : kept;
		if (cents >= 0) return { text: body + style.euro, value };
		const signed = {
			'-': `-${body}`,
			'−': `−${body}`,
			'- ': `- ${body}`,
			after: `${body}-`,
			parentheses: `(${body})`,
		};
		return { text: signed[style.negative as '-'] + style.euro, value: value === 0 ? 0 : -value };
	});
	await loadFiles(engine, {
		'achats.csv': csvOf(written.map(({ text }) => ({ column: 'montant_ht', written: text }))),
	});
	const rows = await engine.query<{ id: string; c: number }>(
		'SELECT id, montant_cts AS c FROM achats',
	);
	const other = rows.flatMap(({ id, c }) => {
		const expected = written[Number(id.slice(1))];
		return expected && expected.value !== c ? [[expected.text, expected.value, c]] : [];
	});
	expect(other).toEqual([]);
	// Only what three digits after a lone mark make doubtful is not read.
	const lone = /^[^0-9]*[1-9]\d{0,2}[.,]\d{3}[^0-9]*$/;
	expect(rows.length).toBe(written.filter(({ text }) => !lone.test(text)).length);
});
