import { toCsv } from './csv.mjs';
import { PURCHASE_COLUMNS, purchaseRows } from './achats.mjs';
import { APPLICATION_COLUMNS, SPENDING_COLUMNS, applications, spending } from './fse.mjs';
import {
	COVERAGE_COLUMNS,
	DECLARATION_COLUMNS,
	coverages,
	declarations,
	posts,
} from './coverage.mjs';
import { DECISION_COLUMNS, REFERENT_COLUMNS, decisions, referents } from './prefects.mjs';
import { OBSERVATION_COLUMNS, observations } from './observations.mjs';
import { POST_COLUMNS } from './posts.mjs';
import { EXPECTED_COLUMNS, expectedRows } from './expected.mjs';
import { DATA_SET } from './jeu.mjs';
import { STRUCTURE_COLUMNS, entries, rejectedEntries } from './structures.mjs';

/** Every generated file of the data set, by name. @returns {Record<string, string>} */
export function buildDemo() {
	const purchases = purchaseRows();
	return {
		'jeu.json': `${JSON.stringify(DATA_SET, null, '\t')}\n`,
		'achats.csv': toCsv(PURCHASE_COLUMNS, purchases),
		'structures.csv': toCsv(STRUCTURE_COLUMNS, [...entries, ...rejectedEntries]),
		'postes.csv': toCsv(POST_COLUMNS, posts),
		'couvertures.csv': toCsv(COVERAGE_COLUMNS, coverages),
		'declarations.csv': toCsv(DECLARATION_COLUMNS, declarations),
		'referents.csv': toCsv(REFERENT_COLUMNS, referents),
		'decisions.csv': toCsv(DECISION_COLUMNS, decisions),
		'demandes_fse.csv': toCsv(APPLICATION_COLUMNS, applications),
		'depenses_fse.csv': toCsv(SPENDING_COLUMNS, spending),
		'attendus.csv': toCsv(EXPECTED_COLUMNS, expectedRows(purchases)),
		'observations.csv': toCsv(OBSERVATION_COLUMNS, observations),
	};
}
