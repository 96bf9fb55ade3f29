import { about, KEYWORDS, licenceAddress, yearsCovered, type Publication } from './publication';

/** The data set as search engines read it (schema.org `Dataset`), on `/donnees/`. */
export function schemaOrg({ info, years, files, address }: Publication) {
	const at = (path: string) => `${address ?? '../'}${path}`;
	const organisation = { '@type': 'Organization', name: info.producteur };
	return {
		'@context': 'https://schema.org',
		'@type': 'Dataset',
		name: info.titre,
		description: about(info),
		url: at('donnees/'),
		inLanguage: 'fr',
		creator: organisation,
		publisher: organisation,
		license: licenceAddress(info.licence) ?? info.licence,
		isAccessibleForFree: true,
		version: info.date_reference,
		datePublished: info.date_reference,
		temporalCoverage: yearsCovered(years) ?? undefined,
		spatialCoverage: 'France',
		keywords: KEYWORDS,
		distribution: files
			.filter(({ path }) => path.endsWith('.csv'))
			.map(({ path, bytes, sha256 }) => ({
				'@type': 'DataDownload',
				name: path.split('/').at(-1),
				contentUrl: at(path),
				encodingFormat: 'text/csv',
				contentSize: `${bytes} B`,
				sha256,
			})),
	};
}
