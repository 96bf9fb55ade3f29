/** Awarded amounts: what the State promised, to whom; never a verdict, never set against 10 %. */
import { count, eurosShort, percent, percentOrLess } from '$lib/format';
import { scopeOf, type Answer, type ScopeAnswer } from '$lib/rules/answer';
import { judge, type Indicator } from '$lib/rules/indicator';
import type { AmountLines, BaseSums, Cents } from '$lib/rules/sums';
import { share } from '$lib/rules/target';
import { NATION, NO_REGION } from '$lib/rules/territory';
import type { Column } from '$lib/ui/column';
import { eurosColumn, figureColumn, shareColumn } from './figureColumns';
import { listedSegment, type SiteData } from './site';

/** What the State awarded of a total; cents. `part` is null when the total is not positive. */
export interface StatePart {
	total: AmountLines;
	state: AmountLines;
	part: number | null;
}

export function statePart({ ledger: { totalPaid: total, notState } }: ScopeAnswer): StatePart {
	const state = {
		amount: total.amount - notState.amount,
		lines: total.lines - notState.lines,
	};
	return { total, state, part: share(state.amount, total.amount) };
}

/** Which part of what was awarded is the State's, in one or two sentences. */
export function stateSentence(part: StatePart, establishments: boolean): string {
	const { total, state } = part;
	const who = establishments ? 'L’État et ses établissements publics n’ont' : 'L’État n’a';
	const all = `${eurosShort(total.amount)}${state.lines === 0 ? ' HT' : ''} (${count(total.lines, 'ligne')})`;
	if (state.lines === 0) {
		return `${who} rien attribué ici\u00a0: les ${all} viennent d’autres acheteurs publics, que l’objectif ne vise pas.`;
	}
	const has = establishments ? 'L’État et ses établissements publics ont' : 'L’État a';
	const own = `${eurosShort(state.amount)} HT (${count(state.lines, 'ligne')})`;
	const rest =
		state.lines === total.lines
			? ''
			: ' Le reste vient d’autres acheteurs publics, que l’objectif ne vise pas.';
	return `${has} attribué ${own} sur ${all}, soit ${percentOrLess(part.part)}.${rest}`;
}

/**
 * The sums of awarded contracts, judged for M1 and M3 alone: clause hours of a contract that only
 * begins are not performed yet. Its verdict and its gap mean nothing here.
 */
export function awardedIndicator(sums: BaseSums): Omit<Indicator, 'verdict' | 'gap' | 'signedGap'> {
	return judge({
		...sums,
		hours: 0,
		hoursCautious: 0,
		hoursGenerous: 0,
		unidentifiedGenerous: sums.unidentified,
	});
}

/** The share of contracts with a clause: one figure, an interval, or unknown where nothing tells it. */
export function clauseShare({ lowM3, highM3 }: Pick<Indicator, 'lowM3' | 'highM3'>): string {
	if (lowM3 === highM3) return percent(lowM3);
	if (lowM3 === 0 && highM3 === 1) return 'inconnue';
	return `de ${percent(lowM3)} à ${percent(highM3)}`;
}

/** A region or a segment: cents, and fractions of the State's base there. */
export interface AwardedRow {
	code: string;
	label: string;
	base: Cents;
	m1: Cents;
	/** Awarded to suppliers that are not identified: they may be counted structures. */
	unidentified: Cents;
	share: number | null;
	low: number | null;
	high: number | null;
	/** What M3 is if no contract of unknown clause carries one, and if all do. */
	lowM3: number | null;
	highM3: number | null;
	lines: number;
}

/** What the State awarded in one scope or segment. */
export function awardedRow(code: string, label: string, sums: BaseSums): AwardedRow {
	const { base, m1, share: found, low, high, lowM3, highM3 } = awardedIndicator(sums);
	const { unidentified, lines } = sums;
	return { code, label, base, m1, unidentified, share: found, low, high, lowM3, highM3, lines };
}

const byBase = (a: AwardedRow, b: AwardedRow) => b.base - a.base;

/** The regions where the State awarded something in the base, and what lies in none; by falling amount. */
export function awardedRegions(answer: Answer, site: SiteData): AwardedRow[] {
	const { edition, year } = answer.question;
	return [...site.regions[edition], { code: NO_REGION, label: 'Non régionalisé' }]
		.flatMap(({ code, label }) => {
			const sums = scopeOf(answer, code).trend.get(year);
			return sums ? [awardedRow(code, label, sums)] : [];
		})
		.sort(byBase);
}

/** What the State awarded in one segment, in the base or not: France first, then by falling amount. */
export function awardedInSegment(answer: Answer, site: SiteData, segment: string): AwardedRow[] {
	const { edition } = answer.question;
	const row = (code: string, label: string) => {
		const sums = scopeOf(answer, code).current.get(segment);
		return sums ? [awardedRow(code, label, sums)] : [];
	};
	const regions = [...site.regions[edition], { code: NO_REGION, label: 'Non régionalisé' }];
	return [
		...row(NATION, 'France'),
		...regions.flatMap(({ code, label }) => row(code, label)).sort(byBase),
	];
}

/** The segments of the base in which the State awarded something, by falling amount. */
export function awardedSegments(answer: Answer, site: SiteData, code: string): AwardedRow[] {
	return [...scopeOf(answer, code).segments]
		.map(([segment, sums]) => awardedRow(segment, listedSegment(site, segment), sums))
		.sort(byBase);
}

/** Columns of awarded amounts; `label` names what the rows are. */
export function awardedColumns(label: string): readonly Column<AwardedRow>[] {
	return [
		{ key: 'label', label },
		eurosColumn('base', 'Attribué par l’État'),
		eurosColumn('m1', 'À des structures (M1)'),
		shareColumn('share', 'Part M1'),
		figureColumn('low'),
		figureColumn('high'),
		shareColumn('lowM3', 'M3 au moins'),
		shareColumn('highM3', 'M3 au plus'),
		{ key: 'lines', label: 'Lignes', align: 'end' },
	];
}
