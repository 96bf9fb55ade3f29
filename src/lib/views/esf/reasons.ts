/** What the rules of letter n° 486 find, in the reader's words. */
import { date } from '$lib/format';
import type { Reason, ReasonCode } from '$lib/rules/esf/reasons';
import {
	CONVENTION_DATE,
	ELIGIBLE_FROM,
	ELIGIBLE_TO,
	FACILITATOR_AXIS,
	LETTER_DATE,
} from '$lib/rules/esf/sources';

const REASONS: Readonly<Record<ReasonCode, string>> = {
	regionMissing: 'La région n’est pas renseignée.',
	regionOverseas: 'La région est outre-mer, hors de la zone du programme.',
	regionUnknown: 'La région n’est pas l’une de celles de 2010.',
	regionMetropolitan: 'La région est en France métropolitaine.',
	interfaceMissing: 'La fonction d’interface n’est pas renseignée.',
	interfaceHeld: 'Le poste relie acheteurs, chefs de mission achats, entreprises et insertion.',
	interfaceDenied: 'Le poste ne relie pas acheteurs, entreprises et structures d’insertion.',
	beneficiaryMissing: 'Le SIRET du bénéficiaire est vide.',
	beneficiaryValid: 'Le SIRET du bénéficiaire est valide.',
	beneficiaryInvalid:
		'Le SIRET du bénéficiaire est invalide\u00a0: le bénéficiaire reste à identifier.',
	postStays: 'Le poste en remplace un autre sans temps de travail supplémentaire.',
	postTimesMissing:
		'Le poste en remplace un autre et son temps de travail, ou celui d’avant, manque.',
	postGrows:
		'Le poste en remplace un autre avec plus de temps de travail\u00a0: seul le supplément compte.',
	creationMissing: 'La date de création du poste n’est pas renseignée.',
	postBeforeConvention: `Le poste existait avant la convention du ${date(CONVENTION_DATE)}.`,
	postBeforeLetter: `Le poste a été créé entre la convention et la lettre du ${date(LETTER_DATE)}.`,
	postTimeMissing: 'Le temps de travail du poste n’est pas renseigné.',
	postNew: `Le poste est nouveau et créé après la lettre du ${date(LETTER_DATE)}.`,
	axisNone: `Le FSE ne finançait pas ce poste le ${date(LETTER_DATE)}.`,
	axisSame: `Le poste relevait déjà de l’axe ${FACILITATOR_AXIS}.`,
	axisOtherBefore:
		'Un autre axe finançait le poste précédent\u00a0; le supplément reste à examiner.',
	axisOther: `Un autre axe du FSE finançait ce poste le ${date(LETTER_DATE)}.`,
	endMissing: 'La fin de l’opération n’est pas renseignée.',
	endGiven: 'L’opération a une date de fin.',
	trainingOnly: 'Toutes les dépenses sont de professionnalisation\u00a0: elles sont écartées.',
	trainingSetAside: 'Des dépenses de professionnalisation sont écartées.',
	natureMissing: 'La nature d’une dépense n’est pas renseignée.',
	trainingNone: 'Aucune dépense n’est de professionnalisation.',
	filingMissing: 'La date de dépôt n’est pas renseignée.',
	paymentDateMissing: 'La date de paiement d’une dépense n’est pas renseignée.',
	periodHeld: 'Aucune dépense n’est payée hors de la période, et la demande précède la fin.',
	expensesMissing: 'Aucune dépense n’est détaillée.',
	amountMissing: 'Le montant d’une dépense manque.',
	totalMissing: 'Le coût total n’est pas renseigné.',
	totalDiffers: 'La somme des dépenses n’est pas le coût total.',
	otherFundsMissing: 'La présence d’un autre fonds de l’Union n’est pas renseignée.',
	otherFunds: 'Un autre fonds de l’Union finance l’opération.',
	esfAmountMissing: 'Le montant de FSE n’est pas renseigné.',
	esfCapped: 'Le montant demandé dépasse le taux appliqué au coût retenu\u00a0: il est plafonné.',
	financingHeld: 'Les dépenses font le coût total, sans autre fonds.',
	filedLate: 'L’opération finit avant le dépôt de la demande.',
	outsidePeriod: `Des dépenses payées hors de la période du ${date(ELIGIBLE_FROM)} au ${date(ELIGIBLE_TO)} sont écartées.`,
	segmentsMissing: 'Aucun segment d’achat n’est nommé.',
	segmentsRefused: 'Segment refusé par le préfet',
	segmentsUndecided: 'Segment sans décision du préfet',
	segmentsRelevant: 'Le préfet juge pertinents tous les segments nommés.',
	basinsMissing: 'Aucun bassin d’emploi n’est nommé.',
	basinsRefused: 'Bassin refusé par le préfet',
	basinsUndecided: 'Bassin sans décision du préfet',
	basinsRelevant: 'Le préfet juge pertinents tous les bassins nommés.',
	poolingHeld: 'L’action est mutualisée avec le «\u00a0chef de la mission achat de l’Etat\u00a0».',
	poolingDenied:
		'L’action n’est pas mutualisée avec le «\u00a0chef de la mission achat de l’Etat\u00a0».',
	poolingMissing:
		'La mutualisation avec le «\u00a0chef de la mission achat de l’Etat\u00a0» n’est pas renseignée.',
	networkingHeld: 'L’action met les acteurs en réseau.',
	networkingDenied: 'L’action ne met pas les acteurs en réseau.',
	networkingMissing: 'La mise en réseau des acteurs n’est pas renseignée.',
	addedValueHeld: 'La demande déclare une «\u00a0plus-value du dispositif\u00a0».',
	addedValueDenied: 'La demande déclare n’avoir pas de plus-value.',
	addedValueMissing: 'La plus-value n’est pas renseignée.',
	referentLinkHeld:
		'Le poste travaille avec «\u00a0le ou les référents désignés par le Préfet\u00a0».',
	referentLinkDenied:
		'Le poste ne travaille pas avec «\u00a0le ou les référents désignés par le Préfet\u00a0».',
	referentLinkMissing: 'Le lien avec le ou les référents n’est pas renseigné.',
};

/** The sentences of a finding, one after the other. */
export const reasonSentences = (reasons: readonly Reason[]): string =>
	reasons
		.map(({ code, about }) =>
			about ? `${REASONS[code]}\u00a0: ${about.join(', ')}.` : REASONS[code],
		)
		.join(' ');
