import { quoted } from './names';
import type { Field, ForeignKey, TableSchema } from './schema';

/** Writes the no-break spaces that French puts around `:`, `;`, `«` and `»`. */
export function frenchSpaces(text: string): string {
	return text.replace(/ ([:;»%€])/g, '\u00a0$1').replaceAll('« ', '«\u00a0');
}

/** Which rule a value breaks: `constats.code`. The warnings of `warnings.sql` have their own. */
export type FindingCode =
	| 'valeur_absente'
	| 'siret_invalide'
	| 'illisible'
	| 'montant_eleve'
	| 'code_inconnu'
	| 'zero_perdu'
	| 'zero_retabli'
	| 'vont_ensemble'
	| 'dates_inversees'
	| 'bassin_ailleurs'
	| 'cle_deja_lue'
	| 'doublon_probable'
	| 'ligne_illisible'
	| 'colonne_non_lue'
	| 'fichier_inconnu'
	| 'cle_inconnue'
	| 'siret_arrondi'
	| 'erreur_tableur'
	| 'formule'
	| 'deux_lectures'
	| 'arrondi'
	| 'entete_trouve'
	| 'lignes_courtes'
	| 'guillemet_long'
	| 'octet_illisible'
	| 'classeur'
	| 'hors_tableau';

/** What follows are the French sentences of `constats.motif`: the rule, and what is expected. */

export const REQUIRED = 'valeur obligatoire absente';

export const INVALID_SIRET = 'SIRET invalide : 14 chiffres et clé de Luhn attendus';

export const ROUNDED_SIRET =
	'SIRET sans doute arrondi par un tableur : le reprendre à sa source, dans une colonne au format Texte';

export const ERROR_CELL =
	'erreur de tableur : corriger la formule dans le classeur et enregistrer à nouveau';

export const ERROR_LEFT_OUT =
	'erreur ou formule sans valeur : la case est laissée vide, corriger le classeur et enregistrer à nouveau';

export const FORMULA =
	"formule sans valeur calculée : ouvrir le classeur dans un tableur et l'enregistrer";

export const AMBIGUOUS =
	'nombre à deux lectures, milliers ou décimales : dire le signe des milliers avec --milliers (virgule, point ou aucun)';

/** The same where a reader opened the files on the page, which asks. */
export const AMBIGUOUS_ON_PAGE =
	'nombre à deux lectures, milliers ou décimales : laissé de côté, comme vous l’avez demandé';

export const SCIENTIFIC =
	'notation scientifique, sans doute arrondie par un tableur : mettre la colonne au format Nombre et enregistrer à nouveau';

export const WRONG_GROUPS =
	'chiffres mal groupés : les milliers vont par trois, un seul signe sépare les décimales';

export const OTHER_UNIT =
	"ce n'est pas un montant en euros hors taxes : le convertir en euros HT, sans unité";

export const SHORT_YEAR = "année sur deux chiffres : l'écrire sur quatre, jj/mm/aaaa";

export const MONTH_FIRST = 'le mois est écrit avant le jour : écrire jj/mm/aaaa';

export const OTHER_ZONE =
	"heure d'un autre fuseau, qui peut être celle du lendemain en France : écrire le jour seul";

/** Said with the number of values, at the first one. */
export const ROUNDED_CENTS =
	'valeurs de plus de deux décimales, arrondies au centime (le demi-centime vers le haut) : {}';

export const PROBABLE_DUPLICATE =
	"doublon probable : même exercice, même acheteur, même fournisseur, même montant et même contrat qu'à la ligne {}";

export const UNCLOSED_QUOTE =
	'guillemet non fermé ou mal placé : la ligne est écartée, la lecture reprend à la suivante';

/** Words that start a total, in any column. */
export const TOTAL_WORDS =
	'^[^a-z]*(sous[- ]?tota(l|ux)|total|totaux|r[eé]sultat|somme|ensemble)\\b';

/** Why a line is no record: what it is, and the code of the finding. */
export function setAsideRule(
	line: string,
	reason: 'quote' | 'ragged',
	found: number,
	expected: number,
): [code: FindingCode, motif: string] {
	if (reason === 'quote') return ['ligne_illisible', UNCLOSED_QUOTE];
	const cells = line.split(/[,;\t|]/).filter((cell) => cell.replaceAll('"', '').trim() !== '');
	if (found < expected && cells.some((cell) => new RegExp(TOTAL_WORDS, 'i').test(cell))) {
		return ['hors_tableau', TOTAL_LINE];
	}
	if (found === 1 && expected > 2) return ['hors_tableau', TEXT_LINE];
	return ['ligne_illisible', ragged(found, expected)];
}

/** A line with another number of columns than its header. */
export function ragged(found: number, expected: number): string {
	return `${found} ${found > 1 ? 'colonnes' : 'colonne'} au lieu de ${expected}`;
}

function bounds(field: Field): string {
	const { minimum, maximum, exclusiveMinimum } = field.constraints ?? {};
	const parts = [
		exclusiveMinimum === undefined ? [] : [`plus de ${exclusiveMinimum}`],
		minimum === undefined ? [] : [`au moins ${minimum}`],
		maximum === undefined ? [] : [`au plus ${maximum}`],
	].flat();
	return parts.length === 0 ? '' : ` ; valeur attendue : ${parts.join(', ')}`;
}

