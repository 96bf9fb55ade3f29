import type { Question } from '$lib/rules/question';
import type { AimFamily, AimWay } from '$lib/rules/plan';
import { MOST_DECIMALS } from './exactPercent';

/** One plan of the two that a reader compares. */
export type PlanName = 'a' | 'b';

/** What the reader sets for a segment. */
export interface Aim {
	/** Aimed share in percent, with as many decimals as the cent asks; null: as it is. */
	percent: number | null;
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
	/** The plan that controls change. */
	edited: PlanName;
}

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

/** Never in powers of ten, as a number below a millionth would be written. */
const decimalText = (value: number) => {
	const text = String(value);
	return text.includes('e') ? value.toFixed(MOST_DECIMALS) : text;
};

/** Aims as a link holds them: `nettoyage_12.5*securite_8h`, shares in percent. */
export function writeAims(aims: Aims): string {
	const words = [...aims].map(([code, aim]) => {
		return `${code}_${aim.percent === null ? '' : decimalText(aim.percent)}${letterOf(aim)}`;
	});
	return words.join('*') || NOTHING;
}

const AIM = new RegExp(`^(.+)_(\\d{1,3}(?:\\.\\d{1,${MOST_DECIMALS}})?)?([rshDRS]?)$`);

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
		const percent = share === undefined ? null : Number(share);
		if (!way || !codes.includes(code) || (percent ?? 0) > 100) continue;
		aims.set(code, { percent, ...way });
	}
	return aims.size > 0 ? aims : null;
}
