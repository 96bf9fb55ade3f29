/** What jeu.json says of the data set. */
export const DATA_SET = {
	titre: 'Jeu de démonstration (données fictives)',
	producteur: 'Cap 10 (données fictives)',
	licence: 'Licence Ouverte 2.0',
	date_reference: '2012-12-31',
	prochaine_maj: '2013-06-30',
	fictif: true,
	perimetre:
		"Dépenses payées par les services de l'État de 2009 à 2012, toutes inventées, avec quelques achats d'autres acheteurs",
	taxes: 'HT',
	lieu: 'execution',
	edition_regions: '2010',
	edition_bassins: '2010',
	niveau_par_defaut: 'etat',
	diffusion: 'public',
	detail: false,
};
