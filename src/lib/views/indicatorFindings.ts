/** Titles that state a finding, in words made from the figures. */
import type { TrendPoint } from '$lib/charts/trend';
import type { WaysPart } from '$lib/charts/waysBar';
import { count, eurosShort, percent, percentOrLess, points } from '$lib/format';
import type { ViewedBasis } from '$lib/rules/question';
import type { LeverPlan } from '$lib/rules/levers';
import { whyNotComputable } from '$lib/rules/bounds';
import { share, TARGET_TEXT, type Verdict } from '$lib/rules/target';
import type { Edition } from '$lib/rules/territory';
import type { Scope } from './scope';

/** Why nothing realised is known, where the data have no `structures.csv`. */
export const NO_LIST = 'aucune liste de structures';

/** What the interval says of the target, in one or two sentences. */
export function verdictSentence({ indicator, sums }: Scope, year: number): string {
	const { verdict, gap, low, high } = indicator;
	const missing = gap ? `il manque ${eurosShort(gap)} HT` : 'rien ne manque';
	switch (verdict) {
		case 'met':
			return `L’objectif de ${TARGET_TEXT} est atteint en ${year} sous nos hypothèses\u00a0: la borne basse est à ${percent(low)}.`;
		case 'missed':
			return `L’objectif de ${TARGET_TEXT} n’est pas atteint en ${year} sous nos hypothèses\u00a0: ${missing}, et la borne haute est à ${percent(high)}.`;
		case 'undetermined':
			return `On ne peut pas trancher en ${year}\u00a0: l’intervalle contient ${TARGET_TEXT}. À la valeur retenue, ${missing}.`;
		case 'notComputable':
			return whyNotComputable(sums) === 'noList'
				? `Part non calculable en ${year}\u00a0: ${NO_LIST}. Ce n’est pas zéro.`
				: `La part n’est pas calculable en ${year}\u00a0: aucune dépense payée dans l’assiette. Ce n’est pas zéro.`;
	}
}

/** What is said of a region that is alone to have a share. */
const ONLY_WORDS: Readonly<Record<Verdict, string>> = {
	met: `${TARGET_TEXT} est atteint sous nos hypothèses`,
	missed: `${TARGET_TEXT} n’est pas atteint sous nos hypothèses`,
	undetermined: 'on ne peut pas trancher',
	notComputable: 'non calculable',
};

export function regionsFinding(scopes: readonly Scope[], edition: Edition): string {
	const of = (verdict: Scope['indicator']['verdict']) =>
		scopes.filter(({ indicator }) => indicator.verdict === verdict).length;
	if (of('notComputable') === scopes.length) {
		return scopes.some(({ sums }) => whyNotComputable(sums) === 'noList')
			? `Aucune part calculable\u00a0: ${NO_LIST}`
			: 'Aucune part calculable\u00a0: rien n’est payé dans l’assiette';
	}
	const known = scopes.filter(({ indicator }) => indicator.verdict !== 'notComputable');
	const [only] = known;
	if (only && known.length === 1 && scopes.length > 1) {
		return `Une seule région a une part, ${only.label}\u00a0: ${ONLY_WORDS[only.indicator.verdict]}`;
	}
	const met = of('met');
	const undetermined = of('undetermined');
	const start =
		met === 0
			? `Aucune des ${scopes.length} régions de ${edition} n’atteint ${TARGET_TEXT} sous nos hypothèses`
			: `${count(met, 'région')} sur ${scopes.length} ${met > 1 ? 'atteignent' : 'atteint'} ${TARGET_TEXT} sous nos hypothèses`;
	return undetermined > 0
		? `${start}, ${count(undetermined, 'reste', 'restent')} à trancher`
		: start;
}

export function rankingFinding(scopes: readonly Scope[]): string {
	const known = scopes.filter(({ indicator }) => indicator.share !== null);
	const sorted = [...known].sort((a, b) => (b.indicator.share ?? 0) - (a.indicator.share ?? 0));
	const [first] = sorted;
	const last = sorted.at(-1);
	if (!first || !last || first === last) return 'La part réalisée, région par région';
	return `De ${percent(last.indicator.share)} (${last.label}) à ${percent(first.indicator.share)} (${first.label})`;
}

