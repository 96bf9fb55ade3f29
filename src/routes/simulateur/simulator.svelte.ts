import { replaceState } from '$app/navigation';
import { page as pageState } from '$app/state';
import { onDestroy, onMount } from 'svelte';
import { readView } from '$lib/queries/answer';
import { unpackRows, type PackedRows } from '$lib/queries/packed';
import type { HourValueRow } from '$lib/queries/supply';
import type { Question } from '$lib/queries/question';
import { EDITIONS, NATION } from '$lib/rules/territory';
import { Dashboard } from '$lib/state/dashboard.svelte';
import { readQuestion, writeQuestion } from '$lib/state/filters';
import { useLive } from '$lib/state/live';
import { fromColumns, type Columns } from '$lib/views/columns';
import { regionScopes } from '$lib/views/regions';
import { scopeView } from '$lib/views/scope';
import {
	readAims,
	writeAims,
	type Aim,
	type Aims,
	type PlanName,
	type SimulatorState,
} from '$lib/views/simulator/address';
import {
	complete,
	hourValuesOf,
	movedSegments,
	NO_AIM,
	simulate,
	simulatedSegments,
	USUAL_AIM,
	withAim,
	withWay,
} from '$lib/views/simulator/simulation';
import { regionLabel } from '$lib/views/site';

/** How long after the last change the address follows, in milliseconds. */
const ADDRESS_DELAY_MS = 200;

interface Prerendered {
	question: Question;
	rows: PackedRows;
	hours: Columns<HourValueRow>;
}

/**
 * The two plans of a scope: born with the nation's, then follow the URL and the controls. Plans are
 * computed here from the sums; only another year, edition or threshold asks for others.
 * To be called while the page's component starts.
 */
export function simulator({ question: byDefault, rows, hours }: Prerendered) {
	const { site, answers } = useLive();
	const dashboard = new Dashboard(byDefault, readView(byDefault, unpackRows(rows)), answers);
	const values = hourValuesOf(fromColumns(hours));
	const codes = site.segments.map(({ code }) => code);

	let scopeCode = $state(NATION);
	let plans = $state.raw<SimulatorState['plans']>({ a: null, b: null });
	let edited = $state<PlanName>('a');

	const answer = $derived(dashboard.view.paye);
	const edition = $derived(answer.question.edition);
	const label = $derived(scopeCode === NATION ? 'France' : regionLabel(site, edition, scopeCode));
	const scope = $derived(scopeView(answer, scopeCode, label));
	const peers = $derived(regionScopes(answer, site));
	const segments = $derived(simulatedSegments(answer, site, scope, peers, values));
	/** The plan that the site proposes: what closes the gap, by direct purchases or by clause hours. */
	const proposed = $derived(complete(scope.sums, segments, NO_AIM));
	const aims = $derived<Record<PlanName, Aims>>({
		a: plans.a ?? proposed.aims,
		b: plans.b ?? withWay(proposed.aims, 'heures', 'insertion'),
	});
	const simulated = $derived({
		a: simulate(scope.sums, segments, aims.a),
		b: simulate(scope.sums, segments, aims.b),
	});

	const moved = $derived({
		a: movedSegments(segments, simulated.a, aims.a),
		b: movedSegments(segments, simulated.b, aims.b),
	});

	let writing: ReturnType<typeof setTimeout> | undefined;

	/** Writes what differs from the default: a link reproduces what its sender saw. */
	function write(): void {
		clearTimeout(writing);
		writing = setTimeout(() => {
			const params = writeQuestion(dashboard.question, byDefault);
			if (scopeCode !== NATION) params.set('region', scopeCode);
			if (plans.a) params.set('a', writeAims(plans.a));
			if (plans.b) params.set('b', writeAims(plans.b));
			if (edited === 'b') params.set('plan', 'b');
			const search = params.toString();
			// eslint-disable-next-line svelte/no-navigation-without-resolve -- same page, other query
			replaceState(search ? `?${search}` : location.pathname, {});
		}, ADDRESS_DELAY_MS);
	}

	function has(region: string, question: Question): boolean {
		return site.regions[question.edition].some(({ code }) => code === region);
	}

	/** Another year, edition or threshold; a region that the edition lacks leaves for the nation. */
	function ask(question: Question): void {
		if (question.edition !== dashboard.question.edition && !has(scopeCode, question)) {
			choose(NATION);
		}
		void dashboard.ask(question);
		write();
	}

	/** Another scope: aims set for one mean nothing for another. */
	function choose(code: string): void {
		if (code === scopeCode) return;
		scopeCode = code;
		plans = { a: null, b: null };
		write();
	}

	function put(next: Aims | null): void {
		plans = { ...plans, [edited]: next };
		write();
	}

	/** Changes what is set for one segment of the plan under the hand. */
	function set(code: string, change: Partial<Aim>): void {
		put(withAim(aims[edited], code, change));
	}

	onDestroy(() => clearTimeout(writing));

	onMount(() => {
		const params = pageState.url.searchParams;
		if (params.size === 0) return;
		const asked = readQuestion(params, byDefault, { years: site.years, editions: EDITIONS });
		const question = {
			...asked,
			// The plan is made on the whole target, at the reference value of an hour.
			family: byDefault.family,
			cautiousHours: byDefault.cautiousHours,
		};
		const region = params.get('region') ?? NATION;
		if (has(region, question)) scopeCode = region;
		plans = { a: readAims(params.get('a'), codes), b: readAims(params.get('b'), codes) };
		if (params.get('plan') === 'b') edited = 'b';
		if (JSON.stringify(question) !== JSON.stringify(byDefault)) void dashboard.ask(question);
	});

	return {
		dashboard,
		ask,
		choose,
		set,
		/** Raises segments until the gap closes, from the plan under the hand. */
		complete: () =>
			put(
				complete(
					scope.sums,
					segments,
					aims[edited],
					edited === 'b' && plans.b === null ? { way: 'heures', family: 'insertion' } : USUAL_AIM,
				).aims,
			),
		/** Nothing moves any more. */
		clear: () => put(NO_AIM),
		/** Back to the plan that the site proposes. */
		propose: () => put(null),
		edit(name: PlanName) {
			edited = name;
			write();
		},
		/** Copies the plan under the hand into the other one. */
		copy() {
			plans = { ...plans, [edited === 'a' ? 'b' : 'a']: aims[edited] };
			write();
		},
		get edited() {
			return edited;
		},
		get answer() {
			return answer;
		},
		get scopeCode() {
			return scopeCode;
		},
		get scope() {
			return scope;
		},
		get segments() {
			return segments;
		},
		get proposed() {
			return proposed;
		},
		get aims() {
			return aims;
		},
		get simulated() {
			return simulated;
		},
		/** What each plan moves, segment by segment. */
		get moved() {
			return moved;
		},
		/** Whether each plan is still the one that the site proposes. */
		get isProposed() {
			return { a: plans.a === null, b: plans.b === null };
		},
	};
}

export type Simulator = ReturnType<typeof simulator>;
