import type { ScopeAnswer, VariantSums } from '$lib/rules/answer';
import { isBorderline } from '$lib/rules/inBase';
import type { BaseSums } from '$lib/rules/sums';
import { share } from '$lib/rules/target';
import { undatedShare } from '$lib/rules/ways';
import type { Column } from '$lib/ui/column';
import { eurosColumn, shareColumn } from '../../figureColumns';
import { blindSpotsOf } from '../../ledger';
import { segmentLabel, type SiteData } from '../../site';
import { rowsBehind, type Origin, type RowsBehind } from '../origin';
import { derived, fine, money, type DerivedPlace } from './made';

/** What stands beside the headline: how far the answer rests on what is disputable, or leaves out. */
export type Caveat = 'firm' | 'sourced' | 'unclassified' | 'rejected' | 'undated';

interface SegmentSums {
	code: string;
	sums: BaseSums;
}

/** The segments of the scope that a variant of the base keeps. */
function keptSegments(
	site: SiteData,
	{ question }: DerivedPlace,
	{ segments }: ScopeAnswer,
	variant: 'firm' | 'sourced',
): RowsBehind {
	const kept = site.segments.filter((segment) =>
		variant === 'firm' ? !isBorderline(segment, question.threshold) : segment.sourced,
	);
	const realised = ({ sums }: SegmentSums) => sums.org + sums.hours;
	const columns: readonly Column<SegmentSums>[] = [
		{ key: 'code', label: 'Segment', value: ({ code }) => segmentLabel(site, code) },
		eurosColumn('base', 'Assiette', ({ sums }) => sums.base),
		eurosColumn('realised', 'Réalisé', realised),
		shareColumn('share', 'Part réalisée', (row) => share(realised(row), row.sums.base)),
	];
	const rows = kept.flatMap(({ code }) => {
		const sums = segments.get(code);
		return sums ? [{ code, sums }] : [];
	});
	return rowsBehind(columns, rows, {
		note: 'Une ligne par segment gardé. Chaque montant dit son origine dans le tableau des segments.',
		empty: 'Aucun segment n’est gardé.',
	});
}

const over = ({ base, realised }: VariantSums): string =>
	base === null || realised === null || base <= 0
		? 'L’assiette qui reste est nulle\u00a0: rien à diviser.'
		: `${money(realised)} ÷ ${money(base)}`;

/** Where the percentage of a caveat comes from. */
export function explainCaveat(
	site: SiteData,
	place: DerivedPlace,
	answer: ScopeAnswer,
	caveat: Caveat,
): Origin {
	const { firm, sourced, ledger, apart, ways } = answer;
	const { threshold } = place.question;
	switch (caveat) {
		case 'firm':
			return {
				explanation: derived(site, place, {
					label: 'Part réalisée sans les segments limites',
					value: fine(share(firm.realised ?? 0, firm.base ?? 0)),
					definition: `Le résultat si l’assiette laissait de côté les segments limites, ceux dont l’intervalle de part de main d’œuvre contient ${threshold}\u00a0%.`,
					words: '(organismes + heures) ÷ assiette, sans les segments limites',
					numbers: over(firm),
				}),
				rows: keptSegments(site, place, answer, 'firm'),
			};
		case 'sourced':
			return {
				explanation: derived(site, place, {
					label: 'Part réalisée, segments à part de main d’œuvre publiée',
					value: fine(share(sourced.realised ?? 0, sourced.base ?? 0)),
					definition:
						'Le résultat si l’assiette ne gardait que les segments dont la part de main d’œuvre a une source publiée.',
					words: '(organismes + heures) ÷ assiette, segments à source publiée',
					numbers: over(sourced),
				}),
				rows: keptSegments(site, place, answer, 'sourced'),
			};
		case 'unclassified': {
			const { unclassified, totalPaid, notState } = ledger;
			return {
				explanation: derived(site, place, {
					label: 'Achats non classés',
					value: fine(blindSpotsOf(answer).unclassified),
					definition:
						'Ce que l’État a payé sans que ni le segment ni le code CPV ne disent le segment. Les bornes l’ignorent.',
					words: 'non classé ÷ (total payé − hors État)',
					numbers: `${money(unclassified.amount)} ÷ (${money(totalPaid.amount)} − ${money(notState.amount)})`,
				}),
				why: 'Ces trois montants sont des étapes du registre, « Du total à l’assiette »\u00a0: chacune y dit son origine et ses lignes.',
			};
		}
		case 'rejected': {
			const amount =
				(apart.get('rejete')?.amount ?? 0) + (apart.get('rejete_sans_exercice')?.amount ?? 0);
			return {
				explanation: derived(site, place, {
					label: 'Lignes rejetées à la lecture',
					value: fine(blindSpotsOf(answer).rejected),
					definition:
						'Les montants des lignes fautives que la lecture a écartées. Les bornes les ignorent. Une ligne dont l’exercice est illisible est comptée dans tous.',
					words: 'rejeté ÷ (total payé + rejeté)',
					numbers: `${money(amount)} ÷ (${money(ledger.totalPaid.amount)} + ${money(amount)})`,
				}),
				why: 'Les lignes rejetées ne sont pas dans les tables du site. Le rapport de qualité, page Données, en donne les motifs.',
				file: 'rejets',
			};
		}
		case 'undated': {
			const org = [...answer.segments.values()].reduce((sum, sums) => sum + sums.org, 0);
			return {
				explanation: derived(site, place, {
					label: 'Réalisé sur des inscriptions sans date',
					value: fine(undatedShare(ways, org)),
					definition:
						'Ce que le montant des structures doit à des inscriptions au registre sans aucune date\u00a0: elles comptent pour tous les exercices, faute de mieux.',
					words: 'réalisé par des inscriptions sans date ÷ réalisé par des organismes',
					numbers: `${money(ways.orgUndated)} ÷ ${money(org)}`,
				}),
				why: 'Les lignes se lisent depuis « Réalisé par des organismes »\u00a0; l’inscription sans date y est sommée dans la colonne organismes_non_dates de la table cube, que la page Explorer interroge.',
			};
		}
	}
}
