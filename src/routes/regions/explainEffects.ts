import type { Question } from '$lib/rules/question';
import type { OpenTrace } from '$lib/state/tracing';
import type { Compared } from '$lib/views/compare';
import type { SiteData } from '$lib/views/site';
import { explainDerived } from '$lib/sections/trace/explainDerived';

/** What opens the origin of a region's difference to the nation, of its mix and of its rate. */
export const explainEffects = (openTrace: OpenTrace, site: SiteData, question: Question) =>
	explainDerived<Compared>(openTrace, ['difference', 'mix', 'rate'], (words, key, region) =>
		region.effects
			? words.explainEffect({ site, question, scope: region.code }, region.effects, key)
			: null,
	);
