/** What made-up services wrote of their region. */
export const OBSERVATION_COLUMNS = ['region', 'date', 'auteur_service', 'texte'];

export const observations = [
	{
		region: '01',
		date: '2012-11-15',
		auteur_service: 'Service emploi et insertion, Guadeloupe (fictif)',
		texte:
			'Le marché de nettoyage des cités administratives sera relancé au printemps avec une clause d’insertion.',
	},
	{
		region: '22',
		date: '2012-12-03',
		auteur_service: 'Plateforme des achats, Picardie (fictif)',
		texte:
			'Aucun facilitateur à Péronne depuis le départ du précédent, et le recrutement est ouvert.',
	},
];
