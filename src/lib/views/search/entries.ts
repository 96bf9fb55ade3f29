import type { BasinRef } from '$lib/queries/basins';
import type { DepartementRef } from '$lib/queries/departements';
import { byEdition, editionOfRegion, EDITIONS, type Edition } from '$lib/rules/territory';
import type { SiteData } from '../site';

/** What can be looked for, in the order in which equals are shown. */
export const SEARCH_KINDS = ['region', 'departement', 'segment', 'bassin', 'acheteur'] as const;

export type SearchKind = (typeof SEARCH_KINDS)[number];

/** The kind of a result, beside its name. */
export const SEARCH_KIND_WORDS: Readonly<Record<SearchKind, string>> = {
	region: 'région',
	departement: 'département',
	segment: 'segment d’achat',
	bassin: 'bassin d’emploi',
	acheteur: 'acheteur',
};

/** Something to look for, and where it leads. */
export interface SearchEntry {
	kind: SearchKind;
	/** Official code; empty for a buyer. */
	code: string;
	label: string;
	/** Tells apart what has the same name: the region of a basin, the edition of a region. */
	detail: string;
	/** Path and query from the site's root, not resolved: `regions/53/?regions=2016`. */
	target: string;
}

/** Entries as they are published: one array each, the kind as its rank. */
export type PackedEntry = readonly [
	kind: number,
	code: string,
	label: string,
	detail: string,
	target: string,
];

export function packEntries(entries: readonly SearchEntry[]): PackedEntry[] {
	return entries.map(({ kind, code, label, detail, target }) => [
		SEARCH_KINDS.indexOf(kind),
		code,
		label,
		detail,
		target,
	]);
}

/** An entry of a kind that this page does not know is left out. */
export function unpackEntries(packed: readonly PackedEntry[]): SearchEntry[] {
	return packed.flatMap(([rank, code, label, detail, target]) => {
		const kind = SEARCH_KINDS[rank];
		return kind ? [{ kind, code, label, detail, target }] : [];
	});
}

/** A buyer of the State, and the region where it spends most. */
interface SearchBuyer {
	label: string;
	/** Code in the default edition. */
	region: string;
	/** Its ministry; empty when not told. */
	detail: string;
}

export interface SearchSources {
	site: Pick<SiteData, 'regions' | 'segments' | 'byDefault'>;
	departements: readonly DepartementRef[];
	/** Basins of the data's edition; empty when there is no page to show them on. */
	basins: readonly BasinRef[];
	buyers: readonly SearchBuyer[];
}

/** The address of a region's page in an edition; the page opens with the default one by itself. */
export function regionTarget(
	{ regions, byDefault }: SearchSources['site'],
	code: string,
	edition: Edition,
): string {
	const opensWith = editionOfRegion(regions, code, byDefault.edition);
	return `regions/${code}/${edition === opensWith ? '' : `?regions=${edition}`}`;
}

function regionEntries({ site }: SearchSources): SearchEntry[] {
	const entry = (
		code: string,
		label: string,
		edition: Edition,
		editions: readonly Edition[],
	): SearchEntry => ({
		kind: 'region',
		code,
		label,
		detail: `régions de ${editions.join(' et de ')}`,
		target: regionTarget(site, code, edition),
	});
	const inEdition = (edition: Edition) =>
		new Map(site.regions[edition].map(({ code, label }) => [code, label]));
	const labels = byEdition(inEdition);
	return EDITIONS.flatMap((edition) =>
		[...labels[edition]].flatMap(([code, label]) => {
			const same = EDITIONS.filter((known) => labels[known].get(code) === label);
			const opened = same.find((known) => known === site.byDefault.edition) ?? edition;
			return edition === same[0] ? [entry(code, label, opened, same)] : [];
		}),
	);
}

/** Everything that the search knows, region by region, then départements, segments, basins, buyers. */
export function searchEntries(sources: SearchSources): SearchEntry[] {
	const { site, departements, basins, buyers } = sources;
	const { edition } = site.byDefault;
	const regions = new Map(site.regions[edition].map(({ code, label }) => [code, label]));
	const names = (codes: readonly string[]) =>
		codes.map((code) => regions.get(code) ?? code).join(', ');
	const byCode = new Map(departements.map((departement) => [departement.code, departement]));
	return [
		...regionEntries(sources),
		...departements.map(({ code, label, regions: of }): SearchEntry => ({
			kind: 'departement',
			code,
			label,
			detail: names([of[edition]]),
			target: regionTarget(site, of[edition], edition),
		})),
		...site.segments.map(({ code, label, sourced }): SearchEntry => ({
			kind: 'segment',
			code,
			label,
			detail: sourced ? '' : 'hypothèse',
			target: `segments/${code}/`,
		})),
		...basins.map(({ code, label, departements: touched, regions: of }): SearchEntry => ({
			kind: 'bassin',
			code,
			label,
			detail: touched[0] ? (byCode.get(touched[0])?.label ?? touched[0]) : names(of[edition]),
			target: `facilitateurs/?bassin=${code}#fiche`,
		})),
		...buyers.map(({ label, region, detail }): SearchEntry => ({
			kind: 'acheteur',
			code: '',
			label,
			detail: [detail, regions.get(region) ?? region].filter((word) => word !== '').join(', '),
			target: `${regionTarget(site, region, edition)}#acheteurs`,
		})),
	];
}
