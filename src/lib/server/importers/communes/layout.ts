import type { Layout } from '../layout';

/** What is kept of a commune: its code, its zone d'emploi of an edition, and where it lies. */
export const COMMUNE_COLUMNS = [
	'code',
	'libelle',
	'bassin',
	'libelle_bassin',
	'departement',
	'region',
	'edition',
] as const;

/** The Insee table of an edition of the zones, its columns named after it. */
const inseeTable = (edition: string): Layout => ({
	name: `Insee, composition communale des zones d’emploi de ${edition}`,
	columns: {
		code: 'codgeo',
		libelle: 'libgeo',
		bassin: `ze${edition}`,
		libelle_bassin: `libze${edition}`,
		departement: 'dep',
		region: 'reg',
	},
	required: ['code', 'bassin'],
	constants: { edition },
});

/** The Insee table, whatever the case of its columns, and what the importer makes of it. */
export const COMMUNE_LAYOUTS: readonly Layout[] = [
	inseeTable('2020'),
	inseeTable('2010'),
	{
		name: 'communes et zones d’emploi de 2010 de Cap 10 (data/geo)',
		columns: { code: 'commune', bassin: 'ze2010' },
		required: ['code', 'bassin'],
		constants: { edition: '2010' },
	},
	{
		name: 'table des communes de Cap 10',
		columns: Object.fromEntries(COMMUNE_COLUMNS.map((name) => [name, name])),
		required: ['code', 'bassin'],
	},
];
