/** What changed since the publication before, as rows, sentences and columns. */
import { count, date, eurosShort, list, percent, points, signed } from '$lib/format';
import { CAUSES, type Cause } from '$lib/rules/revision';
import type { Cents } from '$lib/rules/sums';
import { VERDICT_WORDS, type Verdict } from '$lib/rules/target';
import { NATION } from '$lib/rules/territory';
import type { CauseStepsRow } from '$lib/charts/causeSteps';
import type { Column } from '$lib/ui/column';
import { column, pointsColumn, shareColumn } from './figureColumns';

/** The change of one share between two publications; shares are fractions. */
export interface RevisionRow {
	year: number;
	region: string;
	/** Null: the whole base. */
	segment: string | null;
	label: string;
	/** Null: not computable. */
	before: number | null;
	after: number | null;
	change: number | null;
	/** Change brought by each cause, a fraction; a cause that is not told apart is absent. */
	parts: Readonly<Partial<Record<Cause, number>>>;
	/** What the base and what was performed gained, in cents. */
	base: Cents;
	realised: Cents;
	/** Lines of the base. */
	lines: readonly [before: number, after: number];
	/** Lines that each cause brings to the base, takes away (below 0), or changes (`amended`). */
	linesBy: Readonly<Partial<Record<Cause, number>>>;
	verdicts: readonly [before: Verdict, after: Verdict];
	/** Null: neither robust nor sensitive. */
	robust: readonly [before: boolean | null, after: boolean | null];
}

/** What `/revisions/` shows; null without a publication before. */
export interface Revisions {
	/** Reference dates. */
	before: string;
	after: string;
	/** Versions of the method, before and after; null: the same. */
	method: readonly [before: number, after: number] | null;
	/** The causes that are told apart, in the order in which they enter. */
	causes: readonly Cause[];
	/** Fiscal years of one of the two only, where nothing compares. */
	years: { added: readonly number[]; removed: readonly number[] };
	rows: readonly RevisionRow[];
}

export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
	method: 'Méthode',
	removed: 'Lignes retirées',
	amended: 'Lignes corrigées',
	added: 'Lignes reçues depuis',
	registry: 'Registre des structures',
	data: 'Lignes et registre',
	reference: 'Tables de référence',
};

/** Whether readers would see it: another verdict, another robustness, another tenth of a point. */
const isNotable = ({ before, after, verdicts, robust }: RevisionRow): boolean =>
	verdicts[0] !== verdicts[1] || robust[0] !== robust[1] || percent(before) !== percent(after);

/** A change worth a word, in fractions: what rounds to a hundredth of a point. */
const WORTH_SAYING = 0.00005;

/** A cause in a sentence; where lines are counted, how many. */
function causeWords(cause: Cause, lines: number): string {
	const counted = (singular: string, plural: string) => count(Math.abs(lines), singular, plural);
	switch (cause) {
		case 'added':
			return counted('ligne reçue depuis', 'lignes reçues depuis');
		case 'removed':
			return counted('ligne retirée', 'lignes retirées');
		case 'amended':
			return counted('ligne corrigée', 'lignes corrigées');
		case 'registry':
			return 'registre des structures corrigé';
		case 'reference':
			return 'tables de référence révisées';
		case 'data':
			return 'lignes et registre';
		case 'method':
			return 'méthode';
	}
}

const gained = (amount: Cents, what: string) =>
	`${eurosShort(Math.abs(amount))} ${what} ${amount > 0 ? 'de plus' : 'de moins'}`;

/** `14 lignes reçues depuis (−0,21 point)`, for each cause that counts, in their order. */
function causesTold({ parts, linesBy }: RevisionRow, causes: readonly Cause[]): string[] {
	return causes.flatMap((cause) => {
		const [part, lines] = [parts[cause] ?? 0, linesBy[cause] ?? 0];
		const byLine = cause === 'added' || cause === 'removed' || cause === 'amended';
		if (Math.abs(part) < WORTH_SAYING && !(byLine && lines !== 0)) return [];
		return [`${causeWords(cause, lines)} (${points(part, 2)})`];
	});
}

function movedWords({ before, after, lines }: RevisionRow): string {
	if (before === null)
		return `${lines[0] === 0 ? 'n’avait pas d’assiette' : 'n’était pas calculable'}, elle est de ${percent(after)}`;
	if (after === null)
		return `était de ${percent(before)}, elle ${lines[1] === 0 ? 'n’a plus d’assiette' : 'n’est plus calculable'}`;
	return percent(before) === percent(after)
		? `reste à ${percent(after)}`
		: `passe de ${percent(before)} à ${percent(after)}`;
}

