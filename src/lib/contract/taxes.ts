/** What the name of a column of amounts says of taxes. */

const plain = (name: string) =>
	name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, ' ')
		.replace(/\bt t c\b/g, 'ttc')
		.replace(/\bh t\b/g, 'ht');

/** `TTC`, `HT`, or null when the name says neither: « Montant payé » may be either. */
export function taxOf(name: string): 'TTC' | 'HT' | null {
	const words = plain(name);
	if (/\bttc\b|toutes taxes|taxes? comprises?|tva (comprise|incluse)/.test(words)) return 'TTC';
	return /\bht\b|hors taxes?|hors tva/.test(words) ? 'HT' : null;
}
