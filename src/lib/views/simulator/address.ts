import type { Question } from '$lib/rules/question';
import type { AimFamily, AimWay } from '$lib/rules/plan';

/** One plan of the two that a reader compares. */
export type PlanName = 'a' | 'b';

/** What the reader sets for a segment. */
export interface Aim {
	/** Aimed share in millionths, so that a link brings back the very same plan; null: as it is. */
	millionths: number | null;
	way: AimWay;
	family: AimFamily;
}

/** Aims by segment; a segment that is absent stays as it is. */
export type Aims = ReadonlyMap<string, Aim>;

/** What the simulator shows; the URL holds what differs from the default. */
export interface SimulatorState {
	/** A region of the shown edition, or `FR`. */
	scope: string;
	question: Question;
	/** Null: the plan that the site proposes. */
	plans: Readonly<Record<PlanName, Aims | null>>;
	/** The plan under the reader's hand. */
	edited: PlanName;
}

export const MILLIONTHS = 1_000_000;

/** Millionths in one percent. */
const PERCENT = MILLIONTHS / 100;

/** One letter a way: capitals for the disability, a direct purchase of insertion says nothing. */
const LETTERS: Readonly<Record<string, Pick<Aim, 'way' | 'family'>>> = {
	'': { way: 'direct', family: 'insertion' },
	r: { way: 'reserve', family: 'insertion' },
	s: { way: 'sous_traitance', family: 'insertion' },
	h: { way: 'heures', family: 'insertion' },
	D: { way: 'direct', family: 'handicap' },
	R: { way: 'reserve', family: 'handicap' },
	S: { way: 'sous_traitance', family: 'handicap' },
};

function letterOf({ way, family }: Aim): string {
	const found = Object.entries(LETTERS).find(
		([, known]) => known.way === way && known.family === family,
	);
	return found?.[0] ?? '';
}

/** A plan without any aim, which is not the plan that the site proposes. */
const NOTHING = '0';

/** Aims as a link holds them: `nettoyage_12.5*securite_8h`, shares in percent. */
export function writeAims(aims: Aims): string {
	const words = [...aims].map(([code, aim]) => {
		const share = aim.millionths === null ? '' : String(aim.millionths / PERCENT);
		return `${code}_${share}${letterOf(aim)}`;
	});
	return words.join('*') || NOTHING;
}

const AIM = /^(.+)_(\d{1,3}(?:\.\d{1,4})?)?([rshDRS]?)$/;

/**
 * The aims of a link; what names no known segment or no possible share is left out. Null when nothing
 * can be read: the plan is then the one that the site proposes.
 */
export function readAims(text: string | null, codes: readonly string[]): Aims | null {
	if (text === null) return null;
	if (text === NOTHING) return new Map();
	const aims = new Map<string, Aim>();
	for (const word of text.split('*')) {
		const [, code = '', share, letter = ''] = AIM.exec(word) ?? [];
		const way = LETTERS[letter];
		const millionths = share === undefined ? null : Math.round(Number(share) * PERCENT);
		if (!way || !codes.includes(code) || (millionths ?? 0) > MILLIONTHS) continue;
		aims.set(code, { millionths, ...way });
	}
	return aims.size > 0 ? aims : null;
}
