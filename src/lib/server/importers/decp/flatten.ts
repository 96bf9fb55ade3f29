import type { DecpColumn } from './columns';

/** A row of the tabular layout; absent columns are empty. */
export type FlatRow = Partial<Record<DecpColumn, string>>;

/** Longest text kept of a value: identifiers have 16 characters, names a few hundred. */
const MAX_VALUE = 2_000;

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Fields)
		: {};
}

function textOf(value: unknown): string {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	return typeof value === 'string' ? value.slice(0, MAX_VALUE) : '';
}

/** Whether an object stands for a list: its keys are ranks, or the name of an item and a rank. */
function isNumbered(fields: Fields, wrapper: string): boolean {
	const keys = Object.keys(fields);
	return keys.length > 0 && keys.every((key) => /^[0-9]+$/.test(key.replace(wrapper, '')));
}

/**
 * The items of a list however it is written: items alone or wrapped (`[{ "titulaire": { … } }]`), lists in
 * lists, an object of the items, an object for the only one.
 * @param unread called for a value that is neither a list nor an object
 */
function itemsOf(value: unknown, wrapper: string, unread: () => void): Fields[] {
	if (value === null || value === undefined || value === '') return [];
	if (typeof value !== 'object') {
		unread();
		return [];
	}
	if (Array.isArray(value)) return value.flatMap((item) => itemsOf(item, wrapper, unread));
	const fields = value as Fields;
	if (Object.hasOwn(fields, wrapper)) return itemsOf(fields[wrapper], wrapper, unread);
	if (isNumbered(fields, wrapper)) return itemsOf(Object.values(fields), wrapper, unread);
	return Object.keys(fields).length === 0 ? [] : [fields];
}

/** Words of a list that stands alone, wrapped (`{ "technique": […] }`) or as plain text. */
function wordsOf(value: unknown, wrapper: string): string {
	if (Array.isArray(value)) {
		return value
			.map((item) => wordsOf(item, wrapper))
			.filter(Boolean)
			.join(', ');
	}
	const inner = fieldsOf(value)[wrapper];
	return inner === undefined ? textOf(value) : wordsOf(inner, wrapper);
}

/** What the two kinds of contracts call the same thing. */
interface Names {
	buyer: string;
	holders: string;
	holder: string;
	amount: string;
	date: string;
	/** The days of an amendment, the first that is told. */
	amendedAt: readonly string[];
}

const CONTRACT: Names = {
	buyer: 'acheteur',
	holders: 'titulaires',
	holder: 'titulaire',
	amount: 'montant',
	date: 'dateNotification',
	amendedAt: ['dateNotificationModification', 'dateSignatureModification'],
};

const CONCESSION: Names = {
	buyer: 'autoriteConcedante',
	holders: 'concessionnaires',
	holder: 'concessionnaire',
	amount: 'valeurGlobale',
	date: 'dateSignature',
	amendedAt: ['dateSignatureModification', 'dateNotificationModification'],
};

function holdersOf(value: unknown, wrapper: string, unread: () => void): FlatRow[] {
	return itemsOf(value, wrapper, unread)
		.map((holder) => ({
			titulaire_id: textOf(holder.id),
			titulaire_typeIdentifiant: textOf(holder.typeIdentifiant),
			titulaire_nom: textOf(holder.denominationSociale),
		}))
		.filter(({ titulaire_id }) => titulaire_id !== '');
}

const dayOf = (amendment: Fields, { amendedAt }: Names): string =>
	amendedAt.map((name) => textOf(amendment[name])).find(Boolean) ?? '';

/** Amendments in their order: by number where they have one, by date then. */
function amendmentsOf(contract: Fields, names: Names, unread: () => void): Fields[] {
	const rank = (amendment: Fields) => Number(amendment.id) || 0;
	const day = (amendment: Fields) => dayOf(amendment, names);
	return itemsOf(contract.modifications, 'modification', unread).sort(
		(a, b) => rank(a) - rank(b) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0),
	);
}

/**
 * Subcontracting as it stands after its own amendments: the subcontractor and the amount when there
 * is only one, their number otherwise, since a line of the contract holds one.
 */
