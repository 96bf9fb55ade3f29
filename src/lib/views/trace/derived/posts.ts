/** Posts of facilitators: how many, their time, their work, what they answer. */
import * as FIGURES from '$lib/figures/made/posts';
import { date as longDate } from '$lib/format';
import type { HostCoverage } from '$lib/rules/hostCoverage';
import type { Column } from '$lib/ui/column';
import {
	FUNDING_WORDS,
	KIND_WORDS,
	wordOf,
	type FundingRow,
	type LinkCount,
	type NetworkView,
} from '../../facilitators/network';
import { totalLoad, type LoadRow } from '../../facilitators/postLoads';
import type { TimelineGroup } from '../../facilitators/timeline';
import { column } from '../../figureColumns';
import { postRows, WORK_COLUMNS, type Working } from '../../rows/posts';
import { tellMade, tellOne } from '../tell';
import type { CoveragePlace } from './coverage';

type Loads = readonly LoadRow[];

/** What a figure made of posts says, with these behind it. */
const ofPosts = (
	{ where, date }: CoveragePlace,
	of: string,
	posts: Loads,
	...more: readonly Column<Working>[]
) => ({
	place: `${where}, ${of}, ${longDate(date)}`,
	filters: [
		`Postes en cours à cette date, qui couvrent au moins un des bassins montrés, ${longDate(date)}`,
		'Un poste ne compte qu’une fois, où qu’il travaille',
	],
	rows: postRows<Working>(
		posts.map(({ post, basins }) => ({ ...post, basins })),
		[...WORK_COLUMNS, ...more],
		' Les bassins sont ceux qui sont montrés.',
	),
});

/** `posts`, `basins` or `fte` of some posts; null for another figure. */
function explainGroup(
	at: CoveragePlace,
	of: string,
	{ posts, basins, fte }: { posts: number; basins: number; fte?: number },
	rows: Loads,
	key: string,
) {
	const told = rows.filter(({ post }) => post.fte !== null).length;
	const amounts = { posts, basins, fte, told, all: rows.length };
	return tellMade(ofPosts(at, of, rows), FIGURES.POSTS, key, amounts);
}

/** A figure of a type of host; null where it has no origin. */
export function explainHost(at: CoveragePlace, host: HostCoverage, loads: Loads, key: string) {
	const { kind, inNetwork } = host;
	const network = inNetwork === null ? '' : inNetwork ? ', dans le réseau' : ', hors du réseau';
	const rows = loads.filter(({ post }) => post.kind === kind && post.inNetwork === inNetwork);
	return explainGroup(at, wordOf(KIND_WORDS, kind) + network, host, rows, key);
}

/** A figure of a way of financing; null where it has no origin. */
export function explainFunding(at: CoveragePlace, row: FundingRow, loads: Loads, key: string) {
	const rows = loads.filter(({ post }) => post.funding === row.funding);
	return explainGroup(at, wordOf(FUNDING_WORDS, row.funding), row, rows, key);
}

/** The work of a post: `fte`, `hoursPerFte` or `contractsPerFte`; null where it is unknown. */
export function explainLoad(at: CoveragePlace, row: LoadRow, key: string) {
	const { id, fte, hours, contracts } = row.post;
	if (fte === null) return null;
	const perFte = {
		hoursPerFte: row.hoursPerFte ?? undefined,
		contractsPerFte: row.contractsPerFte ?? undefined,
	};
	const amounts = { fte, hours: hours ?? 0, contracts: contracts ?? 0, ...perFte };
	return tellMade(ofPosts(at, `poste ${id}`, [row]), FIGURES.LOAD, key, amounts);
}

const ALL = 'tous les porteurs';

const ANSWERS: Readonly<Record<keyof LinkCount, [value: boolean | null, words: string]>> = {
	yes: [true, 'oui'],
	no: [false, 'non'],
	unknown: [null, 'ne le disent pas'],
};

/** How many active posts say yes, no, or nothing, to one question on them. */
export function explainLink(
	at: CoveragePlace,
	loads: Loads,
	link: keyof typeof FIGURES.LINKS,
	answer: keyof LinkCount,
) {
	const figure = FIGURES.LINKS[link];
	const [value, words] = ANSWERS[answer];
	const kept = loads.filter(({ post }) => post[link] === value);
	const said = column<Working>('answer', figure.label, () => (value === null ? null : words), {
		absence: 'unknown',
	});
	const amounts = { answer: words, kept: kept.length, all: loads.length };
	return tellOne(ofPosts(at, ALL, kept, said), figure, kept.length, amounts);
}

/** What posts follow in a year. */
const WORK = { hoursPerFte: 'hours', contractsPerFte: 'contracts' } as const;

/** A figure of all the active posts; null where it cannot be computed. */
export function explainNetwork(
	at: CoveragePlace,
	{ posts, fte }: Pick<NetworkView, 'posts' | 'fte'>,
	loads: Loads,
	key: 'posts' | 'fte' | keyof typeof WORK,
) {
	if (key === 'posts' || key === 'fte')
		return explainGroup(at, ALL, { posts, basins: 0, fte }, loads, key);
	const work = WORK[key];
	const told = loads.filter(({ post }) => post[work] !== null && (post.fte ?? 0) > 0);
	const sumOf = (of: 'fte' | typeof work) =>
		told.reduce((sum, { post }) => sum + (post[of] ?? 0), 0);
	return tellMade(ofPosts(at, ALL, told), FIGURES.MEAN_LOAD, key, {
		work: sumOf(work),
		time: sumOf('fte'),
		told: told.length,
		all: loads.length,
		[key]: totalLoad(loads)[key] ?? undefined,
	});
}

/** The posts of one kind of host over all the years, or their hosts. */
export function explainTimeline(
	where: string,
	{ label, posts }: TimelineGroup,
	key: keyof typeof FIGURES.TIMELINE,
) {
	const hosts = new Set(posts.map(({ hostRank }) => hostRank)).size;
	const filters = ['Postes qui couvrent, à un moment, au moins un des bassins montrés'];
	const shared = { place: `${where}, ${label}`, filters, rows: postRows(posts) };
	return tellMade(shared, FIGURES.TIMELINE, key, { hosts, posts: posts.length });
}
