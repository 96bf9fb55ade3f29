/** Titles of the comparison of regions, in words made from the figures. */
import type { MultipleSeries } from '$lib/charts/smallMultiples';
import { count, list, points } from '$lib/format';
import type { Difference } from '$lib/rules/difference';
import { TARGET_TEXT } from '$lib/rules/target';
import { AT_EQUAL } from './changes';
import type { Compared, SegmentEffectRow } from './compare';

/**
 * How many regions rise between the first and the last year of all. A region without a share in one of
 * them is not compared, and is told apart: its rise would be over other years.
 */
export function multiplesFinding(series: readonly MultipleSeries[]): string {
	const computed = series.map(({ points: all }) =>
		all.flatMap(({ year, share }) => (share === null ? [] : [{ year, share }])),
	);
	const years = computed.flat().map(({ year }) => year);
	const [from, to] = [Math.min(...years), Math.max(...years)];
	const changes = computed.flatMap((all) => {
		const [first, last] = [from, to].map((asked) => all.find(({ year }) => year === asked));
		return first && last ? [last.share - first.share] : [];
	});
	if (from >= to || changes.length === 0) {
		return 'La part réalisée, région par région et année par année';
	}
	const up = changes.filter((change) => change >= 0.0005).length;
	const whole = changes.length === series.length;
	const over = whole ? '' : ` ${changes.length > 1 ? 'comparables' : 'comparable'}`;
	if (up === 0) {
		const none = whole ? 'aucune région' : `aucune des ${changes.length} régions${over}`;
		return `La part ne monte dans ${none} entre ${from} et ${to}`;
	}
	return `La part monte dans ${count(up, 'région')} sur ${changes.length}${over} entre ${from} et ${to}`;
}

/** How few regions hold half of the base, and how many of them are surely at 10 %. */
export function scatterFinding(regions: readonly Compared[]): string {
	const sorted = regions
		.filter(({ indicator }) => indicator.base > 0)
		.sort((a, b) => b.indicator.base - a.indicator.base);
	const total = sorted.reduce((sum, { indicator }) => sum + indicator.base, 0);
	if (sorted.length < 2) return 'Part réalisée et assiette des régions';
	let held = 0;
	const half = sorted.filter(({ indicator }) => {
		if (2 * held >= total) return false;
		held += indicator.base;
		return true;
	});
	const met = half.filter(({ indicator }) => indicator.verdict === 'met').length;
	const how =
		met === 0
			? `aucune n’atteint ${TARGET_TEXT} sous nos hypothèses`
			: `${met} ${met > 1 ? 'atteignent' : 'atteint'} ${TARGET_TEXT} sous nos hypothèses`;
	return `${count(half.length, 'région fait', 'régions font')} la moitié de l’assiette\u00a0: ${how}`;
}

/** Whether regions differ by what they buy or by how they buy it. */
export function effectsFinding(regions: readonly Compared[]): string {
	const split = regions.flatMap(({ effects }) => (effects ? [effects] : []));
	if (split.length === 0) return 'Écart à la France\u00a0: rien à décomposer';
	if (split.every(({ difference }) => Math.abs(difference) < 0.00005)) {
		return 'Aucune région ne s’écarte de la France\u00a0: rien à décomposer';
	}
	const byRate = split.filter(({ mix, rate }) => Math.abs(rate) > Math.abs(mix)).length;
	const byMix = split.length - byRate;
	return byRate >= byMix
		? `La pratique d’achat l’emporte sur la composition dans ${count(byRate, 'région')} sur ${split.length}`
		: `La composition des achats l’emporte sur la pratique dans ${count(byMix, 'région')} sur ${split.length}`;
}

/** How sure a difference to the nation is: `de façon sûre : entre −1,9 point et −0,4 point`. */
function rangeWords({ low, high, sure }: Difference): string {
	return `${sure ? 'de façon sûre' : 'pas sûr'}\u00a0: entre ${points(low)} et ${points(high)}`;
}

/** `−1,2 point par rapport à la France, de façon sûre : entre −1,9 point et −0,4 point à hypothèses égales.` */
export function nationSentence(difference: Difference): string {
	return `${points(difference.shown)} par rapport à la France, ${rangeWords(difference)} à hypothèses égales.`;
}

/**
 * `Bretagne : −1,2 point par rapport à la France, dont +0,3 point de composition et −1,5 point de pratique ;
 * de façon sûre : entre −1,9 point et −0,4 point à hypothèses égales, aux trois valeurs de l’heure`.
 */
export function effectSentence({ label, effects, difference }: Compared): string {
	if (!effects || !difference) return `${label}\u00a0: pas d’assiette, donc rien à décomposer`;
	const range = `${rangeWords(difference)} ${AT_EQUAL}`;
	return `${label}\u00a0: ${points(effects.difference)} par rapport à la France, dont ${points(effects.mix)} de composition et ${points(effects.rate)} de pratique\u00a0; ${range}`;
}

/** The segments that weigh most in a region's difference, in one sentence. */
export function segmentEffectsReading(rows: readonly SegmentEffectRow[]): string {
	const told = rows
		.filter(({ total }) => !total)
		.slice(0, 2)
		.map(({ label, mix, rate }) => `${label} (${points(mix + rate)})`);
	if (told.length === 0) return '';
	return `Ce qui pèse le plus\u00a0: ${list(told)}. Les lignes s’additionnent à l’écart de la région.`;
}