function subcontractOf(contract: Fields, unread: () => void): FlatRow {
	const amounts = new Map<string, { who: string; amount: number | null }>();
	for (const act of itemsOf(contract.actesSousTraitance, 'acteSousTraitance', unread)) {
		const who = textOf(fieldsOf(act.sousTraitant).id);
		const amount = typeof act.montant === 'number' ? act.montant : null;
		amounts.set(textOf(act.id) || String(amounts.size), { who, amount });
	}
	const changes = itemsOf(
		contract.modificationsActesSousTraitance,
		'modificationActeSousTraitance',
		unread,
	);
	for (const change of changes) {
		const act = amounts.get(textOf(change.id));
		if (act && typeof change.montant === 'number') act.amount = change.montant;
	}
	const acts = [...amounts.values()].filter(({ who }) => who !== '');
	const [first] = acts;
	if (!first) return {};
	if (acts.some(({ who }) => who !== first.who)) return { sousTraitant_id: 'plusieurs' };
	const total = acts.reduce((sum, { amount }) => sum + Math.round((amount ?? 0) * 100), 0);
	return { sousTraitant_id: first.who, sousTraitance_montant: String(total / 100) };
}

/** Whether what a list of no kind holds is a concession. Some files give contracts its fields too, empty. */
export function isConcession(item: unknown): boolean {
	const { _type: type, nature, autoriteConcedante } = fieldsOf(item);
	return (
		textOf(fieldsOf(autoriteConcedante).id) !== '' ||
		/concession/i.test(textOf(type) + textOf(nature))
	);
}

/**
 * Lays an official contract or concession out as the tabular format does: a row for each version
 * (the initial one, then each amendment over the former) and each of its holders.
 * Accepts what formats 1 and 2 describe and what files hold beside it: holders and lists with or without
 * their wrapper, as objects or lists of lists, unusable holders of an amendment (those of the former
 * version stand). `illisible` names what is neither a list nor an object where one is due.
 */
export function flatten(item: unknown, kind: 'marche' | 'concession', rank: number): FlatRow[] {
	const names = kind === 'marche' ? CONTRACT : CONCESSION;
	const contract = fieldsOf(item);
	const place = fieldsOf(contract.lieuExecution);
	const unread = new Set<string>();
	const noting = (name: string) => () => unread.add(name);
	const shared: FlatRow = {
		rang: String(rank),
		uid: textOf(contract.uid),
		id: textOf(contract.id),
		nature: textOf(contract.nature),
		objet: textOf(contract.objet),
		acheteur_id: textOf(fieldsOf(contract[names.buyer]).id),
		acheteur_nom: textOf(fieldsOf(contract[names.buyer]).nom),
		codeCPV: textOf(contract.codeCPV),
		techniques: wordsOf(contract.techniques, 'technique'),
		considerationsSociales: wordsOf(contract.considerationsSociales, 'considerationSociale'),
		lieuExecution_code: textOf(place.code),
		lieuExecution_typeCode: textOf(place.typeCode),
		...subcontractOf(contract, noting('actesSousTraitance')),
	};
	const amendments = amendmentsOf(contract, names, noting('modifications'));
	let amount = textOf(contract[names.amount]);
	let months = textOf(contract.dureeMois);
	let holders = holdersOf(contract[names.holders], names.holder, noting(names.holders));
	const version = (number: number, day: string, current: boolean): FlatRow[] =>
		(holders.length > 0 ? holders : [{}]).map((holder) => ({
			...shared,
			...holder,
			montant: amount,
			dureeMois: months,
			dateNotification: day,
			modification_id: String(number),
			donneesActuelles: String(current),
		}));
	const rows = version(0, textOf(contract[names.date]), amendments.length === 0);
	amendments.forEach((amendment, i) => {
		amount = textOf(amendment[names.amount]) || amount;
		months = textOf(amendment.dureeMois) || months;
		const changed = holdersOf(
			amendment[names.holders],
			names.holder,
			noting(`${names.holders} d’une modification`),
		);
		if (changed.length > 0) holders = changed;
		const last = i === amendments.length - 1;
		rows.push(...version(i + 1, dayOf(amendment, names), last));
	});
	if (unread.size > 0) for (const row of rows) row.illisible = [...unread].join(', ');
	return rows;
}
