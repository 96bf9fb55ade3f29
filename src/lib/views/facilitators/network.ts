import { coverageByHost, type HostCoverage } from '$lib/rules/hostCoverage';
import type { BasinView } from './basins';
import { loadRows } from './postLoads';

/** `type_porteur` in words. */
export const KIND_WORDS: Readonly<Record<string, string>> = {
	PLIE: 'PLIE',
	MDE: 'Maison de l’emploi',
	collectivite: 'Collectivité',
	GIP: 'GIP',
	chambre: 'Chambre consulaire',
	association: 'Association',
	autre: 'Autre',
};

/** `financement` in words. */
export const FUNDING_WORDS: Readonly<Record<string, string>> = {
	'FSE-432': 'FSE, sous-mesure 432',
	'FSE-autre': 'FSE, autre axe',
	Etat: 'État',
	collectivite: 'Collectivité',
	autre: 'Autre',
};

/** A code in words; « non déclaré » where it is unknown, the code itself where it has no word. */
export function wordOf(words: Readonly<Record<string, string>>, code: string | null): string {
	return code === null ? 'Non déclaré' : (words[code] ?? code);
}

/** Posts by way of financing; each post once. */
export interface FundingRow {
	funding: string | null;
	posts: number;
	/** FTE of the posts that tell it. */
	fte: number;
	/** Basins that they cover. */
	basins: number;
}

/** Posts and basins by answer to a yes-or-no column. */
export interface LinkCount {
	yes: number;
	no: number;
	unknown: number;
}

export interface NetworkView {
	/** Active posts in the basins shown. */
	posts: number;
	/** Sum of the FTE told. */
	fte: number;
	hosts: HostCoverage[];
	fundings: FundingRow[];
	inNetwork: LinkCount;
	withBuyers: LinkCount;
}

function counts(answers: readonly (boolean | null)[]): LinkCount {
	const of = (value: boolean | null) => answers.filter((answer) => answer === value).length;
	return { yes: of(true), no: of(false), unknown: of(null) };
}

/** Who hosts and who pays the posts active in these basins. */
export function networkView(basins: readonly BasinView[]): NetworkView {
	const rows = loadRows(basins);
	const posts = rows.map(({ post }) => post);
	const hosts = coverageByHost(
		basins.map((basin) => ({
			basin: basin.code,
			state: basin.state,
			posts: basin.posts.map(({ id }) => id),
			fte: basin.fte,
			unknownFte: 0,
		})),
		posts.map(({ id, kind, inNetwork }) => ({ post: id, kind, inNetwork })),
	);
	const fundings = [...new Set(posts.map(({ funding }) => funding))].map((funding): FundingRow => {
		const same = rows.filter(({ post }) => post.funding === funding);
		return {
			funding,
			posts: same.length,
			fte: same.reduce((sum, { post }) => sum + (post.fte ?? 0), 0),
			basins: new Set(same.flatMap(({ basins: covered }) => covered.map(({ code }) => code))).size,
		};
	});
	return {
		posts: posts.length,
		fte: posts.reduce((sum, { fte }) => sum + (fte ?? 0), 0),
		hosts: hosts.sort((a, b) => b.posts - a.posts || ((a.kind ?? '~') < (b.kind ?? '~') ? -1 : 1)),
		fundings: fundings.sort((a, b) => b.posts - a.posts),
		inNetwork: counts(posts.map((post) => post.inNetwork)),
		withBuyers: counts(posts.map((post) => post.withBuyers)),
	};
}
