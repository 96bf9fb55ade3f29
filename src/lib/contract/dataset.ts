/** `jeu.json`: what a data folder says of itself. */

import { closestNames, quoted } from './names';

export const DATASET_FILE = 'jeu.json';

/** Names under which a data set may bring real contours of basins, in order of preference. */
export const CONTOUR_FILES = ['contours-bassins.topojson', 'contours-bassins.geojson'] as const;

export const BUYER_LEVELS = [
	'etat_central',
	'etat_deconcentre',
	'etat',
	'etablissement_public',
	'regional',
	'departemental',
	'local',
	'autre',
] as const;

type BuyerLevel = (typeof BUYER_LEVELS)[number];

/** The typed content of jeu.json; keys are the file's own. Dates are ISO. */
export interface DatasetInfo {
	titre: string;
	producteur: string;
	licence: string;
	date_reference: string;
	prochaine_maj: string | null;
	/** A demonstration: a banner on every page, in print and in every export. */
	fictif: boolean;
	perimetre: string;
	taxes: 'HT';
	/** What `departement` means in achats.csv: the place of performance, or the buyer's. */
	lieu: 'execution' | 'acheteur';
	edition_regions: '2010' | '2016';
	edition_bassins: string;
	niveau_par_defaut: BuyerLevel;
	diffusion: 'public' | 'interne';
	/** Also publish lines and contracts, by region, under `detail/`. */
	detail: boolean;
	/** Completeness, in percent, under which a verdict carries « données incomplètes ». */
	completude_minimale: number;
	contact: string | null;
	source_url: string | null;
}

/** Every key that is read. */
const KEYS = [
	'titre',
	'producteur',
	'licence',
	'date_reference',
	'prochaine_maj',
	'fictif',
	'perimetre',
	'taxes',
	'lieu',
	'edition_regions',
	'edition_bassins',
	'niveau_par_defaut',
	'diffusion',
	'detail',
	'completude_minimale',
	'contact',
	'source_url',
] as const satisfies readonly (keyof DatasetInfo)[];

type Parsed =
	| { info: DatasetInfo; errors: []; unknown: readonly UnknownKey[] }
	| { info: null; errors: string[] };

