/** Without case nor accents, as words are looked for. */
export function fold(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/giu, 'oe').toLowerCase();
}

/** Words for a file name or an address: `Écart à 10 %` is `ecart-a-10`. */
export function slug(words: string): string {
	return fold(words)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
}
