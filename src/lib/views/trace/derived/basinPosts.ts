import { date as longDate, number } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import type { BasinView } from '../../facilitators/basins';
import { SOURCES } from '../explanation';
import { rowsBehind, type Origin } from '../origin';
import { postRows } from './posts';

interface FtePart {
	id: string;
	fte: number | null;
	basins: number;
}

/** `posts` or `fte` of a basin at a date; null for another figure or where it is unknown. */
export function explainBasinPosts(
	{ code, label: name, state, posts, fte }: BasinView,
	date: IsoDate,
	all: readonly BasinView[],
	key: string,
): Origin | null {
	if (state === 'inconnu') return null;
	const place = `${name}, ${longDate(date)}`;
	const filters = [
		`Postes et couvertures en cours le ${longDate(date)}, premier et dernier jour compris`,
		'Une date vide laisse la période ouverte\u00a0; un couple poste et bassin ne compte qu’une fois',
	];
	if (key === 'posts') {
		return {
			explanation: {
				label: 'Postes du bassin',
				place,
				value: number(posts.length),
				definition:
					'Les postes de facilitateurs qui couvrent le bassin à cette date. Un poste partagé est dans chacun de ses bassins\u00a0: la somme de la colonne dépasse donc le nombre de postes.',
				source: SOURCES.ours,
				formula: {
					words: 'nombre de postes différents',
					numbers: posts.map(({ id }) => id).join(' + ') || 'aucun poste',
					result: number(posts.length),
				},
				filters,
			},
			rows: postRows(posts),
		};
	}
	if (key !== 'fte' || fte === null) return null;
	const parts = posts.map(({ id, fte: whole }): FtePart => ({
		id,
		fte: whole,
		basins: all.filter((basin) => basin.posts.some((post) => post.id === id)).length,
	}));
	const told = parts.filter((part) => part.fte !== null);
	return {
		explanation: {
			label: 'ETP du bassin',
			place,
			value: number(fte, 2),
			definition:
				'Le temps de travail qui revient au bassin\u00a0: celui d’un poste est partagé également entre les bassins qu’il couvre à cette date. Un poste dont le temps n’est pas dit n’est pas compté.',
			source: SOURCES.ours,
			formula: {
				words: 'somme de (ETP du poste ÷ nombre de ses bassins)',
				numbers:
					told.map((part) => `${number(part.fte ?? 0, 2)} ÷ ${number(part.basins)}`).join(' + ') ||
					'aucun poste',
				result: number(fte, 2),
			},
			filters,
		},
		rows: rowsBehind<FtePart>(
			[
				{ key: 'id', label: 'Poste' },
				{
					key: 'fte',
					label: 'ETP du poste',
					align: 'end',
					format: (value) => number(Number(value), 2),
					absence: 'unknown',
				},
				{ key: 'basins', label: 'Bassins couverts', align: 'end' },
			],
			parts,
			{ note: `Une ligne par poste qui couvre le bassin (code ${code}).`, empty: 'Aucun poste.' },
		),
	};
}
