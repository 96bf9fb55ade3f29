import { evidenceOf } from './evidence';
import { exclude, pass, unknown } from './outcomes';
import type { ReasonCode } from './reasons';
import { LETTER } from './sources';
import type { Application, Decision, EsfContext, EsfRule, Evidence } from './types';

/**
 * The prefect's word on a code of the application's region: the latest decision, a refusal between
 * two of the same day; null without any, or without region.
 */
export function decisionOn(
	subject: Decision['subject'],
	code: string,
	region: string | null,
	{ decisions }: Pick<EsfContext, 'decisions'>,
): Decision['decision'] | null {
	let latest: Decision | null = null;
	for (const decision of decisions) {
		if (decision.subject !== subject || decision.code !== code) continue;
		if (decision.region !== region) continue;
		const [known, on] = [latest?.on ?? '', decision.on ?? ''];
		if (!latest || on > known || (on === known && decision.decision === 'refuse'))
			latest = decision;
	}
	return latest?.decision ?? null;
}

/** The same test on segments and on basins, with its own reasons. */
function relevance(
	subject: Decision['subject'],
	rule: Pick<EsfRule, 'id' | 'title'>,
	codesOf: (application: Application) => readonly string[],
	reasons: Record<'none' | 'refused' | 'undecided' | 'relevant', ReasonCode>,
): EsfRule {
	const decided = (application: Application, context: EsfContext) =>
		codesOf(application).map((code) => ({
			code,
			decision: decisionOn(subject, code, application.region, context),
		}));
	return {
		...rule,
		source: `${LETTER}\u00a0: «\u00a0les segments et les territoires identifiés que vous jugerez pertinents\u00a0», adressé aux préfets de région, aux SGAR et aux DIRECCTE`,
		check(application, context) {
			const named = decided(application, context);
			if (named.length === 0) return unknown(reasons.none);
			const refused = named.filter(({ decision }) => decision === 'refuse');
			const undecided = named.filter(({ decision }) => decision === null);
			const codes = (list: typeof named) => list.map(({ code }) => code);
			if (refused.length > 0) return exclude({ code: reasons.refused, about: codes(refused) });
			if (undecided.length > 0)
				return unknown({ code: reasons.undecided, about: codes(undecided) });
			return pass(reasons.relevant);
		},
		evidence: (application, context): Evidence[] => [
			...evidenceOf(application, ['region', subject === 'segment' ? 'segments' : 'basins']),
			...decided(application, context).map(({ code, decision }) => ({
				column: `decisions ${subject} ${code}`,
				value: decision,
			})),
		],
	};
}

/** R6: segments that the prefect of region judges relevant. */
export const relevantSegments = relevance(
	'segment',
	{ id: 'R6', title: 'Segments jugés pertinents par le préfet' },
	(application) => application.segments,
	{
		none: 'segmentsMissing',
		refused: 'segmentsRefused',
		undecided: 'segmentsUndecided',
		relevant: 'segmentsRelevant',
	},
);

/** R7: territories that the prefect of region judges relevant. */
export const relevantBasins = relevance(
	'bassin',
	{ id: 'R7', title: 'Territoires jugés pertinents par le préfet' },
	(application) => application.basins,
	{
		none: 'basinsMissing',
		refused: 'basinsRefused',
		undecided: 'basinsUndecided',
		relevant: 'basinsRelevant',
	},
);
