/**
 * A figure as one SVG document, for downloads. Charts mix SVG marks and HTML texts so that nothing
 * shrinks on a phone; this walks what the browser has laid out and writes it again with SVG only.
 * Browser only: it measures.
 */

/** What is read from the page's styles: an SVG file has none of them. */
const PAINT = [
	'fill',
	'fill-opacity',
	'fill-rule',
	'stroke',
	'stroke-width',
	'stroke-dasharray',
	'stroke-opacity',
	'stroke-linejoin',
	'vector-effect',
] as const;

/** What only a screen reader reads stays out of the picture. */
const UNSEEN = '.chart-hidden';
/** Set on the figure while it is measured: charts.css then hides controls and closes their gaps. */
const AS_IMAGE = 'as-image';

const MARGIN = 16;
const NOTE_HEIGHT = 18;
/** Width of a letter of a note, on the generous side, in pixels: notes are set in 12 px. */
const NOTE_LETTER = 6.8;

interface Origin {
	x: number;
	y: number;
}

const escape = (text: string): string =>
	text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);
const short = (value: number): string => String(Math.round(value * 100) / 100);
const isPainted = (colour: string): boolean => !/^(transparent|rgba\([^)]*, 0\))$/.test(colour);

function box(rect: DOMRect, origin: Origin): string {
	const [x, y] = [rect.x - origin.x, rect.y - origin.y];
	return `x="${short(x)}" y="${short(y)}" width="${short(rect.width)}" height="${short(rect.height)}"`;
}

/** A background of one colour, centred: the plate under a figure over a pattern, the dash of a key. */
function centred(cell: DOMRect, style: CSSStyleDeclaration): DOMRect {
	const [width = 0, height = 0] = style.backgroundSize.split(' ').map(parseFloat);
	return new DOMRect(
		cell.x + (cell.width - width) / 2,
		cell.y + (cell.height - height) / 2,
		width,
		height,
	);
}

/** Backgrounds and borders of one HTML element. */
function boxMarks(element: Element, style: CSSStyleDeclaration, origin: Origin): string {
	const rect = element.getBoundingClientRect();
	const at = box(rect, origin);
	let marks = '';
	if (isPainted(style.backgroundColor)) {
		marks += `<rect ${at} fill="${style.backgroundColor}"/>`;
	}
	const painted = style.backgroundImage;
	if (painted.includes('repeating-linear-gradient(')) {
		// Hatch: its second colour is the class under it, which the gradient alone carries.
		const under = style.getPropertyValue('--fill') || style.backgroundColor;
		marks += `<rect ${at} fill="${under}"/><rect ${at} fill="url(#image-hatch)"/>`;
	} else if (painted.includes('radial-gradient(')) {
		marks += `<rect ${at} fill="url(#image-dots)"/>`;
	}
	const plain = /^linear-gradient\((\w+\([^)]*\))/.exec(painted)?.[1];
	if (plain) marks += `<rect ${box(centred(rect, style), origin)} fill="${plain}"/>`;
	const [left, top] = [rect.left - origin.x, rect.top - origin.y];
	const [right, bottom] = [rect.right - origin.x, rect.bottom - origin.y];
	const sides = [
		['top', `M${short(left)} ${short(top)}H${short(right)}`],
		['right', `M${short(right)} ${short(top)}V${short(bottom)}`],
		['bottom', `M${short(left)} ${short(bottom)}H${short(right)}`],
		['left', `M${short(left)} ${short(top)}V${short(bottom)}`],
	] as const;
	for (const [side, d] of sides) {
		const width = parseFloat(style.getPropertyValue(`border-${side}-width`));
		const colour = style.getPropertyValue(`border-${side}-color`);
		if (width > 0 && isPainted(colour)) {
			const dashes = style.getPropertyValue(`border-${side}-style`) === 'dashed' ? '4 3' : 'none';
			marks += `<path d="${d}" stroke="${colour}" stroke-width="${width}" stroke-dasharray="${dashes}"/>`;
		}
	}
	return marks;
}

interface TextLine {
	text: string;
	rect: DOMRect;
}

/** The lines into which the browser broke a text, each with its place. */
function textLines(node: Text, upright: boolean): TextLine[] {
	const range = document.createRange();
	const lines: TextLine[] = [];
	// Words as the browser breaks them: never at a no-break space.
	for (const { 0: word, index } of node.data.matchAll(/[^ \t\n\r]+/g)) {
		range.setStart(node, index);
		range.setEnd(node, index + word.length);
		const rect = range.getBoundingClientRect();
		if (rect.width === 0) continue;
		const last = lines.at(-1);
		const same = last && Math.abs(upright ? last.rect.x - rect.x : last.rect.y - rect.y) < 2;
		if (!last || !same) {
			lines.push({ text: word, rect });
			continue;
		}
		last.text += ` ${word}`;
		const [x, y] = [Math.min(last.rect.x, rect.x), Math.min(last.rect.y, rect.y)];
		const right = Math.max(last.rect.right, rect.right);
		const bottom = Math.max(last.rect.bottom, rect.bottom);
		last.rect = new DOMRect(x, y, right - x, bottom - y);
	}
	return lines;
}

