const CONSTANT = /-?(?:NaN|Infinity)\b/g;

/** What may be the start of such a constant, at the end of a piece. */
const UNFINISHED = /-?[A-Za-z]{0,8}$/;

/**
 * Makes `null` of the `NaN` and `Infinity` that some exports write outside strings, where JSON has
 * no such words. Text comes in pieces of any size.
 */
export class LenientJson {
	/** Constants replaced so far. */
	replaced = 0;
	private inString = false;
	private rest = '';

	/** The next piece of sound text; `final` when nothing follows. */
	push(piece: string, final = false): string {
		const text = this.rest + piece;
		let out = '';
		let at = 0;
		for (;;) {
			const quote = text.indexOf('"', at);
			if (this.inString) {
				if (quote < 0) break;
				out += text.slice(at, quote + 1);
				if (!isEscaped(text, quote)) this.inString = false;
			} else {
				if (quote < 0) break;
				out += this.outside(text.slice(at, quote)) + '"';
				this.inString = true;
			}
			at = quote + 1;
		}
		const tail = text.slice(at);
		if (final) return out + (this.inString ? tail : this.outside(tail));
		// A word, or the backslashes before a quote, may be cut between two pieces.
		const keep = this.inString
			? trailingBackslashes(tail)
			: (UNFINISHED.exec(tail)?.[0].length ?? 0);
		const sure = tail.slice(0, tail.length - keep);
		this.rest = tail.slice(tail.length - keep);
		return out + (this.inString ? sure : this.outside(sure));
	}

	private outside(text: string): string {
		if (!text.includes('N') && !text.includes('I')) return text;
		return text.replace(CONSTANT, () => {
			this.replaced++;
			return 'null';
		});
	}
}

function trailingBackslashes(text: string): number {
	let n = 0;
	while (n < text.length && text.charCodeAt(text.length - 1 - n) === 92) n++;
	return n;
}

function isEscaped(text: string, quote: number): boolean {
	return trailingBackslashes(text.slice(Math.max(0, quote - 64), quote)) % 2 === 1;
}
