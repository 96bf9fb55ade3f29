import { isWithin, type IsoDate } from './dates';

/** How a post covers a basin, best first, as `couvertures.csv` holds it. */
export type CoverageMode = 'dedie' | 'partage' | 'partiel';

/**
 * State of a basin at a date, in order of precedence. `inconnu` (nothing declared) is not
 * `non_couvert` (declared without facilitator). `perdu` exists in the view of coverage at risk
 * only: covered today, by posts that will have ended, and without a declaration.
 */
export type CoverageState = CoverageMode | 'non_couvert' | 'inconnu' | 'perdu';

export const COVERAGE_WORDS: Readonly<Record<CoverageState, string>> = {
	dedie: 'dédié',
	partage: 'partagé',
	partiel: 'partiel',
	non_couvert: 'non couvert',
	inconnu: 'inconnu',
	perdu: 'perdu',
};

/** A facilitator post; null is unknown, but a null start or end is open. */
export interface Post {
	id: string;
	fte: number | null;
	start: IsoDate | null;
	end: IsoDate | null;
}

/** A post covers a basin for a time; a null start or end is open. */
export interface CoverageRow {
	post: string;
	basin: string;
	mode: CoverageMode;
	start: IsoDate | null;
	end: IsoDate | null;
}

/** A basin declared without facilitator; ignored before its date, at any date when that is null. */
export interface Declaration {
	basin: string;
	on: IsoDate | null;
}

/** All that coverage is judged from. Rows of a post that is not listed cover nothing. */
export interface CoverageInput {
	/** Every basin of the edition shown, so that the unknown ones are there too. */
	basins: readonly string[];
	posts: readonly Post[];
	rows: readonly CoverageRow[];
	declarations: readonly Declaration[];
}

export interface BasinCoverage {
	basin: string;
	state: CoverageState;
	/** Ids of the posts active there, each once, in the order of `posts`. */
	posts: string[];
	/** FTE that falls to the basin, of the posts whose FTE is known; null when none is; 0 without post. */
	fte: number | null;
	/** Posts active there whose FTE is unknown. */
	unknownFte: number;
}

const MODES: readonly CoverageMode[] = ['dedie', 'partage', 'partiel'];

const better = (a: CoverageMode, b: CoverageMode | undefined) =>
	b === undefined || MODES.indexOf(a) < MODES.indexOf(b) ? a : b;

/**
 * State of every basin at a date, for as many dates as are asked: what no date changes is read once. A
 * post or a coverage row is active from its start to its end, both inclusive; both must be. A post's FTE
 * is split equally among its active basins; a (post, basin) pair counts once, in its best mode.
 */
export function coverageOver(input: CoverageInput): (at: IsoDate) => BasinCoverage[] {
	const rowsOf = new Map<string, CoverageRow[]>();
	for (const row of input.rows) {
		const rows = rowsOf.get(row.post);
		if (rows) rows.push(row);
		else rowsOf.set(row.post, [row]);
	}
	const covering = input.posts.flatMap((post) => {
		const rows = rowsOf.get(post.id);
		return rows ? [{ post, rows }] : [];
	});

	return (at) => {
		const declared = new Set(
			input.declarations.filter(({ on }) => on === null || on <= at).map(({ basin }) => basin),
		);
		const found = new Map<string, { mode: CoverageMode; posts: Post[]; shares: number[] }>();
		for (const { post, rows } of covering) {
			if (!isWithin(at, post.start, post.end)) continue;
			const basins = new Map<string, CoverageMode>();
			for (const { basin, mode, start, end } of rows) {
				if (isWithin(at, start, end)) basins.set(basin, better(mode, basins.get(basin)));
			}
			for (const [basin, mode] of basins) {
				const entry = found.get(basin) ?? { mode, posts: [], shares: [] };
				entry.mode = better(mode, entry.mode);
				entry.posts.push(post);
				if (post.fte !== null) entry.shares.push(post.fte / basins.size);
				found.set(basin, entry);
			}
		}
		return input.basins.map((basin): BasinCoverage => {
			const entry = found.get(basin);
			if (!entry) {
				const state = declared.has(basin) ? 'non_couvert' : 'inconnu';
				return { basin, state, posts: [], fte: 0, unknownFte: 0 };
			}
			const { mode, posts, shares } = entry;
			return {
				basin,
				state: mode,
				posts: posts.map((post) => post.id),
				fte: shares.length === 0 ? null : shares.reduce((sum, value) => sum + value, 0),
				unknownFte: posts.length - shares.length,
			};
		});
	};
}

/** The same at one date. */
export function coverageAt(input: CoverageInput, at: IsoDate): BasinCoverage[] {
	return coverageOver(input)(at);
}
