import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RecordScanner, type ScanHandler, type Separator } from '$lib/contract/scanner';
import type { Engine } from '$lib/engine/engine';
import { PieceBuffer } from '$lib/pipeline/pieces';

const decoder = new TextDecoder();

/** What an engine is given, as text. */
async function givenBy(buffer: PieceBuffer, engine: { last: string }, separator: Separator) {
	await buffer.piece(separator, [['ligne', 'BIGINT']]);
	return engine.last;
}

function bufferAndEngine() {
	const engine = {
		kind: 'native' as const,
		last: '',
		putFile: async (name: string, bytes: Uint8Array) => {
			engine.last = decoder.decode(bytes);
			return name;
		},
	};
	return { engine, buffer: new PieceBuffer(engine as unknown as Engine, 'essai') };
}

function scan(text: string, cuts: readonly number[], handler: Partial<ScanHandler>) {
	const aside: number[] = [];
	const scanner = new RecordScanner({
		header: () => undefined,
		record: () => undefined,
		fields: () => undefined,
		setAside: (rank) => aside.push(rank),
		...handler,
	});
	const bytes = new TextEncoder().encode(text);
	const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length];
	places.sort((a, b) => a - b);
	for (const [i, place] of places.slice(1).entries()) scanner.feed(bytes.slice(places[i], place));
	scanner.end();
	return { rank: scanner.rank, ends: scanner.ends, aside };
}

const cell = fc.constantFrom(
	'',
	'1',
	'a b',
	' c',
	'd ',
	'é',
	'à',
	'x\u00a0',
	'"q"',
	'"q;,r"',
	'u"v',
);

test('lines taken at once are the records that are found one by one', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom<Separator>(',', ';'),
			fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 30 }),
			fc.array(fc.nat(), { maxLength: 6 }),
			async (separator, rows, cuts) => {
				const text =
					['x', 'y', 'z'].join(separator) +
					'\n' +
					rows.map((row) => row.join(separator)).join('\n');
				let expected = '';
				const one = scan(text, [], {
					record: (rank, bytes, start, end) => {
						expected += `${rank}${separator}${decoder.decode(bytes.subarray(start, end))}\n`;
					},
					fields: (rank, fields) => {
						const cells = fields.map((field) =>
							/["\n]/.test(field) || field.includes(separator)
								? `"${field.replaceAll('"', '""')}"`
								: field,
						);
						expected += `${rank}${separator}${cells.join(separator)}\n`;
					},
				});
				const { engine, buffer } = bufferAndEngine();
				const code = separator.charCodeAt(0);
				const many = scan(text, cuts, {
					plain: () => buffer,
					record: (rank, bytes, start, end) => buffer.add(rank, code, bytes, start, end),
					fields: (rank, fields) => buffer.addFields(rank, separator, fields),
				});
				expect(await givenBy(buffer, engine, separator)).toBe(expected);
				expect({ rank: many.rank, aside: many.aside }).toEqual({
					rank: one.rank,
					aside: one.aside,
				});
				// A space at an end of a value must never be missed; suspecting one where there is none is slow only.
				expect((many.ends | buffer.ends) & one.ends).toBe(one.ends);
			},
		),
		{ numRuns: 500 },
	);
});

test('ranks go on past powers of ten, and past what the buffer first held', async () => {
	const { engine, buffer } = bufferAndEngine();
	const count = 100_100;
	const text = 'x,y\n' + 'a,b\n'.repeat(count);
	scan(text, [7, 70_000], { plain: () => buffer });
	const lines = (await givenBy(buffer, engine, ',')).trimEnd().split('\n');
	expect(lines).toHaveLength(count);
	expect(lines.slice(0, 2)).toEqual(['2,a,b', '3,a,b']);
	expect([lines[7], lines[8], lines[97], lines[98]]).toEqual([
		'9,a,b',
		'10,a,b',
		'99,a,b',
		'100,a,b',
	]);
	expect(lines.at(-1)).toBe(`${count + 1},a,b`);
});
