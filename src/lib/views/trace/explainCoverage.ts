import { date, number } from '$lib/format';
import type { CoverageBriefData } from '../facilitators/brief';
import { rangeText } from '../facilitators/findings';
import { SOURCES, type Explanation } from './explanation';

/** Where the rate of coverage of a scope comes from; `place` as a reader writes it. */
export function explainCoverage(
	{ rate, date: day }: Pick<CoverageBriefData, 'rate' | 'date'>,
	place: string,
): Explanation {
	const { covered, unknown, all } = rate;
	return {
		label: 'Bassins couverts',
		place: `${place}, ${date(day)}`,
		value: rangeText(rate),
		definition:
			'La part des bassins d’emploi qui ont un facilitateur, dédié, partagé ou partiel. Un bassin dont rien n’est déclaré est inconnu, ni couvert ni non couvert\u00a0: la part est donc un intervalle.',
		source: `${SOURCES.circular}\u00a0: un facilitateur dans chaque bassin d’emploi concerné`,
		formula: {
			words: 'de couverts ÷ bassins à (couverts + inconnus) ÷ bassins',
			numbers:
				all === 0
					? 'Aucun bassin\u00a0: rien à diviser.'
					: `de ${number(covered)} ÷ ${number(all)} à (${number(covered)} + ${number(unknown)}) ÷ ${number(all)}`,
			result: rangeText(rate),
		},
		filters: [
			`Postes et couvertures en cours le ${date(day)}`,
			'Chaque bassin compte pour un, quels que soient sa population et ses achats',
			'Un bassin à cheval sur plusieurs régions est compté dans chacune, une seule fois pour la France',
		],
	};
}
