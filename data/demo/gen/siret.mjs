/** Remainder of the Luhn sum of a string of digits. @param {string} digits */
function luhnRemainder(digits) {
	let sum = 0;
	for (let i = 0; i < digits.length; i++) {
		let digit = Number(digits[digits.length - 1 - i]);
		if (i % 2 === 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
		sum += digit;
	}
	return sum % 10;
}

/** The digits followed by their check digit. @param {string} digits */
function withCheckDigit(digits) {
	return digits + ((10 - luhnRemainder(digits + '0')) % 10);
}

/**
 * A fictitious SIREN: real ones never start with 000. `family` keeps buyers, suppliers, structures
 * and hosts in ranges of their own.
 * @param {1 | 2 | 3 | 4} family @param {number} rank
 */
export function fictitiousSiren(family, rank) {
	return withCheckDigit(`000${family}${String(rank).padStart(4, '0')}`);
}

/** @param {string} siren @param {number} [establishment] */
export function siretOf(siren, establishment = 1) {
	return withCheckDigit(siren + String(establishment).padStart(4, '0'));
}

/** A SIRET whose check digit is wrong. @param {string} siret */
export function brokenSiret(siret) {
	return siret.slice(0, 13) + ((Number(siret[13]) + 1) % 10);
}
