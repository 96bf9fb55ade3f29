import { resolve } from '$app/paths';
import { onMount } from 'svelte';
import { browser } from '$app/environment';
import { readView, writeView, type MapView } from '$lib/charts/basinMap';
import type { BasinMapFrame } from '$lib/geo/basinFrame';
import {
	type Drawing,
	readDrawn,
	readPathsFile,
	type DrawnPaths,
	type PathsFile,
} from '$lib/geo/drawing';
import type { BasinSegmentRow } from '$lib/queries/basins';
import type { Edition } from '$lib/rules/territory';
import { pageAddress } from '$lib/state/address.svelte';
import { useShared } from '$lib/state/shared';
import { pageChanges } from '$lib/ui/later/waking';
import { basinViews, inRegion } from '$lib/views/facilitators/basins';
import type { CoverageGiven } from '$lib/views/facilitators/coverageData';
import {
	defaultCoverageQuestion,
	readCoverageQuestion,
	writeCoverageQuestion,
	type CoverageQuestion,
} from '$lib/views/facilitators/question';
import { rateOf } from '$lib/views/facilitators/rates';
import {
	fiscalYearAt,
	readSpending,
	spendingYear,
	type PublishedSpending,
	type SpendingYear,
} from '$lib/views/facilitators/spending';
import type { Columns } from '$lib/views/rowsAsColumns';
import type { SiteData } from '$lib/views/site';

/** Time without a move of the date after which the lists follow the map. */
const SETTLED_AFTER_MS = 250;

/** How long a file is awaited before the page says that it does not come, in milliseconds. */
const PATIENCE_MS = 15_000;

/** What only the map and the card show: the lists do not follow it. */
const OF_THE_MAP: readonly (keyof CoverageQuestion)[] = [
	'measure',
	'circles',
	'decisions',
	'basin',
];

/** Whether the lists say the same of both questions. */
function sameLists(a: CoverageQuestion, b: CoverageQuestion): boolean {
	const keys = Object.keys(a) as (keyof CoverageQuestion)[];
	return keys.every((key) => OF_THE_MAP.includes(key) || a[key] === b[key]);
}

interface Prerendered extends CoverageGiven {
	/** Null where the basins have no contours. */
	drawing: Drawing | null;
}

interface LoadedMap {
	frame: BasinMapFrame;
	paths: DrawnPaths;
}

/**
 * What the page of facilitators shows: starts with the default view, then follows the URL and the
 * controls. Everything is computed here from the rows of posts, except the spending of other years.
 * To be called while the page's component starts.
 */
