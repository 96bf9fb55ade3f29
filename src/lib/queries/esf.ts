import type { Engine } from '$lib/engine/engine';
import type { IsoDate } from '$lib/rules/dates';
import type { Application, ExpenseNature } from '$lib/rules/esf/types';
import type { Cents } from '$lib/rules/sums';

/** An application as `demandes_fse.csv` gives it; null is an empty cell, dates are ISO. */
export interface ApplicationRow extends Omit<Application, 'segments' | 'basins' | 'expenses'> {
	/** Post that the application pays: not to be published with `diffusion: public`. */
	post: string | null;
	/** SIRET of the beneficiary: not to be published with `diffusion: public`. */
	beneficiary: string | null;
	/** Codes separated by spaces. */
	segments: string | null;
	basins: string | null;
	/** First day of the operation. */
	start: IsoDate | null;
}

/** A cost line of an application, as `depenses_fse.csv` gives it. */
export interface ExpenseRow {
	application: string;
	nature: ExpenseNature;
	amount: Cents;
	paidOn: IsoDate | null;
}

/** Records of `demandes_fse.csv` read, and set aside with a reason in the quality report. */
export interface ApplicationCounts {
	read: number;
	setAside: number;
}

/** Applications in the order of their file. Needs the macros of the check stage. */
export async function queryApplications(engine: Engine): Promise<ApplicationRow[]> {
	return engine.query<ApplicationRow>(
		`SELECT demande_id AS id, poste_id AS post, beneficiaire_siret AS beneficiary,
			CASE WHEN beneficiaire_siret IS NULL THEN NULL
				ELSE siret_valide(beneficiaire_siret) END AS "beneficiaryValid",
			region, segments, bassins AS basins, fonction_interface AS "interfaceFunction",
			CAST(cree_le AS VARCHAR) AS "createdOn", poste_precedent AS "previousPost",
			CAST(etp AS DOUBLE) AS fte, CAST(etp_avant AS DOUBLE) AS "fteBefore",
			axe_au_2010_11_03 AS "axisAtLetter", CAST(debut AS VARCHAR) AS start,
			CAST(fin AS VARCHAR) AS "end", CAST(deposee_le AS VARCHAR) AS "filedOn",
			CAST(cout_total_cts AS DOUBLE) AS "totalCost",
			CAST(montant_fse_cts AS DOUBLE) AS "esfAmount",
			autres_fonds_ue AS "otherEuFunds", mutualisation AS pooling,
			mise_en_reseau AS networking, valeur_ajoutee AS "addedValue",
			lien_referent AS "referentLink"
		FROM demandes_fse ORDER BY ligne`,
	);
}

/** Cost lines in the order of their file. */
export async function queryExpenses(engine: Engine): Promise<ExpenseRow[]> {
	return engine.query<ExpenseRow>(
		`SELECT demande_id AS application, nature, CAST(montant_cts AS DOUBLE) AS amount,
			CAST(payee_le AS VARCHAR) AS "paidOn"
		FROM depenses_fse ORDER BY ligne`,
	);
}

export async function queryApplicationCounts(engine: Engine): Promise<ApplicationCounts> {
	const [counts] = await engine.query<ApplicationCounts>(
		`SELECT CAST(coalesce(sum(enregistrements), 0) AS INTEGER) AS "read",
			CAST(coalesce(sum(ecartes), 0) AS INTEGER) AS "setAside"
		FROM fichiers_lus WHERE table_contrat = 'demandes_fse'`,
	);
	return counts ?? { read: 0, setAside: 0 };
}
