/** The lines that open the brief of a region: where it stands, what decides it, and what to do first. */
import { boundsText } from '$lib/charts/markWords';
import { count, date, eurosShort, list, percent } from '$lib/format';
import { hasVerdict, type Answer } from '$lib/rules/answer';
import { whyNotComputable } from '$lib/rules/bounds';
import type { LeverPlan } from '$lib/rules/levers';
import type { Cents } from '$lib/rules/sums';
import { TARGET_TEXT, VERDICT_WORDS } from '$lib/rules/target';
import type { CoverageBriefData } from '../facilitators/brief';
import type { BuyersBrief } from '../market/brief';
import { leftToRealise, type TellableContract } from '../market/contracts';
import { NO_LIST } from '../indicatorFindings';
import { cautionOf } from '../completeness';
import { robustnessWords } from '../trials';
import type { Scope } from '../scope';
import { listedSegment, type SiteData } from '../site';
import { regionMargin } from './keeping';

/** How many contracts, buyers, basins or segments a line names. */
const NAMED = 3;

export interface OpeningLine {
	/** What the line is about, and where on the page to read on. */
	about: string;
	anchor: string;
	text: string;
}

/** What the lines are made from. */
export interface Opening {
	scope: Scope;
	/** False for one family alone: the target binds both. */
	judged: boolean;
	plan: LeverPlan;
	buyers: Pick<BuyersBrief, 'summary' | 'nothing'>;
	contracts: { months: number; heaviest: readonly TellableContract[]; listed: number };
	/** Null: no data on facilitators. */
	coverage: Pick<CoverageBriefData, 'open'> | null;
	nameOf: (segment: string) => string;
}

/** What the page of a region holds of its buyers, contracts and basins, at its own question. */
interface BriefLists {
	market: Pick<Opening, 'buyers' | 'contracts'>;
	coverage: Opening['coverage'];
}

export function openingOf(
	site: SiteData,
	answer: Answer,
	scope: Scope,
	plan: LeverPlan,
	{ market: { buyers, contracts }, coverage }: BriefLists,
): Opening {
	const nameOf = (segment: string) => listedSegment(site, segment);
	return { scope, judged: hasVerdict(answer), plan, buyers, contracts, coverage, nameOf };
}

/** `a, b, c et 4 autres`. */
function named(names: readonly string[], total: number): string {
	const shown = names.slice(0, NAMED);
	const others = total - shown.length;
	return list(others > 0 ? [...shown, count(others, 'autre')] : shown);
}

/** An amount of a list; the first one says what all are, and that they are before tax: `3,3 M€ HT d’assiette`. */
function amountOnce(cents: Cents, what: string, place: number): string {
	return place === 0 ? `${eurosShort(cents)} HT ${what}` : eurosShort(cents);
}

export function verdictText({ scope, judged }: Pick<Opening, 'scope' | 'judged'>): string {
	const { share, low, high, verdict } = scope.indicator;
	const bounds = boundsText(low, high);
	const part = bounds ? `${percent(share)} réalisés, ${bounds}` : 'part non calculable';
	if (!judged) return `${part}\u00a0; une seule famille est comptée, sans verdict.`;
	if (share === null)
		return `${part}${whyNotComputable(scope.sums) === 'noList' ? `\u00a0: ${NO_LIST}` : ', faute d’assiette payée'}.`;
	const words = robustnessWords(scope.tried.robustness);
	const how = words === null ? '' : `, verdict ${words}`;
	const caution = cautionOf(scope);
	const missing = caution ? `, ${caution}` : '';
	return `objectif de ${TARGET_TEXT} ${VERDICT_WORDS[verdict]}${missing}${how}\u00a0; ${part}.`;
}

