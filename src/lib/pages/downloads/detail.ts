import type { Cell } from '$lib/engine/engine';
import { schemaOf, type TableSchema } from '$lib/contract/schema';
import { euroText, machineCsv } from './machineCsv';
import type { PageSource } from '../source';

/** The lines of a region of 2010 (or `NR`) in a fiscal year, which may be none. */
export interface DetailPart {
	region: string;
	year: number;
	lines: number;
}

/**
 * The files of lines that the data set lets publish: every region and fiscal year, so that their
 * addresses are known; none unless it says `detail: true`.
 */
export async function detailParts({ engine, info }: PageSource): Promise<DetailPart[]> {
	if (!info.detail) return [];
	return engine.query<DetailPart>(
		`SELECT t.region_2010 AS region, e.exercice AS year,
			CAST(count(l.ligne) AS INTEGER) AS lines
		FROM territoires t
		CROSS JOIN (SELECT DISTINCT exercice FROM lignes) e
		LEFT JOIN lignes l ON l.region_2010 = t.region_2010 AND l.exercice = e.exercice
		GROUP BY t.region_2010, e.exercice
		ORDER BY t.region_2010, e.exercice`,
	);
}

/** The columns of a schema as the engine names them: amounts of money are in cents there. */
const engineName = ({ decimals, name }: TableSchema['fields'][number]) =>
	decimals === undefined ? name : name.replace(/_ht$/, '');

function csvOf(schema: TableSchema, rows: readonly Record<string, Cell>[]): string {
	const { fields } = schema;
	return machineCsv(
		fields.map(({ name }) => name),
		rows.map((row) =>
			fields.map((field) => {
				const value = row[engineName(field)] ?? null;
				return field.decimals === undefined || value === null ? value : euroText(Number(value));
			}),
		),
	);
}

function select(schema: TableSchema, where: string, order: string): string {
	const columns = schema.fields.map((field) => `"${engineName(field)}"`).join(', ');
	return `SELECT ${columns} FROM ${schema.name} WHERE ${where} ORDER BY ${order}`;
}

/** `detail/<region>/lignes-<exercice>.csv`: the kept lines of a region of 2010 in a fiscal year. */
export async function detailLinesCsv(
	{ engine }: PageSource,
	{ region, year }: Pick<DetailPart, 'region' | 'year'>,
): Promise<string> {
	const schema = schemaOf('detail_lignes');
	const where = 'region_2010 = CAST($1 AS VARCHAR) AND exercice = CAST($2 AS INTEGER)';
	return csvOf(schema, await engine.query(select(schema, where, 'id'), [region, year]));
}

/** `detail/<region>/contrats.csv`: the contracts of a region of 2010, all fiscal years together. */
export async function detailContractsCsv({ engine }: PageSource, region: string): Promise<string> {
	const schema = schemaOf('detail_contrats');
	const order = 'contrat_id, acheteur_nom, segment, base_montant';
	const sql = select(schema, 'region_2010 = CAST($1 AS VARCHAR)', order);
	return csvOf(schema, await engine.query(sql, [region]));
}
