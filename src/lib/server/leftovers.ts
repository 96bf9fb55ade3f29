/** Folders that a process works in: named after it, so that the next one removes what a killed one left. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Several machines may work on one disk: each knows its own processes only. */
const MACHINE = hostname().replace(/[^A-Za-z0-9]/g, '') || 'machine';

/** What the names of the folders of this process start with. */
export function ownName(prefix: string): string {
	return `${prefix}${MACHINE}-${process.pid}-`;
}

function runs(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// It runs, and belongs to someone else.
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/** Paths of the folders of `parent` so named by processes of this machine that run no more. */
export function leftFolders(parent: string, prefix: string): string[] {
	const start = `${prefix}${MACHINE}-`;
	return readdirSync(parent)
		.filter((name) => {
			const pid = /^([0-9]+)-/.exec(name.startsWith(start) ? name.slice(start.length) : '')?.[1];
			return pid !== undefined && !runs(Number(pid));
		})
		.map((name) => join(parent, name));
}

/** Makes a folder to work in, once those that killed processes left beside it are gone. */
export function makeOwnFolder(parent: string, prefix: string): string {
	// What cannot be removed is someone else's.
	for (const path of leftFolders(parent, prefix)) {
		try {
			rmSync(path, { recursive: true, force: true });
		} catch {
			continue;
		}
	}
	return mkdtempSync(join(parent, ownName(prefix)));
}
