import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { expect } from 'vitest';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'snapshots');

/** Ids numbered by first use and numbers to two decimals: what moves for no reason a reader sees. */
function steady(html: string): string {
	const seen = new Map<string, string>();
	return html
		.replace(/\b(s\d+)-(?=[a-z])/g, (_, id: string) => {
			if (!seen.has(id)) seen.set(id, `id${seen.size + 1}`);
			return `${seen.get(id)}-`;
		})
		.replace(/-?\d+\.\d{3,}/g, (found) => String(Math.round(Number(found) * 100) / 100));
}

/**
 * Compares a chart with `snapshots/<name>.html`, a picture to review like any change. When they
 * differ, `<name>-changed.html` is written beside it; to accept it, rename it. A missing snapshot is
 * written, but fails where `CI` is set: a picture nobody has looked at proves nothing.
 */
export async function expectSnapshot(name: string, html: string): Promise<void> {
	const file = join(FOLDER, `${name}.html`);
	const changed = join(FOLDER, `${name}-changed.html`);
	const options = await resolveConfig(file);
	const found = await format(steady(html), { ...options, parser: 'html' });
	mkdirSync(FOLDER, { recursive: true });
	rmSync(changed, { force: true });
	if (!existsSync(file)) {
		expect(process.env['CI'], `the snapshot ${name}.html is missing`).toBeFalsy();
		writeFileSync(file, found);
	}
	const expected = readFileSync(file, 'utf8');
	if (found !== expected) writeFileSync(changed, found);
	expect(found, `see ${name}-changed.html`).toBe(expected);
}
