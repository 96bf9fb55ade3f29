import { readFileSync } from 'node:fs';
import { DataError } from '$lib/contract/errors';
import { closestNames, quoted } from '$lib/contract/names';

type Json = Readonly<Record<string, unknown>>;

/** True for a JSON object, neither null nor an array. */
export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Faults of a mapping file, to throw. */
export function mappingFaults(path: string, messages: readonly string[]): DataError {
	return new DataError(messages.map((message) => ({ fichier: path, message })));
}

function reasonOf(error: unknown): string {
	if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'fichier introuvable';
	return `lecture impossible (${error instanceof Error ? error.message : String(error)})`;
}

/** Where the parser stopped, when its message says it: the line, counted from 1. */
function faultyLine(text: string, error: unknown): string {
	const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
	if (position === undefined) return '';
	return `, faute à la ligne ${text.slice(0, Number(position)).split('\n').length}`;
}

/**
 * Reads the JSON object in which a publisher says how a file is laid out.
 * @throws {DataError} when there is no such file, or when it is not a JSON object
 */
export function readMappingFile(path: string): Json {
	let text: string;
	try {
		text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
	} catch (error) {
		throw mappingFaults(path, [reasonOf(error)]);
	}
	let read: unknown;
	try {
		read = JSON.parse(text);
	} catch (error) {
		throw mappingFaults(path, [
			`ce n'est pas du JSON${faultyLine(text, error)}\u00a0: attendu, par exemple, { "colonnes": { "siret": "N° SIRET" } }`,
		]);
	}
	if (!isObject(read)) throw mappingFaults(path, ['un objet JSON est attendu\u00a0: { … }']);
	return read;
}

/** ` ; la plus proche : « x »`, or nothing when no name is near. */
export function nearest(name: string, known: readonly string[]): string {
	const near = closestNames(name, known);
	return near.length > 0 ? `\u00a0; la plus proche\u00a0: ${quoted(near)}` : '';
}
