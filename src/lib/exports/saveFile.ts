export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Long enough for any browser to have taken the file before its address is released. */
const RELEASE_AFTER_MS = 10_000;

/** Gives the reader a file made in the page. Browser only. */
export function saveFile(blob: Blob, name: string): void {
	const url = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), RELEASE_AFTER_MS);
}
