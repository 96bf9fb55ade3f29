import { slug } from '$lib/ui/plainText';
import { ABSENCES, type Absence } from '$lib/ui/absence';
import { absenceOf, exportedValue, headerOf, type Column, type Value } from '$lib/ui/column';
import type { SiteInfo } from '$lib/ui/site';
import { date } from '$lib/format';

/** What an export carries with its rows, so that it can be read away from the site. */
export interface ExportContext {
	/** What the table shows, as its caption says it. */
	readonly title: string;
	/** The perimeter and filters, as sentences. */
	readonly filters: readonly string[];
	/** Date of the data, as printed. */
	readonly date: string;
	readonly source: string;
	readonly licence: string;
	/** True marks the file as made of fictitious data. */
	readonly fictitious: boolean;
	/** Address that shows the same view, when known. */
	readonly address?: string | undefined;
}

/** What an export says of itself, from the data set shown; `filters` are sentences. */
export function exportContext(
	info: SiteInfo,
	title: string,
	filters: readonly string[] = [],
): ExportContext {
	return {
		title,
		filters,
		date: date(info.date_reference),
		source: ['Cap 10', info.producteur, info.titre, info.source_url].filter(Boolean).join(', '),
		licence: info.licence,
		fictitious: info.fictif,
	};
}

/** The mark carried by every export of a demonstration data set. */
export const FICTITIOUS_MARK =
	'Données fictives\u00a0: jeu de démonstration, sans rapport avec des acheteurs ou structures réels';

const BOM = '\ufeff';
const SEPARATOR = ';';
const EOL = '\r\n';

/**
 * A CSV that French spreadsheets open as it is: byte order mark, semicolons, decimal commas, CRLF.
 * Text that a spreadsheet would run as a formula is neutralised; numbers keep their minus sign.
 * Each kind of absent value is written with its own mark, explained above the header.
 * @throws {RangeError} when a value is NaN or infinite: that is a fault of ours, not a gap
 */
export function spreadsheetCsv<Row>(
	context: ExportContext,
	columns: readonly Column<Row>[],
	rows: readonly Row[],
): string {
	const absences = new Set<Absence>();
	const lines = rows.map((row) =>
		columns.map((column) => {
			const value = exportedValue(column, row);
			if (value !== null) return cell(value, column.exportDigits);
			const absence = absenceOf(column, row);
			absences.add(absence);
			return ABSENCES[absence].mark;
		}),
	);
	return (
		BOM +
		[
			...exportHead(context, absences).map((line) => line.map((text) => cell(text))),
			[],
			columns.map((column) => cell(headerOf(column))),
			...lines,
		]
			.map((line) => line.join(SEPARATOR) + EOL)
			.join('')
	);
}

/** What stands above the rows of an exported table: a word and what it says, line by line. */
export function exportHead(
	context: ExportContext,
	absences: Iterable<Absence>,
): [word: string, text: string][] {
	const head: [string, string][] = [['Cap 10', context.title]];
	if (context.fictitious) head.push(['Avertissement', FICTITIOUS_MARK]);
	for (const filter of context.filters) head.push(['Périmètre', filter]);
	head.push(['Date des données', context.date], ['Source', context.source]);
	head.push(['Licence', context.licence]);
	if (context.address) head.push(['Adresse', context.address]);
	for (const absence of absences) {
		head.push([ABSENCES[absence].mark, ABSENCES[absence].meaning]);
	}
	return head;
}

/** A name for the file: `cap10-regions-2012.csv`, whatever the words given. */
export function exportName(words: string, extension = 'csv'): string {
	return `cap10-${slug(words) || 'export'}.${extension}`;
}

function cell(value: Exclude<Value, null>, digits?: number): string {
	if (typeof value === 'boolean') return value ? 'oui' : 'non';
	if (typeof value === 'number') return decimal(value, digits);
	return quote(neutralise(value));
}

function decimal(value: number, digits?: number): string {
	if (!Number.isFinite(value)) throw new RangeError(`Not a figure: ${value}`);
	const text = digits === undefined ? String(value) : value.toFixed(digits);
	// A negative that rounds to zero has no sign.
	return (/[1-9]/.test(text) ? text : text.replace('-', '')).replace('.', ',');
}

/** A spreadsheet runs a text that starts with one of these, even when it is quoted in the file. */
function neutralise(text: string): string {
	return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
	return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
