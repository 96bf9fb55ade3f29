/** The questions that the site answers, in the words of who asks them, each with where its answer is. */
import type { Edition } from '$lib/rules/territory';
import { TARGET_TEXT } from '$lib/rules/target';
import type { NavItem } from '$lib/ui/site';
import type { Column } from '$lib/ui/column';
import { writeOrder } from '$lib/ui/tableAddress';
import { COMPARED_COLUMNS } from './compareColumns';
import { SEGMENT_LINE_COLUMNS } from './segmentColumns';

/** A part of a question and where its answer is. */
interface AskedPart {
	text: string;
	/** Null: on the page itself, or at a whole address in `rest`. */
	route: NavItem['path'] | null;
	/** What follows the route: its query and its place on the page. */
	rest: string;
}

/** A question; most have one answer, some have one by region and one by segment. */
interface AskedQuestion {
	/** Its number in the product's list. */
	number: number;
	parts: readonly AskedPart[];
}

/** The query that sorts the table of a page by its gap, the most euros missing first. */
function byGap<Row>(columns: readonly Column<Row>[]): string {
	const order = writeOrder({ key: 'gap', descending: true }, columns);
	return order === '' ? '' : `?tri.tableau=${order}`;
}

/** The region that a reader calls his own. */
interface OwnRegion {
	code: string;
	edition: Edition;
	/** The address of its page. */
	href: string;
}

/** What the data answer: a page that lacks it says why, and has no part to go to. */
interface Answerable {
	/** A region at least has a share. */
	shares: boolean;
	/** The national verdict is tried. */
	tried: boolean;
	/** Facilitators' posts are known, and ESF applications. */
	posts: boolean;
	applications: boolean;
}

/** @param own null: none was chosen, and the country answers where it can */
export function askedQuestions(own: OwnRegion | null, known: Answerable): AskedQuestion[] {
	type Place = Omit<AskedPart, 'text'>;
	const at = (route: Place['route'], rest: string): Place => ({ route, rest });
	const inShares = (rest: string) => at('/regions/', known.shares ? rest : '');
	const inBasins = (anchor: string) => at('/facilitateurs/', known.posts ? anchor : '');
	const inBrief = (anchor: string, elsewhere: Place) =>
		own ? at(null, `${own.href}#${anchor}`) : elsewhere;
	const one = (number: number, text: string, place: Place): AskedQuestion => ({
		number,
		parts: [{ text, ...place }],
	});
	return [
		one(
			1,
			`Sommes-nous à ${TARGET_TEXT}, selon quelle définition, à quel point est-ce sûr\u00a0?`,
			at(null, '#resultat'),
		),
		{
			number: 2,
			parts: [
				{
					text: 'Combien d’euros manquent, par région',
					...inShares(`${byGap(COMPARED_COLUMNS)}#tableau`),
				},
				{ text: 'par segment', ...at('/segments/', `${byGap(SEGMENT_LINE_COLUMNS)}#tableau`) },
			],
		},
		one(
			3,
			'Quels segments tirent une région vers le bas\u00a0: ce qu’elle achète, ou comment\u00a0?',
			inBrief('segments', inShares('#ecart')),
		),
		one(
			4,
			'Insertion ou handicap, marché réservé, sous-traitance, heures de clause\u00a0?',
			at(null, '#registre'),
		),
		one(5, 'Que change un segment limite qui entre ou sort\u00a0?', at('/segments/', '#seuil')),
		one(
			6,
			'Quels acheteurs, quels ministères ne confient rien\u00a0?',
			inBrief('acheteurs', at('/acheteurs/', '#acheteurs')),
		),
		one(
			7,
			'Quels contrats finissent dans les 12 mois\u00a0?',
			inBrief('contrats', at('/acheteurs/', '#contrats')),
		),
		one(
			8,
			'Quels bassins sont sans facilitateur, et qu’y dépense l’État\u00a0?',
			inBrief('bassins', inBasins('#carte')),
		),
		{
			number: 9,
			parts: [
				{ text: 'Où mutualiser', ...inBasins('#mutualiser') },
				{ text: 'quels postes sont les plus chargés', ...inBasins('#reseau') },
				{ text: 'lesquels finissent\u00a0?', ...inBasins('#menace') },
			],
		},
		one(10, 'Où placer les prochains postes\u00a0?', inBasins('#prochains')),
		one(
			11,
			'Quelles demandes FSE passent, et selon quelle règle\u00a0?',
			inBrief('fse', at('/fse/', known.applications ? '#demandes' : '')),
		),
		one(
			12,
			'Quelles structures locales peuvent servir un segment\u00a0?',
			inBrief('offre', at(null, '#votre-region')),
		),
		one(
			13,
			`Que faudrait-il pour atteindre ${TARGET_TEXT}\u00a0?`,
			at('/simulateur/', `${own ? `?region=${own.code}` : ''}#plan`),
		),
		one(
			14,
			'Quelle part des données est utilisable\u00a0? Qu’a-t-on écarté\u00a0?',
			at('/donnees/', '#qualite'),
		),
		one(15, 'Quelle règle, quelles lignes derrière un chiffre\u00a0?', at('/methode/', '#calcul')),
		one(
			16,
			'Sous quelles hypothèses le verdict tient-il\u00a0?',
			inBrief('epreuves', at(null, known.tried ? '#epreuves' : '#resultat')),
		),
	];
}
