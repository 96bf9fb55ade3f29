/**
 * A note as a Word document: headings, lists, captions and tables in styles that a user can change, charts
 * as pictures with their alternative text. Loads a library: to be imported when a reader asks.
 */
import {
	AlignmentType,
	Document,
	Footer,
	Header,
	HeadingLevel,
	ImageRun,
	LevelFormat,
	Packer,
	PageNumber,
	Paragraph,
	Table,
	TableCell,
	TableRow,
	TextRun,
	WidthType,
	type IParagraphOptions,
} from 'docx';
import type { Absence } from '$lib/ui/absence';
import type { NoteBlock, NoteDocument, NotePicture, NoteTable } from '$lib/ui/noteDocument';
import { exportHead, FICTITIOUS_MARK, type ExportContext } from './csv';
import { NOTE_STYLES, STYLES } from './noteStyles';

/** A picture as PNG, with its size on screen in pixels. */
export interface Picture {
	png: Uint8Array;
	width: number;
	height: number;
}

const BULLETS = 'puces';

/** An A4 page and its margins, in twentieths of a point. */
const PAGE = { width: 11906, height: 16838 };
const MARGIN = 1021;
/** Between the margins, in pixels at 96 to the inch: twenty-two of those twentieths make one and a half. */
const PICTURE_WIDTH = Math.floor((PAGE.width - 2 * MARGIN) / 15);

/** What is read on a screen is held nearer on paper. */
const ON_PAPER = 0.7;

/** Lines left to write on. */
const EMPTY_LINES = 6;

/** Words that hold their place: a figure and its unit never part. */
const runs = (text: string, about?: string): TextRun[] => [
	...(about === undefined ? [] : [new TextRun({ text: `${about}\u00a0: `, bold: true })]),
	new TextRun(text),
];

const paragraph = (text: string, options: IParagraphOptions = {}, about?: string): Paragraph =>
	new Paragraph({ ...options, children: runs(text, about) });

function table({ caption, columns, rows }: NoteTable): (Paragraph | Table)[] {
	const line = (cells: readonly string[], head: boolean) =>
		new TableRow({
			tableHeader: head,
			cantSplit: true,
			children: cells.map(
				(text, i) =>
					new TableCell({
						children: [
							paragraph(text, {
								style: head ? STYLES.head : STYLES.cell,
								...(columns[i]?.align === 'end' ? { alignment: AlignmentType.END } : {}),
							}),
						],
					}),
			),
		});
	return [
		paragraph(caption, { style: 'Caption' }),
		new Table({
			style: STYLES.table,
			width: { size: 100, type: WidthType.PERCENTAGE },
			columnWidths: widths(columns, rows),
			tableLook: { firstRow: true },
			rows: [
				line(
					// A unit is not cut from its sign.
					columns.map(({ label }) => label.replaceAll('€ ', '€\u00a0')),
					true,
				),
				...rows.map((row) => line(row, false)),
			],
		}),
	];
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);

/** Letters that a line of a table holds from margin to margin. */
const LINE_LETTERS = 118;

/** Letters beyond which a cell is better on several lines. */
const LONG = 44;

/**
 * Widths of columns, in twentieths of a point: each holds its longest word, and what is left goes to those
 * whose texts are longer.
 */
function widths(columns: NoteTable['columns'], rows: NoteTable['rows']): number[] {
	const longest = (text: string) => Math.max(...text.split(' ').map(({ length }) => length));
	const texts = columns.map((_, i) => rows.map((row) => row[i] ?? ''));
	const least = texts.map(
		(cells, i) => Math.max(longest(columns[i]?.label ?? ''), ...cells.map(longest)) + 2,
	);
	const more = texts.map((cells, i) => {
		// A head stands on two lines where its cells are short.
		const head = (columns[i]?.label.length ?? 0) / 2;
		const whole = Math.min(LONG, Math.max(head, ...cells.map(({ length }) => length)) + 2);
		return Math.max(0, whole - (least[i] ?? 0));
	});
	const left = LINE_LETTERS - total(least);
	// What no text asks for goes to all alike.
	const even = Math.max(0, left - total(more)) / columns.length;
	const part = Math.min(1, Math.max(0, left) / Math.max(1, total(more)));
	const asked = least.map((letters, i) => letters + (more[i] ?? 0) * part + even);
	return asked.map((letters) => Math.floor((letters / total(asked)) * (PAGE.width - 2 * MARGIN)));
}

