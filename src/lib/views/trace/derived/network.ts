import { count, number } from '$lib/format';
import type { HostCoverage } from '$lib/rules/host-coverage';
import type { LoadRow } from '../../facilitators/load';
import { FUNDING_WORDS, KIND_WORDS, wordOf, type FundingRow } from '../../facilitators/network';
import type { Origin } from '../origin';
import { ofPosts, type NetworkPlace, type PostsSaid } from './loads';

/** `posts`, `basins` or `fte` of some posts; null for another figure. */
export function explainGroup(
	place: NetworkPlace,
	of: string,
	group: { posts: number; basins: number; fte?: number },
	rows: readonly LoadRow[],
	key: string,
): Origin | null {
	switch (key) {
		case 'posts':
			return ofPosts(
				place,
				{
					label: 'Postes',
					of,
					value: number(group.posts),
					definition: 'Les postes de facilitateurs en cours à cette date.',
					words: 'nombre de postes différents',
					numbers: count(group.posts, 'poste'),
				},
				rows,
			);
		case 'basins':
			return ofPosts(
				place,
				{
					label: 'Bassins couverts',
					of,
					value: number(group.basins),
					definition:
						'Les bassins que ces postes couvrent. Un bassin que plusieurs d’entre eux couvrent ne compte qu’une fois ici, mais il est aussi dans les autres lignes du tableau\u00a0: la colonne ne s’additionne pas.',
					words: 'nombre de bassins différents',
					numbers: `${count(group.basins, 'bassin')} pour ${count(group.posts, 'poste')}`,
				},
				rows,
			);
		case 'fte': {
			if (group.fte === undefined) return null;
			const told = rows.flatMap(({ post }) => (post.fte === null ? [] : [post.fte]));
			return ofPosts(
				place,
				{
					label: 'ETP',
					of,
					value: number(group.fte, 2),
					definition:
						'Le temps de travail de ces postes. Un poste dont le temps n’est pas dit n’est pas compté.',
					words: 'somme des ETP connus',
					numbers: `${count(told.length, 'poste')} sur ${number(rows.length)} ${told.length > 1 ? 'disent leur' : 'dit son'} temps`,
				},
				rows,
			);
		}
		default:
			return null;
	}
}

/** A figure of a type of host; null where it has no origin. */
export function explainHost(
	place: NetworkPlace,
	host: HostCoverage,
	loads: readonly LoadRow[],
	key: string,
): Origin | null {
	const network =
		host.inNetwork === null ? '' : host.inNetwork ? ', dans le réseau' : ', hors du réseau';
	return explainGroup(
		place,
		wordOf(KIND_WORDS, host.kind) + network,
		host,
		loads.filter(({ post }) => post.kind === host.kind && post.inNetwork === host.inNetwork),
		key,
	);
}

/** A figure of a way of financing; null where it has no origin. */
export function explainFunding(
	place: NetworkPlace,
	row: FundingRow,
	loads: readonly LoadRow[],
	key: string,
): Origin | null {
	return explainGroup(
		place,
		wordOf(FUNDING_WORDS, row.funding),
		row,
		loads.filter(({ post }) => post.funding === row.funding),
		key,
	);
}

/** The work of a post: `fte`, `hoursPerFte` or `contractsPerFte`; null where it is unknown. */
export function explainLoad(place: NetworkPlace, row: LoadRow, key: string): Origin | null {
	const { post, hoursPerFte, contractsPerFte } = row;
	const of = `poste ${post.id}`;
	const said = ((): PostsSaid | null => {
		if (post.fte === null) return null;
		if (key === 'fte') {
			return {
				label: 'ETP du poste',
				of,
				value: number(post.fte, 2),
				definition: 'Le temps de travail du poste, tel que le fichier le déclare.',
				words: 'colonne «\u00a0etp\u00a0» de postes.csv',
				numbers: number(post.fte, 2),
			};
		}
		if (key === 'hoursPerFte' && hoursPerFte !== null) {
			return {
				label: 'Heures d’insertion par ETP',
				of,
				value: number(hoursPerFte, 1),
				definition:
					'Les heures d’insertion que le poste suit en un an, rapportées à un temps plein. Aucun seuil n’est publié.',
				words: 'heures d’insertion par an ÷ ETP du poste',
				numbers: `${number(post.hours ?? 0)} ÷ ${number(post.fte, 2)}`,
			};
		}
		if (key !== 'contractsPerFte' || contractsPerFte === null) return null;
		return {
			label: 'Marchés par ETP',
			of,
			value: number(contractsPerFte, 1),
			definition: 'Les marchés que le poste suit, rapportés à un temps plein.',
			words: 'marchés suivis ÷ ETP du poste',
			numbers: `${number(post.contracts ?? 0)} ÷ ${number(post.fte, 2)}`,
		};
	})();
	return said && ofPosts(place, said, [row]);
}
