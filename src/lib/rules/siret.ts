/** SIREN of La Poste, whose offices have their own check (Insee). */
const LA_POSTE = '356000000';

const FILLER = '0'.repeat(14);

/**
 * Whether a text is a SIRET: 14 digits whose Luhn sum is a multiple of 10, or an office of La Poste
 * whose plain sum is a multiple of 5. All zeros is a filler. Same answers as the macro
 * `siret_valide` of the check stage.
 */
export function isSiret(text: string): boolean {
	if (!/^\d{14}$/.test(text) || text === FILLER) return false;
	const digits = [...text].map(Number);
	const luhn = digits
		.map((digit, rank) => (rank % 2 === 0 ? digit * 2 : digit))
		.reduce((sum, value) => sum + (value > 9 ? value - 9 : value), 0);
	if (luhn % 10 === 0) return true;
	return text.startsWith(LA_POSTE) && digits.reduce((sum, digit) => sum + digit, 0) % 5 === 0;
}
