import { date as longDate } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import type { Column } from '$lib/ui/column';
import type { LoadRow } from '../../facilitators/load';
import { SOURCES } from '../explanation';
import type { Origin } from '../origin';
import { postColumns, postsBehind } from './posts';

/** Where and when the posts are counted. */
export interface NetworkPlace {
	where: string;
	date: IsoDate;
}

const postOf = ({ post }: LoadRow) => post;

/** A post with its work and the basins that it covers. */
export const LOAD_COLUMNS: readonly Column<LoadRow>[] = [
	...postColumns(postOf),
	{
		key: 'hours',
		label: 'Heures d’insertion par an',
		align: 'end',
		value: ({ post }) => post.hours,
		absence: 'unknown',
	},
	{
		key: 'contracts',
		label: 'Marchés suivis',
		align: 'end',
		value: ({ post }) => post.contracts,
		absence: 'unknown',
	},
	{
		key: 'basins',
		label: 'Bassins',
		value: ({ basins }) => basins.map(({ label }) => label).join(', '),
	},
];

const ACTIVE = 'Postes en cours à cette date, qui couvrent au moins un des bassins montrés';

/** What is said of a figure of posts. */
export interface PostsSaid {
	label: string;
	of: string;
	value: string;
	definition: string;
	words: string;
	numbers: string;
}

/** A figure made of posts, with these behind it. */
export function ofPosts(
	{ where, date }: NetworkPlace,
	{ label, of, value, definition, words, numbers }: PostsSaid,
	posts: readonly LoadRow[],
	columns: readonly Column<LoadRow>[] = LOAD_COLUMNS,
): Origin {
	return {
		explanation: {
			label,
			place: `${where}, ${of}, ${longDate(date)}`,
			value,
			definition,
			source: SOURCES.ours,
			formula: { words, numbers, result: value },
			filters: [
				`${ACTIVE}, ${longDate(date)}`,
				'Un poste ne compte qu’une fois, où qu’il travaille',
			],
		},
		rows: postsBehind(columns, posts, postOf, 'Les bassins sont ceux qui sont montrés.'),
	};
}
