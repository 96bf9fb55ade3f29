import { quoted } from '$lib/contract/names';
import { taxOf } from '$lib/contract/taxes';
import type { Layout } from '../layout';

/** Where a file says the rate of each row's tax, in percent. */
export const VAT_RATE = 'taux_tva';

/** Our columns of amounts before tax. */
export const TAXED = ['montant_ht', 'sous_traitance_ht'] as const;
type Taxed = (typeof TAXED)[number];

/** What is done of the amounts of one file. */
export interface FileTaxes {
	/** Our columns whose amounts are with tax, and are converted. */
	converted: readonly Taxed[];
	/** Headers whose name does not say whether tax is in: read as before tax. */
	silent: readonly string[];
	/** What stops the import, in words. */
	faults: readonly string[];
}

/**
 * Which amounts of a file are with tax: those whose header says so, and where a rate is given those whose
 * header says nothing. The indicator is before tax: without a rate they are refused.
 */
export function taxesOf(
	{ columns, constants }: Layout,
	header: readonly string[],
	rate: string | undefined,
): FileTaxes {
	const rated = rate !== undefined || VAT_RATE in columns || VAT_RATE in (constants ?? {});
	const found = TAXED.flatMap((own) => {
		const name = columns[own];
		return name === undefined ? [] : [{ own, name, tax: taxOf(name) }];
	});
	const others = header.filter((name) => taxOf(name) === 'HT');
	const faults = found
		.filter(({ tax }) => tax === 'TTC' && !rated)
		.map(({ own, name }) => {
			const beside = others.length > 0 ? `\u00a0; le fichier a aussi ${quoted(others)}` : '';
			return `${quoted([name])} (${own}) est toutes taxes comprises, et l’indicateur est hors taxes\u00a0: dire le taux, --tva 20 (19,6 avant 2014), ou dans «\u00a0colonnes\u00a0» où il est ("${VAT_RATE}")${beside}`;
		});
	return {
		converted: found.filter(({ tax }) => rated && tax !== 'HT').map(({ own }) => own),
		silent: found.filter(({ tax }) => tax === null && !rated).map(({ name }) => name),
		faults,
	};
}
