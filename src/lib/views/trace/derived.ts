/** Figures made from other figures, each of which says its own origin: what they are, and their formula. */
import { euros, number, percent, points } from '$lib/format';
import type { Question } from '$lib/queries/question';
import type { WaysPart } from '$lib/charts/waysBar';
import { FAMILY_LABELS, WAY_LABELS } from '$lib/charts/waysBar';
import type { Decomposition } from '$lib/rules/decomposition';
import type { Indicator } from '$lib/rules/indicator';
import type { Lever } from '$lib/rules/levers';
import type { Plan } from '$lib/rules/plan';
import { MIN_LINES } from '$lib/rules/ranking';
import type { Cents } from '$lib/rules/sums';
import type { SegmentEffectRow } from '../compare';
import type { TellableContract } from '../market/contracts';
import { BASIS_WORDS } from '../market/contracts';
import { segmentLabel, type SiteData } from '../site';
import { filtersOf, scopeWords } from './explainFigure';
import { SOURCES, type Explanation } from './explanation';

/** Where a derived figure was read. */
export interface DerivedPlace {
	question: Question;
	scope: string;
}

type Said = Pick<Explanation, 'label' | 'value' | 'definition'> & {
	/** The formula in words, and with its figures. */
	words: string;
	numbers: string;
	/** The segment or the buyer, in words. */
	of?: string;
	source?: string;
};

function derived(
	site: SiteData,
	{ question, scope }: DerivedPlace,
	{ label, value, definition, words, numbers, of, source = SOURCES.ours }: Said,
): Explanation {
	const place = { question, basis: 'paye' as const, scope, segment: null };
	return {
		label,
		place: [scopeWords(site, place), ...(of ? [of] : []), question.year].join(', '),
		value,
		definition,
		source,
		formula: { words, numbers, result: value },
		filters: filtersOf(site, 'base', place),
	};
}

const fine = (share: number | null) => percent(share, 3);
const money = (cents: Cents) => euros(cents, 2);

/** What a lever's column says beside the figures of the segment; null: a figure of the cube. */
export function explainLever(
	site: SiteData,
	place: DerivedPlace,
	lever: Lever,
	base: Cents,
	key: string,
): Explanation | null {
	const { share, reference, potential, cumulated } = lever;
	const of = segmentLabel(site, lever.code);
	if (key === 'reference') {
		return derived(site, place, {
			label: 'Meilleur quart des régions',
			of,
			value: fine(reference),
			definition: `Le troisième quartile des parts réalisées dans le segment, entre les régions de ${place.question.edition} qui y comptent au moins ${MIN_LINES} lignes\u00a0: un quart d’entre elles fait au moins autant.`,
			words: 'troisième quartile des parts, par interpolation linéaire',
			numbers: 'les parts des régions sont sur la page du segment',
		});
	}
	if (key === 'potential') {
		return derived(site, place, {
			label: 'Potentiel',
			of,
			value: money(potential),
			definition:
				'Ce que le segment apporterait si la région y rejoignait le meilleur quart des régions\u00a0; zéro si elle y est déjà.',
			words: '(meilleur quart − part de la région) × assiette du segment, au moins zéro',
			numbers: `(${fine(reference)} − ${fine(share)}) × ${money(base)}`,
		});
	}
	if (key !== 'cumulated') return null;
	return derived(site, place, {
		label: 'Cumul des potentiels',
		of,
		value: money(cumulated),
		definition:
			'Le potentiel de ce segment et de ceux qui le précèdent, du plus grand au plus petit.',
		words: 'cumul des segments précédents + potentiel du segment',
		numbers: `${money(cumulated - potential)} + ${money(potential)}`,
	});
}

const MIX =
	'La composition\u00a0: acheter plus que les autres dans des segments où la France fait mieux, ou moins bien, que sa moyenne.';
const RATE =
	'La pratique\u00a0: faire mieux ou moins bien que la France dans le même segment, au poids qu’il a dans la région.';
const SUM = 'L’écart à la France\u00a0: ce que la composition et la pratique font ensemble.';

/** Mix, rate or difference of a region; null: a figure of the cube. */
export function explainEffect(
	site: SiteData,
	place: DerivedPlace,
	{ region, nation, mix, rate, difference, segments }: Decomposition,
	key: string,
): Explanation | null {
	const terms = `somme sur ${number(segments.length)} segments`;
	if (key === 'difference') {
		return derived(site, place, {
			label: 'Écart à la France',
			value: points(difference, 3),
			definition: SUM,
			words: 'part de la région − part de la France = composition + pratique',
			numbers: `${fine(region)} − ${fine(nation)} = ${points(mix, 3)} + ${points(rate, 3)}`,
		});
	}
	if (key === 'mix') {
		return derived(site, place, {
			label: 'Composition',
			value: points(mix, 3),
			definition: MIX,
			words:
				'somme des (poids dans la région − poids en France) × (part de la France dans le segment − sa part d’ensemble)',
			numbers: `${terms}, un à un dans le tableau des segments`,
		});
	}
	if (key !== 'rate') return null;
	return derived(site, place, {
		label: 'Pratique',
		value: points(rate, 3),
		definition: RATE,
		words: 'somme des poids dans la région × (part de la région − part de la France)',
		numbers: `${terms}, un à un dans le tableau des segments`,
	});
}