export function heatMapFinding(segments: number, regions: number): string {
	if (segments === 0) return 'Aucun segment dans l’assiette\u00a0: l’État n’y a rien payé';
	return `Où se joue l’écart\u00a0: ${count(segments, 'segment')}, ${count(regions, 'région')}`;
}

export function trendFinding(name: string, series: readonly TrendPoint[]): string {
	const known = series.filter((point) => point.share !== null);
	const [first] = known;
	const last = known.at(-1);
	if (!first || !last || first.share === null || last.share === null || first === last) {
		return `${name}\u00a0: la part réalisée, année par année`;
	}
	const change = last.share - first.share;
	const verb = Math.abs(change) < 0.0005 ? 'reste stable' : change > 0 ? 'gagne' : 'perd';
	const by = Math.abs(change) < 0.0005 ? '' : ` ${points(Math.abs(change)).replace('+', '')}`;
	return `${name} ${verb}${by} entre ${first.year} et ${last.year}`;
}

/** What the total of the ledger is made of, by basis: a promise is never « payé ». */
export const TOTAL_WORDS: Readonly<Record<ViewedBasis, string>> = {
	paye: 'payé',
	attribue: 'attribué',
};

export function ledgerFinding({ answer: { ledger } }: Scope, basis: ViewedBasis): string {
	const word = TOTAL_WORDS[basis];
	const part = share(ledger.base.amount, ledger.totalPaid.amount);
	if (part === null) return `Aucun montant ${word} à répartir`;
	if (ledger.base.lines === 0) return `Rien du total ${word} n’entre dans l’assiette`;
	return `L’assiette est de ${eurosShort(ledger.base.amount)} HT, soit ${percentOrLess(part)} du total ${word}`;
}

/** @param parts what the chart shows: both families, or the one asked for. */
export function waysFinding({ sums }: Scope, parts: readonly WaysPart[]): string {
	const amount = (keep: (part: WaysPart) => boolean) =>
		parts.reduce((sum, part) => (keep(part) ? sum + part.amount : sum), 0);
	const total = amount(() => true);
	const hours = share(
		amount(({ way }) => way === 'hours'),
		total,
	);
	const handicap = share(
		amount(({ family }) => family === 'handicap'),
		total,
	);
	if (sums.base <= 0) return 'Sans assiette, rien à répartir par voie';
	if (whyNotComputable(sums) === 'noList') return `Réalisé non calculable\u00a0: ${NO_LIST}`;
	if (hours === null || handicap === null) return 'Rien n’a été réalisé dans l’assiette';
	// One family alone says nothing of the other.
	if (handicap === 1) return 'Le réalisé du handicap, par voie';
	if (!parts.some(({ family }) => family === 'handicap')) {
		return `Les heures de clause font ${percent(hours, 0)} du réalisé de l’insertion`;
	}
	return `Le handicap fait ${percent(handicap, 0)} du réalisé, les heures de clause ${percent(hours, 0)}`;
}

export function segmentsFinding(
	rows: readonly { label: string; signedGap: number | null }[],
): string {
	if (rows.length === 0) return 'Aucun segment dans l’assiette\u00a0: l’État n’y a rien payé';
	if (rows.every(({ signedGap }) => signedGap === null))
		return 'Aucun segment n’a de part calculable';
	const missing = rows.filter((row) => (row.signedGap ?? 0) > 0);
	const [worst] = [...missing].sort((a, b) => (b.signedGap ?? 0) - (a.signedGap ?? 0));
	if (!worst) return `Aucun segment n’est sous ${TARGET_TEXT}`;
	return `${count(missing.length, 'segment')} sur ${rows.length} sous ${TARGET_TEXT}\u00a0; le plus gros manque\u00a0: ${worst.label}, ${eurosShort(worst.signedGap ?? 0)} HT`;
}

export function leversFinding(plan: LeverPlan, gap: number | null): string {
	if (gap === null) return 'Leviers non calculables\u00a0: il n’y a pas de part à comparer';
	if (gap === 0) return 'L’objectif est atteint à la valeur retenue\u00a0: rien à combler';
	if (plan.closedBy === null) {
		return `Les leviers apportent ${eurosShort(plan.total)} HT\u00a0: il resterait ${eurosShort(plan.remaining)} à trouver`;
	}
	return `${count(plan.closedBy, 'segment suffirait', 'segments suffiraient')} à combler l’écart en rejoignant le meilleur quart des régions`;
}
