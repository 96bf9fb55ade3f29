/**
 * Says how far the schematic basins are from real contours:
 * `node data/geo/compare-contours.mjs <contours.topojson | contours.geojson>`.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const WORST_SHOWN = 10;

const [file] = process.argv.slice(2);
if (!file) {
	console.error(
		'Usage : node data/geo/compare-contours.mjs <contours.topojson | contours.geojson>',
	);
	process.exit(1);
}

/** The site's own modules, with its aliases and its `?raw` imports. */
const load = async (name) => {
	const { module } = await runnerImport(join(root, 'src/lib/geo', `${name}.ts`), {
		root,
		configFile: false,
		logLevel: 'error',
		resolve: { alias: { $lib: join(root, 'src/lib'), $data: join(root, 'data') } },
	});
	return module;
};

const { keptReference, departementOutlines } = await load('reference');
const { schematicBasins } = await load('schematicBasins');
const { readContours } = await load('contours');
const { agreement } = await load('agreement');

const known = keptReference().basins;
const contours = readContours(
	readFileSync(file, 'utf8'),
	known.map(({ code }) => code),
);
const schematic = schematicBasins(departementOutlines(), known);
const { agreed, common, onlyFirst, onlySecond, byCode } = agreement(schematic, contours.topology);

const percent = (part, whole) =>
	`${((100 * part) / whole).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} %`;
const area = (value) => `${Math.round(value).toLocaleString('fr-FR')} km²`;

console.log(`Bassins sans contour réel : ${contours.missing.join(' ') || 'aucun'}`);
console.log(`Contours de code inconnu : ${contours.unknown.join(' ') || 'aucun'}`);
console.log(`Surface commune : ${area(common)}`);
console.log(`Dans le bon bassin : ${area(agreed)}, soit ${percent(agreed, common)}`);
console.log(`Seulement schématique : ${area(onlyFirst)} ; seulement réelle : ${area(onlySecond)}`);
console.log('Bassins les moins bien placés :');
[...byCode]
	.sort(([, a], [, b]) => a.agreed / a.common - b.agreed / b.common)
	.slice(0, WORST_SHOWN)
	.forEach(([code, own]) => console.log(`  ${code}  ${percent(own.agreed, own.common)}`));
