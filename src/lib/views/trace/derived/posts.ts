/** Posts of facilitators: how many, their time, their work, what they answer. */
import { count, date as longDate, number } from '$lib/format';
import type { HostCoverage } from '$lib/rules/hostCoverage';
import type { Column } from '$lib/ui/column';
import type { CoveragePost } from '../../facilitators/data';
import { totalLoad, type LoadRow } from '../../facilitators/postLoads';
import {
	FUNDING_WORDS,
	KIND_WORDS,
	wordOf,
	type FundingRow,
	type LinkCount,
	type NetworkView,
} from '../../facilitators/network';
import type { TimelineGroup } from '../../facilitators/timeline';
import { column, countColumn, dateColumn, fteColumn } from '../../figureColumns';
import { card, tell, tellOne } from '../card';
import { rowsBehind, type RowsBehind } from '../origin';
import type { CoveragePlace } from './coverage';

/** The posts behind a figure, with the name of the host only where one is published. */
export function postRows<Row extends CoveragePost>(
	posts: readonly Row[],
	more: readonly Column<Row>[] = [],
	note = '',
): RowsBehind {
	const named = posts.some(({ hostName }) => hostName !== null);
	return rowsBehind<Row>(
		[
			column('id', 'Poste'),
			...(named ? [column<Row>('hostName', 'Porteur')] : []),
			column('kind', 'Type de porteur', ({ kind }) => wordOf(KIND_WORDS, kind)),
			fteColumn('ETP', ({ fte }) => fte),
			dateColumn('start', 'Début', ({ start }) => start),
			{ ...dateColumn<Row>('end', 'Fin', ({ end }) => end), absence: 'notApplicable' },
			column('funding', 'Financement', ({ funding }) => wordOf(FUNDING_WORDS, funding)),
			...more,
		],
		posts,
		`Une ligne par poste (postes.csv).${named ? '' : ' Le nom des porteurs n’est pas publié.'}${note}`,
		'Aucun poste en cours à cette date.',
	);
}

/** A post at work, with the basins that it covers of those shown. */
type Working = CoveragePost & Pick<LoadRow, 'basins'>;

const WORK_COLUMNS: readonly Column<Working>[] = [
	{ ...countColumn('hours', 'Heures d’insertion par an'), absence: 'unknown' },
	{ ...countColumn('contracts', 'Marchés suivis'), absence: 'unknown' },
	column('basins', 'Bassins', ({ basins }) => basins.map(({ label }) => label).join(', ')),
];

/** What a figure made of posts says, with these behind it. */
const ofPosts = (
	{ where, date }: CoveragePlace,
	of: string,
	posts: readonly LoadRow[],
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

/** To the hundredth. */
const precise = (value: number) => number(value, 2);

/** `posts`, `basins` or `fte` of some posts; null for another figure. */
function explainGroup(
	at: CoveragePlace,
	of: string,
	{ posts, basins, fte }: { posts: number; basins: number; fte?: number },
	rows: readonly LoadRow[],
	key: string,
) {
	const told = rows.filter(({ post }) => post.fte !== null).length;
	const cards = {
		posts: card(posts, 'poste')`Postes = nombre de postes différents
			Les postes de facilitateurs en cours à cette date.`,
		basins: card(basins, number)`Bassins couverts
			= nombre de bassins différents = ${count(basins, 'bassin')} pour ${count(posts, 'poste')}
			Les bassins que ces postes couvrent. Un bassin que plusieurs d’entre eux couvrent ne compte qu’une fois ici, mais il est aussi dans les autres lignes du tableau\u00a0: la colonne ne s’additionne pas.`,
		fte: card(fte, precise)`ETP
			= somme des ETP connus = ${count(told, 'poste')} sur ${number(rows.length)} ${told > 1 ? 'disent leur' : 'dit son'} temps
			Le temps de travail de ces postes. Un poste dont le temps n’est pas dit n’est pas compté.`,
	};
	return tellOne(ofPosts(at, of, rows), cards, key);
}

type Loads = readonly LoadRow[];

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
	const tenth = (value: number) => number(value, 1);
	const cards = {
		fte: card(fte, precise)`ETP du poste = colonne «\u00a0etp\u00a0» de postes.csv
			Le temps de travail du poste, tel que le fichier le déclare.`,
		hoursPerFte: card(row.hoursPerFte ?? undefined, tenth)`Heures d’insertion par ETP
			= {heures d’insertion par an ${number(hours ?? 0)}} ÷ {ETP du poste ${precise(fte)}}
			Les heures d’insertion que le poste suit en un an, rapportées à un temps plein. Aucun seuil n’est publié.`,
		contractsPerFte: card(row.contractsPerFte ?? undefined, tenth)`Marchés par ETP
			= {marchés suivis ${number(contracts ?? 0)}} ÷ {ETP du poste ${precise(fte)}}
			Les marchés que le poste suit, rapportés à un temps plein.`,
	};
	return tellOne(ofPosts(at, `poste ${id}`, [row]), cards, key);
}