/** What is expected of a value that cannot be read as its type, or is not admitted. */
export function unreadable(field: Field): string {
	const { enum: choices, pattern } = field.constraints ?? {};
	switch (field.type) {
		case 'string':
			if (choices) return `valeur hors de la liste : ${choices.join(', ')}`;
			return `forme inattendue${pattern === undefined ? '' : ` : ${shapeOf(field)} attendus`}`;
		case 'integer':
			return `nombre entier illisible ou hors limites${bounds(field)}`;
		case 'number':
			if (field.money) {
				return `montant illisible ou hors limites : ${field.wholeDigits} chiffres avant la virgule au plus${bounds(field)}`;
			}
			return `nombre illisible ou hors limites${bounds(field)}`;
		case 'boolean':
			return field.unknownValues
				? 'ni vrai ni faux : écrire true/false, vrai/faux, oui/non, 1/0, ou « inconnu »'
				: 'ni vrai ni faux : écrire true/false, vrai/faux, oui/non ou 1/0';
		case 'date':
			return 'date illisible ou inexistante : écrire aaaa-mm-jj ou jj/mm/aaaa';
	}
}

function shapeOf(field: Field): string {
	if (field.name === 'cpv') return '8 chiffres, avec ou sans clé (-9),';
	if (field.name === 'prefixe_cpv') return '2 à 8 chiffres';
	return `caractères ${field.constraints?.pattern ?? ''}`;
}

/** Where a code was looked up in vain. */
export function unknownCode(key: ForeignKey, target: TableSchema, edition?: string): string {
	const file = target.path.replace(/^reference\//, '');
	if (target.role === 'data') return `inconnu de ${file}, ou écarté de ce fichier`;
	return `code inconnu de ${file}${edition === undefined ? '' : `, édition ${edition}`}`;
}

/** The command line has an option where the page has a box to tick. */
export const LOST_ZERO = {
	proposed: 'zéro initial perdu : lire « {} » ; corriger le fichier ou relancer avec --reparer',
	repaired: 'zéro initial perdu : lu « {} » (--reparer)',
} as const;

/** The same where a reader opened the files on the page. */
export const LOST_ZERO_ON_PAGE = {
	proposed:
		'zéro initial perdu : lire « {} » ; corriger le fichier ou cocher la case qui rend leurs zéros aux codes',
	repaired: 'zéro initial perdu : lu « {} »',
} as const;

export function together(columns: readonly string[]): string {
	return `${columns.join(' et ')} vont ensemble : remplir les deux ou aucun`;
}

export function reversedPeriod(start: string): string {
	return `date avant celle de ${quoted([start])}`;
}

export function aboveAlert(euros: number): string {
	return `montant supérieur à ${euros / 1_000_000} M€ en valeur absolue : à vérifier`;
}

export const BASIN_ELSEWHERE = "le bassin n'est pas dans le département {}";

/** The first row that has the key is named by its rank. */
export function duplicateKey(columns: readonly string[]): string {
	return `${columns.join(' et ')} déjà à la ligne {}`;
}

export const TOTAL_LINE = 'ligne de total : elle répète des lignes déjà lues, et n’est pas comptée';

export const TEXT_LINE =
	'ligne de texte hors du tableau (titre, note ou légende) : elle n’est pas lue';

export const REPEATED_HEADER = 'en-tête répété dans le fichier : la ligne n’est pas lue';

export function headerFound(rank: number): string {
	return `en-tête trouvé à la ligne ${rank} : ce qui est au-dessus n’est pas lu`;
}

/** Said with their number, at the first one. */
export const SHORT_LINES =
	'lignes plus courtes que l’en-tête, dont les dernières colonnes, facultatives, sont lues vides : {}';

export const SWOLLEN_QUOTE =
	'un guillemet court sur plusieurs lignes et des séparateurs : vérifier qu’il n’avale pas d’autres lignes';

export const DAMAGED_BYTES =
	'octet qui n’est pas de l’UTF-8, lu « \ufffd » : vérifier la ligne et enregistrer le fichier en UTF-8';

export const MERGED_NUMBER =
	'nombre d’une cellule fusionnée sur plusieurs lignes : il est compté à la première, le répartir pour le reste';

export const EMPTY_FILE =
	'le fichier est vide, sans même un en-tête : l’exporter ou le télécharger de nouveau';

export const BROKEN_WORKBOOK =
	'classeur illisible ou incomplet, sans doute coupé pendant une copie ou un téléchargement : le refaire, ou l’ouvrir dans un tableur et l’enregistrer de nouveau en .xlsx ou .ods';

export const NO_WORKBOOK =
	'c’est une archive zip, pas un classeur : donner les fichiers qu’elle contient, ou la nommer en .zip sur la page Données';

export const DAMAGED_GZIP = 'fichier compressé incomplet ou abîmé : le refaire';

export const BINARY =
	'le fichier est binaire, ou en UTF-16 sans marque : l’enregistrer en CSV UTF-8';
