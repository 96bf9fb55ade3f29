/** Words for the codes of `reperes_publies.csv`; a code without words is shown as it is. */
export const INDICATOR_WORDS: Readonly<Record<string, string>> = {
	marches_recenses_nombre: 'Marchés recensés, nombre',
	marches_recenses_montant: 'Marchés recensés, montant',
	part_marches_clause_sociale_nombre: 'Marchés avec clause sociale, part en nombre',
	part_marches_clause_sociale_montant: 'Marchés avec clause sociale, part en montant',
	part_marches_consideration_sociale: 'Marchés avec considération sociale, part',
	part_cinq_premieres_regions: 'Part des cinq premières régions dans les achats',
	achats_etat_total: 'Achats de l’État, total',
	achats_etat_courants: 'Achats courants de l’État',
	achats_etat_metier: 'Achats métiers de l’État',
	objectif_marches_consideration_sociale_nombre:
		'Objectif fixé, marchés avec considération sociale, part en nombre',
	facilitateurs_appel_ETP: 'Facilitateurs à recruter, appel de 2022',
	achats_etat_courants_geres_SAE: 'Achats courants gérés par le Service des achats de l’État',
	achats_etat_domaine_prestations_fournitures_generales:
		'Achats de l’État, prestations et fournitures générales',
	achats_etat_domaine_immobilier: 'Achats de l’État, immobilier',
	achats_etat_domaine_informatique_telecom: 'Achats de l’État, informatique et télécoms',
	achats_etat_domaine_vehicules: 'Achats de l’État, véhicules',
	achats_etat_domaine_deplacements: 'Achats de l’État, déplacements',
	achats_etat_domaine_affranchissement: 'Achats de l’État, affranchissement',
	commande_publique_etat_montant: 'Commande publique de l’État, montant',
	heures_insertion: 'Heures d’insertion',
	heures_insertion_clause: 'Heures d’insertion par les clauses',
	plie_nombre: 'PLIE, nombre',
	marches_clauses: 'Marchés avec clause',
	participants: 'Participants',
	maitres_ouvrage: 'Maîtres d’ouvrage',
	facilitateurs_nombre: 'Facilitateurs, nombre',
	facilitateurs_structures: 'Structures porteuses de facilitateurs',
};

export const UNIT_WORDS: Readonly<Record<string, string>> = {
	MdEUR: 'Md€',
	marches: 'marchés',
};

/** A code as words: its own if known, else the code without underscores. */
export function wordsOf(words: Readonly<Record<string, string>>, code: string): string {
	return words[code] ?? code.replaceAll('_', ' ');
}
