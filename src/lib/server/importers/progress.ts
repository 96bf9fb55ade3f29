import { statSync } from 'node:fs';
import type { ReadProgress } from '$lib/pipeline/taker';
import type { DataSource } from '$lib/pipeline/dataSource';
import { chunksOf } from '$lib/pipeline/dataSource';
import type { ImportProgress } from './workspace';

/** Adds up what is read of several files into one progress. */
export class ReadingProgress {
	private octets = 0;
	/** Bytes and records of the files before the current one. */
	private octetsBefore = 0;
	private before = 0;
	private readonly started = performance.now();
	private readonly total: number;

	constructor(
		paths: readonly string[],
		private readonly report: (progress: ImportProgress) => void,
	) {
		this.total = paths.reduce((sum, path) => sum + statSync(path).size, 0);
	}

	/** The same source, whose bytes are counted as they are read. */
	counting(source: DataSource): DataSource {
		const open = async (name: string) => chunksOf(await source.open(name));
		return {
			...source,
			open: async (name) => this.counted(await open(name)),
		};
	}

	private async *counted(chunks: AsyncIterable<Uint8Array>) {
		for await (const chunk of chunks) {
			this.octets += chunk.length;
			yield chunk;
		}
	}

	/**
	 * What is read of the current file. Its bytes count where they are more than those that went through
	 * {@link counting}: the engine reads Parquet by itself.
	 */
	read({ octets, enregistrements }: Pick<ReadProgress, 'octets' | 'enregistrements'>): void {
		this.octets = Math.max(this.octets, this.octetsBefore + octets);
		this.report({
			etape: 'lecture',
			fait: Math.min(this.octets, this.total),
			total: this.total,
			lignes: this.before + enregistrements,
		});
	}

	/** Seconds since the first file was opened. */
	get seconds(): number {
		return (performance.now() - this.started) / 1000;
	}

	endFile(records: number): void {
		this.before += records;
		this.octetsBefore = this.octets;
	}
}