/** « La part 2012 (Bretagne) passe de 12,3 % à 12,1 % : 14 lignes reçues depuis (−0,21 point)… » */
export function revisionSentence(row: RevisionRow, causes: readonly Cause[]): string {
	const { year, label, base, realised, verdicts, robust } = row;
	const told = list(causesTold(row, causes));
	const amounts = list([
		...(base === 0 ? [] : [gained(base, 'd’assiette')]),
		...(realised === 0 || Number.isNaN(realised) ? [] : [gained(realised, 'de réalisé')]),
	]);
	const quoted = (verdict: Verdict) => `«\u00a0${VERDICT_WORDS[verdict]}\u00a0»`;
	return [
		`La part ${year} (${label}) ${movedWords(row)}${told === '' ? '' : `\u00a0: ${told}`}.`,
		...(amounts === '' ? [] : [`En tout (HT), ${amounts}.`]),
		...(verdicts[0] === verdicts[1]
			? []
			: [`Le verdict passe de ${quoted(verdicts[0])} à ${quoted(verdicts[1])}.`]),
		...(robust[0] === robust[1] || robust[1] === null
			? []
			: [
					robust[1]
						? 'Le verdict tient sous toutes les épreuves.'
						: 'Le verdict ne tient pas sous toutes les épreuves.',
				]),
	].join(' ');
}

/** The latest year first, whole bases before segments, the nation first, then what changed most. */
export const byWeight = (a: RevisionRow, b: RevisionRow): number =>
	b.year - a.year ||
	Number(a.segment !== null) - Number(b.segment !== null) ||
	Number(b.region === NATION) - Number(a.region === NATION) ||
	Math.abs(b.change ?? 1) - Math.abs(a.change ?? 1);

/** What changed for readers, in that order. */
export const notable = ({ rows }: Revisions): RevisionRow[] =>
	rows.filter(isNotable).sort(byWeight);

/** The causes that move a share somewhere, of the rows given. */
export const movingCauses = (
	{ causes }: Revisions,
	rows: readonly RevisionRow[],
): readonly Cause[] =>
	causes.filter((cause) => rows.some(({ parts }) => (parts[cause] ?? 0) !== 0));

/** The rows of the site's page and feed: whole bases, and the nation's segments. */
export const isOfSite = ({ segment, region }: RevisionRow): boolean =>
	segment === null || region === NATION;

export function revisionsFinding(revisions: Revisions): string {
	const since = `Entre l’édition du ${date(revisions.before)} et celle du ${date(revisions.after)}`;
	const found = notable(revisions).filter(({ segment }) => segment === null).length;
	if (revisions.rows.length === 0) return `${since}, aucune part ne se compare`;
	return found === 0
		? `${since}, aucun verdict, aucune solidité ni aucun dixième de point n’a changé`
		: `${since}, ${count(found, 'part a changé', 'parts ont changé')} de verdict, de solidité ou d’un dixième de point`;
}

/** The rows whose change is split, as a chart draws them. */
export const causeRows = (rows: readonly RevisionRow[]): CauseStepsRow[] =>
	rows.flatMap(({ year, region, segment, label, before, after, parts }) =>
		before === null || after === null
			? []
			: [
					{
						code: [region, segment ?? 'tous', year].join(' '),
						label: `${label}, ${year}`,
						before,
						after,
						steps: CAUSES.flatMap((cause) => {
							const change = parts[cause];
							return change === undefined
								? []
								: [{ code: cause, label: CAUSE_WORDS[cause], change }];
						}),
					},
				],
	);

/** Which cause moves most the first of the rows. */
export function causesFinding(rows: readonly RevisionRow[], causes: readonly Cause[]): string {
	const row = rows.find(({ change }) => change !== null);
	const size = (cause: Cause) => Math.abs(row?.parts[cause] ?? 0);
	const [most] = [...causes].sort((a, b) => size(b) - size(a));
	return row && most && size(most) > 0
		? `${row.label}, ${row.year}\u00a0: ce qui pèse le plus, ${CAUSE_WORDS[most].toLowerCase()} (${points(row.parts[most] ?? 0, 2)})`
		: 'Les sommes ne bougent pas\u00a0; les épreuves, si';
}

const hundredths = (change: unknown) => signed(Number(change) * 100, 2);

const verdictText = ({ verdicts: [then, now] }: RevisionRow) =>
	then === now ? VERDICT_WORDS[now] : `${VERDICT_WORDS[then]} → ${VERDICT_WORDS[now]}`;

/** Where a share is not computable, or there was nothing to share. */
const absentAt =
	(...sides: readonly (0 | 1)[]) =>
	({ lines }: RevisionRow) =>
		sides.some((side) => lines[side] === 0) ? 'notApplicable' : 'notComputable';

/** @param what a row is of, for the header */
export function revisionColumns(
	what: string,
	causes: readonly Cause[],
): readonly Column<RevisionRow>[] {
	const change = (key: string, label: string, value: (row: RevisionRow) => number | null) => ({
		...pointsColumn(key, label, value),
		format: hundredths,
		absence: absentAt(0, 1),
	});
	return [
		column('label', what),
		{ key: 'year', label: 'Exercice', format: String },
		{ ...shareColumn('before', 'Avant'), absence: absentAt(0) },
		{ ...shareColumn('after', 'Maintenant'), absence: absentAt(1) },
		change('change', 'Écart', (row) => row.change),
		...causes.map((cause) =>
			change(cause, CAUSE_WORDS[cause], ({ parts }) => parts[cause] ?? null),
		),
		column('verdict', 'Verdict', verdictText),
	];
}
