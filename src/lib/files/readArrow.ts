import { wordsInteger } from '$lib/engine/decimal';
import { decimalText, shortFloat } from './decimal';
import { unreadable, type Sheet } from './sheet';

const WHAT = 'fichier Arrow';

/**
 * The table of an Arrow file or stream, batch by batch.
 * @throws {FileError} when it is damaged
 */
export async function readArrow(blob: Blob): Promise<Sheet> {
	const { RecordBatchReader, DataType, Precision } = await import('apache-arrow');
	const open = async () =>
		(await RecordBatchReader.from(new Uint8Array(await blob.arrayBuffer()))).open();
	try {
		const { fields } = (await open()).schema;
		/** What `get` gives, as a value that reads alone: Arrow keeps dates and decimals as integers. */
		const readers = fields.map(({ type }) => {
			const inner: unknown = DataType.isDictionary(type) ? type.dictionary : type;
			const kind = inner as typeof type;
			// Arrow 17 gives milliseconds, whatever the unit.
			if (DataType.isDate(kind) || DataType.isTimestamp(kind)) {
				return (value: unknown) => new Date(Number(value));
			}
			if (DataType.isDecimal(kind)) {
				const { scale } = kind;
				return (value: unknown) => decimalText(wordsInteger(value as Uint32Array), scale);
			}
			if (DataType.isFloat(kind) && kind.precision !== Precision.DOUBLE) {
				return (value: unknown) => shortFloat(Number(value));
			}
			return (value: unknown) => value;
		});
		return {
			header: fields.map(({ name }) => name),
			async *pieces() {
				try {
					for (const batch of await open()) {
						const columns = readers.map((_, i) => batch.getChildAt(i));
						yield Array.from({ length: batch.numRows }, (_, row) =>
							readers.map((read, i) => {
								const value: unknown = columns[i]?.get(row) ?? null;
								return value === null ? null : read(value);
							}),
						);
					}
				} catch (error) {
					throw unreadable(WHAT, error);
				}
			},
		};
	} catch (error) {
		throw unreadable(WHAT, error);
	}
}
