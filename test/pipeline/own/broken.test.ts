import { afterAll, beforeAll, expect, test } from 'vitest';
import { DataError } from '$lib/contract/errors';
import { schemaOf } from '$lib/contract/schema';
import type { Engine } from '$lib/engine/engine';
import { inspect } from '$lib/files/inspect';
import { ownSource } from '$lib/files/ownSource';
import { keptReferences } from '$lib/files/references';
import tables from '$lib/pipeline/check/tables.sql?raw';
import { readChecked } from '$lib/pipeline/tableCheck';
import { openNative } from '$lib/server/native';
import { loadFiles } from '../../support/dataset';
import { LONG } from '../../support/long';
import { brokenInputs, type BrokenInput } from './brokenInputs';
import { choicesOf, given } from './given';

// The page reads its files by this very code, in a worker: what stops here stops there, in the same
// words. Reference tables are read once; each input is then read as achats.csv would be.
let engine: Engine;
let inputs: BrokenInput[];

beforeAll(async () => {
	engine = await openNative();
	await loadFiles(engine, {});
	inputs = await brokenInputs();
});

afterAll(() => engine.close());

interface Outcome {
	/** What the reader is told when the file cannot be read at all. */
	messages: string[];
	/** Counts of a file that was read. */
	read: { records: number; kept: number; listed: number } | null;
}

const SETTINGS = {
	settings: { edition_bassins: '2020', niveau_par_defaut: 'etat' },
	repair: false,
};

async function outcomeOf({ path, content }: BrokenInput): Promise<Outcome> {
	const opened = await inspect(given({ [path]: content }));
	const messages = opened.inspection.problems.map((problem) => problem.message);
	if (messages.length > 0) return { messages, read: null };
	const [table] = opened.inspection.tables;
	if (!table) return { messages: ['aucune table'], read: null };
	const schema = schemaOf('achats');
	const choices = { ...choicesOf(opened), tables: { [table.id]: 'achats' } };
	const { source } = ownSource(opened, choices, keptReferences());
	await source.names();
	await engine.run(tables);
	try {
		const read = await readChecked(engine, schema, source, 'achats.csv', SETTINGS);
		const [row] = await engine.query<{ listed: number }>(
			`SELECT count(DISTINCT ligne) AS listed FROM constats_lus WHERE gravite = 'rejet' AND regle <> ''`,
		);
		return {
			messages,
			read: { records: read.enregistrements, kept: read.kept, listed: row?.listed ?? 0 },
		};
	} catch (error) {
		if (!(error instanceof DataError)) throw error;
		return { messages: error.issues.map(({ message }) => message), read: null };
	}
}

test('there are many of them', () => {
	expect(inputs.length).toBeGreaterThanOrEqual(LONG ? 200 : 120);
});

test('each ends in a clear message, or is read with every lost row told', async () => {
	const wrong: string[] = [];
	let stopped = 0;
	for (const input of inputs) {
		const say = (what: string) => wrong.push(`${input.name}: ${what}`);
		const { messages, read } = await outcomeOf(input).catch((error: unknown) => {
			say(`threw ${String(error).slice(0, 200)}`);
			return { messages: ['lancé'], read: null };
		});
		if (read) {
			const { records, kept, listed } = read;
			if (records !== kept + listed) say(`${records} records, ${kept} kept, ${listed} told`);
			if (input.records !== undefined && input.records !== records) {
				say(`${records} records read, ${input.records} counted by hand`);
			}
			continue;
		}
		stopped += 1;
		if (messages.length === 0) say('nothing was said');
		for (const message of messages) {
			if (!/[a-zà-ÿ]{3}/.test(message) || message.length < 10) say(`unclear: ${message}`);
			if (/undefined|\[object|NaN|\n\s+at /.test(message)) say(`raw: ${message}`);
			if (message.length > 900) say(`too long: ${message.slice(0, 80)}`);
		}
	}
	expect(wrong).toEqual([]);
	expect(stopped).toBeGreaterThan(LONG ? 80 : 40);
});

test('after all of them, a sound file is still read whole', async () => {
	const sound = {
		name: 'sound',
		path: 'achats.csv',
		content: new TextEncoder().encode(
			'id,exercice,acheteur_nom,montant_ht,base_montant\n1,2012,A,1,paye\n',
		),
	};
	expect((await outcomeOf(sound)).read).toEqual({ records: 1, kept: 1, listed: 0 });
});
