import { DataError } from '$lib/contract/errors';
import type { Engine } from '$lib/engine/engine';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset, type LoadedDataset, type LoadProgress } from '$lib/pipeline/loadDataset';
import { settleParts } from '$lib/pipeline/readParts';
import { numberBySheet } from '$lib/pipeline/sheetLines';
import type { Opened } from './inspect';
import { ownSource, type Choices, type OwnSheet } from './ownSource';
import { keptReferences } from './references';

/** How far the reading is, under the reader's names of the files. */
type OwnReading = LoadProgress | { etape: 'classement' };

/** The data set read, and its sheets by the name that findings give their file. */
export interface ReadFiles extends LoadedDataset {
	sheets: ReadonlyMap<string, OwnSheet>;
}

/** Numbers of a file that have two readings, about which its reader was not asked yet. */
export interface Question {
	/** Path of the contract. */
	path: string;
	/** The reader's name of the file. */
	label: string;
	/** One of these numbers as it is written, and how many there are. */
	example: string;
	count: number;
}

/** The reading waits for the reader's answers. */
export class Questions extends Error {
	override readonly name = 'Questions';

	constructor(readonly asked: readonly Question[]) {
		super('numbers with two readings');
	}
}

async function questionsOf(
	engine: Engine,
	choices: Choices,
	labels: ReadonlyMap<string, string>,
): Promise<Question[]> {
	const rows = await engine.query<Omit<Question, 'label'>>(
		`SELECT fichier AS path, arg_min(valeur, ligne) AS example, count(*) AS count
		FROM constats WHERE code = 'deux_lectures' GROUP BY fichier ORDER BY fichier`,
	);
	return rows
		.filter(({ path }) => choices.thousands?.[path] === undefined)
		.map((row) => ({ ...row, label: labels.get(row.path) ?? row.path }));
}

/**
 * Reads, checks and classifies the given files into `engine`, as the build does a folder. Everything
 * that is said of a file is said under the name that its reader gave it.
 * @throws {DataError} listing everything that makes them unreadable; {@link Questions} when the reader
 * has to say how some numbers are written
 */
export async function readOwn(
	engine: Engine,
	opened: Opened,
	choices: Choices,
	onProgress: (progress: OwnReading) => void = () => undefined,
): Promise<ReadFiles> {
	const { source, labels, read, sheets } = ownSource(opened, choices, keptReferences());
	const named = <T extends { fichier: string }>(what: T): T => ({
		...what,
		fichier: labels.get(what.fichier) ?? what.fichier,
	});
	try {
		const loaded = await loadDataset(engine, source, {
			repair: choices.repair,
			thousands: (path) => {
				const said = choices.thousands?.[path];
				return said === undefined || said === 'ecarter' ? null : said;
			},
			onProgress: (progress) => onProgress(named(progress)),
		});
		const questions = await questionsOf(engine, choices, labels);
		if (questions.length > 0) throw new Questions(questions);
		onProgress({ etape: 'classement' });
		await classifyDataset(engine);
		await settleParts(engine, read());
		await numberBySheet(
			engine,
			new Map([...sheets].map(([label, { sheet }]) => [label, sheet.lines])),
		);
		return { ...loaded, sheets };
	} catch (error) {
		throw error instanceof DataError ? new DataError(error.issues.map(named)) : error;
	}
}
