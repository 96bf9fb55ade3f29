import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberText, trimmedText, typedValue, unguardedText, withZeros } from '$lib/contract/sql';
import { schemaOf, type Field } from '$lib/contract/schema';
import type { Cell } from '$lib/engine/engine';
import { CHECK_MACROS as macros } from '$lib/pipeline/check/macros';
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
	const numeric = field.type === 'integer' || field.type === 'number';
	const [row] = await engine.query<{ v: Cell }>(
		`SELECT ${typedValue(field, 'lu')} AS v
		FROM (SELECT ${numeric ? numberText(field, 'texte') : 'texte'} AS lu
			FROM (SELECT ${unguardedText(field, 'brut', 'rogne')} AS texte
				FROM (SELECT brut, ${trimmedText(field, 'brut')} AS rogne FROM (SELECT $1 AS brut))))`,
		[text],
	);
	return row?.v ?? null;
}

const NBSP = '\u00a0';
const THIN = '\u202f';

describe('bounds', () => {
	it('refuses a negative part of an amount', async () => {
		const part = fieldOf('achats', 'sous_traitance_ht');
		expect(await valueOf(part, '-1')).toBeNull();
		expect(await valueOf(part, '0')).toBe(0);
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
	});
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
