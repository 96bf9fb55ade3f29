import { count, euros } from '$lib/format';
import type { FigureKind } from '$lib/queries/trace';
import { HOURLY_COST } from '$lib/rules/hourValue';
import { judge } from '$lib/rules/indicator';
import { bounds } from '$lib/rules/bounds';
import type { BaseSums, Cents, LedgerSums } from '$lib/rules/sums';
import { SOURCES } from './explanation';

/** The sums that a figure is made from; the ledger is that of a whole scope, never of one segment. */
export interface FigureSums {
	sums: BaseSums;
	ledger: LedgerSums | null;
}

interface FigureWords {
	label: string;
	definition: string;
	source: string;
	/** The formula in words. */
	formula: string;
	/** The same with the amounts; only asked where the figure is computable. */
	numbers: (sums: FigureSums) => string;
	/** In cents, a fraction, or a count; null when not computable. */
	value: (sums: FigureSums) => number | null;
	unit: 'cents' | 'share' | 'lines';
}

/** To the cent: a reader may redo the sum. */
const money = (cents: Cents): string => euros(cents, 2);

/** What an hour costs, in euros. */
const HOUR = euros(HOURLY_COST);

const lineCount = (lines: number): string => count(lines, 'ligne d’achat', 'lignes d’achat');

const over = (parts: readonly Cents[], { base }: BaseSums): string => {
	const [first = 0] = parts;
	const part = parts.length === 1 ? money(first) : `(${parts.map(money).join(' + ')})`;
	return `${part} ÷ ${money(base)}`;
};

const ratio = (
	words: Pick<FigureWords, 'label' | 'definition' | 'source' | 'formula'>,
	parts: (sums: BaseSums) => readonly Cents[],
	value: (sums: BaseSums) => number | null,
): FigureWords => ({
	...words,
	unit: 'share',
	numbers: ({ sums }) => over(parts(sums), sums),
	value: ({ sums }) => value(sums),
});

const sumOf = (
	words: Pick<FigureWords, 'label' | 'definition' | 'source'>,
	column: string,
	value: (sums: BaseSums) => Cents,
): FigureWords => ({
	...words,
	unit: 'cents',
	formula: `somme de la colonne «\u00a0${column}\u00a0» des lignes ci-dessous`,
	numbers: ({ sums }) => `${lineCount(sums.lines)}, ${money(value(sums))}`,
	value: ({ sums }) => value(sums),
});

const step = (
	words: Pick<FigureWords, 'label' | 'definition' | 'source'>,
	key: keyof LedgerSums,
): FigureWords => ({
	...words,
	unit: 'cents',
	formula: 'somme des montants des lignes ci-dessous',
	numbers: ({ ledger }) =>
		ledger ? `${lineCount(ledger[key].lines)}, ${money(ledger[key].amount)}` : '',
	value: ({ ledger }) => (ledger ? ledger[key].amount : null),
});

const gapNumbers = ({ base, org, hours }: BaseSums): string =>
	`${money(base)} × 10\u00a0% − (${money(org)} + ${money(hours)})`;