/** One segment of a region's difference; null: a figure of the cube. */
export function explainSegmentEffect(
	site: SiteData,
	place: DerivedPlace,
	{ label: of, weight, nationWeight, share, nationShare, mix, rate, total }: SegmentEffectRow,
	nation: number | null,
	key: string,
): Explanation | null {
	if (key === 'weight' || key === 'nationWeight') {
		const value = key === 'weight' ? weight : nationWeight;
		return derived(site, key === 'weight' ? place : { ...place, scope: 'FR' }, {
			label: 'Poids du segment dans l’assiette',
			of,
			value: fine(value),
			definition: 'Ce que le segment fait de tous les achats de l’assiette.',
			words: 'assiette du segment ÷ assiette',
			numbers: 'les deux montants disent leur origine dans le tableau des segments',
		});
	}
	// The last line adds up the others: it has no formula of its own.
	const many = 'somme des segments du tableau';
	if (key === 'mix') {
		return derived(site, place, {
			label: 'Composition',
			of,
			value: points(mix, 3),
			definition: MIX,
			words: total
				? many
				: '(poids dans la région − poids en France) × (part de la France dans le segment − sa part d’ensemble)',
			numbers: total
				? points(mix, 3)
				: `(${fine(weight)} − ${fine(nationWeight)}) × (${fine(nationShare)} − ${fine(nation)})`,
		});
	}
	if (key === 'rate') {
		return derived(site, place, {
			label: 'Pratique',
			of,
			value: points(rate, 3),
			definition: RATE,
			words: total ? many : 'poids dans la région × (part de la région − part de la France)',
			numbers:
				total || share === null
					? points(rate, 3)
					: `${fine(weight)} × (${fine(share)} − ${fine(nationShare)})`,
		});
	}
	if (key !== 'sum') return null;
	return derived(site, place, {
		label: 'Composition et pratique',
		of,
		value: points(mix + rate, 3),
		definition: SUM,
		words: 'composition + pratique',
		numbers: `${points(mix, 3)} + ${points(rate, 3)}`,
	});
}

/** A quartile of the regions in a segment. */
export function explainQuartile(
	site: SiteData,
	place: DerivedPlace,
	segment: string,
	{ label, share }: { label: string; share: number | null },
	regions: readonly { share: number | null; lines: number }[],
): Explanation {
	const shares = regions
		.flatMap((region) => (region.share !== null && region.lines >= MIN_LINES ? [region.share] : []))
		.sort((a, b) => a - b);
	return derived(site, place, {
		label: `${label} des régions`,
		of: segmentLabel(site, segment),
		value: share === null ? 'aucune région' : fine(share),
		definition: `Les régions qui ont au moins ${MIN_LINES} lignes dans le segment, rangées par part réalisée\u00a0; chacune compte pour une, quels que soient ses achats. Ce n’est pas la part de la France.`,
		words: 'rang dans les parts triées, par interpolation linéaire',
		numbers:
			shares.length === 0
				? 'aucune région n’a assez de lignes'
				: `${number(shares.length)} régions, de ${fine(shares[0] ?? null)} à ${fine(shares.at(-1) ?? null)}`,
	});
}

/** An amount performed by one way and family. */
export function explainWay(site: SiteData, place: DerivedPlace, part: WaysPart): Explanation {
	const hours = part.way === 'hours';
	return derived(site, place, {
		label: `${WAY_LABELS[part.way]}, ${FAMILY_LABELS[part.family].toLowerCase()}`,
		value: money(part.amount),
		definition: hours
			? 'Les heures d’insertion des marchés à clause, à la valeur de l’heure du segment. Elles comptent dans la famille insertion.'
			: 'Ce que des structures comptées de cette famille ont réalisé, selon qu’elles ont été payées directement, par un marché réservé ou en sous-traitance.',
		words: hours
			? 'somme de la colonne «\u00a0heures\u00a0»'
			: 'somme des lignes de cette voie et de cette famille',
		numbers: `une ligne d’achat n’a qu’une voie et qu’une famille\u00a0: ${money(part.amount)}`,
		source: SOURCES.circular,
	});
}