/** A text as laid out. `textLength` keeps its width where the reader lacks the font. */
function textMarks(node: Text, style: CSSStyleDeclaration, origin: Origin): string {
	const upright = style.writingMode.startsWith('vertical');
	const size = parseFloat(style.fontSize);
	const halo = parseFloat(style.getPropertyValue('-webkit-text-stroke-width'));
	const stroke =
		halo > 0
			? ` stroke="${style.getPropertyValue('-webkit-text-stroke-color')}" stroke-width="${halo}" paint-order="stroke"`
			: '';
	const font = `font-size="${short(size)}" font-weight="${style.fontWeight}" fill="${style.color}"${stroke}`;
	return textLines(node, upright)
		.map(({ text, rect }) => {
			const [width, height] = upright ? [rect.height, rect.width] : [rect.width, rect.height];
			// The baseline, about a third of the letter size under the middle of the line.
			const drop = height / 2 + size * 0.35;
			const place = upright
				? `transform="translate(${short(rect.x - origin.x + drop)} ${short(rect.bottom - origin.y)}) rotate(-90)"`
				: `x="${short(rect.x - origin.x)}" y="${short(rect.y - origin.y + drop)}"`;
			return `<text ${place} ${font} textLength="${short(width)}" lengthAdjust="spacingAndGlyphs">${escape(text)}</text>`;
		})
		.join('');
}

/** A drawing of the page, with its styles written on each mark and its place in the figure. */
function drawing(source: SVGSVGElement, origin: Origin): string {
	const copy = source.cloneNode(true) as SVGSVGElement;
	const originals = [source, ...source.querySelectorAll<SVGElement>('*')];
	const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
	originals.forEach((original, index) => {
		const target = copies[index];
		if (!target) return;
		const style = getComputedStyle(original);
		for (const name of PAINT) target.setAttribute(name, style.getPropertyValue(name));
		// Some lengths come from style sheets.
		if (original instanceof SVGRectElement && !original.closest('pattern')) {
			const { x, y, width, height } = original.getBBox();
			const lengths = Object.entries({ x, y, width, height });
			for (const [name, length] of lengths) target.setAttribute(name, short(length));
		}
		const removed = new Set(['href', 'role', 'tabindex', 'class', 'style']);
		for (const { name } of [...target.attributes]) {
			// A link leads nowhere from a picture; what is drawn twice refers to its first drawing.
			if (name === 'href' && original instanceof SVGUseElement) continue;
			if (removed.has(name) || name.startsWith('aria-') || name.startsWith('data-')) {
				target.removeAttribute(name);
			}
		}
	});
	const rect = source.getBoundingClientRect();
	copy.setAttribute('x', short(rect.x - origin.x));
	copy.setAttribute('y', short(rect.y - origin.y));
	copy.setAttribute('width', short(rect.width));
	copy.setAttribute('height', short(rect.height));
	copy.setAttribute('overflow', 'visible');
	return new XMLSerializer().serializeToString(copy);
}

function marksOf(element: Element, origin: Origin): string {
	if (element.matches(UNSEEN)) return '';
	const style = getComputedStyle(element);
	if (style.display === 'none' || style.visibility === 'hidden') return '';
	if (element instanceof SVGSVGElement) return drawing(element, origin);
	let marks = boxMarks(element, style, origin);
	for (const child of element.childNodes) {
		if (child instanceof Text) marks += textMarks(child, style, origin);
		else if (child instanceof Element) marks += marksOf(child, origin);
	}
	return marks;
}

/**
 * The figure as it stands on screen, with its title, reading and source, and `notes` under it: filters,
 * licence, address. Colours are those of the reader's theme, or of paper within `.on-paper`.
 */
export function figureSvg(figure: HTMLElement, notes: readonly string[] = []): string {
	figure.classList.add(AS_IMAGE);
	try {
		return drawn(figure, notes);
	} finally {
		figure.classList.remove(AS_IMAGE);
	}
}

/** A note in lines of at most `letters`; an address, which has no space, is cut where it must. */
function wrapped(note: string, letters: number): string[] {
	const lines: string[] = [];
	let rest = note;
	while (rest.length > letters) {
		const space = rest.lastIndexOf(' ', letters);
		const end = space > 0 ? space : letters;
		lines.push(rest.slice(0, end));
		rest = rest.slice(end).trimStart();
	}
	return [...lines, rest];
}

function drawn(figure: HTMLElement, given: readonly string[]): string {
	const rect = figure.getBoundingClientRect();
	const letters = Math.max(20, Math.floor(rect.width / NOTE_LETTER));
	const notes = given.flatMap((note) => wrapped(note, letters));
	const style = getComputedStyle(figure.closest('.on-paper') ?? document.body);
	const ink = style.color;
	const width = Math.ceil(rect.width + 2 * MARGIN);
	const height = Math.ceil(rect.height + 2 * MARGIN + notes.length * NOTE_HEIGHT);
	const origin = { x: rect.x - MARGIN, y: rect.y - MARGIN };
	const lines = notes.map((note, index) => {
		const y = MARGIN + rect.height + (index + 1) * NOTE_HEIGHT;
		return `<text x="${MARGIN}" y="${short(y)}" font-size="12" fill="${ink}">${escape(note)}</text>`;
	});
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escape(style.fontFamily)}">`,
		`<defs><pattern id="image-hatch" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M-1 1L1-1M0 6L6 0M5 7L7 5" stroke="${ink}"/></pattern>`,
		`<pattern id="image-dots" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1" fill="${ink}"/></pattern></defs>`,
		`<rect width="${width}" height="${height}" fill="${style.backgroundColor}"/>`,
		marksOf(figure, origin),
		...lines,
		'</svg>',
	].join('');
}
