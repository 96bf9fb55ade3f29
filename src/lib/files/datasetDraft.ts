import { editionOn, type Edition } from '$lib/rules/territory';

/** What the form asks when `jeu.json` was not given. */
export interface DatasetDraft {
	titre: string;
	producteur: string;
	date_reference: string;
	edition_regions: Edition;
	edition_bassins: string;
	lieu: 'execution' | 'acheteur';
	niveau_par_defaut: string;
}

/** The latest edition of the employment zones that the site is supplied with. */
const BASINS = '2020';

/** Answers to start from; `today` is an ISO date. */
export function datasetDraft(today = new Date().toISOString().slice(0, 10)): DatasetDraft {
	return {
		titre: 'Mes fichiers',
		producteur: 'Non renseigné',
		date_reference: today,
		edition_regions: editionOn(today),
		edition_bassins: BASINS,
		lieu: 'execution',
		niveau_par_defaut: 'etat',
	};
}

/**
 * The text of `jeu.json` that the answers make. The reader's files stay with the reader: nothing is
 * published, and so nothing is masked (`diffusion` "interne").
 */
export function datasetText(draft: DatasetDraft): string {
	return JSON.stringify(
		{
			...draft,
			licence: 'Non publiée',
			fictif: false,
			perimetre: 'Fichiers ouverts dans le navigateur',
			taxes: 'HT',
			diffusion: 'interne',
		},
		null,
		'\t',
	);
}