/** A key that is not read, and why. */
export interface UnknownKey {
	key: string;
	message: string;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** True for a day that exists, written `aaaa-mm-jj`. */
export function isIsoDate(text: string): boolean {
	if (!ISO_DATE.test(text)) return false;
	const day = new Date(text + 'T00:00:00Z');
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Completeness under which data are said incomplete, in percent, unless the publisher names another. */
export const DEFAULT_COMPLETENESS = 95;

/** What an importer writes where only the publisher knows. */
export const TO_COMPLETE = 'À compléter';

/** The closest names, after the words that introduce them; nothing when none is near. */
function hint(words: string, name: string, candidates: readonly string[]): string {
	const near = closestNames(name, candidates);
	return near.length > 0 ? ` ; ${words} ${quoted(near)}` : '';
}

/** Reads keys one by one and remembers what is wrong with each. */
class Reader {
	readonly errors: string[] = [];
	/** Keys of the file that nothing reads: likely mistyped ones, whose default would be taken in silence. */
	readonly unknown: readonly string[];

	constructor(private readonly source: Record<string, unknown>) {
		this.unknown = Object.keys(source).filter((key) => !KEYS.some((known) => known === key));
	}

	private raw(key: string): unknown {
		const value = this.source[key];
		return value === null || value === '' ? undefined : value;
	}

	private missing(key: string, expected: string): void {
		const near = hint('la plus proche :', key, this.unknown);
		this.errors.push(`clé « ${key} » absente ou vide : ajouter ${expected}${near}`);
	}

	private wrong(key: string, value: unknown, expected: string): void {
		this.errors.push(`clé « ${key} » : ${JSON.stringify(value)} n'est pas ${expected}`);
	}

	/** A text that its publisher may still have to write: `untold` then says so on the pages. */
	told(key: string, untold: string): string {
		const text = this.text(key);
		return text === TO_COMPLETE ? untold : text;
	}

	text(key: string, fallback?: string | null): string {
		const value = this.raw(key);
		if (typeof value === 'string' && value.trim() !== '') return value.trim();
		if (value === undefined || typeof value === 'string') {
			if (fallback === undefined) this.missing(key, 'un texte');
			return fallback ?? '';
		}
		this.wrong(key, value, 'un texte entre guillemets');
		return '';
	}

	optionalText(key: string): string | null {
		return this.text(key, '') || null;
	}

	date(key: string): string {
		const value = this.text(key);
		if (value !== '' && !isIsoDate(value)) {
			this.wrong(key, value, 'une date qui existe, écrite aaaa-mm-jj');
		}
		return value;
	}

	optionalDate(key: string): string | null {
		return this.raw(key) === undefined ? null : this.date(key);
	}

	choice<const T extends string>(key: string, choices: readonly T[], fallback?: T): T {
		const first = choices[0] as T;
		const words = choices.map((choice) => `"${choice}"`).join(', ');
		const value = this.raw(key);
		if (value === undefined) {
			if (fallback === undefined)
				this.missing(key, choices.length > 1 ? `l'un de ${words}` : words);
			return fallback ?? first;
		}
		const found = choices.find((choice) => choice === value);
		if (found === undefined)
			this.wrong(key, value, choices.length > 1 ? `l'un de ${words}` : words);
		return found ?? first;
	}

	percent(key: string, fallback: number): number {
		const value = this.raw(key);
		if (value === undefined) return fallback;
		if (typeof value === 'number' && value >= 0 && value <= 100) return value;
		this.wrong(key, value, 'un nombre de 0 à 100, sans guillemets (95 pour 95 %)');
		return fallback;
	}

	boolean(key: string, fallback?: boolean): boolean {
		const value = this.raw(key);
		if (typeof value === 'boolean') return value;
		if (value !== undefined) this.wrong(key, value, 'true ou false, sans guillemets');
		else if (fallback === undefined) this.missing(key, 'true ou false');
		return fallback ?? false;
	}
}

/**
 * Reads the text of jeu.json. Defaults: `niveau_par_defaut` "etat", `diffusion` "public",
 * `detail` false, `completude_minimale` 95; what is optional and absent is null. Every fault is listed, in French, and every key
 * that is not read.
 */
export function parseDataset(text: string): Parsed {
	let source: unknown;
	try {
		source = JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return { info: null, errors: [`ce n'est pas du JSON valide (${reason})`] };
	}
	if (!isRecord(source)) return { info: null, errors: ['un objet { … } est attendu'] };
	const read = new Reader(source);
	const info: DatasetInfo = {
		titre: read.text('titre'),
		producteur: read.told('producteur', 'producteur non renseigné'),
		licence: read.told('licence', 'licence non renseignée'),
		date_reference: read.date('date_reference'),
		prochaine_maj: read.optionalDate('prochaine_maj'),
		fictif: read.boolean('fictif'),
		perimetre: read.text('perimetre'),
		taxes: read.choice('taxes', ['HT']),
		lieu: read.choice('lieu', ['execution', 'acheteur']),
		edition_regions: read.choice('edition_regions', ['2010', '2016']),
		edition_bassins: read.text('edition_bassins'),
		niveau_par_defaut: read.choice('niveau_par_defaut', BUYER_LEVELS, 'etat'),
		diffusion: read.choice('diffusion', ['public', 'interne'], 'public'),
		detail: read.boolean('detail', false),
		completude_minimale: read.percent('completude_minimale', DEFAULT_COMPLETENESS),
		contact: read.optionalText('contact'),
		source_url: read.optionalText('source_url'),
	};
	if (read.errors.length > 0) return { info: null, errors: read.errors };
	const absent = KEYS.filter((key) => !Object.hasOwn(source as object, key));
	const unknown = read.unknown.map((key) => ({
		key,
		message: `clé inconnue : elle n’est pas lue${hint('peut-être', key, absent)}`,
	}));
	return { info, errors: [], unknown };
}