const ALL = 'tous les porteurs';

const ANSWERS: Readonly<Record<keyof LinkCount, [value: boolean | null, words: string]>> = {
	yes: [true, 'oui'],
	no: [false, 'non'],
	unknown: [null, 'ne le disent pas'],
};

/** What the posts answer to one column of `postes.csv`. */
const LINKS = {
	inNetwork: ['Dans le réseau Alliance Villes Emploi', 'reseau_ave'],
	withBuyers: ['Travaille avec le chef de la mission achat de l’Etat', 'lien_cma'],
} as const;

/** How many active posts say yes, no, or nothing, to one question on them. */
export function explainLink(
	at: CoveragePlace,
	loads: Loads,
	link: keyof typeof LINKS,
	answer: keyof LinkCount,
) {
	const [label, name] = LINKS[link];
	const [value, words] = ANSWERS[answer];
	const kept = loads.filter(({ post }) => post[link] === value);
	const said = column<Working>('answer', label, () => (value === null ? null : words), {
		absence: 'unknown',
	});
	return tell(
		ofPosts(at, ALL, kept, said),
		card(kept.length, number)`${label}\u00a0: ${words}
			= nombre de postes différents qui donnent cette réponse = ${number(kept.length)} sur ${count(loads.length, 'poste')}
			Ce que les postes en cours déclarent dans la colonne «\u00a0${name}\u00a0» de postes.csv. Une case vide ne vaut ni oui ni non.`,
	);
}

/** What posts follow in a year. */
const WORK = {
	hoursPerFte: ['hours', 'Heures d’insertion', 'heures d’insertion par an'],
	contractsPerFte: ['contracts', 'Marchés suivis', 'marchés suivis'],
} as const;

/** A figure of all the active posts; null where it cannot be computed. */
export function explainNetwork(
	at: CoveragePlace,
	{ posts, fte }: Pick<NetworkView, 'posts' | 'fte'>,
	loads: Loads,
	key: 'posts' | 'fte' | keyof typeof WORK,
) {
	if (key === 'posts' || key === 'fte')
		return explainGroup(at, ALL, { posts, basins: 0, fte }, loads, key);
	const [work, label, added] = WORK[key];
	const told = loads.filter(({ post }) => post[work] !== null && (post.fte ?? 0) > 0);
	const sumOf = (of: 'fte' | typeof work) =>
		told.reduce((sum, { post }) => sum + (post[of] ?? 0), 0);
	const mean = card(totalLoad(loads)[key] ?? undefined, precise)`${label} par ETP, en moyenne
		= somme des ${added} ÷ somme des ETP, pour les postes qui disent les deux = ${number(sumOf(work))} ÷ ${precise(sumOf('fte'))}, pour ${count(told.length, 'poste')} sur ${number(loads.length)}
		Le travail des postes, rapporté à un temps plein. Les sommes d’abord, la division ensuite\u00a0: ce n’est pas une moyenne de rapports. Aucun seuil n’est publié.`;
	return tellOne(ofPosts(at, ALL, told), { [key]: mean }, key);
}

/** The posts of one kind of host over all the years, or their hosts. */
export function explainTimeline(
	where: string,
	{ label, posts }: TimelineGroup,
	key: 'posts' | 'hosts',
) {
	const hosts = new Set(posts.map(({ hostRank }) => hostRank)).size;
	const cards = {
		posts: card(posts.length, 'poste')`Postes = nombre de postes différents
			Les postes de facilitateurs de ce type de porteur, en cours ou non, quelle que soit la date choisie.`,
		hosts: card(hosts, number)`Porteurs
			= nombre de porteurs différents = ${count(hosts, 'porteur')} pour ${count(posts.length, 'poste')}
			Les structures qui portent ces postes. Des postes sans porteur déclaré comptent ensemble pour un.`,
	};
	const filters = ['Postes qui couvrent, à un moment, au moins un des bassins montrés'];
	return tell({ place: `${where}, ${label}`, filters, rows: postRows(posts) }, cards[key]);
}
