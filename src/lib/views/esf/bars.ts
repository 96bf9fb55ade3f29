import type { OutcomeBarsRow } from '$lib/charts/outcomeBars';
import { eurosShort } from '$lib/format';
import type { OutcomeTotals } from '$lib/rules/esf/totals';
import { OUTCOMES, OUTCOME_WORDS, type EsfOutcome } from '$lib/rules/esf/types';
import type { EsfRegionRow } from './totals';

const NBSP = '\u00a0';

/** Address of the applications of a region; none for those without region. */
type Href = (row: EsfRegionRow) => string;

const plural = (outcome: EsfOutcome, n: number) =>
	n >= 2 && (outcome === 'eligible' || outcome === 'ineligible')
		? `${OUTCOME_WORDS[outcome]}s`
		: OUTCOME_WORDS[outcome].replace(' ', NBSP);

/** Applications by region, most first. */
export function countBars(rows: readonly EsfRegionRow[], href: Href): OutcomeBarsRow[] {
	return rows.map((row) => {
		const present = OUTCOMES.map(
			(outcome) => [outcome, row.byOutcome[outcome].applications] as const,
		).filter(([, applications]) => applications > 0);
		return {
			code: row.code,
			label: row.label,
			parts: Object.fromEntries(present),
			text: present.map(([outcome, n]) => `${n}${NBSP}${plural(outcome, n)}`).join(', '),
			href: href(row),
		};
	});
}

/** An amount is not « éligible »: the managing service has not decided. */
export const AMOUNT_WORDS = { eligible: 'passe le pré-contrôle' } as const;

/** The known sum of one outcome; an amount that nobody can compute is not a zero. */
function amountWords(outcome: 'eligible' | 'a_examiner', totals: OutcomeTotals): string[] {
	const { applications, cappedEsf, unknownAmounts } = totals;
	if (applications === 0) return [];
	const amount = unknownAmounts === applications ? 'montant inconnu' : eurosShort(cappedEsf);
	return [outcome === 'eligible' ? amount : `${amount} à${NBSP}examiner`];
}

/** Capped ESF by region, of the applications that pass and of those to review; largest first. */
export function amountBars(rows: readonly EsfRegionRow[], href: Href): OutcomeBarsRow[] {
	const SHOWN = ['eligible', 'a_examiner'] as const;
	const amount = ({ byOutcome }: EsfRegionRow) =>
		byOutcome.eligible.cappedEsf + byOutcome.a_examiner.cappedEsf;
	return rows
		.filter(
			({ byOutcome }) => byOutcome.eligible.applications + byOutcome.a_examiner.applications > 0,
		)
		.toSorted(
			(a, b) => Number(a.region === null) - Number(b.region === null) || amount(b) - amount(a),
		)
		.map((row) => ({
			code: row.code,
			label: row.label,
			parts: Object.fromEntries(
				SHOWN.map((outcome) => [outcome, row.byOutcome[outcome].cappedEsf]),
			),
			text: SHOWN.flatMap((outcome) => amountWords(outcome, row.byOutcome[outcome])).join(', '),
			href: href(row),
		}));
}
