interface PrintMargins {
	/** The page's title, repeated at the head of every sheet. */
	title: string;
	/** Where the page is read, filters included. */
	address: string;
	/** The day of printing, in words. */
	day: string;
	/** Marks every sheet as made of fictitious data. */
	fictitious: boolean;
}

/** A string of a style sheet. */
const quoted = (text: string) =>
	`"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replace(/\s+/g, ' ')}"`;

/** The head and foot of every printed sheet, as a style sheet. */
export function marginRules({ title, address, day, fictitious }: PrintMargins): string {
	const mark = fictitious ? ' — données fictives' : '';
	return `@page {
		@top-left { content: ${quoted(title + mark)}; color: #505b66; font: 8pt sans-serif; }
		@bottom-left { content: ${quoted(`${address} — imprimé le ${day}`)}; color: #505b66; font: 8pt sans-serif; }
	}`;
}

let sheet: CSSStyleSheet | undefined;

/**
 * Writes the head and foot of every printed sheet. They hold the address, which follows the filters: to
 * be called when printing begins. Browser only.
 */
export function writePrintMargins(margins: PrintMargins): void {
	if (!sheet) {
		sheet = new CSSStyleSheet();
		document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
	}
	sheet.replaceSync(marginRules(margins));
}
