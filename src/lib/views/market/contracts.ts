import { addMonths, type IsoDate } from '$lib/rules/dates';
import type { Cents } from '$lib/rules/sums';
import type { EndingContract } from '$lib/queries/contracts';
import type { Basis } from '$lib/rules/question';

/** Months ahead that a reader can choose. */
export const CONTRACT_HORIZONS = [6, 12, 24] as const;

export type ContractHorizon = (typeof CONTRACT_HORIZONS)[number];

export const DEFAULT_CONTRACT_HORIZON: ContractHorizon = 12;

/** What an amount is, in words. */
export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
	paye: 'payé',
	commande: 'commandé',
	attribue: 'attribué',
	maximum: 'maximum',
};

/** A contract that ends soon, told apart. */
export type TellableContract = EndingContract & { contract: number; end: IsoDate };

/** One of the whole country, with the code of the region where it is paid. */
export type NationalContract = TellableContract & { region: string };

/** What {@link contractsWithin} keeps. */
interface ContractChoice {
	/** The reference date of the data set. */
	from: IsoDate;
	months: number;
	/** Potential of each segment, in cents; only contracts of a segment with one are kept when given. */
	potentials?: ReadonlyMap<string, Cents>;
}

/**
 * Contracts told apart that end from `from` to `months` later, both days inclusive, in the order given but
 * for those already realised whole, which come last: nothing is left to gain at their renewal.
 */
export function contractsWithin(
	contracts: readonly EndingContract[],
	{ from, months, potentials }: ContractChoice,
): TellableContract[] {
	const limit = addMonths(from, months);
	const kept = contracts.filter(
		(contract): contract is TellableContract =>
			contract.contract !== null &&
			contract.end !== null &&
			contract.end >= from &&
			contract.end <= limit &&
			(potentials === undefined || (potentials.get(contract.segment) ?? 0) > 0),
	);
	const done = (contract: TellableContract) => (leftToRealise(contract) ?? 1) <= 0;
	return [...kept.filter((contract) => !done(contract)), ...kept.filter(done)];
}

/** Contracts that are only counted: the smaller ones of each region. */
export function countedOnly(contracts: readonly EndingContract[]): number {
	return contracts.reduce((sum, row) => (row.contract === null ? sum + row.contracts : sum), 0);
}

/** Paid amounts of the contracts, in cents: promises and ceilings are not added. */
export function paidAmount(contracts: readonly TellableContract[]): Cents {
	return contracts.reduce(
		(sum, { basis, amount }) => (basis === 'paye' ? sum + (amount ?? 0) : sum),
		0,
	);
}

/** What is paid of a contract and not realised, in cents; null for a promise or a ceiling. */
export function leftToRealise({ basis, amount, realised }: EndingContract): Cents | null {
	return basis === 'paye' && amount !== null ? amount - (realised ?? 0) : null;
}

/** The contracts with most paid and not realised, in falling order; those with nothing left stay out. */
export function heaviestLeft<Told extends TellableContract>(
	contracts: readonly Told[],
	most: number,
): Told[] {
	return contracts
		.filter((contract) => (leftToRealise(contract) ?? 0) > 0)
		.sort(
			(a, b) =>
				(leftToRealise(b) ?? 0) - (leftToRealise(a) ?? 0) ||
				(a.end < b.end ? -1 : a.end > b.end ? 1 : a.contract - b.contract),
		)
		.slice(0, most);
}

/** The paid contracts that carry most of what is realised, in falling order; those with nothing stay out. */
export function mostRealised(
	contracts: readonly TellableContract[],
	most: number,
): TellableContract[] {
	return contracts
		.filter(({ basis, realised }) => basis === 'paye' && (realised ?? 0) > 0)
		.sort(
			(a, b) =>
				(b.realised ?? 0) - (a.realised ?? 0) ||
				(a.end < b.end ? -1 : a.end > b.end ? 1 : a.contract - b.contract),
		)
		.slice(0, most);
}

/** A stable name for a row: one contract may stand in two segments, or on two bases. */
export function contractKey({ contract, segment, basis, year }: EndingContract): string {
	return [contract, segment, basis, year].join(' ');
}
