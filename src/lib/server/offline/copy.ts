import { cpSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import { replaceFolder } from '../replaceFolder.ts';
import { writeManifest, writeZip } from './archive.ts';
import { writeBundle } from './bundle.ts';
import { filesIn } from '../filesIn.ts';
import { offlinePage } from './page.ts';

/** What only runs from a server: the engine, charts for other sites, scripts as modules, data of links inside the site. */
const SERVED_ONLY = /^(moteur|integrer)\/|^_app\/.*\.js(on)?$|(^|\/)__data\.json$|^sitemap\.xml$/;

/** Text that the site never fetches: it stays a file to read. */
const KEPT = /^telechargements\//;

const LITERAL: Readonly<Record<string, string>> = {
	'\\': '\\\\',
	"'": "\\'",
	'\n': '\\n',
	'\r': '\\r',
	'\u2028': '\\u2028',
	'\u2029': '\\u2029',
};

/** A text as a classic script that tells it to its element: see `engine/offline.ts`. */
function carriedScript(text: string): string {
	const literal = text.replace(/[\\'\n\r\u2028\u2029]/g, (sign) => LITERAL[sign] ?? sign);
	return `document.currentScript.dispatchEvent(new CustomEvent('carried',{detail:'${literal}'}))\n`;
}

const README = `Copie du site Cap 10, qui s’ouvre sans serveur ni connexion.

Ouvrir index.html dans un navigateur (deux clics). Tout le dossier doit rester ensemble.
Les pages, les réglages, les listes publiées et la recherche répondent. Ce qui demande le moteur de
calcul (requêtes SQL, « Recalculer », lecture d’autres fichiers) ne marche que sur le site en ligne.

sha256.txt donne l’empreinte de chaque fichier : « sha256sum -c sha256.txt » les vérifie.
`;

/** Name of the copy's folder in its zip. */
const NAME = 'cap10';

async function writeCopy(site: string, out: string): Promise<void> {
	cpSync(site, out, {
		recursive: true,
		filter: (source) => !SERVED_ONLY.test(relative(site, source).replaceAll(sep, '/')),
	});
	await writeBundle(site, out);
	const files = filesIn(out);
	const pages = files.filter((path) => posix.basename(path) === 'index.html');
	const folders = new Set(pages.map((path) => posix.dirname(path)));
	for (const path of pages) {
		const file = join(out, path);
		writeFileSync(file, offlinePage(readFileSync(file, 'utf8'), path, folders));
	}
	for (const path of files.filter((path) => path.endsWith('.json') && !KEPT.test(path))) {
		const file = join(out, path);
		writeFileSync(`${file}.js`, carriedScript(readFileSync(file, 'utf8')));
		unlinkSync(file);
	}
	writeFileSync(join(out, 'LISEZMOI.txt'), README);
	writeManifest(out);
}

/**
 * Makes of a built site a copy that opens by double-click from a shared drive: the folder `out`, and the
 * same as one zip, `<out>.zip`.
 * @throws {Error} when the folder holds no site, or nothing can be written there
 */
export async function makeCopy(site: string, out: string): Promise<void> {
	await replaceFolder(out, (made) => writeCopy(site, made));
	writeZip(out, `${out}.zip`, NAME);
}
