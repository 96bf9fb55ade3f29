import { esfAssessments, type EsfSource } from '../esf';
import { euroText, machineCsv } from './machineCsv';

const HEADER = [
	'demande_id',
	'region',
	'resultat',
	'motifs',
	'avertissements',
	'cout_eligible',
	'fse_plafonne',
];

/**
 * `telechargements/demandes_fse.csv`: the pre-check of every application, in the order of the file;
 * amounts in euros, empty when not computable. A folder without applications gives the header alone.
 */
export async function demandesFseCsv(site: EsfSource): Promise<string> {
	const assessments = await esfAssessments(site);
	return machineCsv(
		HEADER,
		assessments.map(({ id, region, outcome, motifs, avertissements, eligibleCost, cappedEsf }) => [
			id,
			region,
			outcome,
			motifs.join(' '),
			avertissements.join(' '),
			eligibleCost === null ? null : euroText(eligibleCost),
			cappedEsf === null ? null : euroText(cappedEsf),
		]),
	);
}
