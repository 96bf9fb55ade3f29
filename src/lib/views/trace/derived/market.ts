/** Buyers and contracts. */
import { money } from '$lib/figures/made/made';
import * as FIGURES from '$lib/figures/made/market';
import { date as longDate } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import type { PoolView } from '../../facilitators/coverageData';
import type { Buyer, BuyersSummary } from '../../market/buyers';
import { buyerColumns, contractColumns } from '../../market/columns';
import { BASIS_WORDS, paidAmount, type TellableContract } from '../../market/contracts';
import { segmentLabel, type SiteData } from '../../site';
import { keptAt, type Place } from '../../kept';
import { rowsBehind } from '../../rows/behind';
import { tellMade, tellOne } from '../tell';
import type { CoveragePlace } from './coverage';

/**
 * A figure of the sentences on the buyers of a scope.
 * @param read all the buyers of the scope for the question
 */
export function explainBuyersSummary(
	at: Place,
	summary: BuyersSummary,
	read: () => Promise<readonly Buyer[]>,
	key: keyof BuyersSummary,
) {
	const told = ({ name, nothing }: Buyer) =>
		key === 'others' ? name === null : name !== null && (key === 'named' || nothing);
	const rows = async () =>
		rowsBehind(
			buyerColumns(at.site, false),
			(await read()).filter(told),
			key === 'others'
				? 'Ces acheteurs ne sont pas distingués\u00a0: une seule ligne les somme.'
				: 'Une ligne par acheteur. Chaque chiffre dit son origine dans le tableau de la page.',
			'Aucun acheteur.',
		);
	const others = summary.others ?? 'nombre inconnu';
	const without = summary.without ?? 0;
	const amounts = { ...summary, without, others, counted: summary.others ?? 0 };
	const shared = { ...keptAt(at), definition: FIGURES.TOLD_APART, rows };
	return tellMade(shared, FIGURES.BUYERS, key, amounts);
}

/** An amount of a contract, or what its segment could bring; null where there is none. */
export function explainContract(
	at: Place,
	{ amount, realised, basis, year, buyer, segment }: TellableContract,
	key: string,
) {
	const of = [buyer ?? 'acheteur inconnu', segmentLabel(at.site, segment)].join(', ');
	return tellMade(keptAt(at, { of }), FIGURES.CONTRACT, key, {
		amount: basis === null ? undefined : (amount ?? undefined),
		realised: realised ?? undefined,
		basis: basis ? BASIS_WORDS[basis] : '',
		year: `${year ?? ''}`,
	});
}

/** Which contracts a sentence counts. */
interface ContractsKept {
	from: IsoDate;
	months: number;
	/** In which segments, in words. */
	segments: string;
	/** Reads those that the sentence counts. */
	read: () => Promise<readonly TellableContract[]>;
}

/** How many contracts end soon (`contracts`), or what was paid for them (`paid`). */
export function explainContracts(
	at: Place,
	{ from, months, segments, read }: ContractsKept,
	figure: number,
	key: keyof typeof FIGURES.CONTRACTS,
) {
	const filters = [
		`Contrats qui finissent dans les ${months} mois du ${longDate(from)} (colonne contrat_fin)`,
		segments.charAt(0).toUpperCase() + segments.slice(1),
		'Les plus gros contrats de chaque région de 2010\u00a0; les autres sont seulement comptés',
	];
	const rows = async () => {
		const found = await read();
		const columns = contractColumns(at.site, new Map(), false).filter(
			({ key: name }) => name !== 'potential' && name !== 'basin',
		);
		const note = `Une ligne par contrat et par segment\u00a0; payé en tout\u00a0: ${money(paidAmount(found))}.`;
		return rowsBehind(columns, found, note, 'Aucun contrat.');
	};
	const shared = { ...keptAt(at), filters, rows };
	return tellOne(shared, FIGURES.CONTRACTS[key], figure, { months: `${months}` });
}

/** Contracts that are only counted: the smaller ones of each region. */
export const explainCountedContracts = (at: Place, counted: number) =>
	tellOne(
		{
			...keptAt(at),
			why: 'Les tables du site n’en gardent que le nombre (table contrats, colonne contrats, numero vide), que la page Explorer interroge.',
		},
		FIGURES.COUNTED_CONTRACTS,
		counted,
		{},
	);

/**
 * A figure of an opportunity to pool: `buyers`, `contracts` or `amount`; null for another one.
 * @param where label of the basin
 * @param date from which contracts end
 */
export function explainPool(
	site: SiteData,
	{ where, date }: CoveragePlace,
	{ segment, from, to, ...amounts }: PoolView,
	key: string,
) {
	const shared = {
		place: `${where}, ${segmentLabel(site, segment)}, ${longDate(date)}`,
		filters: [
			`Marchés qui finissent dans les 12 mois du ${longDate(date)}, quelle que soit la date choisie`,
			'Acheteurs de l’État, un même bassin, un même segment',
		],
		why: 'Les marchés ne sont pas listés ici\u00a0: la page ne reçoit que leur nombre et leur somme. La fiche de la région les donne un à un, avec leur acheteur, dans «\u00a0Les contrats à remettre en concurrence\u00a0».',
	};
	const between = { first: longDate(from), last: longDate(to) };
	return tellMade(shared, FIGURES.POOL, key, { ...amounts, ...between });
}
