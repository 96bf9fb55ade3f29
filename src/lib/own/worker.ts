/**
 * Reads the reader's files away from the page: decoding, checks and classification run here, DuckDB
 * in a worker of its own. Ending this worker ends both.
 */
import { DataError } from '$lib/contract/errors';
import { loadBrowserEngine } from '$lib/engine/browser';
import { QueryError, type Engine } from '$lib/engine/engine';
import { inspect, type Opened } from '$lib/files/inspect';
import type { Choices } from '$lib/files/ownSource';
import { Questions, readOwn, type ReadFiles } from '$lib/files/readOwn';
import { drawnMaps, type Maps } from '$lib/pages/maps';
import { returnedBook } from './returnedBook';
import type {
	EngineUrls,
	OwnLoaded,
	OwnProgress,
	OwnReply,
	OwnRequest,
	SentError,
} from './messages';

let opened: Opened | null = null;
/** The sheets of the files that were loaded, by the name of their file. */
let sheets: ReadFiles['sheets'] = new Map();
let engine: Engine | null = null;
let maps: Maps | null = null;
/** An engine that nothing was read into: started while the reader looks at what was found. */
let ready: Promise<Engine> | null = null;

/** Least time between two progress messages, in milliseconds. */
const PROGRESS_EVERY_MS = 100;

let lastProgress = 0;
let lastStep = '';

function tell(progress: OwnProgress): void {
	const step = `${progress.step} ${progress.file}`;
	const now = performance.now();
	if (step === lastStep && now - lastProgress < PROGRESS_EVERY_MS && progress.part !== 1) return;
	[lastStep, lastProgress] = [step, now];
	send({ progress });
}

function send(reply: OwnReply): void {
	postMessage(reply);
}

function startEngine(urls: EngineUrls): Promise<Engine> {
	if (ready) return ready;
	const started = loadBrowserEngine({ assets: { ...urls, tables: [] }, onProgress: () => {} });
	// One that could not start is tried again when it is needed, and it is then that the reader is told.
	started.catch(() => (ready = null));
	return (ready = started);
}

async function load(choices: Choices, urls: EngineUrls): Promise<OwnLoaded> {
	if (!opened) throw new Error('no file was given');
	await engine?.close();
	tell({ step: 'moteur', file: null, part: null, records: null });
	engine = await startEngine(urls);
	ready = null;
	const loaded = await readOwn(engine, opened, choices, (progress) => {
		if (progress.etape === 'classement') {
			tell({ step: 'classement', file: null, part: null, records: null });
			return;
		}
		const { etape: step, fichier: file } = progress;
		if (step === 'controle') {
			tell({ step, file, part: null, records: null });
			return;
		}
		const { octets, total, enregistrements: records } = progress;
		const part = total ? Math.min(1, octets / total) : null;
		tell({ step, file, part, records });
	});
	const { info, present } = loaded;
	const { contours } = opened;
	sheets = loaded.sheets;
	maps = drawnMaps({ engine, info, present, contours: async () => contours });
	return { info, present, books: [...new Set([...sheets.values()].map(({ book }) => book))] };
}

/** @throws {Error} when nothing was read: the page asks only what it was told to be there */
function read<T>(what: T | null): T {
	if (what === null) throw new Error('no files were read');
	return what;
}

async function answer(request: OwnRequest): Promise<unknown> {
	switch (request.ask) {
		case 'inspect':
			opened = await inspect(request.files, request.deviceMemory);
			if (opened.inspection.tables.length > 0) void startEngine(request.engine);
			return opened.inspection;
		case 'load':
			return load(request.choices, request.engine);
		case 'query':
			return read(engine).query(request.sql, request.params);
		case 'run':
			await read(engine).run(request.script);
			return null;
		case 'returned':
			return returnedBook(read(engine), read(opened), sheets, request.book);
		case 'basins':
			return read(maps).basins();
		case 'regions':
			return read(maps).regions(request.edition);
	}
}

function sent(error: unknown): SentError {
	const message = error instanceof Error ? error.message : String(error);
	if (error instanceof DataError) return { message, issues: error.issues };
	if (error instanceof Questions) return { message, asked: error.asked };
	if (error instanceof QueryError) return { message, sql: error.sql };
	return { message };
}

addEventListener('message', ({ data }: MessageEvent<{ id: number; request: OwnRequest }>) => {
	const { id, request } = data;
	answer(request).then(
		(found) => send({ id, answer: found }),
		(error: unknown) => send({ id, error: sent(error) }),
	);
});
