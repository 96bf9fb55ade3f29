/** One way of reading the target. */
export interface Reading {
	name: string;
	counts: string;
	leaves: string;
	judged: string;
}

export const READINGS: readonly Reading[] = [
	{
		name: 'M1\u00a0: les structures',
		counts: 'Les montants réalisés par des structures comptées, en direct ou en sous-traitance',
		leaves: 'Les heures d’insertion faites chez les autres entreprises',
		judged: 'Montrée à côté, sans verdict',
	},
	{
		name: 'M2\u00a0: les structures et les personnes',
		counts: 'M1, plus les heures d’insertion converties en euros',
		leaves: 'Rien de ce que la circulaire nomme',
		judged: 'Oui\u00a0: c’est la part réalisée, la seule qui reçoit un verdict',
	},
	{
		name: 'M3\u00a0: les marchés à clause',
		counts: 'Le montant entier des marchés avec clause sociale ou réservés',
		leaves: 'Les achats faits à une structure sans clause ni réservation',
		judged: 'Jamais\u00a0: ce n’est pas le montant réalisé par les publics visés',
	},
];
