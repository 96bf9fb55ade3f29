/** Texts by row, then by column, from 0. */
export type Shown = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** Files of a data set, wherever they are: a folder, or what was dropped on the page. */
export interface DataSource {
	/** Paths relative to the data set, such as `achats.csv` or `reference/segments.csv`. */
	names(): Promise<string[]>;
	open(name: string): Promise<ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>>;
	/** Size in bytes, when known, for the progress of the reading. */
	size?(name: string): number | undefined;
	/** Where the native engine can read the file by itself (Parquet). */
	path?(name: string): string;
	/** The contract's names of columns that the file calls otherwise, by the file's own name. */
	columns?(name: string): Readonly<Record<string, string>> | undefined;
	/** Records above the header of a file, when they are known. */
	above?(name: string): number | undefined;
	/** What is to be known of a file once it was opened, in sentences. */
	notes?(name: string): readonly string[];
	/** What the cells of a workbook show where it is not what they store, once it was opened. */
	shown?(name: string): Shown | undefined;
}

/** The chunks of a stream, where `ReadableStream` cannot be iterated as well as where it can. */
export async function* chunksOf(
	stream: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	if (!('getReader' in stream)) {
		yield* stream;
		return;
	}
	const reader = stream.getReader();
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			yield value;
		}
	} finally {
		await reader.cancel().catch(() => undefined);
	}
}

/** Gunzips a stream. @throws when it is cut or is no gzip */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const gunzip = new DecompressionStream('gzip');
	const writer = gunzip.writable.getWriter();
	const feed = async () => {
		try {
			for await (const chunk of chunks) await writer.write(chunk as Uint8Array<ArrayBuffer>);
			await writer.close();
		} catch (error) {
			await writer.abort(error).catch(() => undefined);
		}
	};
	const feeding = feed();
	yield* chunksOf(gunzip.readable);
	await feeding;
}

/** `files` first, and `defaults` for the reference files that it does not bring. */
export function withDefaults(files: DataSource, defaults: DataSource): DataSource {
	let own: Set<string> | undefined;
	const sourceOf = (name: string) => (own?.has(name) ? files : defaults);
	/** `reference/segments.csv`, `.csv.gz` and `.parquet` stand for one another. */
	const stem = (name: string) => name.replace(/(\.[a-z]+)+$/i, '');
	return {
		async names() {
			const mine = await files.names();
			own = new Set(mine);
			const stems = new Set(mine.map(stem));
			const rest = (await defaults.names()).filter((name) => !stems.has(stem(name)));
			return [...mine, ...rest];
		},
		open: (name) => sourceOf(name).open(name),
		size: (name) => sourceOf(name).size?.(name),
		columns: (name) => sourceOf(name).columns?.(name),
		above: (name) => sourceOf(name).above?.(name),
		notes: (name) => sourceOf(name).notes?.(name) ?? [],
		shown: (name) => sourceOf(name).shown?.(name),
		path(name) {
			const path = sourceOf(name).path?.(name);
			if (path === undefined) throw new Error(`no path for ${name}`);
			return path;
		},
	};
}

/** Files held in memory, by name. */
export function memorySource(files: Readonly<Record<string, Uint8Array | string>>): DataSource {
	const bytesOf = (name: string) => {
		const content = files[name];
		if (content === undefined) throw new Error(`no such file: ${name}`);
		return typeof content === 'string' ? new TextEncoder().encode(content) : content;
	};
	return {
		names: async () => Object.keys(files),
		async open(name) {
			const bytes = bytesOf(name);
			return (async function* () {
				yield bytes;
			})();
		},
		size: (name) => bytesOf(name).length,
	};
}