/** Every figure of the indicator: what it is, its rule, its formula in words and with its amounts. */
export const FIGURE_WORDS: Readonly<Record<FigureKind, FigureWords>> = {
	share: ratio(
		{
			label: 'Part réalisée',
			definition:
				'Ce que des structures d’insertion ou de handicap ont réalisé, et ce que valent les heures de clause sociale, rapporté à l’assiette. C’est la lecture «\u00a0publics ou organismes\u00a0» de la circulaire.',
			source: SOURCES.circular,
			formula: '(organismes + heures) ÷ assiette',
		},
		({ org, hours }) => [org, hours],
		(sums) => judge(sums).share,
	),
	low: ratio(
		{
			label: 'Borne basse',
			definition:
				'La part si une heure d’insertion valait moins\u00a0: 0,8 fois la valeur centrale. L’objectif n’est dit atteint que si même cette borne l’atteint.',
			source: SOURCES.ours,
			formula: '(organismes + heures à la valeur prudente) ÷ assiette',
		},
		({ org, hoursCautious }) => [org, hoursCautious],
		(sums) => bounds(sums).low,
	),
	high: ratio(
		{
			label: 'Borne haute',
			definition:
				'La part si une heure d’insertion valait plus, 1,2 fois la valeur centrale, et si tous les achats à examiner comptaient\u00a0: ceux dont le fournisseur n’a pas de SIRET valide, ou n’a que le SIREN d’une structure. L’objectif n’est dit non atteint que si cette borne reste en dessous.',
			source: SOURCES.ours,
			formula:
				'(organismes + heures à la valeur généreuse + non identifié à cette valeur) ÷ assiette',
		},
		({ org, hoursGenerous, unidentifiedGenerous }) => [
			org,
			hoursGenerous,
			Math.max(unidentifiedGenerous, 0),
		],
		(sums) => bounds(sums).high,
	),
	gap: {
		label: 'Écart à 10\u00a0%',
		definition:
			'Les euros qui manquent pour que la part atteigne 10\u00a0% de l’assiette\u00a0; zéro quand elle y est. Arrondi au centime supérieur. L’écart de la France n’est pas la somme de ceux des régions.',
		source: SOURCES.circular,
		formula: 'assiette × 10\u00a0% − (organismes + heures), au moins zéro',
		numbers: ({ sums }) => gapNumbers(sums),
		value: ({ sums }) => judge(sums).gap,
		unit: 'cents',
	},
	signedGap: {
		label: 'Écart signé à 10\u00a0%',
		definition:
			'Ce qui manque pour atteindre 10\u00a0%, ou, négatif, ce qui dépasse. Ainsi les écarts des segments s’additionnent.',
		source: SOURCES.circular,
		formula: 'assiette × 10\u00a0% − (organismes + heures)',
		numbers: ({ sums }) => gapNumbers(sums),
		value: ({ sums }) => judge(sums).signedGap,
		unit: 'cents',
	},
	base: sumOf(
		{
			label: 'Assiette',
			definition:
				'Les achats de l’État dans les segments d’achats courants dont la part de main d’œuvre atteint le seuil. C’est le dénominateur de la part.',
			source: SOURCES.circular,
		},
		'montant',
		({ base }) => base,
	),
	realised: {
		label: 'Réalisé',
		definition:
			'Ce que des structures comptées ont réalisé, plus ce que valent les heures de clause des autres marchés. Rien n’est compté deux fois.',
		source: SOURCES.circular,
		formula: 'organismes + heures',
		numbers: ({ sums }) => `${money(sums.org)} + ${money(sums.hours)}`,
		value: ({ sums }) => sums.org + sums.hours,
		unit: 'cents',
	},
	org: sumOf(
		{
			label: 'Réalisé par des organismes',
			definition:
				'Le montant de la ligne quand son fournisseur est une structure d’insertion ou de handicap comptée cette année-là, sinon la part confiée en sous-traitance à l’une d’elles.',
			source: SOURCES.circular,
		},
		'organismes',
		({ org }) => org,
	),
	hours: sumOf(
		{
			label: 'Heures de clause',
			definition: `Les heures d’insertion déclarées, multipliées par la valeur de l’heure du segment (sans valeur propre, ${HOUR} de coût divisés par la part de main d’œuvre), dans la limite du montant et sans ce qui est déjà compté en sous-traitance. C’est une hypothèse.`,
			source: SOURCES.ours,
		},
		'heures',
		({ hours }) => hours,
	),
	identifiedRest: {
		label: 'Reste identifié',
		definition:
			'Ce que des fournisseurs identifiés, qui ne sont pas des structures comptées, ont réalisé hors heures de clause.',
		source: SOURCES.ours,
		formula: 'assiette − organismes − heures − non identifié',
		numbers: ({ sums }) =>
			[sums.base, sums.org, sums.hours, sums.unidentified].map(money).join(' − '),
		value: ({ sums }) => sums.base - sums.org - sums.hours - sums.unidentified,
		unit: 'cents',
	},
	unidentified: sumOf(
		{
			label: 'Non identifié, à examiner',
			definition:
				'Ce qui reste des lignes dont le fournisseur n’a pas de SIRET valide, ou partage le SIREN d’une structure sans en avoir le SIRET. Il ne compte que dans la borne haute.',
			source: SOURCES.ours,
		},
		'non identifié',
		({ unidentified }) => unidentified,
	),
	clause: sumOf(
		{
			label: 'Marchés à clause ou réservés',
			definition:
				'Le montant entier des lignes qui portent une clause sociale ou un marché réservé. Il n’est jamais comparé à 10\u00a0%\u00a0: une clause ne dit pas ce qui a été réalisé.',
			source: 'Guide des réseaux, décembre 2011',
		},
		'clause',
		({ clause }) => clause,
	),
	shareM1: ratio(
		{
			label: 'Part réalisée par des organismes',
			definition:
				'La lecture la plus étroite de la circulaire\u00a0: les structures seules, sans les heures de clause. Elle n’a pas de verdict.',
			source: SOURCES.circular,
			formula: 'organismes ÷ assiette',
		},
		({ org }) => [org],
		(sums) => judge(sums).shareM1,
	),
	shareM3: ratio(
		{
			label: 'Part des marchés à clause ou réservés',
			definition:
				'Le montant entier des marchés qui portent une clause, rapporté à l’assiette. Elle n’est jamais comparée à 10\u00a0%.',
			source: 'Guide des réseaux, décembre 2011',
			formula: 'marchés à clause ou réservés ÷ assiette',
		},
		({ clause }) => [clause],
		(sums) => judge(sums).shareM3,
	),
	lines: {
		label: 'Lignes d’achat',
		definition:
			'Le nombre de lignes d’achat lues dans l’assiette. Une ligne est un paiement, ou une somme de paiements, selon ce que le producteur fournit.',
		source: SOURCES.ours,
		formula: 'somme de la colonne «\u00a0lignes\u00a0» ci-dessous',
		numbers: ({ sums }) => lineCount(sums.lines),
		value: ({ sums }) => sums.lines,
		unit: 'lines',
	},
	totalPaid: step(
		{
			label: 'Total',
			definition: 'Tous les montants lus de cette année, quel que soit l’acheteur ou le segment.',
			source: SOURCES.ours,
		},
		'totalPaid',
	),
	notState: step(
		{
			label: 'Hors État',
			definition:
				'Les achats d’acheteurs que l’objectif ne lie pas\u00a0: collectivités, et établissements publics nationaux sauf si on les ajoute.',
			source:
				'Circulaire n°\u00a05351/SG\u00a0; décret n°\u00a02009-300 pour les établissements publics',
		},
		'notState',
	),
	unclassified: step(
		{
			label: 'Non classé',
			definition:
				'Les achats de l’État dont ni le segment ni le code CPV ne disent le segment. Ils ne sont pas dans l’assiette, et les bornes les ignorent.',
			source: SOURCES.ours,
		},
		'unclassified',
	),
	notCurrent: step(
		{
			label: 'Hors achats courants',
			definition:
				'Les achats de l’État dans un segment qui n’est pas un achat courant\u00a0: achats métiers, travaux d’équipement.',
			source: SOURCES.circular,
		},
		'notCurrent',
	),
	belowThreshold: step(
		{
			label: 'Sous le seuil de main d’œuvre',
			definition:
				'Les achats courants de l’État dans un segment dont la main d’œuvre fait moins que le seuil.',
			source: SOURCES.circular,
		},
		'belowThreshold',
	),
};
