import { count, date as longDate, number } from '$lib/format';
import type { DecisionRow } from '$lib/queries/prefects';
import type { IsoDate } from '$lib/rules/dates';
import type { Edition } from '$lib/rules/territory';
import type { Column } from '$lib/ui/column';
import type { PoolView } from '../../facilitators/data';
import type { PrefectRow } from '../../facilitators/prefects';
import { dateColumn } from '../../figureColumns';
import { regionLabel, segmentLabel, type SiteData } from '../../site';
import { SOURCES } from '../explanation';
import { rowsBehind, type Origin } from '../origin';
import { money } from './made';

/** The columns of decisions, and what each counts. */
const DECISIONS: Readonly<
	Record<string, Pick<DecisionRow, 'object' | 'decision'> & { label: string }>
> = {
	segments: { object: 'segment', decision: 'pertinent', label: 'Segments jugés pertinents' },
	refusedSegments: { object: 'segment', decision: 'refuse', label: 'Segments refusés' },
	basins: { object: 'bassin', decision: 'pertinent', label: 'Territoires jugés pertinents' },
	refusedBasins: { object: 'bassin', decision: 'refuse', label: 'Territoires refusés' },
};

/**
 * How many segments or territories a prefect judged relevant, or refused; null for another figure.
 * @param decisions all of them, @param names labels of basins by code
 */
export function explainDecisions(
	site: SiteData,
	edition: Edition,
	{ region, segments, basins }: PrefectRow,
	decisions: readonly DecisionRow[],
	names: ReadonlyMap<string, string>,
	date: IsoDate,
	key: string,
): Origin | null {
	const asked = DECISIONS[key];
	if (!asked) return null;
	const { object, decision, label } = asked;
	const found = object === 'segment' ? segments : basins;
	const value = number((decision === 'pertinent' ? found.relevant : found.refused).length);
	const rows = decisions.filter(
		(row) =>
			row.region === region &&
			row.object === object &&
			row.decision === decision &&
			(row.on === null || row.on <= date),
	);
	const columns: readonly Column<DecisionRow>[] = [
		{
			key: 'code',
			label: object === 'segment' ? 'Segment' : 'Bassin',
			value: ({ code }) =>
				object === 'segment' ? segmentLabel(site, code) : (names.get(code) ?? code),
		},
		dateColumn('on', 'Décidé le', ({ on }) => on),
		{ key: 'reference', label: 'Référence' },
	];
	return {
		explanation: {
			label,
			place: `${regionLabel(site, edition, region)}, ${longDate(date)}`,
			value,
			definition:
				'Ce que le préfet de région a décidé à cette date\u00a0: les segments et les territoires où il juge un facilitateur pertinent, et ceux qu’il refuse.',
			source: SOURCES.letter,
			formula: {
				words: 'nombre de décisions',
				numbers: count(rows.length, 'décision'),
				result: value,
			},
			filters: [
				`Décisions prises au plus tard le ${longDate(date)}, ou sans date`,
				'Fichier des décisions (decisions.csv), région telle qu’il la nomme',
			],
		},
		rows: rowsBehind(columns, rows, {
			note: 'Une ligne par décision.',
			empty: 'Aucune décision de cette sorte.',
		}),
	};
}

/** A figure of an opportunity to pool: `buyers`, `contracts` or `amount`; null for another one. */
export function explainPool(
	site: SiteData,
	{ segment, basin, buyers, contracts, amount, from, to }: PoolView,
	names: ReadonlyMap<string, string>,
	reference: IsoDate,
	key: string,
): Origin | null {
	const said = {
		buyers: {
			label: 'Acheteurs',
			value: number(buyers),
			definition: 'Les acheteurs de l’État dont un marché de ce segment finit dans ce bassin.',
			words: 'nombre d’acheteurs différents, au moins deux',
			numbers: `${count(buyers, 'acheteur')} pour ${count(contracts, 'marché')}`,
		},
		contracts: {
			label: 'Marchés',
			value: number(contracts),
			definition: 'Les marchés de ce segment qui finissent dans ce bassin.',
			words: 'nombre de marchés différents',
			numbers: `${count(contracts, 'marché')}, de ${longDate(from)} à ${longDate(to)}`,
		},
		amount: {
			label: 'Montant de l’exercice',
			value: money(amount),
			definition:
				'Ce qui a été payé pour ces marchés au cours de l’exercice. Ce n’est pas leur montant total.',
			words: 'somme des lignes payées de ces marchés',
			numbers: `${count(contracts, 'marché')}, ${money(amount)}`,
		},
	}[key];
	if (!said) return null;
	const { label, value, definition, words, numbers } = said;
	return {
		explanation: {
			label,
			place: `${names.get(basin) ?? basin}, ${segmentLabel(site, segment)}, ${longDate(reference)}`,
			value,
			definition,
			source: SOURCES.ours,
			formula: { words, numbers, result: value },
			filters: [
				`Marchés qui finissent dans les 12 mois du ${longDate(reference)}, quelle que soit la date choisie`,
				'Acheteurs de l’État, un même bassin, un même segment',
			],
		},
		why: 'Les marchés ne sont pas listés ici\u00a0: la page ne reçoit que leur nombre et leur somme. La fiche de la région les donne un à un, avec leur acheteur, dans «\u00a0Les contrats à remettre en concurrence\u00a0».',
	};
}
