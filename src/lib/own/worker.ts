/**
 * Reads the reader's files away from the page: decoding, checks and classification run here, DuckDB
 * in a worker of its own. Ending this worker ends both.
 */
import { DataError } from '$lib/contract/errors';
import { loadBrowserEngine } from '$lib/engine/browser';
import { QueryError, type Engine } from '$lib/engine/engine';
import { inspect, type Opened } from '$lib/files/inspect';
import { fileLabels, ownSource, type Choices } from '$lib/files/ownSource';
import { keptReferences } from '$lib/files/references';
import { classifyDataset } from '$lib/pipeline/classify';
import { loadDataset } from '$lib/pipeline/load';
import type {
	EngineUrls,
	OwnLoaded,
	OwnProgress,
	OwnReply,
	OwnRequest,
	SentError,
} from './messages';

let opened: Opened | null = null;
let engine: Engine | null = null;

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

async function load(choices: Choices, urls: EngineUrls): Promise<OwnLoaded> {
	if (!opened) throw new Error('no file was given');
	const labels = fileLabels(opened, choices);
	const shown = (file: string) => labels[file] ?? file;
	const source = ownSource(opened, choices, keptReferences());
	await engine?.close();
	tell({ step: 'moteur', file: null, part: null, records: null });
	engine = await loadBrowserEngine({ assets: { ...urls, tables: [] }, onProgress: () => {} });
	const { info, present } = await loadDataset(engine, source, {
		repair: choices.repair,
		onProgress(progress) {
			const file = shown(progress.fichier);
			if (progress.etape === 'controle') {
				tell({ step: 'controle', file, part: null, records: null });
				return;
			}
			const { octets, total, enregistrements: records } = progress;
			const part = total ? Math.min(1, octets / total) : null;
			tell({ step: 'lecture', file, part, records });
		},
	});
	tell({ step: 'classement', file: null, part: null, records: null });
	await classifyDataset(engine);
	return { info, present, labels, contours: opened.contours };
}

async function answer(request: OwnRequest): Promise<unknown> {
	switch (request.ask) {
		case 'inspect':
			opened = await inspect(request.files, request.deviceMemory);
			return opened.inspection;
		case 'load':
			return load(request.choices, request.engine);
		case 'query':
			if (!engine) throw new Error('no engine');
			return engine.query(request.sql, request.params);
		case 'run':
			if (!engine) throw new Error('no engine');
			await engine.run(request.script);
			return null;
	}
}

function sent(error: unknown): SentError {
	const message = error instanceof Error ? error.message : String(error);
	if (error instanceof DataError) return { message, issues: error.issues };
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
