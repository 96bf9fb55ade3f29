import type { Application, Evidence } from './types';

const COLUMNS = {
	region: 'region',
	beneficiaryValid: 'beneficiaire_siret',
	segments: 'segments',
	basins: 'bassins',
	interfaceFunction: 'fonction_interface',
	createdOn: 'cree_le',
	previousPost: 'poste_precedent',
	fte: 'etp',
	fteBefore: 'etp_avant',
	axisAtLetter: 'axe_au_2010_11_03',
	end: 'fin',
	filedOn: 'deposee_le',
	totalCost: 'cout_total',
	esfAmount: 'montant_fse',
	otherEuFunds: 'autres_fonds_ue',
	pooling: 'mutualisation',
	networking: 'mise_en_reseau',
	addedValue: 'valeur_ajoutee',
	referentLink: 'lien_referent',
	expenses: 'depenses_fse',
} as const satisfies Partial<Record<keyof Application, string>>;

type Key = keyof typeof COLUMNS;

const decimal = (value: number, digits?: number) =>
	(digits === undefined ? String(value) : value.toFixed(digits)).replace('.', ',');

function text(application: Application, key: Key): string | null {
	if (key === 'beneficiaryValid') {
		const valid = application.beneficiaryValid;
		return valid === null ? null : valid ? 'valide' : 'invalide';
	}
	if (key === 'expenses') {
		const lines = application.expenses.length;
		return lines === 0 ? null : `${lines} ${lines > 1 ? 'lignes' : 'ligne'}`;
	}
	if (key === 'totalCost' || key === 'esfAmount') {
		const cents = application[key];
		return cents === null ? null : decimal(cents / 100, 2);
	}
	const value = application[key];
	if (value === null) return null;
	if (typeof value === 'boolean') return value ? 'oui' : 'non';
	if (typeof value === 'number') return decimal(value);
	if (typeof value === 'string') return value;
	return value.length === 0 ? null : value.join(' ');
}

/** The named inputs with their columns; never a name or a number of a person or a body. */
export function evidenceOf(application: Application, keys: readonly Key[]): Evidence[] {
	return keys.map((key) => ({ column: COLUMNS[key], value: text(application, key) }));
}
