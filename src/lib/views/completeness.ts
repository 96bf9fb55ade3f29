/** What is missing of the data, in sentences: received, break-even, silent buyers. */
import { count, euros, eurosShort, percent } from '$lib/format';
import { breakEven } from '$lib/rules/completeness';
import { meetsTarget, TARGET_TEXT } from '$lib/rules/target';
import type { Scope } from './scope';

/** What a verdict carries when its data are under the completeness that the publisher names. */
const INCOMPLETE = 'données incomplètes';

/** {@link INCOMPLETE} where the data of a scope are so; undefined where they are not, or nothing tells. */
export const cautionOf = ({ answer }: Pick<Scope, 'answer'>): string | undefined =>
	answer.completeness?.incomplete ? INCOMPLETE : undefined;

/** A figure of these sentences. */
export type CompletenessFigure = 'rate' | 'missing' | 'inBase' | 'breakEven' | 'buyers' | 'before';

interface CompletenessSentence {
	text: string;
	figures: readonly (readonly [printed: string, figure: CompletenessFigure])[];
}

/** Part of what was received of which accounts tell nothing, from which it is said. */
const WORTH_SAYING = 0.005;

/** What the State paid in a scope, in cents. */
const paidIn = ({ answer: { ledger } }: Scope) => ledger.totalPaid.amount - ledger.notState.amount;

/** The break-even of a scope; null where nothing is known to be missing. */
export function breakEvenOf(scope: Scope) {
	const { completeness } = scope.answer;
	const { base, m2 } = scope.indicator;
	return completeness && breakEven(base, m2, paidIn(scope), completeness.missing);
}

/** What the missing base would need for the share to change sides of the target. */
function breakEvenSentence(scope: Scope): CompletenessSentence | null {
	const found = breakEvenOf(scope);
	if (!found) return null;
	const { base, m2 } = scope.indicator;
	const missing = eurosShort(found.missing);
	const needed = percent(found.share);
	const all = [[missing, 'inBase']] as const;
	const both = [
		[missing, 'inBase'],
		[needed, 'breakEven'],
	] as const;
	if (!meetsTarget(m2, base))
		return found.share > 1
			? {
					text: `Même réalisés en entier, les ${missing} HT d’assiette non reçus ne porteraient pas la part à ${TARGET_TEXT}.`,
					figures: all,
				}
			: {
					text: `Pour que la part atteigne ${TARGET_TEXT}, il faudrait que les ${missing} HT d’assiette non reçus soient réalisés à ${needed}.`,
					figures: both,
				};
	return found.share <= 0
		? {
				text: `Même sans rien de réalisé sur les ${missing} HT d’assiette non reçus, la part resterait à ${TARGET_TEXT} au moins.`,
				figures: all,
			}
		: {
				text: `La part passerait sous ${TARGET_TEXT} si les ${missing} HT d’assiette non reçus étaient réalisés à moins de ${needed}.`,
				figures: both,
			};
}

function receivedSentence(scope: Scope): CompletenessSentence | null {
	const { completeness } = scope.answer;
	if (!completeness) return null;
	const { rate, missing, told } = completeness;
	const paid = paidIn(scope);
	const untold = paid > 0 ? 1 - told / paid : 0;
	const apart =
		untold > WORTH_SAYING
			? ` Les comptes ne disent rien de ${percent(untold)} de ce qui est reçu.`
			: '';
	if (missing === 0)
		return { text: `Tout ce que les comptes disent dépensé est reçu.${apart}`, figures: [] };
	const [printed, amount] = [percent(rate), eurosShort(missing)];
	return {
		text: `Reçu\u00a0: ${printed} de ce que les comptes disent dépensé\u00a0; il manque ${amount} HT.${apart}`,
		figures: [
			[printed, 'rate'],
			[amount, 'missing'],
		],
	};
}

/** Null where nobody is known to be absent. */
function silenceSentence({ answer }: Scope, year: number): CompletenessSentence | null {
	const { silence } = answer;
	if (!silence || silence.buyers === 0) return null;
	const buyers = count(silence.buyers, 'acheteur');
	const before = euros(silence.before);
	const many = silence.buyers > 1;
	return {
		text: `${buyers} de ${year - 1} ${many ? 'n’ont' : 'n’a'} aucun paiement en ${year}\u00a0: ${many ? 'ils avaient' : 'il avait'} payé ${before} HT.`,
		figures: [
			[buyers, 'buyers'],
			[before, 'before'],
		],
	};
}

/**
 * What is known to be missing of a scope; empty where nothing is known.
 * @param judged whether the scope has a verdict: else nothing can change it
 */
export function completenessSentences(
	scope: Scope,
	year: number,
	judged: boolean,
): CompletenessSentence[] {
	return [
		receivedSentence(scope),
		judged ? breakEvenSentence(scope) : null,
		silenceSentence(scope, year),
	].filter((said) => said !== null);
}
