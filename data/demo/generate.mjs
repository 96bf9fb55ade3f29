/**
 * Writes the demonstration data set: `node data/demo/generate.mjs [folder]`, by default beside this
 * file. Seeded: the same bytes at each run.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDemo } from './gen/build.mjs';

const folder = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(buildDemo())) writeFileSync(join(folder, name), text);
