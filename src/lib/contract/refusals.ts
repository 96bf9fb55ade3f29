/** Why a value cannot be read: what its form tells, in the words that say what to do. */
import type { Field } from './schema';
import { literal } from './sql';
import * as wording from './wording';
import type { FindingCode } from './wording';

/** A test of a text, in SQL, and what it makes of the finding. */
type Reason = readonly [test: (text: string) => string, code: FindingCode, motif: string];

const ALL: readonly Reason[] = [
	[(text) => `erreur_de_tableur(${text})`, 'erreur_tableur', wording.ERROR_CELL],
	[(text) => `starts_with(${text}, '=')`, 'formule', wording.FORMULA],
];

const SIRETS: readonly Reason[] = [
	[(text) => `siret_arrondi(${text})`, 'siret_arrondi', wording.ROUNDED_SIRET],
];

const NUMBERS: readonly Reason[] = [
	[(text) => `ascii(${text}) = 57347`, 'illisible', wording.MERGED_NUMBER],
	[
		(text) => `milliers_ambigus(signe_devant(sans_monnaie(${text})))`,
		'deux_lectures',
		wording.AMBIGUOUS,
	],
	[
		(text) => `notation_scientifique(sans_garde(signes_simples(${text})))`,
		'illisible',
		wording.SCIENTIFIC,
	],
	[
		(text) => `regexp_matches(${text}, '(?i)(t[.]?t[.]?c|[0-9 ](k|m|md) ?€|[$£]|usd|gbp|chf|%)')`,
		'illisible',
		wording.OTHER_UNIT,
	],
	[
		(text) =>
			`regexp_full_match(signe_devant(sans_monnaie(${text})), '[+-]?[0-9]+([ .,''][0-9]*)*[ .,''][0-9]+') AND NOT regexp_full_match(signe_devant(sans_monnaie(${text})), '[+-]?[0-9]+[.,][0-9]*')`,
		'illisible',
		wording.WRONG_GROUPS,
	],
];

const DAYS: readonly Reason[] = [
	[
		(text) => `regexp_full_match(${text}, '[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2}')`,
		'illisible',
		wording.SHORT_YEAR,
	],
	[
		(text) => `regexp_matches(${text}, '^(0?[1-9]|1[0-2])[-/.](1[3-9]|2[0-9]|3[01])[-/.][0-9]{4}')`,
		'illisible',
		wording.MONTH_FIRST,
	],
	[
		(text) => `regexp_matches(lower(${text}), '[t ]2[23][:h].*(z|utc|[+]00(:?00)?)$')`,
		'illisible',
		wording.OTHER_ZONE,
	],
];

const TYPE = 'STRUCT(code VARCHAR, motif VARCHAR)';

/** SQL of no refusal of its own. */
export const NO_REFUSAL = `CAST(NULL AS ${TYPE})`;

/** SQL of the code and the sentence that the form of a value of `text` calls for, a struct; else NULL. */
export function refusalOf(field: Field, text: string): string {
	const numeric = field.type === 'integer' || field.type === 'number';
	const reasons = [
		...ALL,
		...(field.siret ? SIRETS : []),
		...(numeric ? NUMBERS : []),
		...(field.type === 'date' ? DAYS : []),
	];
	const cases = reasons.map(
		([test, code, motif]) =>
			`WHEN ${test(text)} THEN {code: ${literal(code)}, motif: ${literal(wording.frenchSpaces(motif))}}`,
	);
	return `CASE ${cases.join(' ')} ELSE ${NO_REFUSAL} END`;
}