export function gapText({
	scope,
	plan,
	nameOf,
}: Pick<Opening, 'scope' | 'plan' | 'nameOf'>): string {
	const { gap, signedGap } = scope.indicator;
	if (gap === null || signedGap === null) return 'écart non calculable.';
	if (gap === 0) {
		const decisive = regionMargin(scope)?.decisive ?? [];
		const names = decisive.map(({ code }) => nameOf(code));
		const loss =
			names.length > 0
				? `perdus sans le réalisé ${names.length > 1 ? 'd’un seul de ces segments' : 'de ce segment'}\u00a0: ${named(names, names.length)}`
				: 'aucun segment à lui seul ne les ferait perdre';
		return `${TARGET_TEXT} dépassés de ${eurosShort(-signedGap)} HT à la valeur retenue\u00a0; ${loss}.`;
	}
	const missing = `il manque ${eurosShort(gap)} HT`;
	if (plan.closedBy === null)
		return `${missing}\u00a0; au niveau du meilleur quart des régions dans chaque segment, il manquerait encore ${eurosShort(plan.remaining)}.`;
	const levers = plan.levers.slice(0, plan.closedBy).map(({ code }) => nameOf(code));
	return `${missing}\u00a0; rejoindre le meilleur quart des régions y suffirait pour ${named(levers, levers.length)}.`;
}

const left = (contract: TellableContract): Cents => leftToRealise(contract) ?? 0;

function contractsText({ scope, contracts, nameOf }: Opening): string {
	const { months, heaviest, listed } = contracts;
	if (listed === 0) return 'aucun contrat distingué dans ces données.';
	if (whyNotComputable(scope.sums) === 'noList')
		return `ce qu’il en reste à réaliser n’est pas calculable\u00a0: ${NO_LIST}.`;
	if (heaviest.length === 0)
		return `aucun contrat payé de l’assiette, encore à réaliser, ne finit dans les ${months} mois.`;
	const told = heaviest
		.slice(0, NAMED)
		.map(
			(contract, i) =>
				`${contract.buyer ?? 'acheteur non renseigné'}, ${nameOf(contract.segment)}, ${date(contract.end)} (${amountOnce(left(contract), 'non réalisés', i)})`,
		);
	return `à relancer avec une clause ou une réservation d’abord\u00a0: ${told.join('\u00a0; ')}.`;
}

function buyersText({ buyers: { summary, nothing } }: Opening): string {
	if (summary.named === 0) return 'aucun acheteur distingué dans ces données.';
	if (summary.without === null)
		return `ce qu’ils réalisent n’est pas calculable\u00a0: ${NO_LIST}.`;
	if (summary.without === 0) return 'chacun des acheteurs distingués réalise quelque chose.';
	const names = nothing.map(
		({ name, base }, i) => `${name} (${amountOnce(base, 'd’assiette', i)})`,
	);
	return `aucun réalisé connu chez ${named(names, summary.without)}.`;
}

export function basinsText({ coverage }: Pick<Opening, 'coverage'>): string {
	if (coverage === null) return 'aucune donnée de facilitateurs (postes.csv).';
	const none = coverage.open.filter(({ state }) => state === 'non_couvert');
	const unknown = coverage.open.length - none.length;
	const unsaid =
		unknown > 0 ? `\u00a0; ${count(unknown, 'autre non renseigné', 'autres non renseignés')}` : '';
	if (none.length === 0)
		return unknown > 0
			? `aucun n’est déclaré sans facilitateur, ${count(unknown, 'n’est pas renseigné', 'ne sont pas renseignés')}.`
			: 'tous ont un facilitateur.';
	const first = none.findIndex(({ base }) => base !== null);
	const names = none.map(({ label, base }, i) =>
		base === null ? label : `${label} (${amountOnce(base, 'd’assiette', i - first)})`,
	);
	return `sans facilitateur\u00a0: ${named(names, none.length)}${unsaid}.`;
}

/** Five lines at most, each with where to read on. */
export function openingLines(opening: Opening): OpeningLine[] {
	return [
		{
			about: 'Résultat',
			// Without a verdict there is no trial on the page.
			anchor: opening.scope.tried.trials.length > 0 ? 'epreuves' : 'segments',
			text: verdictText(opening),
		},
		...(opening.judged ? [{ about: 'Écart', anchor: 'leviers', text: gapText(opening) }] : []),
		{ about: 'Contrats', anchor: 'contrats', text: contractsText(opening) },
		{ about: 'Acheteurs', anchor: 'acheteurs', text: buyersText(opening) },
		{ about: 'Bassins', anchor: 'bassins', text: basinsText(opening) },
	];
}
