import { toCsv } from './csv.mjs';
import { PURCHASE_COLUMNS, purchaseRows } from './achats.mjs';
import { DATA_SET } from './jeu.mjs';
import { STRUCTURE_COLUMNS, entries } from './structures.mjs';

/** Every generated file of the data set, by name. @returns {Record<string, string>} */
export function buildDemo() {
	return {
		'jeu.json': `${JSON.stringify(DATA_SET, null, '\t')}\n`,
		'achats.csv': toCsv(PURCHASE_COLUMNS, purchaseRows()),
		'structures.csv': toCsv(STRUCTURE_COLUMNS, entries),
	};
}
