/** What a region at the target could lose, and what the others could take up from it. */
import { count, date, eurosShort, list, percent } from '$lib/format';
import { scopeOf, type Answer } from '$lib/rules/answer';
import { realisedOf } from '$lib/rules/sums';
import { marginOf, strengthsOf, type Margin, type Strength } from '$lib/rules/margin';
import type { LeverPlan } from '$lib/rules/levers';
import { NATION } from '$lib/rules/territory';
import { TARGET_TEXT } from '$lib/rules/target';
import type { TellableContract } from '../market/contracts';
import type { Scope } from '../scope';

/** How many segments or contracts a sentence names. */
const NAMED = 3;

type NameOf = (segment: string) => string;

/** Null under the target, or without a share. */
export function regionMargin({ sums, answer }: Pick<Scope, 'sums' | 'answer'>): Margin | null {
	return marginOf(
		{ base: sums.base, realised: realisedOf(sums) },
		[...answer.segments].map(([code, segment]) => ({
			code,
			base: segment.base,
			realised: realisedOf(segment),
		})),
	);
}

/** Segments of a region in the best quarter of the regions and above the nation. */
export function regionStrengths(answer: Answer, scope: Scope, plan: LeverPlan): Strength[] {
	const nation = scopeOf(answer, NATION).segments;
	const references = new Map(plan.levers.map(({ code, reference }) => [code, reference]));
	return strengthsOf(
		[...scope.answer.segments].flatMap(([code, sums]) => {
			const national = nation.get(code);
			if (!national) return [];
			return [
				{
					code,
					base: sums.base,
					realised: realisedOf(sums),
					nation: { base: national.base, realised: realisedOf(national) },
					reference: references.get(code) ?? null,
				},
			];
		}),
	);
}

/** `Nettoyage (25,1 M€ HT, sans quoi 6,8 %)`: taxes are said of the first of a list. */
const without =
	(nameOf: NameOf) =>
	(segment: Margin['decisive'][number], place = 0) =>
		`${nameOf(segment.code)} (${eurosShort(segment.realised)}${place === 0 ? ' HT' : ''}, sans quoi ${percent(segment.without)})`;

/** What the margin is. */
export function marginFinding({ beyond }: Margin): string {
	return beyond === 0
		? `Tout juste ${TARGET_TEXT}\u00a0: un euro de moins et l’objectif est manqué.`
		: `${eurosShort(beyond)} HT de marge\u00a0: au-delà de ce recul du réalisé, la part passe sous ${TARGET_TEXT}.`;
}

/** What would make the region lose the target, one sentence each. */
export function lossSentences(
	{ decisive, greatest }: Margin,
	contracts: { months: number; carrying: readonly TellableContract[] },
	nameOf: NameOf,
): string[] {
	const named = decisive.slice(0, NAMED).map(without(nameOf));
	const others = decisive.length - named.length;
	const bySegment =
		named.length > 0
			? `Perdre le réalisé d’un seul de ces segments suffirait\u00a0: ${list(others > 0 ? [...named, count(others, 'autre')] : named)}.`
			: greatest
				? `Aucun segment ne suffirait à lui seul\u00a0; celui qui porte le plus est ${without(nameOf)(greatest)}.`
				: null;
	const carrying = contracts.carrying.map(
		({ buyer, segment, end, realised, year }, i) =>
			`${buyer ?? 'acheteur non renseigné'}, ${nameOf(segment)}, ${date(end)} (${eurosShort(realised ?? 0)}${i === 0 ? ' HT' : ''} en ${year})`,
	);
	const byContract =
		carrying.length > 0
			? `Contrats au plus gros réalisé, à reconduire sous ${contracts.months} mois avec leur clause ou leur réservation\u00a0: ${carrying.join('\u00a0; ')}.`
			: null;
	return [bySegment, byContract].filter((said) => said !== null);
}

/** What the others could take up. */
export function strengthsFinding(strengths: readonly Strength[], nameOf: NameOf): string {
	if (strengths.length === 0)
		return 'Dans aucun segment la région n’est à la fois dans le meilleur quart des régions et au-dessus de la France.';
	const named = strengths
		.slice(0, NAMED)
		.map(
			({ code, share, nation }, i) =>
				`${nameOf(code)} (${percent(share)}, contre ${percent(nation)}${i === 0 ? ' en France' : ''})`,
		);
	return `Dans le meilleur quart des régions pour ${count(strengths.length, 'segment')}\u00a0: ${list(strengths.length > NAMED ? [...named, count(strengths.length - NAMED, 'autre')] : named)}.`;
}
