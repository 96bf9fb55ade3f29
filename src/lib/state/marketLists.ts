import type { Engine } from '$lib/engine/engine';
import type { OnDemandTableName } from '$lib/engine/servedTables';
import { buyerTable, queryBuyers, queryMinistries, type BuyerRow } from '$lib/queries/buyers';
import { queryEndingContracts, type EndingContract } from '$lib/queries/contracts';
import type { SegmentLabour } from '$lib/rules/inBase';
import type { LevelCell } from '$lib/rules/levels';
import { isUsual, type Question } from '$lib/rules/question';
import { fromColumns, type Columns } from '$lib/views/rowsAsColumns';
import type { EngineLife } from './engine.svelte';
import type { Shared } from './shared';
import { engineWith } from './onDemandTables';

/** Addresses of what is published for the lists. */
export interface ListUrls {
	buyers(scope: string, question: Question): string;
	levels(year: number): string;
	contracts(scope: string, question: Question): string;
	table(name: OnDemandTableName): string;
}

/**
 * Where the lists of buyers and contracts come from: the small files published for the default
 * perimeter, or the engine with their tables for any other question.
 */
export class MarketLists {
	constructor(
		private readonly byDefault: Question,
		private readonly segments: readonly SegmentLabour[],
		private readonly life: EngineLife,
		private readonly urls: ListUrls,
		private readonly json: Shared['json'],
	) {}

	async #rows<Row extends object>(url: string): Promise<Row[]> {
		return fromColumns(await this.json<Columns<Row>>(url));
	}

	#engine(table: OnDemandTableName): Promise<Engine> {
		return engineWith(this.life, table, this.urls.table(table));
	}

	/**
	 * Buyers of a scope.
	 * @throws {Error} when neither the file nor the engine comes
	 */
	async buyers(question: Question, scope: string): Promise<BuyerRow[]> {
		if (isUsual(question, this.byDefault)) return this.#rows(this.urls.buyers(scope, question));
		return queryBuyers(await this.#engine(buyerTable(question)), question, scope, this.segments);
	}

	/**
	 * What each level of the buyers paid in a fiscal year: any question is a sum of it.
	 * @throws {Error} when the file does not come
	 */
	async levels(year: number): Promise<LevelCell[]> {
		return this.#rows(this.urls.levels(year));
	}

	/**
	 * Ministries of the whole country.
	 * @throws {Error} when the engine does not come
	 */
	async ministries(question: Question): Promise<BuyerRow[]> {
		return queryMinistries(await this.#engine('ministeres_segments'), question, this.segments);
	}

	/**
	 * Contracts of a region that end soon.
	 * @throws {Error} when neither the file nor the engine comes
	 */
	async contracts(question: Question, region: string): Promise<EndingContract[]> {
		if (isUsual(question, this.byDefault)) return this.#rows(this.urls.contracts(region, question));
		return queryEndingContracts(await this.#engine('contrats'), question, region, this.segments);
	}
}
