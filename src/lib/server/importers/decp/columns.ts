import { bareName } from '$lib/contract/head';

/**
 * Each column that the import reads, and how the published formats name it, compared without case, accents
 * nor punctuation: the consolidated tabular format (its own names), data.economie.gouv.fr (formats of
 * 2019 and 2022, holders numbered), the SCDL « marchés publics » of OpenDataFrance.
 */
const NAMES = {
	uid: ['marche_uid'],
	id: ['marche_id', 'id_marche'],
	nature: ['nature_marche'],
	objet: ['marche_objet'],
	acheteur_id: ['acheteurs_id', 'id_acheteur'],
	acheteur_nom: ['acheteurs_nom', 'nom_acheteur'],
	acheteur_departement_code: [],
	acheteur_commune_code: [],
	titulaire_id: ['titulaire_id_1', 'titulaires_id', 'id_titulaire_1'],
	titulaire_typeIdentifiant: [
		...['titulaire_typeIdentifiant_1', 'titulaires_id_type', 'typeIdentifiant_titulaire_1'],
	],
	titulaire_nom: [
		...['titulaire_denominationSociale', 'titulaire_denominationSociale_1'],
		...['titulaires_denomination', 'denomination_titulaire_1'],
	],
	titulaire_id_2: ['id_titulaire_2'],
	titulaire_typeIdentifiant_2: ['typeIdentifiant_titulaire_2'],
	titulaire_nom_2: ['titulaire_denominationSociale_2', 'denomination_titulaire_2'],
	titulaire_id_3: ['id_titulaire_3'],
	titulaire_typeIdentifiant_3: ['typeIdentifiant_titulaire_3'],
	titulaire_nom_3: ['titulaire_denominationSociale_3', 'denomination_titulaire_3'],
	montant: [],
	codeCPV: ['cpv_code'],
	techniques: ['technique'],
	dureeMois: ['duree_mois'],
	dateNotification: ['notification_date'],
	considerationsSociales: ['considerationSociale'],
	lieuExecution_code: ['lieu_exec_code', 'lieuxExecution_code'],
	lieuExecution_typeCode: ['lieu_exec_type', 'lieuxExecution_typeCode'],
	modification_id: ['idModification'],
	donneesActuelles: [],
	sousTraitant_id: ['idSousTraitant', 'id_sousTraitant'],
	sousTraitance_montant: ['montantActeSousTraitance', 'montant_sousTraitance'],
	// What an amendment changes, where it stands beside the contract instead of in a row of its own.
	modification_montant: ['montantModification', 'modif_marche_montant'],
	modification_dureeMois: ['dureeMoisModification', 'modif_duree_mois'],
	modification_date: [
		...['dateNotificationModificationModification', 'dateNotificationModification'],
		...['dateSignatureModification', 'modif_signature_date'],
	],
	modification_titulaire_id: ['idTitulaireModification', 'modif_titulaires_id'],
	modification_titulaire_type: [
		...['typeIdentifiantTitulaireModification', 'modif_titulaires_id_type'],
	],
	modification_titulaire_nom: ['modif_titulaires_denomination'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type DecpColumn = keyof typeof NAMES | (typeof JSON_COLUMNS)[number];

/** Columns that only the official JSON fills: the rank of the contract in its file, what could not be read. */
const JSON_COLUMNS = ['rang', 'illisible'] as const;

/** Columns that a file may have. */
export const FILE_COLUMNS = Object.keys(NAMES) as (keyof typeof NAMES)[];

export const ALL_COLUMNS: readonly DecpColumn[] = [...FILE_COLUMNS, ...JSON_COLUMNS];

/** Columns without which no contract can be told; `id` may be told by `uid`. */
export const REQUIRED_COLUMNS = [
	...(['id', 'acheteur_id', 'titulaire_id', 'montant', 'dateNotification'] as const),
];

/** Every name by which a column may be found. */
export const KNOWN_NAMES: readonly string[] = FILE_COLUMNS.flatMap((name) => [
	name,
	...NAMES[name],
]);

const WRITTEN = FILE_COLUMNS.map(
	(name) => [name, [name, ...NAMES[name]].map((written) => bareName(written))] as const,
);

/** Where each of our columns is among those of a file, by the file's own names. */
export function columnsIn(columns: readonly string[]): Map<DecpColumn, string> {
	const bare = new Map(columns.map((column) => [bareName(column), column]));
	const found = new Map<DecpColumn, string>();
	for (const [name, written] of WRITTEN) {
		const other = written.map((one) => bare.get(one)).find((column) => column !== undefined);
		const column = columns.includes(name) ? name : other;
		if (column !== undefined) found.set(name, column);
	}
	return found;
}
