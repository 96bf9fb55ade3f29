import type { DecpColumn } from './schema';

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

/** Items of an array whose elements stand alone or wrapped: `[{ "titulaire": { … } }]`. */
function itemsOf(value: unknown, wrapper: string): Fields[] {
	const items = Array.isArray(value) ? value : [];
	return items.map((item) => {
		const fields = fieldsOf(item);
		return wrapper in fields ? fieldsOf(fields[wrapper]) : fields;
	});
}

/** Words of a list that stands alone, wrapped (`{ "technique": […] }`) or as plain text. */
function wordsOf(value: unknown, wrapper: string): string {
	const inner = fieldsOf(value)[wrapper] ?? value;
	return Array.isArray(inner) ? inner.map(textOf).filter(Boolean).join(', ') : textOf(inner);
}

/** What the two kinds of contracts call the same thing. */
interface Names {
	buyer: string;
	holders: string;
	holder: string;
	amount: string;
	date: string;
	amendedAt: string;
}

const CONTRACT: Names = {
	buyer: 'acheteur',
	holders: 'titulaires',
	holder: 'titulaire',
	amount: 'montant',
	date: 'dateNotification',
	amendedAt: 'dateNotificationModification',
};

const CONCESSION: Names = {
	buyer: 'autoriteConcedante',
	holders: 'concessionnaires',
	holder: 'concessionnaire',
	amount: 'valeurGlobale',
	date: 'dateSignature',
	amendedAt: 'dateSignatureModification',
};

function holdersOf(value: unknown, wrapper: string): FlatRow[] {
	return itemsOf(value, wrapper)
		.map((holder) => ({
			titulaire_id: textOf(holder.id),
			titulaire_typeIdentifiant: textOf(holder.typeIdentifiant),
		}))
		.filter(({ titulaire_id }) => titulaire_id !== '');
}

/** Amendments in their order: by number where they have one, by date then. */
function amendmentsOf(contract: Fields, names: Names): Fields[] {
	const rank = (amendment: Fields) => Number(amendment.id) || 0;
	const day = (amendment: Fields) => textOf(amendment[names.amendedAt]);
	return itemsOf(contract.modifications, 'modification').sort(
		(a, b) => rank(a) - rank(b) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0),
	);
}

/**
 * Subcontracting as it stands after its own amendments: the subcontractor and the amount when there
 * is only one, their number otherwise, since a line of the contract holds one.
 */
function subcontractOf(contract: Fields): FlatRow {
	const amounts = new Map<string, { who: string; amount: number | null }>();
	for (const act of itemsOf(contract.actesSousTraitance, 'acteSousTraitance')) {
		const who = textOf(fieldsOf(act.sousTraitant).id);
		const amount = typeof act.montant === 'number' ? act.montant : null;
		amounts.set(textOf(act.id) || String(amounts.size), { who, amount });
	}
	const changes = itemsOf(
		contract.modificationsActesSousTraitance,
		'modificationActeSousTraitance',
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

/**
 * Lays an official contract or concession out as the tabular format does: a row for each version
 * (the initial one, then each amendment over the former) and each of its holders.
 * Accepts what format 2.0.3 describes and what files of 2022 hold beside it: holders and lists with
 * or without their wrapper, unusable holders of an amendment (those of the former version stand).
 */
export function flatten(item: unknown, kind: 'marche' | 'concession', rank: number): FlatRow[] {
	const names = kind === 'marche' ? CONTRACT : CONCESSION;
	const contract = fieldsOf(item);
	const place = fieldsOf(contract.lieuExecution);
	const shared: FlatRow = {
		rang: String(rank),
		id: textOf(contract.id),
		nature: textOf(contract.nature),
		acheteur_id: textOf(fieldsOf(contract[names.buyer]).id),
		acheteur_nom: textOf(fieldsOf(contract[names.buyer]).nom),
		codeCPV: textOf(contract.codeCPV),
		techniques: wordsOf(contract.techniques, 'technique'),
		considerationsSociales: wordsOf(contract.considerationsSociales, 'considerationSociale'),
		lieuExecution_code: textOf(place.code),
		lieuExecution_typeCode: textOf(place.typeCode),
		...subcontractOf(contract),
	};
	const amendments = amendmentsOf(contract, names);
	let amount = textOf(contract[names.amount]);
	let months = textOf(contract.dureeMois);
	let holders = holdersOf(contract[names.holders], names.holder);
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
		const changed = holdersOf(amendment[names.holders], names.holder);
		if (changed.length > 0) holders = changed;
		const last = i === amendments.length - 1;
		rows.push(...version(i + 1, textOf(amendment[names.amendedAt]), last));
	});
	return rows;
}
