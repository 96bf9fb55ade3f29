import { PUBLISHED_SCHEMAS, type Field, type TableSchema } from '$lib/contract/schema';
import {
	about,
	KEYWORDS,
	licenceAddress,
	type Publication,
	type PublishedFile,
} from './publication';

/** What of a column the standard knows (Table Schema 2.0); the rest is for the reading of files. */
function fieldOf({ name, type, title, description, example, constraints, format }: Field) {
	return { name, type, title, description, example, ...(format && { format }), constraints };
}

function schemaOf({ fields, primaryKey }: TableSchema) {
	return { fields: fields.map(fieldOf), missingValues: [''], ...(primaryKey && { primaryKey }) };
}

function resourceOf({ name, path, bytes, sha256 }: PublishedFile) {
	const schema = PUBLISHED_SCHEMAS.find((known) => known.path === path);
	if (!schema) return [];
	return [
		{
			name,
			// Beside the descriptor.
			path: path.split('/').at(-1),
			title: schema.title,
			description: schema.description,
			format: 'csv',
			mediatype: 'text/csv',
			encoding: 'utf-8',
			bytes,
			hash: `sha256:${sha256}`,
			dialect: { delimiter: ',', header: true },
			schema: schemaOf(schema),
		},
	];
}

/**
 * `telechargements/datapackage.json`: the open-data files and their schemas as a Data Package
 * (Frictionless, Data Package standard), with the size and the digest of each file.
 */
export function dataPackage({ info, files, address }: Publication) {
	const licence = licenceAddress(info.licence);
	return {
		name: 'cap10',
		title: info.titre,
		description: about(info),
		...(address && { homepage: address }),
		version: info.date_reference,
		created: `${info.date_reference}T00:00:00Z`,
		keywords: KEYWORDS,
		licenses: [{ title: info.licence, ...(licence && { path: licence }) }],
		contributors: [{ title: info.producteur, role: 'publisher' }],
		...(info.source_url && { sources: [{ title: info.titre, path: info.source_url }] }),
		resources: files.flatMap(resourceOf),
	};
}
