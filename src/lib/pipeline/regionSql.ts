/** How SQL names the regions of each edition: words of its scripts. */
import { REGION_COLUMNS } from '$lib/queries/cubeColumns';
import { EDITIONS, FIRST_EDITION, NATION, NO_REGION } from '$lib/rules/territory';

const columns = EDITIONS.map((edition) => REGION_COLUMNS[edition]);

/** Regions as scopes, each told from the same code of another edition. */
const scopes = EDITIONS.map((edition) => `'${edition} ' || ${REGION_COLUMNS[edition]}`);

export const REGION_WORDS = {
	/** The columns of `territoires`, and of a table named `d` or `t`. */
	columns: columns.join(', '),
	columns_of_d: columns.map((column) => `d.${column}`).join(', '),
	columns_of_t: columns.map((column) => `t.${column}`).join(', '),
	/** The region of a row of `p`, by edition: the cases of a CASE. */
	region_of_p: EDITIONS.map(
		(edition) => `WHEN '${edition}' THEN p.${REGION_COLUMNS[edition]}`,
	).join(' '),
	no_regions: columns.map(() => `'${NO_REGION}'`).join(', '),
	editions: EDITIONS.map((edition) => `('${edition}')`).join(', '),
	/** A list, of each region that holds one of 2010. */
	regions: `[${scopes.join(', ')}]`,
	/** The same and the nation. */
	scopes: `[${[...scopes, `'${NATION}'`].join(', ')}]`,
	/** The region of the last edition. */
	widest: REGION_COLUMNS[EDITIONS.at(-1) ?? FIRST_EDITION],
};
