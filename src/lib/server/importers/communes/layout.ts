import type { Layout } from '../layout';

/** What is kept of a commune: its code, its zone d'emploi, and where it lies. */
export const COMMUNE_COLUMNS = [
	'code',
	'libelle',
	'bassin',
	'libelle_bassin',
	'departement',
	'region',
] as const;

/** The Insee table, whatever the case of its columns, and what the importer makes of it. */
export const COMMUNE_LAYOUTS: readonly Layout[] = [
	{
		name: 'Insee, composition communale des zones d’emploi',
		columns: {
			code: 'codgeo',
			libelle: 'libgeo',
			bassin: 'ze2020',
			libelle_bassin: 'libze2020',
			departement: 'dep',
			region: 'reg',
		},
		required: ['code', 'bassin'],
	},
	{
		name: 'table des communes de Cap 10',
		columns: Object.fromEntries(COMMUNE_COLUMNS.map((name) => [name, name])),
		required: ['code', 'bassin'],
	},
];
