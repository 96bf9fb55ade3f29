import { count, eurosShort, percent } from '$lib/format';
import type { Plan } from '$lib/rules/plan';
import { TARGET_TEXT } from '$lib/rules/target';

/** Hours in words: `12 300 heures`; less than one hour is said so. */
export function hoursText(hours: number): string {
	return hours > 0 && hours < 1 ? 'moins d’une heure' : count(Math.round(hours), 'heure');
}

/** What the plan asks: euros, and the hours that they are worth. */
export function effortText({ extraStructures, extraHours, lowered, worth }: Plan): string {
	const added = extraStructures + extraHours;
	if (added === 0 && lowered === 0) return 'Rien ne bouge.';
	const less = lowered < 0 ? ` et ${eurosShort(-lowered)} de moins ailleurs` : '';
	if (added === 0) return `${eurosShort(-lowered)} HT de moins.`;
	return `${eurosShort(added)} HT de plus${less}, l’équivalent de ${hoursText(worth)} d’insertion.`;
}

/** Where the plan leads: the gap it closes or leaves, and whether the bounds follow. */
export function outcomeText({ indicator }: Plan): string {
	const { gap, verdict, low } = indicator;
	if (gap === null) return 'La part n’est pas calculable.';
	if (gap > 0) return `Il manque encore ${eurosShort(gap)} HT pour atteindre ${TARGET_TEXT}.`;
	if (verdict === 'met')
		return `L’objectif serait atteint sous nos hypothèses\u00a0: la borne basse serait à ${percent(low)}.`;
	return `L’écart est comblé à la valeur retenue, mais la borne basse reste à ${percent(low)}\u00a0: on ne pourrait pas encore trancher.`;
}

/** What the site's own plan can do for a scope. */
export function closingText(gap: number | null, remaining: number, segments: number): string {
	if (gap === null) return 'Aucun plan\u00a0: il n’y a pas de part à faire monter.';
	if (gap === 0)
		return `À la valeur retenue, ${TARGET_TEXT} sont déjà atteints\u00a0: il n’y a pas d’écart à combler.`;
	if (remaining > 0) {
		return `Même si chaque segment rejoignait le meilleur quart des régions, il manquerait ${eurosShort(remaining)} HT sur ${eurosShort(gap)}.`;
	}
	return `${count(segments, 'segment suffirait', 'segments suffiraient')} à trouver les ${eurosShort(gap)} HT qui manquent, en rejoignant le meilleur quart des régions.`;
}
