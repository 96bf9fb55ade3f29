/**
 * A data folder of any size in the contract's CSV, the same at each run: many buyers, suppliers and
 * contracts, and the awkward lines that real extracts hold. Never committed.
 */
import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { segmentCells } from '../../../data/demo/gen/cpv.mjs';
import { DATA_SET } from '../../../data/demo/gen/jeu.mjs';
import { stream } from '../../../data/demo/gen/random.mjs';
import { departments, segments, structureTypes } from '../../../data/demo/gen/reference.mjs';
import { brokenSiret, fictitiousSiren, siretOf } from '../../../data/demo/gen/siret.mjs';

/** @typedef {import('../../../data/demo/gen/random.mjs').Stream} Stream */

const COLUMNS =
	'id,exercice,departement,bassin,acheteur_siret,acheteur_nom,acheteur_niveau,ministere,segment,cpv,fournisseur_siret,fournisseur_nom,montant_ht,base_montant,sous_traitant_siret,sous_traitance_ht,clause_sociale,marche_reserve,heures_insertion,contrat_id,contrat_fin';

const YEARS = [2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011, 2012];
const BUYERS = 3000;
const SUPPLIERS = 40_000;
const STRUCTURES = 4000;
/** Lines held before they are written. */
const BATCH = 4096;

const LEVELS = /** @type {const} */ ([
	['etat_deconcentre', 5],
	['etat_central', 2],
	['etat', 1],
	['etablissement_public', 2],
	['local', 1],
	['', 1],
]);
const BASES = /** @type {const} */ ([
	['paye', 90],
	['commande', 4],
	['attribue', 4],
	['maximum', 2],
]);
const MINISTRIES = ['Intérieur', 'Éducation nationale', 'Finances', 'Justice', 'Défense', ''];
const TOWNS = ['Évry', 'Châlons', 'Saint-Étienne', 'Mâcon', 'Nîmes', 'Orléans', 'Besançon', 'Pau'];

/** Cells of a buyer, a supplier or a segment, already joined as they stand in the file. */
function makeParties() {
	const random = stream('scale/parties');
	const weights = departments.map((place) => /** @type {const} */ ([place, place.weight]));
	const buyers = Array.from({ length: BUYERS }, (_, i) => {
		const siret = random.chance(0.03) ? '' : siretOf(fictitiousSiren(3, i), 1 + (i % 9));
		const town = random.pick(TOWNS);
		// A comma in a name makes a quoted cell, as exports write it.
		const name = random.chance(0.02)
			? `"Service de ${town}, antenne n° ${i} (fictif)"`
			: `Service de ${town} n° ${i} (fictif)`;
		return `${siret},${name},${random.weighted(LEVELS)},${random.pick(MINISTRIES)}`;
	});
	const suppliers = Array.from({ length: SUPPLIERS }, (_, i) => {
		const siret = siretOf(fictitiousSiren(2, i % 9999), 1 + Math.floor(i / 9999));
		if (random.chance(0.02)) return `,Fournisseur fictif ${i}`;
		if (random.chance(0.01)) return `${brokenSiret(siret)},Fournisseur fictif ${i}`;
		if (random.chance(0.005)) return `${siret},"Société ""Fictive"" ${i}, et fils"`;
		return `${siret},Société fictive ${i}`;
	});
	const structures = Array.from({ length: STRUCTURES }, (_, i) =>
		siretOf(fictitiousSiren(1, i), 1 + (i % 4)),
	);
	const everywhere = departments.flatMap(({ code, basins }) =>
		['', '', ...basins].map((basin) => `${code},${basin}`),
	);
	/** Where each buyer buys: at home for most, anywhere for a few. */
	const places = buyers.map((_, i) => {
		const { code, basins } = random.weighted(weights);
		return i % 20 === 0 ? everywhere : ['', ...basins].map((basin) => `${code},${basin}`);
	});
	const named = segments.flatMap(({ code }) =>
		Array.from({ length: 6 }, () => {
			const { segment, cpv } = segmentCells(random, code);
			return `${segment},${cpv}`;
		}),
	);
	return { buyers, suppliers, structures, places, named };
}

