import type { Aim } from '$lib/views/simulator/address';

/** What a reader can choose to raise a segment by: hours are the family insertion's. */
export const WAY_CHOICES: readonly (Pick<Aim, 'way' | 'family'> & {
	value: string;
	label: string;
})[] = [
	{ value: 'insertion-direct', way: 'direct', family: 'insertion', label: 'Achat direct' },
	{ value: 'insertion-reserve', way: 'reserve', family: 'insertion', label: 'Marché réservé' },
	{ value: 'insertion-sous', way: 'sous_traitance', family: 'insertion', label: 'Sous-traitance' },
	{ value: 'insertion-heures', way: 'heures', family: 'insertion', label: 'Heures de clause' },
	{ value: 'handicap-direct', way: 'direct', family: 'handicap', label: 'Achat direct' },
	{ value: 'handicap-reserve', way: 'reserve', family: 'handicap', label: 'Marché réservé' },
	{ value: 'handicap-sous', way: 'sous_traitance', family: 'handicap', label: 'Sous-traitance' },
];

export function wayValue({ way, family }: Pick<Aim, 'way' | 'family'>): string {
	const found = WAY_CHOICES.find((choice) => choice.way === way && choice.family === family);
	return found?.value ?? 'insertion-direct';
}
