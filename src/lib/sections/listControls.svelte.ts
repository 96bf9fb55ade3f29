import {
	CONTRACT_HORIZONS,
	DEFAULT_CONTRACT_HORIZON,
	type ContractHorizon,
} from '$lib/views/market/contracts';

/**
 * What a reader chooses of the lists of buyers and contracts, kept in the address of their page: a link
 * shows the lists that its sender had asked for.
 */
export class ListControls {
	/** The whole list of buyers, rather than the greatest ones. */
	allBuyers = $state(false);
	/** Only the buyers with nothing performed. */
	onlyNothing = $state(false);
	/** The whole list of contracts, rather than the nearest ends. */
	allContracts = $state(false);
	/** Contracts that end within that many months. */
	months = $state<ContractHorizon>(DEFAULT_CONTRACT_HORIZON);
	/** Contracts of every segment of the base, with a potential or not. */
	everySegment = $state(false);
	/** The segment whose local structures are listed; null: none was asked for. */
	supplied = $state<string | null>(null);

	/** Called once in the browser; what is unknown is left at its default. */
	read(params: URLSearchParams): void {
		const lists = (params.get('liste') ?? '').split('-');
		const months = CONTRACT_HORIZONS.find((known) => String(known) === params.get('echeance'));
		this.onlyNothing = params.get('acheteurs') === 'sans';
		this.everySegment = params.get('contrats') === 'tous';
		this.months = months ?? DEFAULT_CONTRACT_HORIZON;
		this.supplied = params.get('offre');
		this.allBuyers = this.onlyNothing || lists.includes('acheteurs');
		this.allContracts = this.everySegment || months !== undefined || lists.includes('contrats');
	}

	/** Adds what differs from the default. */
	write(params: URLSearchParams): void {
		const lists = [
			...(this.allBuyers ? ['acheteurs'] : []),
			...(this.allContracts ? ['contrats'] : []),
		];
		if (lists.length > 0) params.set('liste', lists.join('-'));
		if (this.onlyNothing) params.set('acheteurs', 'sans');
		if (this.months !== DEFAULT_CONTRACT_HORIZON) params.set('echeance', String(this.months));
		if (this.everySegment) params.set('contrats', 'tous');
		if (this.supplied !== null) params.set('offre', this.supplied);
	}
}
