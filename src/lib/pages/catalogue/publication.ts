import type { DatasetInfo } from '$lib/contract/dataset';

/** A file that readers take away. */
export interface PublishedFile {
	/** From the site's root: `telechargements/indicateur.csv`. */
	path: string;
	/** Its schema's, where it has one. */
	name: string;
	bytes: number;
	/** Of its bytes, in hexadecimal. */
	sha256: string;
}

/** What catalogues are told of a site. */
export interface Publication {
	info: DatasetInfo;
	/** Fiscal years of the data, in order. */
	years: readonly number[];
	files: readonly PublishedFile[];
	/** The address of the site, with its last slash; null: not said, addresses are then relative. */
	address: string | null;
}

/** In every description of demonstration data: catalogues copy it without the banner. */
const FICTITIOUS = 'Données fictives, pour démonstration. ';

/** What the data set is, in one paragraph. */
export const about = ({ fictif, perimetre }: DatasetInfo): string =>
	`${fictif ? FICTITIOUS : ''}Part des achats de l’État réalisée par des structures d’insertion et de handicap et par les heures d’insertion. ${perimetre}.`;

export const KEYWORDS = ['achats publics', 'insertion', 'handicap', 'clause sociale'];

/** First and last fiscal years, as `2009/2012`; null without a line. */
export function yearsCovered(years: readonly number[]): string | null {
	const [first, last] = [years[0], years.at(-1)];
	return first === undefined || last === undefined ? null : `${first}/${last}`;
}

/** The Licence Ouverte has pages of its own; any other licence is only named. */
const OPEN_LICENCE =
	'https://www.etalab.gouv.fr/wp-content/uploads/2017/04/ETALAB-Licence-Ouverte-v2.0.pdf';
export const licenceAddress = (licence: string): string | null =>
	/licence ouverte.*2|etalab-2/i.test(licence) ? OPEN_LICENCE : null;

/** A contact is an e-mail address or a web page. */
export const contactAddress = (contact: string): string =>
	contact.includes('@') && !contact.includes(':') ? `mailto:${contact}` : contact;
