import type { Cell } from '$lib/engine/engine';
import { CAUSES, type Cause } from '$lib/rules/revision';
import { VERDICT_WORDS } from '$lib/rules/target';
import type { RevisionRow, Revisions } from '$lib/views/revisions';
import { euroText, machineCsv } from './machineCsv';

const CAUSE_COLUMNS: Readonly<Record<Cause, string>> = {
	method: 'methode',
	removed: 'lignes_retirees',
	amended: 'lignes_corrigees',
	added: 'lignes_recues',
	registry: 'registre',
	data: 'lignes_et_registre',
	reference: 'references',
};

/** The causes that are of lines, which are counted. */
const LINE_CAUSES = ['removed', 'amended', 'added'] as const;

const HEADER = [
	'edition_avant',
	'edition',
	'exercice',
	'region',
	'segment',
	'part_avant',
	'part',
	'ecart',
	...CAUSES.map((cause) => `ecart_${CAUSE_COLUMNS[cause]}`),
	...LINE_CAUSES.map((cause) => CAUSE_COLUMNS[cause]),
	'lignes_ecart',
	'assiette_ecart_ht',
	'realise_ecart_ht',
	'verdict_avant',
	'verdict',
	'robuste_avant',
	'robuste',
];

/** Billionths, so that the parts of a line add up to its change to the last digit; empty when not known. */
const fine = (share: number | null | undefined) =>
	share === null || share === undefined ? null : share.toFixed(9);

const line = ({ before, after }: Revisions, row: RevisionRow): Cell[] => [
	before,
	after,
	row.year,
	row.region,
	row.segment ?? 'tous',
	fine(row.before),
	fine(row.after),
	fine(row.change),
	...CAUSES.map((cause) => fine(row.parts[cause])),
	...LINE_CAUSES.map((cause) => Math.abs(row.linesBy[cause] ?? NaN)),
	row.lines[1] - row.lines[0],
	euroText(row.base),
	euroText(row.realised),
	...row.verdicts.map((verdict) => VERDICT_WORDS[verdict]),
	...row.robust,
];

/**
 * `telechargements/revisions.csv`: each share beside the one published before, and its change by cause; a
 * cause that is not told apart is empty. The header alone without a publication before.
 */
export function revisionsCsv(revisions: Revisions | null): string {
	return machineCsv(HEADER, revisions?.rows.map((row) => line(revisions, row)) ?? []);
}
