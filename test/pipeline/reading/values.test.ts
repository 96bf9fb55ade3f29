import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanText, typedValue, withZeros } from '$lib/contract/sql';
import { schemaOf, type Field } from '$lib/contract/schema';
import type { Cell } from '$lib/engine/engine';
import macros from '$lib/pipeline/check/macros.sql?raw';
import { openNative, type NativeEngine } from '$lib/server/native';

let engine: NativeEngine;
beforeAll(async () => {
	engine = await openNative({ threads: 1 });
	await engine.run(macros);
});
afterAll(() => engine.close());

function fieldOf(table: string, name: string): Field {
	const found = schemaOf(table).fields.find((field) => field.name === name);
	if (!found) throw new Error(name);
	return found;
}

/** What the generated SQL makes of one value of a column. */
async function valueOf(field: Field, text: string): Promise<Cell> {
	const typed = typedValue(field, 'texte');
	const shown = field.type === 'date' ? `CAST(${typed} AS VARCHAR)` : typed;
	const [row] = await engine.query<{ v: Cell }>(
		`SELECT ${shown} AS v FROM (SELECT ${cleanText(field, 'brut')} AS texte FROM (SELECT $1 AS brut))`,
		[text],
	);
	return row?.v ?? null;
}

const NBSP = '\u00a0';
const THIN = '\u202f';

describe('amounts, in cents', () => {
	const amount = fieldOf('achats', 'montant_ht');
	it.each([
		['12', 1200],
		['12.5', 1250],
		['12,05', 1205],
		['-0,01', -1],
		['+3', 300],
		[',5', 50],
		['1 234,50', 123450],
		[`1${NBSP}234${THIN}567.89`, 123456789],
		[' 7 ', 700],
		['99999999999.99', 9999999999999],
		['0', 0],
	])('reads %j', async (text, cents) => expect(await valueOf(amount, text)).toBe(cents));

	it.each([
		'1,234',
		'1.234.567',
		'1,234.50',
		'1e3',
		'100000000000',
		'12,',
		'douze',
		'12 €',
		'--1',
		'−5',
	])('refuses %j', async (text) => expect(await valueOf(amount, text)).toBeNull());

	it('refuses a negative one where there cannot be', async () => {
		const part = fieldOf('achats', 'sous_traitance_ht');
		expect(await valueOf(part, '-1')).toBeNull();
		expect(await valueOf(part, '0')).toBe(0);
	});
});

describe('numbers', () => {
	it('reads 1,234 as 1.234, never a thousand', async () => {
		const hours = fieldOf('achats', 'heures_insertion');
		expect(await valueOf(hours, '1,234')).toBe(1.234);
		expect(await valueOf(hours, '1 234')).toBe(1234);
		expect(await valueOf(hours, '-1')).toBeNull();
	});

	it('keeps bounds, those excluded too', async () => {
		const fte = fieldOf('postes', 'etp');
		expect(await valueOf(fte, '0')).toBeNull();
		expect(await valueOf(fte, '0,1')).toBe(0.1);
		expect(await valueOf(fte, '20')).toBe(20);
		expect(await valueOf(fte, '20,5')).toBeNull();
		const year = fieldOf('achats', 'exercice');
		expect(await valueOf(year, '2000')).toBe(2000);
		expect(await valueOf(year, '1999')).toBeNull();
		expect(await valueOf(year, '2101')).toBeNull();
		expect(await valueOf(year, '2012.0')).toBeNull();
	});
});

describe('dates', () => {
	const day = fieldOf('achats', 'contrat_fin');
	it.each([
		['2012-02-29', '2012-02-29'],
		['29/02/2012', '2012-02-29'],
		[' 31/12/2013 ', '2013-12-31'],
	])('reads %j', async (text, iso) => expect(await valueOf(day, text)).toBe(iso));

	it.each(['2011-02-29', '31/02/2012', '12/31/2012', '1/2/2012', '2012', '2012-1-1', '20120101'])(
		'refuses %j',
		async (text) => expect(await valueOf(day, text)).toBeNull(),
	);
});

describe('booleans', () => {
	const clause = fieldOf('achats', 'clause_sociale');
	it.each(['true', 'VRAI', 'Oui', '1', ' oui '])('reads %j as true', async (text) =>
		expect(await valueOf(clause, text)).toBe(true),
	);
	it.each(['false', 'Faux', 'NON', '0'])('reads %j as false', async (text) =>
		expect(await valueOf(clause, text)).toBe(false),
	);
	it.each(['', ' ', 'x', 'o', '2'])('reads %j as nothing', async (text) =>
		expect(await valueOf(clause, text)).toBeNull(),
	);
});

describe('text and codes', () => {
	it('trims all kinds of spaces and empties what is blank', async () => {
		const name = fieldOf('achats', 'acheteur_nom');
		expect(await valueOf(name, `${NBSP} Préfecture de${NBSP}région\t\n`)).toBe(
			`Préfecture de${NBSP}région`,
		);
		expect(await valueOf(name, ` ${NBSP}${THIN}`)).toBeNull();
	});

	it('separates list codes by one space', async () => {
		const list = fieldOf('structures', 'segments');
		expect(await valueOf(list, `  nettoyage${NBSP}  securite `)).toBe('nettoyage securite');
	});

	it('reads a CPV with or without its check digit', async () => {
		const cpv = fieldOf('achats', 'cpv');
		expect(await valueOf(cpv, '90910000')).toBe('90910000');
		expect(await valueOf(cpv, '90910000-9')).toBe('90910000-9');
		expect(await valueOf(cpv, '9091000')).toBeNull();
		expect(await valueOf(cpv, '90910000-99')).toBeNull();
	});

	it('gives lost zeros back to digits only, never cutting a code', async () => {
		const completed = async (field: Field, text: string) => {
			const [row] = await engine.query<{ v: string }>(
				`SELECT ${withZeros(field, 'c')} AS v FROM (SELECT $1 AS c)`,
				[text],
			);
			return row?.v;
		};
		const departement = fieldOf('achats', 'departement');
		expect(await completed(departement, '1')).toBe('01');
		expect(await completed(departement, '971')).toBe('971');
		expect(await completed(departement, '2A')).toBe('2A');
		expect(await completed(fieldOf('achats', 'bassin'), '51')).toBe('0051');
		const cpv = fieldOf('achats', 'cpv');
		expect(await completed(cpv, '9310000-5')).toBe('09310000-5');
		expect(await completed(cpv, '931000')).toBe('931000');
	});
});

describe('SIRET', () => {
	// 00012345500016: 0+0+0+1+(2×2)+3+(4×2)+5+(5×2→1)+0+0+0+(1×2)+6 = 30.
	it.each([
		['00012345500016', true],
		['00012345500017', false],
		['0001234550001', false],
		['000123455000160', false],
		['0001234550001X', false],
		['+0012345500016', false],
		['', false],
		['00000000000000', false],
	])('%j: %s', async (text, valid) => {
		expect(await engine.query('SELECT siret_valide($1) AS v', [text])).toEqual([{ v: valid }]);
	});

	// 35600000000001: Luhn's sum is 6+5+3+1 = 15, not a multiple of 10; the plain sum is 15.
	it("follows La Poste's own rule for its offices alone", async () => {
		const rows = await engine.query(
			`SELECT siret_valide('35600000000001') AS bureau, siret_valide('35600000000002') AS autre,
				siret_valide('00012345500021') AS ailleurs, siret_valide(NULL) AS vide`,
		);
		expect(rows).toEqual([{ bureau: true, autre: false, ailleurs: false, vide: false }]);
	});
});
