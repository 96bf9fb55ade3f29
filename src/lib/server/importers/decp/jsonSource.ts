import { JSONParser } from '@streamparser/json';
import { decoderOf, NotUtf8 } from '$lib/contract/decode';
import { DataError } from '$lib/contract/errors';
import { quoted } from '$lib/contract/names';
import { chunksOf, gunzipped, type DataSource } from '$lib/pipeline/dataSource';
import { flatten, type FlatRow } from './flatten';
import { LenientJson } from './lenientJson';
import { ALL_COLUMNS } from './schema';

/** The two lists of the official format, and what each holds. */
const LISTS = { marche: 'marche', 'contrat-concession': 'concession' } as const;

export interface JsonCounts {
	/** Elements of the two lists. */
	contracts: number;
	/** `NaN` and the like, read as empty. */
	constants: number;
}

export function isJson(name: string): boolean {
	return /\.json(\.gz)?$/.test(name);
}

function csvLine(row: FlatRow): string {
	const fields = ALL_COLUMNS.map((name) => {
		// A NUL would make the reader take the whole for a binary file.
		const text = (row[name] ?? '').replaceAll('\0', '');
		return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
	});
	return fields.join(',') + '\n';
}

function unexpected(name: string, root: unknown): DataError {
	const keys = typeof root === 'object' && root !== null ? Object.keys(root) : [];
	const found = keys.length > 0 ? `Clés trouvées\u00a0: ${quoted(keys.slice(0, 10))}. ` : '';
	return new DataError([
		{
			fichier: name,
			message: `ni liste «\u00a0marches.marche\u00a0» ni liste «\u00a0marches.contrat-concession\u00a0». ${found}Le format officiel attendu est le 2.0.3\u00a0; les formats d'avant 2022 sont à prendre dans la version tabulaire consolidée`,
		},
	]);
}

/** Where each element goes, whatever its order in the file; a list that is no list is refused. */
class ContractStream {
	private lines: string[] = [];
	private readonly parser = new JSONParser({
		paths: ['$.marches.marche.*', '$.marches.contrat-concession.*', '$.marches'],
		keepStack: false,
	});
	private recognised = false;

	constructor(
		private readonly name: string,
		private readonly counts: JsonCounts,
	) {
		this.parser.onValue = ({ value, key, stack }) => {
			const list = stack[2]?.key;
			if (stack.length < 3 || typeof list !== 'string' || !(list in LISTS)) {
				this.recognise(value);
				return;
			}
			if (typeof key !== 'number') throw unexpected(name, { [`marches.${list}`]: value });
			this.counts.contracts++;
			const kind = LISTS[list as keyof typeof LISTS];
			for (const row of flatten(value, kind, this.counts.contracts)) this.lines.push(csvLine(row));
		};
	}

	private recognise(marches: unknown): void {
		const lists = typeof marches === 'object' && marches !== null ? Object.entries(marches) : [];
		const known = lists.filter(([key]) => key in LISTS);
		if (known.length === 0 || known.some(([, list]) => !Array.isArray(list))) {
			throw unexpected(this.name, marches);
		}
		this.recognised = true;
	}

	/** The rows of the contracts that end in this piece. */
	take(text: string): string {
		this.parser.write(text);
		const rows = this.lines.join('');
		this.lines = [];
		return rows;
	}

	end(): void {
		if (!this.parser.isEnded) this.parser.end();
		if (!this.recognised) throw unexpected(this.name, null);
	}
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
	const stream = new ContractStream(name, counts);
	yield encoder.encode(ALL_COLUMNS.join(',') + '\n');
	try {
		const chunks = chunksOf(await source.open(name));
		for await (const chunk of name.endsWith('.gz') ? gunzipped(chunks) : chunks) {
			yield encoder.encode(stream.take(lenient.push(decoder.decode(chunk))));
		}
		yield encoder.encode(stream.take(lenient.push(decoder.end(), true)));
		stream.end();
		counts.constants = lenient.replaced;
	} catch (error) {
		if (error instanceof DataError) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		const message =
			error instanceof NotUtf8
				? "le fichier n'est pas de l'UTF-8, que le format JSON impose"
				: `JSON illisible après ${counts.contracts} contrats (${reason})`;
		throw new DataError([{ fichier: name, message }]);
	}
}

/**
 * Shows an official JSON file (contracts and concessions) as the CSV of the tabular layout, one
 * contract at a time: the file is never held whole. `counts` is filled as it is read.
 */
export function jsonSource(source: DataSource, name: string, counts: JsonCounts): DataSource {
	return {
		names: async () => [name],
		open: async () => rowsOf(source, name, counts),
	};
}
