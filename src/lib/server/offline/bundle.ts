import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';

/** What the scripts of a page are, once they are one: a classic script exports nothing. */
export const BUNDLE_NAME = 'cap10';

/** Where SvelteKit writes scripts and styles; all its folders are as deep as one another. */
const BUILT = '_app/immutable';

/** The one script and the one style sheet that the pages of the copy name. */
export const BUNDLE = `${BUILT}/entry/copie.js`;
export const STYLES = `${BUILT}/assets/copie.css`;

/** In the scripts, where they are: `import.meta` is for modules. */
const HERE = 'cap10Here';

/** Takes out what a script would fetch before it imports another, and keeps the style sheets in it. */
function withoutFetches(styles: Set<string>): Plugin {
	return {
		name: 'cap10-without-fetches',
		transform(code, id) {
			const [, list] = /\bm\.f=(\[[^\]]*\])/.exec(code) ?? [];
			if (list === undefined) return null;
			const files = JSON.parse(list) as string[];
			return code.replace(/__vite__mapDeps\(\[([\d,]*)\]\)/g, (_, ranks: string) => {
				// A page holds the styles of its own route.
				const asked = id.includes('/entry/app.') ? [] : ranks.split(',');
				for (const rank of asked) {
					const file = files[Number(rank)] ?? '';
					if (file.endsWith('.css')) styles.add(file.replace('../', `${BUILT}/`));
				}
				return '[]';
			});
		},
	};
}

/**
 * Makes the modules of a built site one classic script, since browsers run no other from a file, and the
 * styles that they would have fetched one style sheet.
 * @throws {Error} when the folder has not the two scripts that start a page
 */
export async function writeBundle(site: string, out: string): Promise<void> {
	const entries = readdirSync(join(site, BUILT, 'entry'));
	const pathOf = (name: string): string => {
		const found = entries.find((file) => file.startsWith(`${name}.`) && file.endsWith('.js'));
		if (found === undefined) throw new Error(`${site}: no script ${name}`);
		return resolve(site, BUILT, 'entry', found);
	};
	const start = `export * as kit from ${JSON.stringify(pathOf('start'))};\nexport * as app from ${JSON.stringify(pathOf('app'))};`;
	const styles = new Set<string>();
	const entry = '\0start';
	const made = await build({
		configFile: false,
		publicDir: false,
		logLevel: 'error',
		define: { 'import.meta.url': HERE, 'import.meta.resolve': 'undefined' },
		plugins: [
			{
				name: 'cap10-start',
				resolveId: (id) => (id === entry ? id : null),
				load: (id) => (id === entry ? start : null),
			},
			withoutFetches(styles),
		],
		build: {
			write: false,
			minify: true,
			target: 'es2022',
			rolldownOptions: {
				input: entry,
				preserveEntrySignatures: 'strict',
				output: {
					format: 'iife',
					name: BUNDLE_NAME,
					codeSplitting: false,
					banner: `const ${HERE} = document.currentScript.src;`,
				},
				checks: { pluginTimings: false },
			},
		},
	});
	const [script] = [made].flat().flatMap((result) => ('output' in result ? result.output : []));
	if (script?.type !== 'chunk') throw new Error('the script of the copy was not written');
	writeFileSync(join(out, BUNDLE), script.code);
	const texts = [...styles].sort().map((path) => readFileSync(join(site, path), 'utf8'));
	writeFileSync(join(out, STYLES), texts.join('\n'));
}
