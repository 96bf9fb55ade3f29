/** Titles of the coverage pages, in words made from the figures. */
import { count, eurosShort, number, percent } from '$lib/format';
import { COVERAGE_WORDS, type CoverageState } from '$lib/rules/coverage';
import type { CoverageRate } from '$lib/rules/coverageRate';
import type { NetworkView } from './network';
import type { CoveragePoint } from './trend';
import type { NextRow } from './next';
import type { RiskView } from './risk';

/** Months ahead that a brief looks for posts that end. */
export const RISK_MONTHS = 12;

/** An interval as it reads after « : » or « de » : `62,1 à 90,8 %`, `62,1 %` when both ends print alike. */
export function rangeText({ low, high }: Pick<CoverageRate, 'low' | 'high'>): string {
	if (low === null || high === null) return 'non calculable';
	const [from, to] = [percent(low), percent(high)];
	return from === to ? from : `${number(low * 100, 1)} à ${to}`;
}

/** The same after a verb: `entre 62,1 % et 90,8 %`, `à 62,1 %` when both ends print alike. */
export function betweenText({ low, high }: Pick<CoverageRate, 'low' | 'high'>): string {
	const [from, to] = [percent(low), percent(high)];
	return from === to ? `à ${from}` : `entre ${from} et ${to}`;
}

/** Basins of a state, in a list: `12 dédiés`, `1 non couvert`. */
export function stateText(state: CoverageState, basins: number): string {
	return count(
		basins,
		COVERAGE_WORDS[state],
		COVERAGE_WORDS[state]
			.split(' ')
			.map((word) => (word === 'non' ? word : `${word}s`))
			.join(' '),
	);
}

/** What the table of a brief's basins without a sure facilitator holds. */
export function openBasinsCaption({ year }: { year: number | null }, label: string): string {
	return `Bassins sans facilitateur connu${year === null ? '' : ` et assiette ${year}`}, ${label}`;
}

/** The headline in a sentence: how many basins have a facilitator, and how sure that is. */
export function coverageSentence(rate: CoverageRate, where: string): string {
	const { covered, unknown, all } = rate;
	if (all === 0) return `Aucun bassin à compter ${where}.`;
	const known =
		covered === 0
			? `Aucun des ${number(all)} bassins ${where} n’a de facilitateur connu`
			: `${count(covered, 'bassin')} sur ${number(all)} ${where} ${covered > 1 ? 'ont' : 'a'} un facilitateur`;
	if (unknown === 0) return `${known}\u00a0; la situation de tous est connue.`;
	return `${known}, et ${number(covered + unknown)} au plus\u00a0: ${count(unknown, 'bassin')} sans déclaration ${unknown > 1 ? 'sont inconnus' : 'est inconnu'}, ni couvert${unknown > 1 ? 's' : ''} ni non couvert${unknown > 1 ? 's' : ''}.`;
}

export function mapFinding(rate: CoverageRate, uncovered: number): string {
	if (uncovered === 0 && rate.unknown === 0) return 'Tous les bassins ont un facilitateur';
	const bare = count(uncovered, 'bassin déclaré', 'bassins déclarés') + ' sans facilitateur';
	const unknown = count(rate.unknown, 'inconnu');
	if (rate.unknown === 0) return bare;
	return uncovered === 0 ? `${unknown}, aucun déclaré sans facilitateur` : `${bare}, ${unknown}`;
}

export function trendFinding(points: readonly CoveragePoint[]): string {
	const [first] = points;
	const last = points.at(-1);
	if (!first || !last || first.low === null || last.low === null) {
		return 'La couverture des bassins dans le temps';
	}
	const best = points.reduce((a, b) => ((b.low ?? 0) > (a.low ?? 0) ? b : a));
	const year = (date: string) => date.slice(0, 4);
	if (best !== last && best.low !== null && best.low - last.low >= 0.005) {
		return `La couverture connue monte à ${percent(best.low, 0)} en ${year(best.date)}, puis descend à ${percent(last.low, 0)} en ${year(last.date)} si rien n’est renouvelé`;
	}
	return `La couverture connue passe de ${percent(first.low, 0)} en ${year(first.date)} à ${percent(last.low, 0)} en ${year(last.date)}`;
}

export function riskFinding(risk: RiskView, months: number): string {
	if (risk.ending === 0) return `Aucun poste ne finit dans les ${months} mois`;
	const posts = `${count(risk.ending, 'poste finit', 'postes finissent')} dans les ${months} mois`;
	if (risk.lost === 0) return `${posts}, sans laisser de bassin découvert`;
	const lost = count(risk.lost, 'bassin perd sa couverture', 'bassins perdent leur couverture');
	return risk.exposed === null
		? `${posts}\u00a0: ${lost}`
		: `${posts}\u00a0: ${lost}, ${eurosShort(risk.exposed)} HT d’assiette exposés`;
}

export function nextFinding(rows: readonly NextRow[], asked: number): string {
	const last = rows.at(-1);
	if (!last) return 'Aucun bassin déclaré sans facilitateur où placer un poste';
	const start = `${count(rows.length, 'poste')} de plus ${rows.length > 1 ? 'portent' : 'porte'} la couverture ${betweenText(last.rate)}`;
	return rows.length < asked ? `${start}\u00a0: il n’y a pas d’autre bassin à servir` : start;
}

export function networkFinding({ posts, inNetwork }: NetworkView): string {
	if (posts === 0) return 'Aucun poste actif à cette date';
	return `${count(inNetwork.yes, 'poste')} sur ${number(posts)} ${inNetwork.yes > 1 ? 'sont' : 'est'} dans le réseau Alliance Villes Emploi`;
}
