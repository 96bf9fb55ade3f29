import { number } from '$lib/format';
import { schemaOf } from '$lib/contract/schema';
import type { Fault, FaultKind, FileQuality } from '$lib/queries/quality';
import { usableShares, type QualitySums } from '$lib/rules/quality';
import type { Column } from '$lib/ui/column';
import { column, eurosColumn, shareColumn } from './figureColumns';

function linesColumn<Row>(key: string, label: string, value: (row: Row) => number): Column<Row> {
	return { key, label, align: 'end', value };
}

/** What reading does of a faulty record, in words. */
const SEVERITY_WORDS = { rejet: 'écartée', avertissement: 'gardée, signalée' } as const;

export const FILE_COLUMNS: readonly Column<FileQuality>[] = [
	{ key: 'file', label: 'Fichier' },
	{ key: 'table', label: 'Table', value: ({ table }) => schemaOf(table).title },
	linesColumn('records', 'Lignes lues', ({ records }) => records),
	linesColumn('kept', 'Gardées', ({ kept }) => kept),
	{
		...shareColumn<FileQuality>('share', 'Part gardée', ({ records, kept }) =>
			records === 0 ? null : kept / records,
		),
		absence: 'notApplicable',
	},
	linesColumn('setAside', 'Écartées', ({ setAside }) => setAside),
	linesColumn('warned', 'Gardées avec réserve', ({ warned }) => warned),
];

/**
 * Columns that tell whether lines can be used; `first` names the group.
 * @param keepable whether reading can keep a line of the group: else what is kept is not applicable, not zero
 */
export function qualityColumns<Row extends QualitySums>(
	first: Column<Row>,
	keepable: (row: Row) => boolean = () => true,
): Column<Row>[] {
	const kept = (value: (row: Row) => number | null) => (row: Row) =>
		keepable(row) ? value(row) : null;
	const keptEuros = (key: string, label: string, value: (row: Row) => number): Column<Row> => ({
		...eurosColumn<Row>(key, label, kept(value)),
		absence: 'notApplicable',
	});
	const keptShare = (key: string, label: string, value: (row: Row) => number | null) => ({
		...shareColumn<Row>(key, label, kept(value)),
		absence: 'notApplicable' as const,
	});
	return [
		first,
		column(
			'lines',
			'Lignes gardées',
			kept(({ lines }) => lines),
			{
				align: 'end',
				absence: 'notApplicable',
			},
		),
		keptShare('usable', 'Lignes utilisables', (row) => usableShares(row).lines),
		keptEuros('amount', 'Montant gardé', ({ amount }) => amount),
		keptShare('usableAmount', 'Montant utilisable', (row) => usableShares(row).amount),
		keptEuros('unclassified', 'Sans segment', ({ unclassifiedAmount }) => unclassifiedAmount),
		keptEuros(
			'unidentified',
			'Fournisseur à examiner',
			({ unidentifiedAmount }) => unidentifiedAmount,
		),
		linesColumn('rejected', 'Lignes écartées', ({ rejected }) => rejected),
		eurosColumn('rejectedAmount', 'Montant écarté'),
	];
}

export const FAULT_KIND_COLUMNS: readonly Column<FaultKind>[] = [
	{ key: 'rule', label: 'Règle' },
	{ key: 'file', label: 'Fichier' },
	column('column', 'Colonne', (row) => row.column || null, { absence: 'notApplicable' }),
	{ key: 'severity', label: 'Ligne', value: ({ severity }) => SEVERITY_WORDS[severity] },
	linesColumn('lines', 'Lignes', ({ lines }) => lines),
	{
		...eurosColumn<FaultKind>('amount', 'Montant lisible'),
		absence: 'notApplicable',
	},
	column('first', 'Première ligne', ({ first }) => first, {
		align: 'end',
		absence: 'notApplicable',
	}),
];

export const FAULT_COLUMNS: readonly Column<Fault>[] = [
	{ key: 'file', label: 'Fichier' },
	{
		key: 'line',
		label: 'Ligne',
		align: 'end',
		absence: 'notApplicable',
		format: (line) => number(Number(line)),
	},
	column('column', 'Colonne', (row) => row.column || null, { absence: 'notApplicable' }),
	{ key: 'value', label: 'Valeur', value: (row) => row.value || null },
	{ key: 'rule', label: 'Règle' },
	{ key: 'severity', label: 'La ligne est', value: ({ severity }) => SEVERITY_WORDS[severity] },
];