export function coveragePage({ data, frame, drawing }: Prerendered, site: SiteData) {
	const { json } = useShared();
	const byDefault = defaultCoverageQuestion(data.reference, site.byDefault.edition);
	const choices = { from: data.from, to: data.to, regions: site.regions, basins: data.basins };

	let question = $state.raw(byDefault);
	/** The question once its controls have not changed for a while: lists are heavier than the map. */
	let settled = $state.raw(byDefault);
	let spendings = $state.raw<Readonly<Record<number, SpendingYear>>>(
		data.spending ? { [data.spending.year]: data.spending } : {},
	);
	let segments = $state.raw<Readonly<Record<number, readonly BasinSegmentRow[]>>>({});
	/** The view of the map that a hand made; null: what the controls show. */
	let view = $state.raw<MapView | null>(null);
	let maps = $state.raw<Partial<Record<Edition, LoadedMap>>>({});
	let departements = $state.raw<string | null>(null);
	let failure = $state<string | null>(null);

	// One field each: a change of measure must not compute coverage again.
	const date = $derived(question.date);
	const edition = $derived(question.edition);
	const region = $derived(question.region);
	const year = $derived(fiscalYearAt(data.years, date));
	const spending = $derived(year === null ? null : (spendings[year] ?? null));
	/** The last spending known stands until the right one has come. */
	const drawn = $derived(spending ?? data.spending);
	const views = $derived(basinViews(data, date, drawn));
	const shown = $derived(inRegion(views, edition, region));
	const rate = $derived(rateOf(shown));
	const settledViews = $derived(
		settled.date === date ? views : basinViews(data, settled.date, drawn),
	);
	const settledShown = $derived(inRegion(settledViews, settled.edition, settled.region));

	/** A file that comes in the end is shown, even after its delay was said. */
	async function attempt(work: () => Promise<void>, what: string): Promise<void> {
		const said = `${what}\u00a0: le fichier n’est pas arrivé. Vérifiez la connexion, puis réessayez.`;
		const late = setTimeout(() => (failure = said), PATIENCE_MS);
		try {
			await work();
			if (failure === said) failure = null;
		} catch {
			failure = said;
		} finally {
			clearTimeout(late);
		}
	}

	/** To be called while the map starts: its paths stand in the page as served. */
	function startMap(): void {
		if (!frame || !drawing) return;
		const paths = drawing.paths ?? (browser ? readDrawn(drawing.name, document) : null);
		if (paths) maps = { ...maps, [frame.edition]: { frame, paths } };
	}

	async function fetchMap(edition: Edition): Promise<void> {
		if (!frame || maps[edition]) return;
		await attempt(async () => {
			const file = await json<{ frame: BasinMapFrame; paths: PathsFile }>(
				resolve('/facilitateurs/carte-[edition].json', { edition }),
			);
			maps = { ...maps, [edition]: { frame: file.frame, paths: readPathsFile(file.paths) } };
		}, 'Carte des bassins');
	}

	async function fetchYear(wanted: number | null): Promise<void> {
		if (wanted === null || segments[wanted]) return;
		await attempt(async () => {
			const rows = readSpending<BasinSegmentRow>(
				await json<Columns<PublishedSpending<BasinSegmentRow>>>(
					resolve('/facilitateurs/depenses-[year].json', { year: String(wanted) }),
				),
			);
			segments = { ...segments, [wanted]: rows };
			spendings = { ...spendings, [wanted]: spendingYear(wanted, rows) };
		}, `Assiette de ${wanted}`);
	}

	async function fetchLines(): Promise<void> {
		await attempt(async () => {
			departements = await json<string>(resolve('/facilitateurs/departements.json'));
		}, 'Limites des départements');
	}

	function fetchDrawing(): void {
		void fetchMap(question.edition);
		if (frame && departements === null) void fetchLines();
	}

	function fetchSpending(): void {
		if (year !== null && (!spendings[year] || question.basin !== null)) void fetchYear(year);
	}

	/** What the question needs and the page does not hold yet. */
	function fetchMissing(): void {
		fetchDrawing();
		fetchSpending();
	}

	const address = pageAddress({
		read(params) {
			question = readCoverageQuestion(params, byDefault, choices);
			settled = question;
			view = frame && readView(params.get('vue'), frame);
			fetchSpending();
		},
		write(params) {
			for (const [name, value] of writeCoverageQuestion(question, byDefault))
				params.set(name, value);
			if (frame && view) params.set('vue', writeView(view, frame));
		},
		filters: ['regions'],
	});

	let timer: ReturnType<typeof setTimeout> | undefined;

	function settle(): void {
		if (!sameLists(settled, question)) settled = question;
		fetchMissing();
	}

	/** The map follows at once; the lists come after it, once the date has not changed for a while. */
	function ask(change: Partial<CoverageQuestion>): void {
		pageChanges();
		const onlyDate = Object.keys(change).every((key) => key === 'date');
		// Another region is shown whole.
		if ('region' in change || 'edition' in change) view = null;
		question = { ...question, ...change };
		address.changed();
		clearTimeout(timer);
		timer = setTimeout(settle, onlyDate ? SETTLED_AFTER_MS : 0);
	}

	onMount(() => {
		fetchSpending();
		return () => clearTimeout(timer);
	});

	return {
		data,
		byDefault,
		ask,
		retry: fetchMissing,
		startMap,
		/** Fetches what the map lacks, once it is hydrated. */
		fetchDrawing,
		get question() {
			return question;
		},
		get settled() {
			return settled;
		},
		/** All basins at the date of the controls. */
		get views() {
			return views;
		},
		/** Those of the region of the controls. */
		get shown() {
			return shown;
		},
		/** Their coverage. */
		get rate() {
			return rate;
		},
		/** The basins that lists show, for what explains their figures. */
		get basins() {
			return { site, date: settled.date, all: settledViews, year };
		},
		get settledViews() {
			return settledViews;
		},
		get settledShown() {
			return settledShown;
		},
		/** Fiscal year whose spending is drawn; null without spending. */
		get year() {
			return drawn?.year ?? null;
		},
		get spending() {
			return drawn;
		},
		/** The spending drawn is not yet that of the date. */
		get waiting() {
			return year !== null && spending === null && failure === null;
		},
		/** Spending by segment of the year drawn; null until it has come. */
		get segments() {
			return drawn ? (segments[drawn.year] ?? null) : null;
		},
		/** Whether the basins have contours: else a list, and no map. */
		mapped: frame !== null,
		get map() {
			return maps[edition] ?? null;
		},
		get view() {
			return view;
		},
		/** A hand enlarged or moved the map. */
		look(moved: MapView) {
			view = moved.k === 1 && question.region === null ? null : moved;
			address.changed();
		},
		get departements() {
			return departements;
		},
		get failure() {
			return failure;
		},
	};
}

export type CoveragePage = ReturnType<typeof coveragePage>;
