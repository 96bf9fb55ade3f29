import type { HourValueRow } from '$lib/queries/supply';
import type { Question } from '$lib/rules/question';
import { NATION } from '$lib/rules/territory';
import { useShared } from '$lib/state/shared';
import { fromColumns, type Columns } from '$lib/views/rowsAsColumns';
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
import { questionPage } from '$lib/sections/questionPage.svelte';

/**
 * The two plans of a scope: they start with the nation's, then follow the address and the controls. To be
 * called while the page's component starts.
 */
export function simulator(hours: Columns<HourValueRow>) {
	const { site } = useShared();
	const { family, hourValue } = site.byDefault;
	const page = questionPage({
		// The plan is made on the whole target, at the reference value of an hour.
		fixed: { family, hourValue },
		parts: (dashboard) => [
			{
				read(params) {
					const region = params.get('region') ?? NATION;
					scopeCode = has(region, dashboard.question) ? region : NATION;
					plans = { a: readAims(params.get('a'), codes), b: readAims(params.get('b'), codes) };
					edited = params.get('plan') === 'b' ? 'b' : 'a';
				},
				write(params) {
					if (scopeCode !== NATION) params.set('region', scopeCode);
					if (plans.a) params.set('a', writeAims(plans.a));
					if (plans.b) params.set('b', writeAims(plans.b));
					if (edited === 'b') params.set('plan', 'b');
				},
			},
		],
	});
	const { dashboard, changed: write } = page;
	const values = hourValuesOf(fromColumns(hours));
	const codes = site.segments.map(({ code }) => code);

	let scopeCode = $state(NATION);
	let plans = $state.raw<SimulatorState['plans']>({ a: null, b: null });
	let edited = $state<PlanName>('a');

	const answer = $derived(dashboard.answer);
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

	function has(region: string, question: Question): boolean {
		return site.regions[question.edition].some(({ code }) => code === region);
	}

	/** Another year, edition or threshold; a region that the edition lacks leaves for the nation. */
	function ask(question: Question): void {
		if (question.edition !== dashboard.question.edition && !has(scopeCode, question)) {
			choose(NATION);
		}
		page.ask(question);
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

	/** Changes what is set for one segment of the chosen plan. */
	function set(code: string, change: Partial<Aim>): void {
		put(withAim(aims[edited], code, change));
	}

	return {
		dashboard,
		byDefault: page.byDefault,
		ask,
		choose,
		set,
		/** Raises segments until the gap closes, from the chosen plan. */
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
		/** Copies the chosen plan into the other one. */
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
