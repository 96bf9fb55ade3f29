import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordScanner, ScanError, type ScannerOptions } from '$lib/contract/scanner';

interface Found {
	header: string[];
	separator: string;
	records: [rank: number, ...fields: string[]][];
	aside: [rank: number, line: string, reason: string, found: number][];
	rank: number;
}

/** The fields of a record in strict CSV. */
function strictFields(text: string, separator: string): string[] {
	const field = new RegExp(`(?:^|${separator})(?:"((?:[^"]|"")*)"|([^${separator}"]*))`, 'gy');
	return [...text.matchAll(field)].map(([, quoted, plain]) =>
		quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
	);
}

/** Scans `text` cut into pieces of `size` bytes. */
function scan(text: string, size?: number, options: ScannerOptions = {}): Found {
	const found: Found = { header: [], separator: '', records: [], aside: [], rank: 0 };
	const scanner = new RecordScanner(
		{
			header: (fields, separator) => {
				found.header = [...fields];
				found.separator = separator;
			},
			record: (rank, bytes, start, end) =>
				found.records.push([
					rank,
					...strictFields(new TextDecoder().decode(bytes.subarray(start, end)), found.separator),
				]),
			fields: (rank, fields) => found.records.push([rank, ...fields]),
			setAside: (...row) => found.aside.push(row),
		},
		options,
	);
	const bytes = new TextEncoder().encode(text);
	const step = Math.max(1, size ?? bytes.length);
	for (let at = 0; at < bytes.length; at += step) scanner.feed(bytes.slice(at, at + step));
	scanner.end();
	found.rank = scanner.rank;
	return found;
}

describe('records', () => {
	it('reads plain lines with their rank, and no record in an empty line', () => {
		const found = scan('\na,b\n1,2\n\n3,4\n');
		expect(found.header).toEqual(['a', 'b']);
		expect(found.records).toEqual([
			[2, '1', '2'],
			[3, '3', '4'],
		]);
		expect(found.rank).toBe(3);
	});

	it('reads the last record without its line end, and an empty last field', () => {
		expect(scan('a,b\n1,2').records).toEqual([[2, '1', '2']]);
		expect(scan('a,b\n1,').records).toEqual([[2, '1', '']]);
		expect(scan('a,b\n"1",').records).toEqual([[2, '1', '']]);
		expect(scan('a,b\n1,""').records).toEqual([[2, '1', '']]);
	});

	it('takes CRLF and CR as line ends, and drops a byte order mark', () => {
		const expected = [
			[2, '1', '2'],
			[3, '3', '4'],
		];
		expect(scan('\uFEFFa,b\r\n1,2\r\n3,4\r\n').records).toEqual(expected);
		expect(scan('a,b\r1,2\r3,4').records).toEqual(expected);
		expect(scan('\uFEFFa,b\r\n1,2').header).toEqual(['a', 'b']);
	});

	it('reads quoted separators, doubled quotes and line breaks', () => {
		const found = scan('a;b\n"x;y";"dit ""oui"""\n"sur\ndeux lignes";2\n3;4\n');
		expect(found.records).toEqual([
			[2, 'x;y', 'dit "oui"'],
			[3, 'sur\ndeux lignes', '2'],
			[4, '3', '4'],
		]);
		expect(found.aside).toEqual([]);
	});

	it('takes a quote inside an unquoted field as text', () => {
		expect(scan('a,b\nécran 24",2\n5" ou 6",3\n').records).toEqual([
			[2, 'écran 24"', '2'],
			[3, '5" ou 6"', '3'],
		]);
	});

	it('reads a quoted header, line break included', () => {
		expect(scan('"a","b\nsuite"\n1,2\n').header).toEqual(['a', 'b\nsuite']);
	});
});

