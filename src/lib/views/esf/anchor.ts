/** Longer ones are cut: a folder's name has at most 255 characters. */
const LONGEST = 100;

/** The place of an application on the page that lists them, as earlier links name it. */
export function anchorOf(id: string): string {
	const plain = id.replace(/[^A-Za-z0-9-]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}_`);
	return `demande-${plain}`;
}

/**
 * The name of an application's page in addresses: letters, digits, hyphens and `_` only, another one for
 * each identifier. Disks and hosts may take two names that differ by the case of letters for one: an
 * identifier with small letters is told apart by its digest.
 */
export function pageNameOf(id: string): string {
	const name = anchorOf(id);
	const plain = name.length <= LONGEST && !/[a-z]/.test(id);
	return plain ? name : `${name.slice(0, LONGEST)}_${digest(id)}`;
}

/** FNV-1a, 32 bits. */
function digest(text: string): string {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at += 1)
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
	return hash.toString(16).padStart(8, '0');
}
