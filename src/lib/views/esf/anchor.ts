/** An application's place on the page, from its identifier: letters, digits and hyphens only. */
export function anchorOf(id: string): string {
	const plain = id.replace(/[^A-Za-z0-9-]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}_`);
	return `demande-${plain}`;
}
