import type { Pathname } from '$app/types';

/** What every page says of the data set it shows; comes from the folder's `jeu.json`. */
export interface SiteInfo {
	/** Title of the data set. */
	readonly titre: string;
	readonly producteur: string;
	readonly licence: string;
	/** ISO date at which the data were closed. */
	readonly date_reference: string;
	/** ISO date of the next release, when announced. */
	readonly prochaine_maj?: string | null | undefined;
	/** E-mail address or web page. */
	readonly contact?: string | null | undefined;
	readonly source_url?: string | null | undefined;
	/** True for a demonstration data set. */
	readonly fictif: boolean;
}

/** A path written out in full; a pattern such as `/regions/${string}/` gives nothing. */
type WrittenOut<Path> = Path extends string
	? Record<never, never> extends Record<Path, true>
		? never
		: Path
	: never;

/** The path of a page that takes no parameter. */
type PagePath = Exclude<WrittenOut<Pathname>, `${string}.${string}`>;

/** A page in the navigation. */
export interface NavItem {
	/** Path from the site's root, as `/regions/`; the component resolves it for any sub-path. */
	readonly path: PagePath;
	readonly label: string;
	/** Longer name, shown on hover, where the label is an abbreviation. */
	readonly title?: string;
}
