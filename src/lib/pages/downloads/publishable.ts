import { editDistance } from '$lib/contract/names';
import { DATA_SCHEMAS, engineTable, REFERENCE_SCHEMAS, schemaOf } from '$lib/contract/schema';
import { identifier } from '$lib/contract/sql';
import type { Engine } from '$lib/engine/engine';

/** Columns that name a supplier, a host or a beneficiary: nothing read in them is published. */
const PRIVATE_COLUMNS: readonly string[] = [
	'fournisseur_siret',
	'fournisseur_nom',
	'sous_traitant_siret',
	'siret',
	'nom',
	'structure_porteuse',
	'beneficiaire_siret',
];

/** Figures with their signs, marks and currency; an amount, a code, a rate. */
const FIGURES = /^[-+(]? ?[0-9][0-9 .,’']*(€|eur|euros)?[-+)]?$/i;

/** A day or a year with its month, and nothing after it. */
const DAY = /^[0-9]{1,4}[-/.][0-9]{1,2}([-/.][0-9]{1,4})?$/;

/** What a spreadsheet shows in the place of a value. */
const SHEET_ERROR = /^(#[a-z/!? 0-9]+|err ?: ?[0-9]+)$/i;

/** As many digits as a SIREN or a SIRET has, a first zero lost or not. */
function maybeSiret(text: string): boolean {
	const [whole = ''] = text.split(/[.,]/);
	const digits = whole.replace(/\D/g, '').length;
	return digits >= 8 && digits <= 14 && !/[.,][0-9]{1,2}\D*$/.test(text);
}

const bare = (text: string) =>
	text
		.normalize('NFD')
		.replace(/[^\p{L}\p{N}]/gu, '')
		.toLowerCase();

/** Letters that may be wrong in a word for it to be still the one meant. */
const mistyped = (word: string) => Math.floor(word.length / 4);

/** Says whether a value that was read in a column can be published: `(column, value)`. */
type Publishable = (column: string, value: string) => boolean;

/** The words of each column: those of its list, or the codes of the table that it refers to. */
async function wordsOf(engine: Engine): Promise<Map<string, string[]>> {
	const words = new Map<string, string[]>();
	const add = (column: string, found: readonly string[]) =>
		words.set(column, [...(words.get(column) ?? []), ...found.map(bare)]);
	const codes = new Map<string, string[]>();
	for (const schema of [...DATA_SCHEMAS, ...REFERENCE_SCHEMAS]) {
		for (const { name, constraints, trueValues = [], falseValues = [] } of schema.fields) {
			add(name, [...(constraints?.enum ?? []), ...trueValues, ...falseValues]);
		}
		for (const { fields, reference } of schema.foreignKeys ?? []) {
			const target = schemaOf(reference.resource);
			if (target.role !== 'reference') continue;
			const key = `${target.name} ${reference.fields}`;
			if (!codes.has(key)) {
				const rows = await engine.query<{ code: string }>(
					`SELECT DISTINCT CAST(${identifier(reference.fields)} AS VARCHAR) AS code
					FROM ${engineTable(target)}`,
				);
				codes.set(
					key,
					rows.map(({ code }) => code),
				);
			}
			add(fields, codes.get(key) ?? []);
		}
	}
	return words;
}

/**
 * What of a value set aside can be published where suppliers are not: columns may have been shifted or
 * swapped, so that any of them may hold a name or a SIRET. Figures, days and errors of spreadsheets can,
 * and what is nearly a word of its own column; nothing else.
 */
export async function publishable(engine: Engine): Promise<Publishable> {
	const words = await wordsOf(engine);
	const publish: Publishable = (column, value) => {
		if (PRIVATE_COLUMNS.includes(column)) return false;
		// What a cell of a workbook shows is held to the same.
		const [, stored = '', shown] =
			/^(.*?)(?: \(affiché « (.*) »\))?$/.exec(value.replace(/\s/g, ' ')) ?? [];
		if (shown !== undefined && !publish(column, shown)) return false;
		const text = stored.trim();
		if (text === '' || SHEET_ERROR.test(text)) return true;
		if (DAY.test(text) || FIGURES.test(text)) return !maybeSiret(text);
		const word = bare(text);
		const near = (known: string) => editDistance(word, known) <= mistyped(known);
		return (words.get(column) ?? []).some((known) => known !== '' && near(known));
	};
	return publish;
}
