const NEWLINE = 10;
const RETURN = 13;

/** Makes the line ends of a file that comes in pieces all alike: CRLF and CR become LF. */
export class LineEnds {
	/** The last piece ended with a CR, which may be half a CRLF. */
	private half = false;

	/** The piece with LF alone; the same bytes, not a copy, where it holds no CR. */
	alike(piece: Uint8Array): Uint8Array {
		if (piece.length === 0) return piece;
		const from = this.half && piece[0] === NEWLINE ? 1 : 0;
		this.half = piece[piece.length - 1] === RETURN;
		const first = piece.indexOf(RETURN, from);
		if (first < 0) return from === 0 ? piece : piece.subarray(from);
		const clean = new Uint8Array(piece.length - from);
		let at = 0;
		for (let i = from; i < piece.length; i++) {
			const byte = piece[i] ?? 0;
			if (byte === RETURN) {
				clean[at++] = NEWLINE;
				if (piece[i + 1] === NEWLINE) i++;
			} else clean[at++] = byte;
		}
		return clean.subarray(0, at);
	}
}
