/** Buyers and contracts of a region: in brief for its page, and whole when a reader asks. */
import {
	queryBuyers,
	queryBuyersByRegion,
	unlistedBuyer,
	type BuyerRow,
} from '$lib/queries/buyers';
import {
	queryEndingContracts,
	unlistedContract,
	type EndingContract,
} from '$lib/queries/contracts';
import { queryLevelCells } from '$lib/queries/levels';
import { levelTrials, type LevelCell } from '$lib/rules/levels';
import { knownPotentials } from '$lib/rules/levers';
import { CONTRACT_MEASURES } from '$lib/rules/cells';
import { BASE_KEYS } from '$lib/rules/measures';
import type { Question } from '$lib/rules/question';
import { EDITIONS, NATION, type Edition } from '$lib/rules/territory';
import { toColumns, type Columns } from '$lib/views/rowsAsColumns';
import {
	contractsWithin,
	heaviestLeft,
	leftToRealise,
	mostRealised,
	DEFAULT_CONTRACT_HORIZON,
	type NationalContract,
	type TellableContract,
} from '$lib/views/market/contracts';
import { buyersBrief, type BuyersBrief } from '$lib/views/market/brief';
import { scopeView } from '$lib/views/scope';
import { levers } from '$lib/views/segments';
import { oncePerObject } from '$lib/once';
import type { PageSource } from './source';
import { siteWords } from './siteWords';

/** Rows shown before the reader asks for all of them. */
export const BRIEF_ROWS = 5;

/** Contracts that the opening of a brief names. */
const OPENING_ROWS = 3;

/** Contracts that carry what is realised, named for a region at the target. */
const CARRYING_ROWS = 2;

/** Contracts of a region in brief: the nearest ends in segments with potential. */
export interface ContractsBrief {
	months: number;
	/** Within that horizon, in segments with potential. */
	contracts: number;
	nearest: TellableContract[];
	/** The paid contracts of any segment of the base that end within it with most left to realise. */
	heaviest: TellableContract[];
	/** Those of them that carry most of what is realised. */
	carrying: TellableContract[];
	/** All contracts that the whole list holds. */
	listed: number;
}

export interface MarketBrief {
	buyers: BuyersBrief;
	contracts: ContractsBrief;
}

/** Potential of each segment for a region, in cents (`/methode/`). */
function potentials(source: PageSource, question: Question, region: string) {
	const paid = source.answer(question);
	const peers = [...paid.scopes.keys()]
		.filter((code) => code !== NATION && code !== 'NR')
		.map((code) => scopeView(paid, code, code));
	return knownPotentials(levers(paid, scopeView(paid, region, region), peers));
}

/** What is known of rows where the data may list no structure. */
const known = <Row extends object>(
	{ present }: PageSource,
	rows: Row[],
	unlisted: (row: Row) => Row,
): Row[] => (present['structures'] ? rows : rows.map(unlisted));

/** At the default perimeter; the brief of a region and its whole list both ask. */
const endingContracts = oncePerObject(
	({ engine, byDefault, cells }: PageSource, edition: Edition, region: string) =>
		queryEndingContracts(engine, { ...byDefault, edition }, region, cells.segments),
);

const buyersByRegion = oncePerObject(
	({ engine, byDefault }: PageSource, edition: Edition, year: number) =>
		queryBuyersByRegion(engine, { ...byDefault, edition, year }),
);

const levelCells = oncePerObject(({ engine }: PageSource, year: number) =>
	queryLevelCells(engine, year),
);

/** The buyers of a scope that its page starts with, in the default fiscal year. */
export async function buyersInBrief(
	source: PageSource,
	edition: Edition,
	scope: string,
	kept: number,
): Promise<BuyersBrief> {
	const { byDefault } = source;
	const { year } = byDefault;
	const { segments, pairs } = await siteWords(source);
	return buyersBrief(
		known(source, await buyersOf(source, { edition, year }, scope), unlistedBuyer),
		kept,
		levelTrials(await levelCells(source, year), { ...byDefault, edition }, scope, {
			segments,
			pairs,
		}),
	);
}

async function buyersOf(
	source: PageSource,
	{ edition, year }: Pick<Question, 'year' | 'edition'>,
	scope: string,
): Promise<BuyerRow[]> {
	const { engine, byDefault, cells } = source;
	if (scope === NATION)
		return queryBuyers(engine, { ...byDefault, edition, year }, scope, cells.segments);
	return (await buyersByRegion(source, edition, year)).get(scope) ?? [];
}

