import type { BasinRef, BasinSegmentRow } from '$lib/queries/basins';
import type { ReferentRow } from '$lib/queries/prefects';
import type { SegmentSupplyRow, SupplyRow } from '$lib/queries/supply';
import { isWithin, type IsoDate } from '$lib/rules/dates';
import type { LeverPlan } from '$lib/rules/levers';
import type { Cents } from '$lib/rules/sums';
import { EDITIONS, type Edition, type RegionPair } from '$lib/rules/territory';

/** Counted structures of one kind. */
export interface KindCount {
	kind: string;
	label: string;
	family: 'insertion' | 'handicap';
	structures: number;
	/** Basins that hold at least one; null when none of them says its basin. */
	basins: number | null;
}

/** A basin where the State spends in the base and no counted structure stands. */
export interface BareBasin {
	code: string;
	label: string;
	/** Eligible spending of the whole basin, cents. */
	base: Cents;
	/** What was performed there all the same, by structures from elsewhere or clause hours, cents. */
	realised: Cents;
}

/** Where a supply plan stands at a date; `null` when it gives no date. */
type PlanState = 'en_vigueur' | 'termine' | 'a_venir';

export const PLAN_STATE_WORDS: Readonly<Record<PlanState, string>> = {
	en_vigueur: 'en vigueur',
	termine: 'terminé',
	a_venir: 'à venir',
};

/** The référent's supply plan, with its dates and every service that follows it. */
export interface SupplyPlan extends Pick<ReferentRow, 'plan' | 'from' | 'to' | 'url'> {
	state: PlanState | null;
	/** Null: a row that names no service. */
	services: { name: string | null; departement: string | null }[];
}

/** Local structures of a region in one fiscal year. */
export interface RegionSupply {
	year: number;
	/** At this date the plans are judged. */
	date: IsoDate;
	kinds: KindCount[];
	structures: number;
	/** Structures that name no segment, or no basin. */
	withoutSegment: number;
	withoutBasin: number;
	segments: Omit<SegmentSupplyRow, 'region'>[];
	bare: BareBasin[];
	/** Basins of the region where the State spends in the base. */
	spending: number;
	plans: SupplyPlan[];
}

/** What {@link regionSupply} reads, for the whole country. */
export interface SupplySources {
	year: number;
	date: IsoDate;
	supply: readonly SupplyRow[];
	segments: readonly SegmentSupplyRow[];
	basins: readonly BasinRef[];
	spending: readonly BasinSegmentRow[];
	referents: readonly ReferentRow[];
	/** Regions of 2010 and those of 2016 that hold them. */
	pairs: readonly RegionPair[];
}

/** A plan is in force between its dates, both inclusive; an open end stays open. */
export function planState(
	{ from, to }: Pick<ReferentRow, 'from' | 'to'>,
	date: IsoDate,
): PlanState | null {
	if (from === null && to === null) return null;
	if (isWithin(date, from, to)) return 'en_vigueur';
	return to !== null && to < date ? 'termine' : 'a_venir';
}

function kindsOf(rows: readonly SupplyRow[]): KindCount[] {
	const found = new Map<string, KindCount>();
	for (const { kind, kindLabel, family, structures, basin } of rows) {
		const count = found.get(kind) ?? {
			kind,
			label: kindLabel,
			family,
			structures: 0,
			basins: null,
		};
		count.structures += structures;
		if (basin !== null) count.basins = (count.basins ?? 0) + 1;
		found.set(kind, count);
	}
	return [...found.values()].sort(
		(a, b) => b.structures - a.structures || (a.kind < b.kind ? -1 : 1),
	);
}

/** Basins that touch the region, with their spending; a straddling one is judged as a whole. */
function spendingOf(sources: SupplySources, edition: Edition, region: string): BareBasin[] {
	const sums = new Map<string, { base: Cents; realised: Cents }>();
	for (const { basin, base, realised } of sources.spending) {
		if (basin === null) continue;
		const sum = sums.get(basin) ?? { base: 0, realised: 0 };
		sums.set(basin, { base: sum.base + base, realised: sum.realised + realised });
	}
	return sources.basins
		.filter(({ regions }) => regions[edition].includes(region))
		.flatMap(({ code, label }) => {
			const sum = sums.get(code);
			return sum && sum.base > 0 ? [{ code, label, ...sum }] : [];
		});
}

/** The region under its codes of every edition: the file of referents uses one of them. */
function namesOf(pairs: readonly RegionPair[], edition: Edition, region: string): string[] {
	const kin = pairs.filter((pair) => pair[edition] === region);
	return [region, ...kin.flatMap((pair) => EDITIONS.map((known) => pair[known]))];
}

/** One plan each, in the order of the file, with the services that follow it. */
function plansOf(
	{ referents, date, pairs }: SupplySources,
	edition: Edition,
	region: string,
): SupplyPlan[] {
	const names = namesOf(pairs, edition, region);
	const found = new Map<string, SupplyPlan>();
	for (const row of referents) {
		if (!names.includes(row.region)) continue;
		const { plan, from, to, url } = row;
		const key = JSON.stringify([plan, from, to, url]);
		const same = found.get(key) ?? {
			plan,
			from,
			to,
			url,
			state: planState(row, date),
			services: [],
		};
		same.services.push({ name: row.service, departement: row.departement });
		found.set(key, same);
	}
	return [...found.values()];
}

/** The local structures of a region of an edition. */
export function regionSupply(
	sources: SupplySources,
	edition: Edition,
	region: string,
): RegionSupply {
	const rows = sources.supply.filter((row) => row.region === region);
	const total = (read: (row: SupplyRow) => number) => rows.reduce((sum, row) => sum + read(row), 0);
	const held = new Set(sources.supply.map(({ basin }) => basin));
	const spending = spendingOf(sources, edition, region);
	return {
		year: sources.year,
		date: sources.date,
		kinds: kindsOf(rows),
		structures: total(({ structures }) => structures),
		withoutSegment: total(({ withoutSegment }) => withoutSegment),
		withoutBasin: total(({ basin, structures }) => (basin === null ? structures : 0)),
		segments: sources.segments
			.filter((row) => row.region === region)
			.map(({ segment, insertion, handicap, basins }) => ({
				segment,
				insertion,
				handicap,
				basins,
			})),
		bare: spending
			.filter(({ code }) => !held.has(code))
			.sort((a, b) => b.base - a.base || (a.code < b.code ? -1 : 1)),
		spending: spending.length,
		plans: plansOf(sources, edition, region),
	};
}

/** A lever with the structures of the region that declare its segment. */
export interface LeverSupply {
	code: string;
	potential: Cents;
	needed: boolean;
	insertion: number;
	handicap: number;
	/** Null when none of the structures says its basin. */
	basins: number | null;
}

/** Levers with a potential, in their order, beside the structures that could serve them. */
export function leverSupply(plan: LeverPlan, segments: RegionSupply['segments']): LeverSupply[] {
	const known = new Map(segments.map((row) => [row.segment, row]));
	return plan.levers
		.filter(({ potential }) => potential > 0)
		.map(({ code, potential, needed }) => {
			const { insertion = 0, handicap = 0, basins = 0 } = known.get(code) ?? {};
			const unsaid = basins === 0 && insertion + handicap > 0;
			return { code, potential, needed, insertion, handicap, basins: unsaid ? null : basins };
		});
}
