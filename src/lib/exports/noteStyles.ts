/** The styles of a note in a word processor: each has the name that Word gives it, so that a user changes all at once. */
import {
	AlignmentType,
	BorderStyle,
	LineRuleType,
	type IParagraphStyleOptions,
	type IPropertiesOptions,
} from 'docx';

/** Ids of the styles that are not Word's own. */
export const STYLES = {
	table: 'TableauCap10',
	cell: 'CelluleTableau',
	head: 'EnteteTableau',
	remark: 'Remarque',
	space: 'Observations',
	mention: 'Mention',
} as const;

const INK = '18222C';
const ACCENT = '0F4C81';
const SOFT = '505B66';
const RULE = '83888F';

/** Sizes are half points. */
const BODY_SIZE = 20;
const SMALL_SIZE = 16;
const CELL_SIZE = 15;

/** Lines above, under the head and below: in the style, so that a user changes those of every table. */
const TABLE_STYLE = `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="table" w:customStyle="1" w:styleId="${STYLES.table}"><w:name w:val="Tableau Cap 10"/><w:uiPriority w:val="99"/><w:qFormat/><w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="${INK}"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="${INK}"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="D9D6CE"/></w:tblBorders><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="${INK}"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style></w:styles>`;

const border = { style: BorderStyle.SINGLE, size: 4, space: 4, color: RULE };

const paragraphStyles: IParagraphStyleOptions[] = [
	{
		id: STYLES.cell,
		name: 'Cellule de tableau',
		basedOn: 'Normal',
		quickFormat: true,
		run: { size: CELL_SIZE },
		paragraph: { spacing: { before: 10, after: 10, line: 220, lineRule: LineRuleType.AUTO } },
	},
	{
		id: STYLES.head,
		name: 'En-tête de tableau',
		basedOn: STYLES.cell,
		quickFormat: true,
		run: { bold: true },
		paragraph: { keepNext: true },
	},
	{
		id: STYLES.remark,
		name: 'Remarque',
		basedOn: 'Normal',
		quickFormat: true,
		run: { size: SMALL_SIZE, color: SOFT },
		paragraph: { spacing: { before: 20, after: 40 } },
	},
	{
		id: STYLES.space,
		name: 'Observations',
		basedOn: 'Normal',
		quickFormat: true,
		paragraph: {
			border: { top: border, bottom: border, left: border, right: border },
			spacing: { before: 0, after: 0, line: 320, lineRule: LineRuleType.AUTO },
			indent: { left: 100, right: 100 },
		},
	},
	{
		id: STYLES.mention,
		name: 'Mention',
		basedOn: 'Normal',
		quickFormat: true,
		run: { size: SMALL_SIZE, bold: true },
		paragraph: { alignment: AlignmentType.CENTER },
	},
];

/** Read aloud and spelt as French. */
const LANGUAGE = { value: 'fr-FR' };

export const NOTE_STYLES: Pick<IPropertiesOptions, 'styles' | 'externalStyles'> = {
	externalStyles: TABLE_STYLE,
	styles: {
		default: {
			document: {
				run: { font: 'Arial', size: BODY_SIZE, color: INK, language: LANGUAGE },
				paragraph: { spacing: { after: 80, line: 259, lineRule: LineRuleType.AUTO } },
			},
			title: {
				run: { size: 36, bold: true, color: INK },
				paragraph: { spacing: { after: 80 }, keepNext: true },
			},
			heading1: {
				run: { size: 26, bold: true, color: ACCENT },
				paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
			},
			heading2: {
				run: { size: 22, bold: true, color: INK },
				paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
			},
			caption: {
				run: { size: SMALL_SIZE, bold: true, color: INK },
				paragraph: { spacing: { before: 120, after: 40 }, keepNext: true },
			},
			listParagraph: { paragraph: { spacing: { after: 40 } } },
		},
		paragraphStyles,
	},
};
