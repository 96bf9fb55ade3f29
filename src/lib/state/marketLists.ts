import { queryBuyers, type BuyerRow } from '$lib/queries/buyers';
import { queryEndingContracts, type EndingContract } from '$lib/queries/contracts';
import { isUsual, type Question } from '$lib/queries/question';
import { fromColumns, type Columns } from '$lib/views/columns';
import type { EngineLife } from './engine.svelte';
import type { Live } from './live';
import { engineWith } from './onDemandTables';

/** Addresses of what is published for the lists. */
export interface ListUrls {
	buyers(scope: string, question: Question): string;
	contracts(scope: string, question: Question): string;
	table(name: 'acheteurs' | 'contrats'): string;
}

/**
 * Where the lists of buyers and contracts come from: the small files published for the default
 * perimeter, or the engine with their tables for any other question.
 */
export class MarketLists {
	constructor(
		private readonly byDefault: Question,
		private readonly life: EngineLife,
		private readonly urls: ListUrls,
		private readonly json: Live['json'],
	) {}

	async #rows<Row extends object>(url: string): Promise<Row[]> {
		return fromColumns(await this.json<Columns<Row>>(url));
	}

	/**
	 * Buyers of a scope. Their table holds the default threshold alone: the question's is not followed.
	 * @throws {Error} when neither the file nor the engine comes
	 */
	async buyers(question: Question, scope: string): Promise<BuyerRow[]> {
		const { threshold, borderline } = this.byDefault;
		const asked = { ...question, threshold, borderline };
		if (isUsual(asked, this.byDefault)) return this.#rows(this.urls.buyers(scope, asked));
		const engine = await engineWith(this.life, 'acheteurs', this.urls.table('acheteurs'));
		return queryBuyers(engine, asked, scope);
	}

	/**
	 * Contracts of a region that end soon.
	 * @throws {Error} when neither the file nor the engine comes
	 */
	async contracts(question: Question, region: string): Promise<EndingContract[]> {
		const { family, cautiousHours, borderline } = this.byDefault;
		const asked = { ...question, family, cautiousHours, borderline };
		if (isUsual(asked, this.byDefault)) return this.#rows(this.urls.contracts(region, asked));
		const engine = await engineWith(this.life, 'contrats', this.urls.table('contrats'));
		return queryEndingContracts(engine, asked, region);
	}
}
