import { FileError } from './given';
import { bigEndian, decimalText, shortFloat } from './decimal';
import { unreadable, type Sheet } from './sheet';

const WHAT = 'fichier Parquet';

/** Records decoded at a time: a row group may hold a million. */
const PIECE = 50_000;

/**
 * The table of a Parquet file, read by pieces from the blob itself.
 * @throws {FileError} when it is damaged, or holds columns of columns
 */
export async function readParquet(blob: Blob): Promise<Sheet> {
	const [{ parquetMetadataAsync, parquetRead, parquetSchema }, { compressors }] = await Promise.all(
		[import('hyparquet'), import('hyparquet-compressors')],
	);
	const file = {
		byteLength: blob.size,
		slice: (start: number, end?: number) => blob.slice(start, end).arrayBuffer(),
	};
	const decoder = new TextDecoder();
	try {
		const metadata = await parquetMetadataAsync(file);
		const columns = parquetSchema(metadata).children;
		const nested = columns.find(({ children }) => children.length > 0);
		if (nested) {
			throw new FileError(
				`fichier Parquet\u00a0: la colonne ${nested.element.name} en contient d’autres, une table simple est attendue`,
			);
		}
		const header = columns.map(({ element }) => element.name);
		/** What the library gives of a column, as a value that reads alone. */
		const readers = columns.map(({ element }) => {
			const { type, converted_type: kind, logical_type: logical } = element;
			if (type === 'FLOAT') return (value: unknown) => shortFloat(Number(value));
			// Some writers say it one way, some the other, most both.
			const said = logical?.type === 'DECIMAL' ? logical : null;
			const scale = element.scale ?? said?.scale ?? 0;
			if (kind !== 'DECIMAL' && said === null) {
				return (value: unknown) => (value instanceof Uint8Array ? decoder.decode(value) : value);
			}
			// Without its kind, the library gives the integer itself, where it would make a float of it.
			delete element.converted_type;
			delete element.logical_type;
			return (value: unknown) => {
				const unscaled =
					value instanceof Uint8Array ? bigEndian(value) : BigInt(value as number | bigint);
				return decimalText(unscaled, scale);
			};
		});
		const rowsFrom = async (rowStart: number, rowEnd: number) => {
			let rows: unknown[][] = [];
			await parquetRead({
				file,
				metadata,
				compressors,
				// Bytes that are not said to be text may be a decimal.
				utf8: false,
				rowStart,
				rowEnd,
				onComplete: (read) => (rows = read),
			});
			return rows;
		};
		const total = Number(metadata.num_rows);
		return {
			header,
			async *pieces() {
				for (let start = 0; start < total; start += PIECE) {
					try {
						const rows = await rowsFrom(start, Math.min(total, start + PIECE));
						yield rows.map((row) =>
							readers.map((read, i) => {
								const value = row[i] ?? null;
								return value === null ? null : read(value);
							}),
						);
					} catch (error) {
						throw unreadable(WHAT, error);
					}
				}
			},
		};
	} catch (error) {
		throw unreadable(WHAT, error);
	}
}
