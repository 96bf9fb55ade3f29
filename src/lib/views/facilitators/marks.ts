import {
	classOf,
	FTE_CLASSES,
	radiusOf,
	roundClasses,
	type BasinMark,
	type BasinPaint,
	type Classes,
} from '$lib/charts/basinMap';
import { detailSentence, type Detail } from '$lib/charts/markWords';
import { count, eurosShort, number } from '$lib/format';
import { COVERAGE_WORDS } from '$lib/rules/coverage';
import type { BasinView } from './basins';
import type { CoverageQuestion, Measure } from './question';
import { STATES } from './rates';

/** FTE as printed: two decimals, since a post is often shared. */
export function fteText(fte: number | null): string {
	return fte === null ? 'ETP inconnus' : `${number(fte, 2)}\u00a0ETP`;
}

/** The words of a basin: on hover, on focus, to a screen reader. */
export function basinDetail(basin: BasinView): Detail {
	const lines: string[] = [];
	if (basin.state !== 'inconnu') {
		lines.push(count(basin.posts.length, 'poste'));
		if (basin.posts.length > 0) lines.push(fteText(basin.fte));
	} else {
		lines.push('aucune déclaration');
	}
	if (basin.population !== null) lines.push(`${number(basin.population)} habitants`);
	if (basin.base !== null) lines.push(`assiette ${eurosShort(basin.base)} HT`);
	if (basin.decision !== null) {
		lines.push(
			basin.decision === 'pertinent' ? 'jugé pertinent par le préfet' : 'refusé par le préfet',
		);
	}
	return { title: basin.label, value: COVERAGE_WORDS[basin.state], lines };
}

const VALUES: Readonly<Record<Exclude<Measure, 'etat'>, (basin: BasinView) => number | null>> = {
	etp: ({ ftePerHead }) => ftePerHead,
	assiette: ({ base }) => base,
};

/** Limits of a measure; those of spending come from all the basins, whatever the region shown. */
function limitsOf(measure: Measure, all: readonly BasinView[]): Classes {
	return measure === 'etp' ? FTE_CLASSES : roundClasses(all.map(({ base }) => base));
}

function paintOf(basin: BasinView, measure: Measure, limits: Classes): BasinPaint {
	if (measure === 'etat') return `s-${basin.state}`;
	const found = classOf(VALUES[measure](basin), limits);
	return found === null ? 'm-none' : `m-${found}`;
}

/** Accessible name of every basin of the map: its words in one sentence. */
export function basinLabels(basins: readonly BasinView[]): Map<string, string> {
	return new Map(basins.map((basin) => [basin.code, detailSentence(basinDetail(basin))]));
}

/** What is drawn on every basin of the map; circles are sized by the largest of `shown`. */
export function basinMarks(
	basins: readonly BasinView[],
	shown: readonly BasinView[],
	labels: ReadonlyMap<string, string>,
	question: Pick<CoverageQuestion, 'measure' | 'circles' | 'decisions'>,
): Map<string, BasinMark> {
	const greatest = Math.max(0, ...shown.map(({ base }) => base ?? 0));
	const limits = limitsOf(question.measure, basins);
	const here = new Set(shown.map(({ code }) => code));
	return new Map(
		basins.map((basin): [string, BasinMark] => {
			return [
				basin.code,
				{
					paint: paintOf(basin, question.measure, limits),
					label: labels.get(basin.code) ?? basin.label,
					muted: !here.has(basin.code),
					radius: question.circles && here.has(basin.code) ? radiusOf(basin.base, greatest) : 0,
					decision: question.decisions ? basin.decision : null,
				},
			];
		}),
	);
}

/** Words of the classes of a measure, from 0 to 5. */
function classLabels(measure: Exclude<Measure, 'etat'>, limits: Classes): string[] {
	const text = (limit: number) =>
		measure === 'etp' ? number(limit, limit % 1 ? 2 : 0) : eurosShort(limit);
	const [first] = limits;
	const last = limits.at(-1);
	const nothing = measure === 'etp' ? 'aucun ETP' : 'aucun achat';
	if (first === undefined || last === undefined) return [nothing];
	return [
		nothing,
		`moins de ${text(first)}`,
		...limits.slice(1).map((limit, rank) => `${text(limits[rank] ?? 0)} à ${text(limit)}`),
		`${text(last)} et plus`,
	];
}

/** Legend of a measure, with how many of `shown` are in each entry. */
export function legendEntries(
	basins: readonly BasinView[],
	shown: readonly BasinView[],
	measure: Measure,
) {
	const limits = limitsOf(measure, basins);
	const painted = shown.map((basin) => paintOf(basin, measure, limits));
	const entry = (paint: BasinPaint, label: string) => ({
		paint,
		label,
		count: painted.filter((other) => other === paint).length,
	});
	if (measure === 'etat') {
		return STATES.map((state) => entry(`s-${state}`, COVERAGE_WORDS[state]));
	}
	const none = entry('m-none', measure === 'etp' ? 'inconnu' : 'sans donnée');
	const classes = classLabels(measure, limits).map((label, rank) => entry(`m-${rank}`, label));
	return none.count > 0 ? [...classes, none] : classes;
}
