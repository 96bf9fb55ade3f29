/** What the purchases of folders add up to, before they are merged and after. */
import { DataError } from '$lib/contract/errors';
import { frenchSpaces } from '$lib/contract/wording';
import type { Engine } from '$lib/engine/engine';
import { count } from '$lib/format';

/** The purchases of a folder as the contract reads them; amounts in cents before tax, all bases together. */
export interface Totals {
	kept: number;
	keptCents: number;
	setAside: number;
	/** Of the lines set aside whose amount reads. */
	setAsideCents: number;
}

export async function totalsOf(engine: Engine): Promise<Totals> {
	const [row] = await engine.query<Totals>(
		`SELECT kept, "keptCents", "setAside", "setAsideCents" FROM
			(SELECT count(*) AS kept, coalesce(CAST(sum(montant_cts) AS BIGINT), 0) AS "keptCents" FROM achats),
			(SELECT count(*) AS "setAside", coalesce(CAST(sum(montant_cts) AS BIGINT), 0) AS "setAsideCents"
			FROM achats_rejetes)`,
	);
	if (!row) throw new Error('no totals');
	return row;
}

/** The totals of several folders, added. */
export function added(all: readonly Totals[]): Totals {
	const sum = (key: keyof Totals) => all.reduce((total, totals) => total + totals[key], 0);
	return {
		kept: sum('kept'),
		keptCents: sum('keptCents'),
		setAside: sum('setAside'),
		setAsideCents: sum('setAsideCents'),
	};
}

const TOTAL_WORDS: Readonly<Record<keyof Totals, string>> = {
	kept: 'lignes gardées',
	keptCents: 'centimes gardés',
	setAside: 'lignes écartées',
	setAsideCents: 'centimes écartés',
};

/** @throws {DataError} when the folder made has not the totals that went in */
export function verifyTotals(total: Totals, expected: Totals): void {
	const differ = (Object.keys(expected) as (keyof Totals)[]).filter(
		(key) => total[key] !== expected[key],
	);
	if (differ.length === 0) return;
	const said = differ
		.map((key) => `${TOTAL_WORDS[key]} ${total[key]} au lieu de ${expected[key]}`)
		.join(', ');
	throw new DataError([
		{
			fichier: 'achats.csv',
			message: frenchSpaces(
				`les dossiers ont ${count(expected.kept, 'ligne')}, le dossier réuni ne donne pas les mêmes totaux (${said}) : fusion arrêtée, rien n’est écrit`,
			),
		},
	]);
}
