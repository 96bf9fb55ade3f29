import type { BuyerFigureKind, BuyerPlace } from '$lib/queries/traceBuyers';
import type { BaseSums } from '$lib/rules/sums';
import type { SiteData } from '../site';
import { keptAt, scopeWords } from '../kept';
import { figureCard } from './explainFigure';
import type { Explanation } from './origin';
import { tell } from './tell';

/** A buyer, a level or a ministry whose figure is asked about. */
interface Traced {
	/** In words. */
	label: string;
	sums: BaseSums;
	place: BuyerPlace;
}

/** What the panel says of the figure of a buyer, of a level or of a ministry. */
export function explainBuyer(
	site: SiteData,
	kind: BuyerFigureKind,
	{ label, sums, place: { question, scope } }: Traced,
): Explanation {
	const { filters } = keptAt({ site, question, scope }, { kept: kind });
	return tell(
		{
			place: [label, scopeWords(site, { question, scope }), question.year].join(', '),
			filters: [...filters, `Acheteurs\u00a0: ${label}`],
		},
		figureCard(kind, { sums, ledger: null }),
	);
}
