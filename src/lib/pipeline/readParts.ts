import {
	AMBIGUOUS_ON_PAGE,
	DAMAGED_BYTES,
	headerFound,
	SHORT_LINES,
	SWOLLEN_QUOTE,
	type FindingCode,
} from '$lib/contract/wording';
import { ENCODING_NAMES, type Encoding } from '$lib/contract/decode';
import { DataError } from '$lib/contract/errors';
import type { HeaderMatch } from '$lib/contract/header';
import { frenchSpaces, LOST_ZERO_ON_PAGE } from '$lib/contract/wording';
import type { Engine } from '$lib/engine/engine';
import { fill } from '$lib/queries/fill';
import { listHeaderWarnings, MAX_EXCERPT } from './taker';
import settle from './sql/parts.sql?raw';

/** A file read as a part of a table; counts are records, the header apart. */
export interface ReadPart {
	/** The reader's name of it. */
	label: string;
	records: number;
	encoding: Encoding;
	separator: string;
	/** Records above its header. */
	above: number;
	/** How many of its lines lack empty fields at their end, and the first of them. */
	short: { lines: number; first: number };
	/** Lines in which a quote runs over the end of the line, or a byte is damaged. */
	swollen: readonly number[];
	damaged: readonly number[];
	/** Columns that are not read, with why. */
	warnings: HeaderMatch['warnings'];
}

/** A table of the contract and the reader's files that it was read from. */
export interface ReadTable {
	/** Path of the contract, as the reading calls it. */
	path: string;
	/** The only file, by its name, or the parts in the order of reading. */
	from: string | readonly ReadPart[];
}

/** Marks that no text holds: where a comma and a quote were, and where its code and its rule end. */
const COMMA = '\uE000';
const QUOTE = '\uE001';
const MARK = '\uE002';

/**
 * A line that is no record of its own file, as one field: it is no record of the united table either,
 * and {@link settleParts} gives it back its rule and its text.
 */
export function setAsideRecord(code: FindingCode, rule: string, line: string): string {
	const head = [MARK, code, MARK, rule, MARK].join('');
	const text = head + line.slice(0, MAX_EXCERPT - head.length);
	return text.replaceAll(',', COMMA).replaceAll('"', QUOTE).replace(/\s/g, ' ') + '\n';
}

/** The code of a line that {@link setAsideRecord} passed on; null for any other. */
export function setAsideBefore(line: string): FindingCode | null {
	if (!line.startsWith(MARK)) return null;
	return line.split(MARK)[1] as FindingCode;
}

/** What is to be known of the shape of a file, as for one that is read alone. */
async function listPartShape(engine: Engine, part: ReadPart): Promise<void> {
	const { label, above, short, swollen, damaged } = part;
	const insert = `INSERT INTO constats VALUES ($1, $2, '', '', 'avertissement', $3, $4, $5, NULL)`;
	// The united text may have shown the quote too.
	const once = `INSERT INTO constats
		SELECT $1, $2, '', '', 'avertissement', $3, $4, NULL, NULL
		WHERE NOT EXISTS (SELECT 1 FROM constats WHERE fichier = $1 AND ligne = $2 AND code = $3)`;
	const told = [
		...swollen.map((line) => [line, 'guillemet_long', SWOLLEN_QUOTE] as const),
		...damaged.map((line) => [line, 'octet_illisible', DAMAGED_BYTES] as const),
	];
	for (const [line, code, motif] of told) {
		await engine.query(once, [label, line, code, frenchSpaces(motif)]);
	}
	if (above > 0) {
		const said = frenchSpaces(headerFound(above + 1));
		await engine.query(insert, [label, above + 1, 'entete_trouve', said, null]);
	}
	if (short.lines === 0) return;
	const lines = String(short.lines);
	await engine.query(insert, [
		label,
		short.first,
		'lignes_courtes',
		frenchSpaces(SHORT_LINES),
		lines,
	]);
}

/** Nothing is lost between the files and the table made of them. */
async function verify(engine: Engine): Promise<void> {
	const wrong = await engine.query<{ file: string; read: number; given: number }>(
		`SELECT f.fichier AS file, f.enregistrements AS read, CAST(sum(p.enregistrements) AS BIGINT) AS given
		FROM fichiers_lus f JOIN parties_lues p ON p.lu = f.fichier
		GROUP BY ALL HAVING read <> given`,
	);
	if (wrong.length === 0) return;
	throw new DataError(
		wrong.map(({ file, read, given }) => ({
			fichier: file,
			message: frenchSpaces(`${given} enregistrements donnés, mais ${read} lus : lecture arrêtée`),
		})),
	);
}

/**
 * Gives the findings and the counts of the reading the names of the reader's files, and to each record
 * of a table made of several files its own file and line. To be called once, after the classification,
 * which names lines too.
 * @throws {DataError} when a record was lost between a file and its table
 */
export async function settleParts(engine: Engine, tables: readonly ReadTable[]): Promise<void> {
	await engine.run(
		`CREATE OR REPLACE TABLE parties_lues (
			lu VARCHAR, rang INTEGER, fichier VARCHAR, avant BIGINT, enregistrements BIGINT,
			encodage VARCHAR, separateur VARCHAR, reunie BOOLEAN, au_dessus BIGINT
		)`,
	);
	const insert = 'INSERT INTO parties_lues VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)';
	for (const { path, from } of tables) {
		if (typeof from === 'string') {
			await engine.query(
				`INSERT INTO parties_lues
				SELECT fichier, 0, $2, 0, enregistrements, encodage, separateur, false, 0
				FROM fichiers_lus WHERE fichier = $1`,
				[path, from],
			);
			continue;
		}
		let before = 0;
		for (const [rank, part] of from.entries()) {
			const { label, records, encoding, separator, above } = part;
			const named = ENCODING_NAMES[encoding];
			await engine.query(insert, [
				path,
				rank,
				label,
				before,
				records,
				named,
				separator,
				true,
				above,
			]);
			before += records;
		}
	}
	await verify(engine);
	const words = {
		mark: MARK,
		marks: COMMA + QUOTE,
		proposed: frenchSpaces(LOST_ZERO_ON_PAGE.proposed),
		repaired: frenchSpaces(LOST_ZERO_ON_PAGE.repaired),
		ambiguous: frenchSpaces(AMBIGUOUS_ON_PAGE),
	};
	await engine.run(fill(settle, words));
	for (const { from } of tables) {
		if (typeof from === 'string') continue;
		for (const part of from) {
			await listHeaderWarnings(engine, part.label, part, 'constats');
			await listPartShape(engine, part);
		}
	}
}