function picture(
	{ key, caption, alt }: NotePicture,
	pictures: ReadonlyMap<string, Picture>,
): Paragraph[] {
	const found = pictures.get(key);
	if (!found) throw new Error(`No picture: ${key}`);
	const width = Math.min(PICTURE_WIDTH, Math.round(found.width * ON_PAPER));
	return [
		paragraph(caption, { style: 'Caption' }),
		new Paragraph({
			children: [
				new ImageRun({
					type: 'png',
					data: found.png,
					transformation: { width, height: Math.round((found.height * width) / found.width) },
					altText: { name: key, title: caption, description: alt },
				}),
			],
		}),
	];
}

function written(block: NoteBlock, pictures: ReadonlyMap<string, Picture>): (Paragraph | Table)[] {
	switch (block.kind) {
		case 'heading':
			return [
				paragraph(block.text, {
					heading: block.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
				}),
			];
		case 'text':
			return [paragraph(block.text, {}, block.about)];
		case 'item':
			return [
				paragraph(
					block.text,
					{ style: 'ListParagraph', numbering: { reference: BULLETS, level: 0 } },
					block.about,
				),
			];
		case 'remark':
			return [paragraph(block.text, { style: STYLES.remark })];
		case 'space':
			return [
				paragraph(block.prompt, { style: STYLES.space, keepNext: true }),
				...Array.from(
					{ length: EMPTY_LINES },
					(_, i) => new Paragraph({ style: STYLES.space, keepNext: i < EMPTY_LINES - 1 }),
				),
			];
		case 'picture':
			return picture(block, pictures);
		case 'table':
			return table(block);
	}
}

/**
 * @param context where the figures come from, and at which question: its title names the file
 * @param pictures the charts of the note, by key
 * @throws {Error} when a picture that the note names is not given
 */
export async function noteDocx(
	{ title, blocks }: NoteDocument,
	context: ExportContext,
	pictures: ReadonlyMap<string, Picture>,
): Promise<Blob> {
	const absences = new Set<Absence>(
		blocks.flatMap((block) => (block.kind === 'table' ? block.absences : [])),
	);
	const mention = context.fictitious ? [paragraph(FICTITIOUS_MARK, { style: STYLES.mention })] : [];
	const made = new Document({
		title,
		subject: context.filters.join(' '),
		creator: 'Cap 10',
		description: context.source,
		...NOTE_STYLES,
		numbering: {
			config: [
				{
					reference: BULLETS,
					levels: [
						{
							level: 0,
							format: LevelFormat.BULLET,
							text: '•',
							style: { paragraph: { indent: { left: 284, hanging: 284 } } },
						},
					],
				},
			],
		},
		sections: [
			{
				properties: {
					page: {
						size: PAGE,
						margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
					},
				},
				headers: { default: new Header({ children: mention }) },
				footers: {
					default: new Footer({
						children: [
							new Paragraph({
								style: STYLES.remark,
								children: [
									new TextRun(
										`Source\u00a0: ${context.source}. Données au ${context.date}. Page\u00a0`,
									),
									new TextRun({ children: [PageNumber.CURRENT] }),
									new TextRun(' sur\u00a0'),
									new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
								],
							}),
						],
					}),
				},
				children: [
					paragraph(title, { heading: HeadingLevel.TITLE }),
					...context.filters.map((text) => paragraph(text, { style: STYLES.remark })),
					...blocks.flatMap((block) => written(block, pictures)),
					paragraph('D’où viennent ces chiffres', { heading: HeadingLevel.HEADING_1 }),
					// The title stands above already.
					...exportHead(context, absences)
						.slice(1)
						.map(([word, text]) => paragraph(text, { style: STYLES.remark }, word)),
				],
			},
		],
	});
	return Packer.toBlob(made);
}