describe('lines set aside', () => {
	it('sets a line of the wrong width aside, alone', () => {
		const found = scan('a,b\n1\n1,2,3\n"1","2","3"\n1,2\n');
		expect(found.aside).toEqual([
			[2, '1', 'ragged', 1],
			[3, '1,2,3', 'ragged', 3],
			[4, '"1","2","3"', 'ragged', 3],
		]);
		expect(found.records).toEqual([[5, '1', '2']]);
	});

	it('loses one line only to a quote that is never closed', () => {
		const found = scan('a,b\n"jamais fermé,1\n3,4\n5,6\n');
		expect(found.aside).toEqual([[2, '"jamais fermé,1', 'quote', 0]]);
		expect(found.records).toEqual([
			[3, '3', '4'],
			[4, '5', '6'],
		]);
	});

	it('loses one line only to a quote closed in the wrong place', () => {
		const found = scan('a,b\n"dit "oui"",1\n3,4\n');
		expect(found.aside).toEqual([[2, '"dit "oui"",1', 'quote', 0]]);
		expect(found.records).toEqual([[3, '3', '4']]);
	});

	it('goes back to the second line when a record of several lines has the wrong width', () => {
		// The quote opened on the first line closes on the third: one field short.
		const found = scan('a,b\n"ouvert,1\n3,4\nfermé",5,6\n7,8\n');
		expect(found.aside).toEqual([
			[2, '"ouvert,1', 'quote', 0],
			[4, 'fermé",5,6', 'ragged', 3],
		]);
		expect(found.records).toEqual([
			[3, '3', '4'],
			[5, '7', '8'],
		]);
	});

	it('gives up on a quote that runs too long', () => {
		const found = scan('a,b\n"xxxxxxxxxxxx\nyyyy",1\n3,4\n', 100, { maxQuotedRecord: 10 });
		expect(found.aside).toEqual([[2, '"xxxxxxxxxxxx', 'quote', 0]]);
		expect(found.records).toEqual([
			[3, 'yyyy"', '1'],
			[4, '3', '4'],
		]);
	});
});

describe('unreadable files', () => {
	it('refuses an empty file, an unclosed header and an endless line', () => {
		expect(() => scan('')).toThrow(ScanError);
		expect(() => scan('\n\n')).toThrow('vide');
		expect(() => scan('"a,b\n1,2\n')).toThrow('en-tête');
		expect(() => scan('a,b\n' + 'x'.repeat(1_100_000), 65_536)).toThrow('CSV');
	});
});

/** The same rules, written anew on the whole text and one character at a time. */
function countByHand(text: string, width: number): { kept: number; aside: number } {
	const lines = text.split(/\r\n|\r|\n/);
	let kept = 0;
	let aside = 0;
	/** Fields and lines of the record at line `i`, or null for a misplaced quote. */
	const record = (i: number): { fits: boolean; lines: number } | null => {
		const rest = lines.slice(i).join('\n');
		const sound =
			/^(?:"(?:[^"]|"")*"|[^",\n][^,\n]*|)(?:,(?:"(?:[^"]|"")*"|[^",\n][^,\n]*|))*(?=\n|$)/;
		const match = sound.exec(rest);
		if (!match) return null;
		const empty = match[0].replace(/(^|,)""(?=,|\n|$)/g, '$1');
		const bare = empty.replace(/(^|,)"(?:[^"]|"")*"(?=,|\n|$)/g, '$1q');
		const fields = bare.split(',');
		// Fields beyond the last column are nothing as long as they are empty.
		const fits = fields.length >= width && fields.slice(width).every((field) => field === '');
		return { fits, lines: match[0].split('\n').length };
	};
	for (let i = 0; i < lines.length;) {
		if (lines[i] === '') {
			i++;
			continue;
		}
		const found = record(i);
		if (found?.fits) {
			kept++;
			i += found.lines;
		} else {
			aside++;
			i++;
		}
	}
	return { kept, aside };
}

describe('any text', () => {
	const messy = fc
		.array(
			fc.constantFrom('a', 'é', ',', ',', '"', '"', '""', '\n', '\n', '\r\n', '\r', ' ', '1'),
			{
				maxLength: 60,
			},
		)
		.map((parts) => parts.join(''));

	it('keeps or sets aside every record, as an independent count finds them', () => {
		fc.assert(
			fc.property(messy, (body) => {
				const found = scan('a,b\n' + body);
				expect(found.records.length + found.aside.length).toBe(found.rank - 1);
				const byHand = countByHand(body, 2);
				expect({ kept: found.records.length, aside: found.aside.length }).toEqual(byHand);
			}),
			{ numRuns: 3000 },
		);
	});

	it('does not depend on how the text is cut', () => {
		fc.assert(
			fc.property(messy, fc.integer({ min: 1, max: 9 }), (body, size) => {
				const whole = scan('a,b\n' + body, undefined, { maxQuotedRecord: 12 });
				expect(scan('a,b\n' + body, size, { maxQuotedRecord: 12 })).toEqual(whole);
			}),
			{ numRuns: 3000 },
		);
	});

	it('reads back what is written with quotes', () => {
		const field = fc.string({ maxLength: 8 }).map((text) => text.replace(/\r/g, ''));
		const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
		fc.assert(
			fc.property(fc.array(fc.tuple(field, field), { maxLength: 8 }), (rows) => {
				const text = ['a,b', ...rows.map((row) => row.map(quote).join(','))].join('\n');
				expect(scan(text).records.map(([, ...fields]) => fields)).toEqual(rows);
			}),
		);
	});
});
