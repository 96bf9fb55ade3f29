import { decisionOn } from '$lib/rules/esf/decisions';
import type { Decision } from '$lib/rules/esf/types';

/** A basin with the regions of 2010 that it touches. */
export interface FormBasin {
	code: string;
	label: string;
	regions: readonly string[];
}

const WORDS = { pertinent: 'jugé pertinent', refuse: 'refusé' } as const;

/** The prefect's word on a code; empty as long as no region is chosen. */
function decisionWords(
	decisions: readonly Decision[],
	subject: Decision['subject'],
	region: string,
): (code: string) => string {
	return (code) => {
		if (!region) return '';
		const found = decisionOn(subject, code, region, { decisions });
		return found ? WORDS[found] : 'sans décision';
	};
}

/** Every segment, and chosen codes that the reference lacks. */
export function segmentOptions(
	segments: readonly { code: string; label: string }[],
	chosen: readonly string[],
	decisions: readonly Decision[],
	region: string,
) {
	const word = decisionWords(decisions, 'segment', region);
	const known = new Set(segments.map(({ code }) => code));
	const extra = chosen.filter((code) => !known.has(code)).map((code) => ({ code, label: code }));
	return [...segments, ...extra].map(({ code, label }) => ({ code, label, decision: word(code) }));
}

/** The basins that the region touches, and those chosen elsewhere, by name. */
export function basinOptions(
	basins: readonly FormBasin[],
	chosen: readonly string[],
	decisions: readonly Decision[],
	region: string,
) {
	const word = decisionWords(decisions, 'bassin', region);
	const known = new Set(basins.map(({ code }) => code));
	const extra = chosen.filter((code) => !known.has(code)).map((code) => ({ code, label: code }));
	return [
		...basins.filter(({ code, regions }) => regions.includes(region) || chosen.includes(code)),
		...extra,
	]
		.map(({ code, label }) => ({ code, label, decision: word(code) }))
		.sort((a, b) => a.label.localeCompare(b.label, 'fr'));
}
