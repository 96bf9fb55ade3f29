import { count, number } from '$lib/format';
import type { Column } from '$lib/ui/column';
import { totalLoad, type LoadRow } from '../../facilitators/load';
import type { LinkCount, NetworkView } from '../../facilitators/network';
import type { TimelineGroup } from '../../facilitators/timeline';
import { SOURCES } from '../explanation';
import type { Origin } from '../origin';
import { LOAD_COLUMNS, ofPosts, type NetworkPlace } from './loads';
import { explainGroup } from './network';
import { postRows } from './posts';

const ALL = 'tous les porteurs';

const ANSWERS: Readonly<Record<keyof LinkCount, { value: boolean | null; words: string }>> = {
	yes: { value: true, words: 'oui' },
	no: { value: false, words: 'non' },
	unknown: { value: null, words: 'ne le disent pas' },
};

const answerColumn = (label: string, read: (row: LoadRow) => boolean | null): Column<LoadRow> => ({
	key: 'answer',
	label,
	value: (row) => {
		const answer = read(row);
		return answer === null ? null : answer ? 'oui' : 'non';
	},
	absence: 'unknown',
});

/** What the posts answer to one column of `postes.csv`. */
const LINKS = {
	inNetwork: {
		label: 'Dans le réseau Alliance Villes Emploi',
		column: 'reseau_ave',
		read: ({ post }: LoadRow) => post.inNetwork,
	},
	withBuyers: {
		label: 'Travaille avec le chef de la mission achat de l’Etat',
		column: 'lien_cma',
		read: ({ post }: LoadRow) => post.withBuyers,
	},
} as const;

/** How many active posts say yes, no, or nothing, to one question on them. */
export function explainLink(
	place: NetworkPlace,
	loads: readonly LoadRow[],
	link: keyof typeof LINKS,
	answer: keyof LinkCount,
): Origin {
	const { label, column, read } = LINKS[link];
	const { value, words } = ANSWERS[answer];
	const kept = loads.filter((row) => read(row) === value);
	return ofPosts(
		place,
		{
			label: `${label}\u00a0: ${words}`,
			of: ALL,
			value: number(kept.length),
			definition: `Ce que les postes en cours déclarent dans la colonne «\u00a0${column}\u00a0» de postes.csv. Une case vide ne vaut ni oui ni non.`,
			words: 'nombre de postes différents qui donnent cette réponse',
			numbers: `${number(kept.length)} sur ${count(loads.length, 'poste')}`,
		},
		kept,
		[...LOAD_COLUMNS, answerColumn(label, read)],
	);
}

/** The mean work of the active posts; null where it cannot be computed. */
function explainMean(
	place: NetworkPlace,
	loads: readonly LoadRow[],
	key: 'hoursPerFte' | 'contractsPerFte',
): Origin | null {
	const mean = totalLoad(loads)[key];
	if (mean === null) return null;
	const hours = key === 'hoursPerFte';
	const read = ({ post }: LoadRow) => (hours ? post.hours : post.contracts);
	const told = loads.filter((row) => read(row) !== null && (row.post.fte ?? 0) > 0);
	const work = told.reduce((sum, row) => sum + (read(row) ?? 0), 0);
	const fte = told.reduce((sum, { post }) => sum + (post.fte ?? 0), 0);
	return ofPosts(
		place,
		{
			label: hours
				? 'Heures d’insertion par ETP, en moyenne'
				: 'Marchés suivis par ETP, en moyenne',
			of: ALL,
			value: number(mean, 2),
			definition: `Le travail des postes qui en disent ${hours ? 'les heures' : 'les marchés'} et le temps, rapporté à un temps plein. Les sommes d’abord, la division ensuite\u00a0: ce n’est pas une moyenne de rapports. Aucun seuil n’est publié.`,
			words: `somme des ${hours ? 'heures d’insertion par an' : 'marchés suivis'} ÷ somme des ETP, pour les postes qui disent les deux`,
			numbers: `${number(work)} ÷ ${number(fte, 2)}, pour ${count(told.length, 'poste')} sur ${number(loads.length)}`,
		},
		told,
	);
}

/** A figure of all the active posts: `posts`, `fte`, `hoursPerFte` or `contractsPerFte`. */
export function explainNetwork(
	place: NetworkPlace,
	{ posts, fte }: Pick<NetworkView, 'posts' | 'fte'>,
	loads: readonly LoadRow[],
	key: 'posts' | 'fte' | 'hoursPerFte' | 'contractsPerFte',
): Origin | null {
	if (key === 'posts' || key === 'fte') {
		const basins = new Set(loads.flatMap((row) => row.basins.map(({ code }) => code))).size;
		return explainGroup(place, ALL, { posts, basins, fte }, loads, key);
	}
	return explainMean(place, loads, key);
}

/** The posts of one kind of host over all the years, or their hosts. */
export function explainTimeline(
	where: string,
	{ label, posts }: TimelineGroup,
	key: 'posts' | 'hosts',
): Origin {
	const hosts = new Set(posts.map(({ hostRank }) => hostRank)).size;
	const value = number(key === 'posts' ? posts.length : hosts);
	return {
		explanation: {
			label: key === 'posts' ? 'Postes' : 'Porteurs',
			place: `${where}, ${label}`,
			value,
			definition:
				key === 'posts'
					? 'Les postes de facilitateurs de ce type de porteur, en cours ou non, quelle que soit la date choisie.'
					: 'Les structures qui portent ces postes. Des postes sans porteur déclaré comptent ensemble pour un.',
			source: SOURCES.ours,
			formula: {
				words: key === 'posts' ? 'nombre de postes différents' : 'nombre de porteurs différents',
				numbers:
					key === 'posts'
						? count(posts.length, 'poste')
						: `${count(hosts, 'porteur')} pour ${count(posts.length, 'poste')}`,
				result: value,
			},
			filters: ['Postes qui couvrent, à un moment, au moins un des bassins montrés'],
		},
		rows: postRows(posts),
	};
}
