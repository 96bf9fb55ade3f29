/** The codes that a workbook to fill lets one choose, with what each stands for. */
import type { DatasetInfo } from '$lib/contract/dataset';
import type { Field, TableSchema } from '$lib/contract/schema';
import type { Engine } from '$lib/engine/engine';

interface Code {
	code: string;
	label: string;
}

/** By reference table. */
export type CodeLists = Readonly<
	Record<'segments' | 'departements' | 'regions' | 'bassins' | 'types_structures', readonly Code[]>
>;

/**
 * The lists of a data set whose reference tables are on `engine`: regions and basins in its editions.
 */
export async function readCodeLists(
	engine: Engine,
	info: Pick<DatasetInfo, 'edition_regions' | 'edition_bassins'>,
): Promise<CodeLists> {
	const list = (sql: string, params: readonly string[] = []) => engine.query<Code>(sql, params);
	return {
		segments: await list('SELECT code, libelle AS label FROM ref_segments ORDER BY libelle'),
		departements: await list('SELECT code, libelle AS label FROM ref_departements ORDER BY code'),
		regions: await list(
			'SELECT code, libelle AS label FROM ref_regions WHERE edition = $1 ORDER BY libelle',
			[info.edition_regions],
		),
		bassins: await list(
			'SELECT code, libelle AS label FROM ref_bassins WHERE edition = $1 ORDER BY libelle',
			[info.edition_bassins],
		),
		types_structures: await list(
			'SELECT type AS code, libelle AS label FROM ref_types_structures ORDER BY type',
		),
	};
}

export const LIST_TITLES: Readonly<Record<keyof CodeLists, string>> = {
	segments: 'Segments',
	departements: 'Départements',
	regions: 'Régions',
	bassins: 'Bassins d’emploi',
	types_structures: 'Types de structure',
};

const BOOLEAN = ['oui', 'non'];

/**
 * What can stand in a cell: the words themselves, or the list of codes to choose in. Null where any text
 * can, or where a cell holds several codes.
 */
export function choicesOf(
	schema: TableSchema,
	field: Field,
): readonly string[] | keyof CodeLists | null {
	if (field.type === 'boolean') return BOOLEAN;
	if (field.constraints?.enum) return field.constraints.enum;
	if (field.separator !== undefined) return null;
	const key = schema.foreignKeys?.find(({ fields, when }) => fields === field.name && !when);
	const resource = key?.reference.resource ?? '';
	return resource in LIST_TITLES ? (resource as keyof CodeLists) : null;
}
