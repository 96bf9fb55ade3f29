import type { Cell, Param } from '$lib/engine/engine';
import type { DataIssue } from '$lib/contract/errors';
import type { DatasetInfo } from '$lib/contract/dataset';
import type { GivenFile } from '$lib/files/given';
import type { Inspection } from '$lib/files/inspect';
import type { Choices } from '$lib/files/ownSource';
import type { Question } from '$lib/files/readOwn';
import type { RegionMap } from '$lib/geo/shapes';
import type { BasinMaps } from '$lib/pages/basinDrawing';
import type { Edition } from '$lib/rules/territory';

/** Where the engine is served from. */
export interface EngineUrls {
	module: string;
	worker: string;
}

/** How far the reading is; `copie` is the keeping of the files, when it was asked. `part` goes from 0 to 1 within the step, null when unknown. */
export interface OwnProgress {
	step: 'moteur' | 'lecture' | 'controle' | 'classement' | 'copie';
	/** The reader's own name of the file at work. */
	file: string | null;
	part: number | null;
	records: number | null;
}

/** What is left once the files are read and classified. */
export interface OwnLoaded {
	info: DatasetInfo;
	present: Record<string, boolean>;
	/** Paths of the workbooks that were read: each can be given back with its faults. */
	books: readonly string[];
}

/** What the page asks of the worker. */
export type OwnRequest =
	| {
			ask: 'inspect';
			files: readonly GivenFile[];
			deviceMemory: number | undefined;
			/** Started ahead where a table was found, while the reader looks at it. */
			engine: EngineUrls;
	  }
	| { ask: 'load'; choices: Choices; engine: EngineUrls }
	| { ask: 'query'; sql: string; params: readonly Param[] }
	| { ask: 'run'; script: string }
	| { ask: 'returned'; book: string }
	| { ask: 'basins' }
	| { ask: 'regions'; edition: Edition };

/** The answer to each kind of request. */
export interface OwnAnswers {
	inspect: Inspection;
	load: OwnLoaded;
	query: Record<string, Cell>[];
	run: null;
	/** Bytes of the workbook, with its faults in it. */
	returned: Uint8Array<ArrayBuffer>;
	basins: BasinMaps | null;
	regions: RegionMap;
}

/** A failure, as it crosses from the worker to the page. */
export interface SentError {
	message: string;
	/** Set for a data set that cannot be read: everything that is wrong with it. */
	issues?: readonly DataIssue[];
	/** Set for a reading that waits for answers. */
	asked?: readonly Question[];
	/** Set for a statement that the engine refused. */
	sql?: string;
}

export type OwnReply =
	{ id: number; answer: unknown } | { id: number; error: SentError } | { progress: OwnProgress };
