/** Titles and sentences of the pages of the segments, in words made from the figures. */
import { count, eurosShort, list, percent, points } from '$lib/format';
import { TARGET_TEXT, VERDICT_WORDS } from '$lib/rules/target';
import type { ThresholdPoint } from '$lib/rules/threshold';
import type { SegmentView } from './segmentPages';

/** How far the share moves over the thresholds offered. */
export function curveFinding(curve: readonly ThresholdPoint[]): string {
	const shares = curve.map(({ indicator }) => indicator.share).filter((value) => value !== null);
	const [first, last] = [curve[0], curve.at(-1)];
	if (!first || !last || shares.length === 0) {
		return 'Aucun seuil ne donne de part calculable';
	}
	return `Entre ${first.threshold} et ${last.threshold}\u00a0% de main d’œuvre, la part va de ${percent(Math.min(...shares))} à ${percent(Math.max(...shares))}`;
}

/** What the answer is at a threshold, as a sentence. */
export function thresholdSentence(
	{ threshold, indicator, segments }: ThresholdPoint,
	judged: boolean,
): string {
	if (indicator.share === null) {
		return `À ${threshold}\u00a0%, ${count(segments.length, 'segment')} et aucune dépense\u00a0: la part n’est pas calculable.`;
	}
	const verdict = judged ? `, objectif ${VERDICT_WORDS[indicator.verdict]}` : '';
	return `À ${threshold}\u00a0%, ${count(segments.length, 'segment fait', 'segments font')} une assiette de ${eurosShort(indicator.base)} HT\u00a0: part de ${percent(indicator.share)}, entre ${percent(indicator.low)} et ${percent(indicator.high)}${verdict}.`;
}

/** What goes between two thresholds: `Par rapport à 50 % : sortent A et B (−2,1 points).` */
export function movedSentence(
	from: ThresholdPoint,
	to: ThresholdPoint,
	moved: { leave: readonly string[]; enter: readonly string[] },
	labelOf: (code: string) => string,
): string {
	if (from.threshold === to.threshold) return 'C’est le seuil de la circulaire.';
	const start = `Par rapport à ${from.threshold}\u00a0%\u00a0: `;
	const parts = [
		moved.leave.length > 0
			? `${moved.leave.length > 1 ? 'sortent' : 'sort'} ${list(moved.leave.map(labelOf))}`
			: '',
		moved.enter.length > 0
			? `${moved.enter.length > 1 ? 'entrent' : 'entre'} ${list(moved.enter.map(labelOf))}`
			: '',
	].filter(Boolean);
	if (parts.length === 0) return `${start}les mêmes segments, le même résultat.`;
	const [before, after] = [from.indicator.share, to.indicator.share];
	const change = before === null || after === null ? '' : `, soit ${points(after - before)}`;
	return `${start}${parts.join('\u00a0; ')}${change}.`;
}

/** Where the labour share puts a segment at a threshold. */
export function placeSentence(
	{ place, borderline }: Pick<SegmentView, 'place' | 'borderline'>,
	threshold: number,
): string {
	const limit = borderline
		? ' Son intervalle contient le seuil\u00a0: une autre source pourrait le faire changer de côté.'
		: '';
	switch (place) {
		case 'in':
			return `À ${threshold}\u00a0%, ce segment est dans l’assiette.${limit}`;
		case 'below':
			return `À ${threshold}\u00a0%, ce segment est sous le seuil, donc hors de l’assiette.${limit}`;
		case 'borderline':
			return `Ce segment est limite à ${threshold}\u00a0%, et les segments limites sont mis à part\u00a0: il est hors de l’assiette.`;
		case 'notCurrent':
			return 'Ce segment est hors des achats courants\u00a0: aucun seuil ne le fait entrer dans l’assiette.';
	}
}

/** What the national result becomes when the segment changes sides. */
export function flipFinding({ label, place, nation, flipped }: SegmentView): string {
	if (!flipped) return `${label}\u00a0: hors des achats courants, sans effet sur le résultat`;
	const way = place === 'in' ? 'Sans' : 'Avec';
	if (flipped.share === null && nation.share === null)
		return 'Avec ou sans ce segment, la part nationale n’est pas calculable';
	if (flipped.share === null) return `${way} ce segment, la part nationale n’est plus calculable`;
	if (nation.share === null)
		return `${way} ce segment, la France serait à ${percent(flipped.share)}`;
	const change = flipped.share - nation.share;
	return `${way} ce segment, la France passerait de ${percent(nation.share)} à ${percent(flipped.share)} (${points(change, Math.abs(change) < 0.001 ? 2 : 1)})`;
}

/** How spread out the regions are. */
export function distributionFinding({ distribution: found }: SegmentView): string {
	if (found.q25 === null || found.q75 === null || found.median === null) {
		return 'Trop peu de lignes dans chaque région pour parler de répartition';
	}
	return `La moitié des régions est entre ${percent(found.q25)} et ${percent(found.q75)}, la médiane à ${percent(found.median)}`;
}

/** How many regions reach 10 % in the segment, among those that buy there. */
export function segmentRegionsFinding({ regions }: SegmentView): string {
	const buying = regions.filter(({ indicator }) => indicator.share !== null);
	if (buying.length === 0) return 'L’État n’a rien payé dans ce segment, dans aucune région';
	const met = buying.filter(({ indicator }) => indicator.verdict === 'met').length;
	return met === 0
		? `Aucune des ${buying.length} régions acheteuses n’est à ${TARGET_TEXT} dans ce segment, sous nos hypothèses`
		: `${count(met, 'région')} sur ${buying.length} ${met > 1 ? 'sont' : 'est'} à ${TARGET_TEXT} dans ce segment, sous nos hypothèses`;
}
