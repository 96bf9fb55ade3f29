import { ESF_RATE } from '$lib/rules/esf/sources';
import type { Application, ExpenseNature } from '$lib/rules/esf/types';
import { DECLARED_POST } from './records';
import { eurosField, typedDate, typedEuros, typedNumber } from './typed';

/** A question with two answers; empty is unknown. */
export type YesNo = '' | 'oui' | 'non';

export const NATURES: readonly ExpenseNature[] = [
	'salaire',
	'deplacement',
	'fonctionnement',
	'professionnalisation',
	'autre',
];

export const NATURE_LABELS: Readonly<Record<ExpenseNature, string>> = {
	salaire: 'Salaire',
	deplacement: 'Déplacement',
	fonctionnement: 'Fonctionnement',
	professionnalisation: 'Professionnalisation',
	autre: 'Autre',
};

export interface DraftExpense {
	nature: ExpenseNature | '';
	amount: string;
	paidOn: string;
}

/** An application being typed: texts as they stand in the fields, codes and choices. */
export interface Draft {
	region: string;
	/** The number itself is never kept, only whether it is a SIRET. */
	beneficiary: '' | 'valide' | 'invalide';
	segments: string[];
	basins: string[];
	interfaceFunction: YesNo;
	createdOn: string;
	/** Whether a post is replaced; no is a declaration, not a missing input. */
	replaces: boolean;
	fte: string;
	fteBefore: string;
	/** ESF axis on 3 November 2010; empty declares that none financed the post. */
	axis: string;
	end: string;
	filedOn: string;
	totalCost: string;
	esfAmount: string;
	otherEuFunds: YesNo;
	pooling: YesNo;
	networking: YesNo;
	addedValue: YesNo;
	referentLink: YesNo;
	expenses: DraftExpense[];
	/** Percent. */
	rate: string;
}

export const MAX_FTE = 20;

export function emptyDraft(): Draft {
	return {
		region: '',
		beneficiary: '',
		segments: [],
		basins: [],
		interfaceFunction: '',
		createdOn: '',
		replaces: false,
		fte: '',
		fteBefore: '',
		axis: '',
		end: '',
		filedOn: '',
		totalCost: '',
		esfAmount: '',
		otherEuFunds: '',
		pooling: '',
		networking: '',
		addedValue: '',
		referentLink: '',
		expenses: [],
		rate: String(ESF_RATE * 100),
	};
}

const yesNo = (value: boolean | null): YesNo => (value === null ? '' : value ? 'oui' : 'non');
const known = (value: YesNo): boolean | null => (value === '' ? null : value === 'oui');
const decimal = (value: number | null) => (value === null ? '' : String(value).replace('.', ','));

/** A form that holds all that the rules read of an application. */
export function draftOf(application: Application): Draft {
	return {
		...emptyDraft(),
		region: application.region ?? '',
		beneficiary:
			application.beneficiaryValid === null
				? ''
				: application.beneficiaryValid
					? 'valide'
					: 'invalide',
		segments: [...application.segments],
		basins: [...application.basins],
		interfaceFunction: yesNo(application.interfaceFunction),
		createdOn: application.createdOn ?? '',
		replaces: application.previousPost !== null,
		fte: decimal(application.fte),
		fteBefore: decimal(application.fteBefore),
		axis: application.axisAtLetter ?? '',
		end: application.end ?? '',
		filedOn: application.filedOn ?? '',
		totalCost: eurosField(application.totalCost),
		esfAmount: eurosField(application.esfAmount),
		otherEuFunds: yesNo(application.otherEuFunds),
		pooling: yesNo(application.pooling),
		networking: yesNo(application.networking),
		addedValue: yesNo(application.addedValue),
		referentLink: yesNo(application.referentLink),
		expenses: application.expenses.map(({ nature, amount, paidOn }) => ({
			nature: nature ?? '',
			amount: eurosField(amount),
			paidOn: paidOn ?? '',
		})),
	};
}

export const typedFte = (text: string) => {
	const fte = typedNumber(text, 0, MAX_FTE);
	return fte === 0 ? undefined : fte;
};
export const typedFteBefore = (text: string) => typedNumber(text, 0, MAX_FTE);
/** An amount that cannot be negative. */
export const typedCost = (text: string) => {
	const cents = typedEuros(text);
	return typeof cents === 'number' && cents < 0 ? undefined : cents;
};

/** What the rules read of a form. A text that cannot be read is unknown, so never yields eligible. */
export function applicationOf(draft: Draft, id: string): Application {
	return {
		id,
		region: draft.region || null,
		beneficiaryValid: draft.beneficiary === '' ? null : draft.beneficiary === 'valide',
		segments: draft.segments,
		basins: draft.basins,
		interfaceFunction: known(draft.interfaceFunction),
		createdOn: typedDate(draft.createdOn) ?? null,
		previousPost: draft.replaces ? DECLARED_POST : null,
		fte: typedFte(draft.fte) ?? null,
		fteBefore: draft.replaces ? (typedFteBefore(draft.fteBefore) ?? null) : null,
		axisAtLetter: draft.axis || null,
		end: typedDate(draft.end) ?? null,
		filedOn: typedDate(draft.filedOn) ?? null,
		totalCost: typedCost(draft.totalCost) ?? null,
		esfAmount: typedCost(draft.esfAmount) ?? null,
		otherEuFunds: known(draft.otherEuFunds),
		pooling: known(draft.pooling),
		networking: known(draft.networking),
		addedValue: known(draft.addedValue),
		referentLink: known(draft.referentLink),
		expenses: draft.expenses.map(({ nature, amount, paidOn }) => ({
			nature: nature || null,
			amount: typedEuros(amount) ?? null,
			paidOn: typedDate(paidOn) ?? null,
		})),
	};
}

/** The rate as a fraction; the default one when the text is not a percentage. */
export function rateOf({ rate }: Draft): number {
	const percent = typedNumber(rate, 0, 100);
	return typeof percent === 'number' ? percent / 100 : ESF_RATE;
}