/** What the nation becomes with a segment in or out of the base. */
export function explainSide(
	site: SiteData,
	place: DerivedPlace,
	segment: string,
	words: string,
	{ m2, base, share }: Indicator,
): Explanation {
	return derived(site, place, {
		label: `Part réalisée, ${words.toLowerCase()}`,
		of: segmentLabel(site, segment),
		value: fine(share),
		definition:
			'Le résultat national si ce seul segment était dans l’assiette, ou n’y était pas, tous les autres restant à leur place.',
		words: '(organismes + heures) ÷ assiette, segment ajouté ou retiré des deux sommes',
		numbers:
			base > 0 ? `${money(m2)} ÷ ${money(base)}` : 'L’assiette est nulle\u00a0: rien à diviser.',
	});
}

/** Weight of a segment in the base. */
export function explainWeight(
	site: SiteData,
	place: DerivedPlace,
	segment: string,
	weight: number | null,
	base: Cents,
): Explanation {
	return derived(site, place, {
		label: 'Poids dans l’assiette',
		of: segmentLabel(site, segment),
		value: fine(weight),
		definition: 'Ce que le segment fait de tous les achats de l’assiette.',
		words: 'achats payés dans le segment ÷ assiette',
		numbers:
			weight === null || weight === 0
				? 'Le segment n’est pas dans l’assiette.'
				: `${money(base)} ÷ ${money(Math.round(base / weight))}`,
	});
}

/** A figure of a plan; null where there is none. */
export function explainPlan(
	site: SiteData,
	place: DerivedPlace,
	name: string,
	today: Indicator,
	{ indicator, extraStructures, extraHours, lowered, hours, worth }: Plan,
	key: string,
): Explanation | null {
	const extra = extraStructures + extraHours + lowered;
	const of = name;
	const definition =
		'Une simulation\u00a0: ce que donnerait l’exercice si chaque segment du plan atteignait sa part visée, achats inchangés.';
	switch (key) {
		case 'extra':
			return derived(site, place, {
				label: 'Ajouté par le plan',
				of,
				value: money(extra),
				definition,
				words: 'somme des (part visée − part d’aujourd’hui) × assiette du segment',
				numbers: `${money(extraStructures)} par des structures + ${money(extraHours)} par des heures de clause${lowered < 0 ? ` + ${money(lowered)} retirés` : ''}`,
			});
		case 'worth':
		case 'hours':
			return derived(site, place, {
				label: key === 'hours' ? 'Heures de clause du plan' : 'Le plan en heures d’insertion',
				of,
				value: `${number(key === 'hours' ? hours : worth)}\u00a0h`,
				definition,
				words: 'euros ajoutés dans chaque segment ÷ valeur de l’heure du segment',
				numbers: money(key === 'hours' ? extraHours : extraStructures + extraHours),
			});
		case 'share':
			return derived(site, place, {
				label: 'Part réalisée avec le plan',
				of,
				value: fine(indicator.share),
				definition,
				words: '(réalisé + ajouté) ÷ assiette',
				numbers: `(${money(today.m2)} + ${money(extra)}) ÷ ${money(today.base)}`,
			});
		case 'bounds':
			return derived(site, place, {
				label: 'Borne basse avec le plan',
				of,
				value: fine(indicator.low),
				definition: `${definition} La borne basse compte les heures à leur valeur prudente.`,
				words:
					'(organismes + heures à la valeur prudente + ajouté, ses heures à 80\u00a0%) ÷ assiette',
				numbers: `borne haute\u00a0: ${fine(indicator.high)}`,
			});
		case 'gap':
			return derived(site, place, {
				label: 'Écart restant',
				of,
				value: indicator.gap === null ? 'non calculable' : money(indicator.gap),
				definition,
				words: 'assiette × 10\u00a0% − (réalisé + ajouté), au moins zéro',
				numbers: `${money(today.base)} × 10\u00a0% − (${money(today.m2)} + ${money(extra)})`,
			});
		default:
			return null;
	}
}

/** An amount of a contract, or what its segment could bring; null where there is none. */
export function explainContract(
	site: SiteData,
	place: DerivedPlace,
	contract: TellableContract,
	key: string,
): Explanation | null {
	const { amount, realised, basis, year, buyer } = contract;
	const of = [buyer ?? 'acheteur inconnu', segmentLabel(site, contract.segment)].join(', ');
	if (key === 'amount' && amount !== null && basis !== null) {
		return derived(site, place, {
			label: `Montant ${BASIS_WORDS[basis]} en ${year}`,
			of,
			value: money(amount),
			definition:
				'Le montant du dernier exercice connu du contrat dans ce segment\u00a0: payé si quelque chose l’a été, sinon commandé, attribué ou maximum. Ces natures ne s’additionnent jamais.',
			words: 'somme des lignes du contrat sur cet exercice',
			numbers: money(amount),
		});
	}
	if (key !== 'realised' || realised === null) return null;
	return derived(site, place, {
		label: 'Déjà réalisé',
		of,
		value: money(realised),
		definition:
			'Ce que des structures et des heures de clause ont déjà réalisé dans le contrat, sur son dernier exercice connu.',
		words: 'organismes + heures',
		numbers: money(realised),
	});
}
