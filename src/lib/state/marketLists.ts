import type { Engine } from '$lib/engine/engine';
import type { OnDemandTableName } from '$lib/engine/servedTables';
import {
	buyerTable,
	queryBuyers,
	queryMinistries,
	unlistedBuyer,
	type BuyerRow,
} from '$lib/queries/buyers';
import {
	queryEndingContracts,
	unlistedContract,
	type EndingContract,
} from '$lib/queries/contracts';
import type { SegmentLabour } from '$lib/rules/inBase';
import type { LevelCell } from '$lib/rules/levels';
import { isUsual, type Question } from '$lib/rules/question';
import { fromColumns, type Columns } from '$lib/views/rowsAsColumns';
import type { EngineLife } from './engine.svelte';
import type { Shared } from './shared';
import { engineWith } from './onDemandTables';

/** Addresses of what is published for the lists. */
interface ListUrls {
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
		/** Whether the data list structures: else what is realised is not known. */
		private readonly listed: boolean,
	) {}

	async #rows<Row extends object>(url: string): Promise<Row[]> {
		return fromColumns(await this.json<Columns<Row>>(url));
	}

	#known<Row>(rows: Row[], unlisted: (row: Row) => Row): Row[] {
		return this.listed ? rows : rows.map(unlisted);
	}

	#engine(table: OnDemandTableName): Promise<Engine> {
		return engineWith(this.life, table, this.urls.table(table));
	}

	/**
	 * Buyers of a scope.
	 * @throws {Error} when neither the file nor the engine comes
	 */
	async buyers(question: Question, scope: string): Promise<BuyerRow[]> {
		return this.#known(
			isUsual(question, this.byDefault)
				? await this.#rows<BuyerRow>(this.urls.buyers(scope, question))
				: await queryBuyers(
						await this.#engine(buyerTable(question)),
						question,
						scope,
						this.segments,
					),
			unlistedBuyer,
		);
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
		const engine = await this.#engine('ministeres_segments');
		return this.#known(await queryMinistries(engine, question, this.segments), unlistedBuyer);
	}

	/**
	 * Contracts of a region that end soon.
	 * @throws {Error} when neither the file nor the engine comes
	 */
	async contracts(question: Question, region: string): Promise<EndingContract[]> {
		return this.#known(
			isUsual(question, this.byDefault)
				? await this.#rows<EndingContract>(this.urls.contracts(region, question))
				: await queryEndingContracts(
						await this.#engine('contrats'),
						question,
						region,
						this.segments,
					),
			unlistedContract,
		);
	}
}
