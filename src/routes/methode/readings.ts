import type { MethodFigures } from '$lib/pages/methodFigures';

/** One way of reading the target. */
export interface Reading {
	name: string;
	counts: string;
	leaves: string;
	/**
	 * Its share of the base, as a fraction or in words; null when it cannot be computed, undefined when it
	 * is not.
	 */
	share: (figures: MethodFigures) => number | string | null | undefined;
	judged: string;
}

export const READINGS: readonly Reading[] = [
	{
		name: 'M1\u00a0: les structures, en montant',
		counts: 'Les montants réalisés par des structures comptées, en direct ou en sous-traitance',
		leaves: 'Les heures d’insertion faites chez les autres entreprises',
		share: ({ bodies }) => bodies,
		judged: 'Montrée à côté, sans verdict',
	},
	{
		name: 'M2\u00a0: les structures et les personnes, en montant',
		counts: 'M1, plus les heures d’insertion converties en euros',
		leaves: 'Les heures et la sous-traitance que l’acheteur n’a pas déclarées',
		share: ({ people }) => people,
		judged: 'Oui\u00a0: c’est la part réalisée, la seule qui reçoit un verdict',
	},
	{
		name: 'M3\u00a0: les marchés à clause, en montant',
		counts: 'Le montant entier des lignes avec clause sociale ou marché réservé',
		leaves: 'Les achats faits à une structure sans clause ni réservation',
		share: ({ clauses }) => clauses,
		judged: 'Jamais\u00a0: ce n’est pas le montant réalisé par les publics visés',
	},
	{
		name: 'M4\u00a0: les marchés à clause, en nombre',
		counts: 'Le nombre de marchés avec clause sociale, divisé par le nombre de marchés',
		leaves: 'Leur montant\u00a0: la circulaire de 2008 parle de montants',
		share: () => undefined,
		judged: 'Jamais',
	},
];
