import type { OutcomeBarsRow } from '$lib/charts/outcomeBars';
import { eurosShort } from '$lib/format';
import { OUTCOMES, OUTCOME_WORDS, type EsfOutcome } from '$lib/rules/esf/types';
import type { EsfRegionRow } from './totals';

/** Address of the applications of a region; none for those without region. */
type Href = (row: EsfRegionRow) => string;

const plural = (outcome: EsfOutcome, n: number) =>
	n >= 2 && (outcome === 'eligible' || outcome === 'ineligible')
		? `${OUTCOME_WORDS[outcome]}s`
		: OUTCOME_WORDS[outcome];

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
			text: present.map(([outcome, n]) => `${n} ${plural(outcome, n)}`).join(', '),
			href: href(row),
		};
	});
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
			text: SHOWN.filter((outcome) => row.byOutcome[outcome].applications > 0)
				.map((outcome) => {
					const { cappedEsf } = row.byOutcome[outcome];
					return outcome === 'eligible'
						? eurosShort(cappedEsf)
						: `${eurosShort(cappedEsf)} à examiner`;
				})
				.join(', '),
			href: href(row),
		}));
}
