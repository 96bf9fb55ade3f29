import { emptyDraft, NATURES, type Draft, type DraftExpense, type YesNo } from './draft';

/** Fields whose text travels as it is, by the column of `demandes_fse.csv` that they fill. */
const TEXTS = {
	region: 'region',
	createdOn: 'cree_le',
	fte: 'etp',
	fteBefore: 'etp_avant',
	axis: 'axe_au_2010_11_03',
	end: 'fin',
	filedOn: 'deposee_le',
	totalCost: 'cout_total',
	esfAmount: 'montant_fse',
	rate: 'taux',
} as const satisfies Partial<Record<keyof Draft, string>>;

const ANSWERS = {
	interfaceFunction: 'fonction_interface',
	otherEuFunds: 'autres_fonds_ue',
	pooling: 'mutualisation',
	networking: 'mise_en_reseau',
	addedValue: 'valeur_ajoutee',
	referentLink: 'lien_referent',
} as const satisfies Partial<Record<keyof Draft, string>>;

const entriesOf = <Key extends string>(columns: Readonly<Record<Key, string>>) =>
	Object.entries(columns) as [Key, string][];

/** Between the three parts of a cost line; no part may hold it. */
const PART = '~';

/**
 * A form as the fragment of an address, which browsers send to no server: only what is filled, under
 * the names of the columns, in a stable order. Holds no name and no number of a beneficiary.
 */
export function writeDraft(draft: Draft): string {
	const params = new URLSearchParams();
	const byDefault = emptyDraft();
	for (const [key, column] of entriesOf(TEXTS)) {
		if (draft[key] !== byDefault[key]) params.set(column, draft[key]);
	}
	for (const [key, column] of entriesOf(ANSWERS)) {
		if (draft[key]) params.set(column, draft[key]);
	}
	if (draft.beneficiary) params.set('beneficiaire_siret', draft.beneficiary);
	if (draft.replaces) params.set('poste_precedent', 'oui');
	if (draft.segments.length > 0) params.set('segments', draft.segments.join(' '));
	if (draft.basins.length > 0) params.set('bassins', draft.basins.join(' '));
	for (const { nature, amount, paidOn } of draft.expenses) {
		params.append('depense', [nature, amount.replaceAll(PART, ''), paidOn].join(PART));
	}
	return params.toString();
}

function expenseOf(text: string): DraftExpense {
	const [nature = '', amount = '', paidOn = ''] = text.split(PART);
	return { nature: NATURES.find((known) => known === nature) ?? '', amount, paidOn };
}

/** The form of a fragment; what is absent stays empty, an unknown choice too. */
export function readDraft(fragment: string): Draft {
	const params = new URLSearchParams(fragment);
	const draft = emptyDraft();
	for (const [key, column] of entriesOf(TEXTS)) draft[key] = params.get(column) ?? draft[key];
	for (const [key, column] of entriesOf(ANSWERS)) {
		const answer = params.get(column);
		if (answer === 'oui' || answer === 'non') draft[key] = answer satisfies YesNo;
	}
	const beneficiary = params.get('beneficiaire_siret');
	if (beneficiary === 'valide' || beneficiary === 'invalide') draft.beneficiary = beneficiary;
	draft.replaces = params.get('poste_precedent') === 'oui';
	const codes = (column: string) => [
		...new Set((params.get(column) ?? '').split(' ').filter(Boolean)),
	];
	draft.segments = codes('segments');
	draft.basins = codes('bassins');
	draft.expenses = params.getAll('depense').map(expenseOf);
	return draft;
}
