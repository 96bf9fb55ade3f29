/** An ESF rule in one line each: what is asked, and what happens otherwise. */
export interface EsfRuleText {
	rule: string;
	asks: string;
	otherwise: string;
}

export const ESF_RULE_TEXTS: readonly EsfRuleText[] = [
	{
		rule: 'R1',
		asks: 'Le poste est en France métropolitaine, zone du programme\u00a0; la lettre n’en dit rien',
		otherwise: 'Hors champ\u00a0; à examiner si la région manque',
	},
	{
		rule: 'R2',
		asks: 'Il relie acheteurs, chefs de mission achats, entreprises et services d’insertion',
		otherwise: 'Inéligible\u00a0; à examiner si ce n’est pas dit',
	},
	{
		rule: 'R3',
		asks: 'C’est un poste nouveau, pour la montée en charge',
		otherwise:
			'Inéligible s’il remplace un poste sans l’agrandir, ou s’il date d’avant le 11 février 2010\u00a0; à examiner s’il l’agrandit (seul l’accroissement est retenu), s’il date du 11 février au 3 novembre 2010, ou s’il manque une date ou un ETP',
	},
	{
		rule: 'R4',
		asks: 'Il ne vient pas d’un autre axe du FSE',
		otherwise: 'Inéligible\u00a0; à examiner si un poste nommé s’agrandit',
	},
	{
		rule: 'R5',
		asks: 'Il ne paie pas de professionnalisation\u00a0; règle de notre choix, plus large que la lettre, qui n’exclut que ce que la sous-mesure 422 paie déjà',
		otherwise: 'La dépense est écartée\u00a0; inéligible si toutes le sont',
	},
	{
		rule: 'R6',
		asks: 'Le préfet de région a jugé ses segments pertinents',
		otherwise: 'Inéligible s’il en a refusé un\u00a0; à examiner sans décision',
	},
	{
		rule: 'R7',
		asks: 'Le préfet de région a jugé ses bassins pertinents',
		otherwise: 'Inéligible s’il en a refusé un\u00a0; à examiner sans décision',
	},
	{ rule: 'R8', asks: 'Il a une date de fin (notre lecture)', otherwise: 'À examiner' },
	{
		rule: 'R9',
		asks: 'Ses dépenses sont payées du 1er janvier 2007 au 31 décembre 2015 (décret 2007-1303)',
		otherwise:
			'La dépense est écartée\u00a0; inéligible si le poste finit avant le dépôt\u00a0; à examiner si la date d’un paiement ou du dépôt manque, et la dépense sans date reste comptée',
	},
	{ rule: 'R10', asks: 'Le bénéficiaire a un SIRET valide', otherwise: 'À examiner' },
	{
		rule: 'R11',
		asks: 'Le plan de financement est complet, sans autre fonds européen, et sous le taux',
		otherwise: 'À examiner\u00a0; au-delà du taux, le montant est plafonné',
	},
	{
		rule: 'R12',
		asks: 'Il mutualise avec le chef de la mission achat de l’Etat',
		otherwise: 'Avertissement',
	},
	{ rule: 'R13', asks: 'Il met en réseau les acteurs impliqués', otherwise: 'Avertissement' },
	{ rule: 'R14', asks: 'Il déclare une plus-value du dispositif', otherwise: 'Avertissement' },
	{
		rule: 'R15',
		asks: 'Il travaille avec le ou les référents désignés par le Préfet',
		otherwise: 'Avertissement',
	},
];
