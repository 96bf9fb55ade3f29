import {
	about,
	contactAddress,
	KEYWORDS,
	licenceAddress,
	yearsCovered,
	type Publication,
	type PublishedFile,
} from './publication';

const AUTHORITY = 'http://publications.europa.eu/resource/authority';

const CONTEXT = {
	dcat: 'http://www.w3.org/ns/dcat#',
	dct: 'http://purl.org/dc/terms/',
	foaf: 'http://xmlns.com/foaf/0.1/',
	spdx: 'http://spdx.org/rdf/terms#',
	vcard: 'http://www.w3.org/2006/vcard/ns#',
	xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const node = (id: string) => ({ '@id': id });
const french = (text: string) => ({ '@value': text, '@language': 'fr' });
const day = (date: string) => ({ '@value': date, '@type': 'xsd:date' });

/** `catalogue.jsonld`: the site's data set for catalogues, DCAT-AP in JSON-LD. */
export function dcat({ info, years, files, address }: Publication) {
	const at = (path: string) => node(`${address ?? ''}${path}`);
	const licence = licenceAddress(info.licence);
	const rights = licence
		? node(licence)
		: { '@type': 'dct:LicenseDocument', 'dct:title': french(info.licence) };
	const publisher = { '@type': 'foaf:Agent', 'foaf:name': french(info.producteur) };
	const [from, to] = yearsCovered(years)?.split('/') ?? [];
	const distribution = ({ path, bytes, sha256 }: PublishedFile) => ({
		'@type': 'dcat:Distribution',
		'dct:title': french(path.split('/').at(-1) ?? path),
		'dcat:accessURL': at('donnees/'),
		'dcat:downloadURL': at(path),
		'dct:format': node(`${AUTHORITY}/file-type/CSV`),
		'dcat:mediaType': node('https://www.iana.org/assignments/media-types/text/csv'),
		'dcat:byteSize': { '@value': String(bytes), '@type': 'xsd:nonNegativeInteger' },
		'dct:license': rights,
		'spdx:checksum': {
			'@type': 'spdx:Checksum',
			'spdx:algorithm': node('spdx:checksumAlgorithm_sha256'),
			'spdx:checksumValue': { '@value': sha256, '@type': 'xsd:hexBinary' },
		},
	});
	const dataset = {
		...at('donnees/#jeu'),
		'@type': 'dcat:Dataset',
		'dct:title': french(info.titre),
		'dct:description': french(about(info)),
		'dct:publisher': publisher,
		'dct:identifier': 'cap10',
		'dct:issued': day(info.date_reference),
		'dcat:version': info.date_reference,
		'dct:language': node(`${AUTHORITY}/language/FRA`),
		'dct:spatial': node(`${AUTHORITY}/country/FRA`),
		...(from && {
			'dct:temporal': {
				'@type': 'dct:PeriodOfTime',
				'dcat:startDate': day(`${from}-01-01`),
				'dcat:endDate': day(`${to}-12-31`),
			},
		}),
		'dcat:theme': node(`${AUTHORITY}/data-theme/GOVE`),
		'dcat:keyword': KEYWORDS.map(french),
		'dcat:landingPage': at('donnees/'),
		...(info.contact && {
			'dcat:contactPoint': {
				'@type': 'vcard:Kind',
				'vcard:fn': info.producteur,
				[info.contact.includes('@') ? 'vcard:hasEmail' : 'vcard:hasURL']: node(
					contactAddress(info.contact),
				),
			},
		}),
		'dcat:distribution': files.filter(({ path }) => path.endsWith('.csv')).map(distribution),
	};
	return {
		'@context': CONTEXT,
		...at('catalogue.jsonld'),
		'@type': 'dcat:Catalog',
		'dct:title': french('Cap 10'),
		'dct:description': french(`Catalogue des fichiers publiés par ${info.producteur}.`),
		'dct:publisher': publisher,
		'dcat:dataset': dataset,
	};
}
