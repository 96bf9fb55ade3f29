/** The note of a region: what its page shows, for a prefect to complete. */
import type { Answer } from '$lib/rules/answer';
import { isSameQuestion, type Question } from '$lib/rules/question';
import { TARGET_TEXT } from '$lib/rules/target';
import { NATION } from '$lib/rules/territory';
import { noteTable, type NoteBlock } from '$lib/ui/noteDocument';
import type { BriefBasin, CoverageBriefData } from '../facilitators/brief';
import { openBasinsCaption } from '../facilitators/coverageFindings';
import { BRIEF_BASIN_COLUMNS } from '../facilitators/tables';
import { leversFinding } from '../indicatorFindings';
import { leverColumns, strengthColumns } from '../leverColumns';
import type { BuyersBrief } from '../market/brief';
import { buyersFinding } from '../market/buyerFindings';
import { buyersOf } from '../market/buyers';
import { buyerColumns, contractColumns } from '../market/columns';
import type { TellableContract } from '../market/contracts';
import {
	lossSentences,
	marginFinding,
	regionMargin,
	regionStrengths,
	strengthsFinding,
} from '../region/keeping';
import type { Observation } from '../region/observations';
import { openingLines, openingOf, type Opening } from '../region/opening';
import { regionScopes } from '../regions';
import { scopeView } from '../scope';
import { levers, segmentRows, type TriedSegment } from '../segments';
import { regionLabel, type SiteData } from '../site';
import { trendPoints } from '../trend';
import {
	assemble,
	linesPart,
	observationsPart,
	resultPart,
	segmentsPart,
	type Note,
	type NotePart,
} from './note';

/** What the page of a region starts with; its lists answer its own question alone. */
interface RegionPage {
	code: string;
	/** The page's own question. */
	byDefault: Question;
	market: {
		buyers: BuyersBrief;
		contracts: Opening['contracts'] & {
			nearest: readonly TellableContract[];
			carrying: readonly TellableContract[];
		};
	};
	coverage: CoverageBriefData | null;
	/** The latest first. */
	observations: readonly Observation[];
}

/** What the parts of the note are made from. */
interface Shown extends Pick<RegionPage, 'market' | 'coverage'> {
	site: SiteData;
	answer: Answer;
	opening: Opening;
	segments: readonly TriedSegment[];
	/** Whether another view than the page's own is shown: contracts, buyers and basins stay at its own. */
	other: boolean;
}

/** Lines of each list: the page holds the others. */
const ROWS = 5;

/** Levers shown where fewer would close the gap. */
const LEVERS = 8;

const heading = (level: 1 | 2, text: string): NoteBlock => ({ kind: 'heading', level, text });

function leversPart(note: Shown): NotePart {
	const { site, answer, opening, segments, market, other } = note;
	const { scope, plan, judged, nameOf } = opening;
	const bases = new Map(segments.map(({ code, base }) => [code, base]));
	const margin = judged ? regionMargin(scope) : null;
	if (margin) {
		const strengths = regionStrengths(answer, scope, plan);
		const contracts = other ? { months: 0, carrying: [] } : market.contracts;
		return {
			blocks: [
				heading(1, `Garder les ${TARGET_TEXT}, et les partager`),
				{ kind: 'text', text: marginFinding(margin) },
				...lossSentences(margin, contracts, nameOf).map(
					(text) => ({ kind: 'item', text }) as const,
				),
				{ kind: 'text', text: strengthsFinding(strengths, nameOf) },
				...(strengths.length > 0
					? [
							noteTable(
								`Segments où ${scope.label} est dans le meilleur quart des régions`,
								strengthColumns(site, bases),
								strengths.slice(0, LEVERS),
							),
						]
					: []),
			],
		};
	}
	const shown = plan.levers.filter(({ potential }) => potential > 0);
	return {
		blocks: [
			heading(1, 'Les leviers'),
			{ kind: 'text', text: `${leversFinding(plan, scope.indicator.gap)}.` },
			...(shown.length > 0
				? [
						noteTable(
							'Potentiel de chaque segment, en rejoignant le meilleur quart des régions',
							leverColumns(site, bases),
							shown.slice(0, Math.max(LEVERS, plan.closedBy ?? 0)),
						),
					]
				: []),
		],
	};
}

function listsPart({ site, opening, market, coverage, other }: Shown): NotePart {
	const { scope, judged } = opening;
	const { buyers, contracts } = market;
	// Those of the page's own question, which binds both families.
	const kept = buyerColumns(site, judged || other).filter(
		({ key }) => !['level', 'ministry', 'segment'].includes(key),
	);
	const named = buyersOf(buyers.rows, true).filter(({ name }) => name !== null);
	const withIds = contracts.nearest.some(({ id }) => id !== null);
	const open: readonly BriefBasin[] = coverage?.open ?? [];
	return {
		blocks: [
			heading(1, 'Acheteurs, contrats, bassins'),
			...(other
				? [
						{
							kind: 'remark',
							text: 'Contrats, acheteurs et bassins sont ceux de la vue par défaut.',
						} as const,
					]
				: []),
			...(named.length > 0
				? [
						{ kind: 'text', text: buyersFinding(buyers.summary) } as const,
						noteTable(
							`Les plus gros acheteurs de l’assiette, ${scope.label}`,
							kept,
							named.slice(0, ROWS),
						),
					]
				: []),
			...(contracts.nearest.length > 0
				? [
						noteTable(
							`Les premiers contrats à finir sous ${contracts.months} mois, déjà réalisés en dernier, ${scope.label}`,
							// The potential of a segment stands among the levers.
							contractColumns(site, new Map(), withIds),
							contracts.nearest.slice(0, ROWS),
						),
					]
				: []),
			...(coverage && open.length > 0
				? [
						noteTable(
							openBasinsCaption(coverage, scope.label),
							BRIEF_BASIN_COLUMNS,
							open.slice(0, ROWS),
						),
					]
				: []),
		],
	};
}

/** The note of a region at a question: what its page shows of it. */
export function regionNote(site: SiteData, answer: Answer, page: RegionPage): Note {
	const { code, market, coverage, byDefault } = page;
	const { year, edition } = answer.question;
	const label = regionLabel(site, edition, code);
	const scope = scopeView(answer, code, label);
	const nation = scopeView(answer, NATION, 'France');
	const plan = levers(answer, scope, regionScopes(answer, site));
	const shown: Shown = {
		site,
		answer,
		opening: openingOf(site, answer, scope, plan, page),
		segments: segmentRows(answer, site, scope),
		market,
		coverage,
		other: !isSameQuestion(answer.question, byDefault),
	};
	return assemble(`${label}\u00a0: où en est la région de ses ${TARGET_TEXT}\u00a0?`, [
		linesPart(answer, openingLines(shown.opening)),
		resultPart(answer, `${label} et la France, ${year}`, [scope, nation], {
			name: label,
			subject: label,
			points: trendPoints(answer, code),
			reference: { name: 'France', points: trendPoints(answer, NATION) },
		}),
		segmentsPart(answer, label, shown.segments, { picture: true }),
		leversPart(shown),
		listsPart(shown),
		observationsPart('Observations du préfet', page.observations),
	]);
}
