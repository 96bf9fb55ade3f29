import { JSONParser } from '@streamparser/json';
import { decoderOf, NotUtf8 } from '$lib/contract/decode';
import { DataError } from '$lib/contract/errors';
import { count } from '$lib/format';
import { chunksOf, gunzipped, type DataSource } from '$lib/pipeline/dataSource';
import { ALL_COLUMNS, columnsIn } from './columns';
import { flatten, isConcession, type FlatRow } from './flatten';
import { SHAPE_START, shapeOf, unexpectedJson, type JsonShape } from './jsonShape';
import { LenientJson } from './lenientJson';

interface JsonCounts {
	/** Contracts of the lists. */
	contracts: number;
	/** `NaN` and the like, read as empty. */
	constants: number;
}

export function isJson(name: string): boolean {
	return /\.json(\.gz)?$/i.test(name);
}

type Item = Readonly<Record<string, unknown>>;

const isItem = (value: unknown): value is Item =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function csvLine(row: FlatRow): string {
	const fields = ALL_COLUMNS.map((name) => {
		// A NUL would make the reader take the whole for a binary file.
		const text = (row[name] ?? '').replaceAll('\0', '');
		return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	});
	return fields.join(',') + '\n';
}

/** A record of the columns of a table, as the exports and the API of data.economie.gouv.fr give them. */
function flatRecord(item: Item, rank: number): FlatRow | null {
	const fields = isItem(item.fields) ? item.fields : item;
	const found = columnsIn(Object.keys(fields));
	if (isItem(fields.acheteur) || !found.has('acheteur_id') || !found.has('titulaire_id'))
		return null;
	const text = (value: unknown): string => {
		if (Array.isArray(value)) return value.map(text).join(', ');
		return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
	};
	const cells = [...found].map(([ours, theirs]) => [ours, text(fields[theirs])]);
	return { ...(Object.fromEntries(cells) as FlatRow), rang: String(rank) };
}

/** Where each contract goes, one at a time: lists, and objects that stand for lists. */
class ContractStream {
	private lines: string[] = [];
	private readonly parser: JSONParser;
	/** The fields of a contract that stands alone where a list is due, by list. */
	private readonly alone = new Map<string, Record<string, unknown>>();

	constructor(
		shape: JsonShape,
		private readonly counts: JsonCounts,
	) {
		this.parser = new JSONParser({ paths: shape.paths, keepStack: false });
		this.parser.onValue = ({ value, key, stack }) => {
			const list = String(stack[shape.depth - 1]?.key ?? '');
			if (typeof key === 'number' || (/^[0-9]+$/.test(String(key)) && isItem(value))) {
				this.add(value, list);
				return;
			}
			const fields = this.alone.get(list) ?? {};
			fields[String(key)] = value;
			this.alone.set(list, fields);
		};
	}

	private add(value: unknown, list: string): void {
		this.counts.contracts++;
		const flat = isItem(value) ? flatRecord(value, this.counts.contracts) : null;
		const concession = list === 'contrat-concession' || isConcession(value);
		const rows = flat
			? [flat]
			: flatten(value, concession ? 'concession' : 'marche', this.counts.contracts);
		for (const row of rows) this.lines.push(csvLine(row));
	}

	/** The rows of the contracts that end in this piece. */
	take(text: string): string {
		this.parser.write(text);
		return this.rows();
	}

	end(): string {
		if (!this.parser.isEnded) this.parser.end();
		for (const [list, contract] of this.alone) this.add(contract, list);
		return this.rows();
	}

	private rows(): string {
		const rows = this.lines.join('');
		this.lines = [];
		return rows;
	}
}

function refused(name: string, message: string): DataError {
	return new DataError([{ fichier: name, message }]);
}

function streamOf(name: string, start: string, counts: JsonCounts): ContractStream {
	const shape = shapeOf(start);
	if (shape === null) {
		throw refused(
			name,
			'JSON illisible\u00a0: le fichier ne commence ni par «\u00a0{\u00a0» ni par «\u00a0[\u00a0». Le télécharger à nouveau, ou le nommer selon ce qu’il contient (.csv)',
		);
	}
	if (typeof shape === 'string') throw refused(name, shape);
	return new ContractStream(shape, counts);
}

async function* rowsOf(
	source: DataSource,
	name: string,
	counts: JsonCounts,
): AsyncGenerator<Uint8Array> {
	counts.contracts = 0;
	const encoder = new TextEncoder();
	const decoder = decoderOf('utf-8');
	const lenient = new LenientJson();
	let start = '';
	let stream: ContractStream | undefined;
	yield encoder.encode(ALL_COLUMNS.join(',') + '\n');
	const take = (text: string): Uint8Array => {
		if (stream) return encoder.encode(stream.take(text));
		start += text;
		if (start.length < SHAPE_START) return new Uint8Array();
		stream = streamOf(name, start, counts);
		return encoder.encode(stream.take(start));
	};
	try {
		const chunks = chunksOf(await source.open(name));
		for await (const chunk of name.endsWith('.gz') ? gunzipped(chunks) : chunks) {
			yield take(lenient.push(decoder.decode(chunk)));
		}
		yield take(lenient.push(decoder.end(), true));
		if (!stream) {
			stream = streamOf(name, start, counts);
			yield encoder.encode(stream.take(start));
		}
		yield encoder.encode(stream.end());
		if (counts.contracts === 0 && !/\[\s*\]/.test(start)) {
			throw refused(name, unexpectedJson(start));
		}
		counts.constants = lenient.replaced;
	} catch (error) {
		if (error instanceof DataError) throw error;
		const fault = refused(
			name,
			error instanceof NotUtf8
				? "le fichier n'est pas de l'UTF-8, que le format JSON impose\u00a0: l’enregistrer en UTF-8"
				: `JSON illisible après ${count(counts.contracts, 'contrat')}\u00a0: le fichier est incomplet ou abîmé, le télécharger à nouveau`,
		);
		fault.cause = error;
		throw fault;
	}
}

/**
 * Shows a JSON file (contracts and concessions) as the CSV of the tabular layout, one contract at a time:
 * the file is never held whole. `counts` is filled as it is read.
 */
export function jsonSource(source: DataSource, name: string, counts: JsonCounts): DataSource {
	return {
		names: async () => [name],
		open: async () => rowsOf(source, name, counts),
	};
}