/** @param {Stream} random */
function structuresCsv(random, /** @type {readonly string[]} */ sirets) {
	const kinds = structureTypes.filter(({ code }) => code !== 'EQUIV').map(({ code }) => code);
	const lines = sirets.map((siret, i) => {
		const [from, to] = random.weighted(
			/** @type {const} */ ([
				[['', ''], 3],
				[['2006-01-01', ''], 5],
				[['2009-07-01', '2011-12-31'], 2],
			]),
		);
		return `${siret},Structure fictive ${i},${random.pick(kinds)},${from},${to}`;
	});
	return ['siret,nom,type,valide_du,valide_au', ...lines, ''].join('\n');
}

/** Lines that are set aside or warned about, one in a thousand in all. */
function awkward(/** @type {Stream} */ random, /** @type {string} */ line) {
	const cells = line.split(',');
	switch (random.between(0, 7)) {
		case 0:
			return line + ',';
		case 1:
			return line.replace(',', ',"');
		case 2:
			return line.replace(/^[^,]*/, 'L1');
		case 3:
			return line.replace(/,(paye|commande|attribue|maximum),/, ',verse,');
		case 4:
			return [cells[0], '20I2', ...cells.slice(2)].join(',');
		case 5:
			return [cells[0], cells[1], '1', '', ...cells.slice(4)].join(',');
		case 6:
			return [cells[0], 'deux mille douze', '100', ...cells.slice(3)].join(',');
		default:
			return line + '\n' + line.replace(/^/, 'B');
	}
}

/**
 * Writes `jeu.json`, `structures.csv` and `achats.csv` (about `lines` records, the awkward ones
 * included) into `folder`. Gives the path of `achats.csv`.
 * @param {string} folder @param {number} lines
 */
export function generateFolder(folder, lines) {
	mkdirSync(folder, { recursive: true });
	const random = stream('scale/lines');
	const { buyers, suppliers, structures, places, named } = makeParties();
	writeFileSync(
		join(folder, 'jeu.json'),
		JSON.stringify({ ...DATA_SET, titre: 'Jeu à l’échelle' }),
	);
	writeFileSync(join(folder, 'structures.csv'), structuresCsv(stream('scale/s'), structures));

	const path = join(folder, 'achats.csv');
	const file = openSync(path, 'w');
	const contracts = Math.max(100, Math.floor(lines / 12));
	/** @type {string[]} */
	let batch = [COLUMNS];
	const flush = () => {
		writeSync(file, batch.join('\n') + '\n');
		batch = [];
	};
	for (let i = 0; i < lines; i++) {
		const draw = random.next();
		// Some buy much more than others.
		const buyer = Math.floor(BUYERS * random.next() * random.next());
		const supplier =
			draw < 0.06
				? `${random.pick(structures)},Structure fictive`
				: draw < 0.07
					? `${siretOf(fictitiousSiren(1, i % STRUCTURES), 7)},Association fictive`
					: random.pick(suppliers);
		const euros = Math.exp(4 + 8 * random.next());
		const amount = draw > 0.98 ? (-euros / 10).toFixed(2) : euros.toFixed(2);
		const sub = draw > 0.9 && draw < 0.915 && euros > 0;
		const clause = draw > 0.5 && draw < 0.56;
		const contract = random.next();
		const contractId = Math.floor(contract * 1.6 * contracts);
		const ending =
			contract < 0.6 ? `M-${contractId},201${contractId % 6}-0${1 + (contractId % 9)}-28` : ',';
		const line = `L${i + 1},${random.pick(YEARS)},${random.pick(places[buyer])},${buyers[buyer]},${random.pick(named)},${supplier},${amount},${random.weighted(BASES)},${
			sub ? `${random.pick(structures)},${(euros / 3).toFixed(2)}` : ','
		},${clause ? 'oui' : ''},${draw < 0.012 ? 'true' : ''},${
			clause && draw < 0.54 ? Math.ceil(euros / 200) : ''
		},${ending}`;
		batch.push(i > 0 && random.next() < 0.001 ? awkward(random, line) : line);
		if (batch.length >= BATCH) flush();
	}
	if (batch.length > 0) flush();
	closeSync(file);
	return path;
}
