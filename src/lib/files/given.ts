/** A file that the reader chose or dropped; `path` keeps the folders it came in. */
export interface GivenFile {
	path: string;
	blob: Blob;
}

export { FileError } from '$lib/contract/errors';

/** The last part of a path. */
export function fileName(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** What systems leave beside the files of a folder or an archive, and nobody means to give. */
export function isSystemFile(path: string): boolean {
	return path
		.split('/')
		.some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'Thumbs.db');
}