/** What the brief of a region starts with, in the default fiscal year. */
export async function marketBrief(
	source: PageSource,
	edition: Edition,
	region: string,
): Promise<MarketBrief> {
	const { info, byDefault } = source;
	const contracts = known(source, await endingContracts(source, edition, region), unlistedContract);
	const horizon = { from: info.date_reference, months: DEFAULT_CONTRACT_HORIZON };
	// Where no segment has a known potential every contract is told.
	const found = potentials(source, { ...byDefault, edition }, region);
	const near = contractsWithin(contracts, {
		...horizon,
		...(found.size === 0 ? {} : { potentials: found }),
	});
	return {
		buyers: await buyersInBrief(source, edition, region, BRIEF_ROWS),
		contracts: {
			months: DEFAULT_CONTRACT_HORIZON,
			contracts: near.length,
			nearest: near.slice(0, BRIEF_ROWS),
			heaviest: heaviestLeft(contractsWithin(contracts, horizon), OPENING_ROWS),
			carrying: mostRealised(contractsWithin(contracts, horizon), CARRYING_ROWS),
			listed: contracts.filter(({ contract }) => contract !== null).length,
		},
	};
}

const BUYER_COLUMNS: readonly (keyof BuyerRow)[] = [
	'buyer',
	'name',
	'level',
	'ministry',
	'segment',
	'buyers',
	...BASE_KEYS,
];

const LEVEL_COLUMNS: readonly (keyof LevelCell)[] = [
	'region',
	'segment',
	'level',
	'contract',
	...CONTRACT_MEASURES,
];

const CONTRACT_COLUMNS: readonly (keyof EndingContract)[] = [
	'contract',
	'id',
	'buyer',
	'segment',
	'end',
	'basin',
	'basis',
	'year',
	'amount',
	'realised',
	'clause',
	'contracts',
];

/** Every buyer of a scope in one fiscal year, at the default perimeter. */
export async function allBuyers(
	source: PageSource,
	view: Pick<Question, 'year' | 'edition'>,
	scope: string,
): Promise<Columns<BuyerRow>> {
	return toColumns(await buyersOf(source, view, scope), BUYER_COLUMNS);
}

/** What each level of the buyers paid in a fiscal year, region by region and segment by segment. */
export async function allLevels(source: PageSource, year: number): Promise<Columns<LevelCell>> {
	return toColumns(await levelCells(source, year), LEVEL_COLUMNS);
}

/**
 * Of the whole country, region by region: the contracts with most left to realise first; without a list of
 * structures the greatest, as if nothing were realised.
 */
const nationalContracts = oncePerObject(
	async (source: PageSource, edition: Edition): Promise<NationalContract[]> => {
		const { regions } = await siteWords(source);
		const horizon = { from: source.info.date_reference, months: DEFAULT_CONTRACT_HORIZON };
		const found: NationalContract[] = [];
		for (const { code } of regions[edition]) {
			const contracts = contractsWithin(await endingContracts(source, edition, code), horizon);
			for (const contract of contracts) {
				const realised = source.present['structures'] ? contract.realised : 0;
				found.push({ ...contract, realised, region: code });
			}
		}
		return heaviestLeft(found, Infinity);
	},
);

/** Rows of the national list that its page holds. */
const NATIONAL_CONTRACTS = 12;

/** What the page of buyers holds of the contracts of the country that end soon. */
export async function nationalContractsBrief(source: PageSource, edition: Edition) {
	const contracts = await nationalContracts(source, edition);
	return {
		months: DEFAULT_CONTRACT_HORIZON,
		contracts: contracts.length,
		/** In cents; null without a list of structures. */
		left: source.present['structures']
			? contracts.reduce((sum, contract) => sum + (leftToRealise(contract) ?? 0), 0)
			: null,
		heaviest: known(source, contracts.slice(0, NATIONAL_CONTRACTS), unlistedContract),
	};
}

/**
 * Every contract of a region that ends soon, at the default perimeter; for the nation, those of the
 * default horizon with something left to realise.
 */
export async function allContracts(
	source: PageSource,
	edition: Edition,
	region: string,
): Promise<Columns<EndingContract>> {
	if (region === NATION)
		return toColumns(await nationalContracts(source, edition), [...CONTRACT_COLUMNS, 'region']);
	return toColumns(await endingContracts(source, edition, region), CONTRACT_COLUMNS);
}

/** A list that is published: the buyers of a scope in a year, or the contracts of a region. */
export interface ListView {
	scope: string;
	edition: Edition;
	year: number;
}

/** Fiscal years of the lists; the default one stands even without a line. */
export const listYears = ({ years, byDefault }: PageSource): number[] => [
	...new Set([...years, byDefault.year]),
];

/** Every scope of every edition, in every fiscal year. */
export const listViews = oncePerObject(async (source: PageSource): Promise<ListView[]> => {
	const { regions } = await siteWords(source);
	const scopes = EDITIONS.flatMap((edition) =>
		[NATION, ...regions[edition].map(({ code }) => code)].map((scope) => ({ scope, edition })),
	);
	return listYears(source).flatMap((year) => scopes.map((view) => ({ ...view, year })));
});
