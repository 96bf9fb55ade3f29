/** The note of the nation: what the home page shows, with its segments. */
import { percent } from '$lib/format';
import type { RegionMap } from '$lib/geo/shapes';
import { hasVerdict, type Answer } from '$lib/rules/answer';
import { TARGET_TEXT } from '$lib/rules/target';
import { NATION } from '$lib/rules/territory';
import { sortRows } from '$lib/ui/order';
import { noteTable, type NoteBlock } from '$lib/ui/noteDocument';
import type { CoverageBriefData } from '../facilitators/brief';
import { regionsFinding, segmentsFinding } from '../indicatorFindings';
import { basinsText, gapText, verdictText, type OpeningLine } from '../region/opening';
import { mapValues, regionScopes } from '../regions';
import { anyShare, scopeView, type Scope } from '../scope';
import { levers, segmentRows } from '../segments';
import { listedSegment, type SiteData } from '../site';
import { REGION_COLUMNS, SEGMENT_COLUMNS } from '../tables';
import { trendPoints } from '../trend';
import {
	assemble,
	linesPart,
	observationsPart,
	resultPart,
	segmentsPart,
	told,
	type Note,
	type NotePart,
} from './note';

/** What the home page starts with. */
interface NationPage {
	coverage: CoverageBriefData | null;
	/** The map of the shown edition; null until it has come. */
	map: RegionMap | null;
}

function regionsPart(answer: Answer, scopes: readonly Scope[], map: RegionMap | null): NotePart {
	const { year, edition } = answer.question;
	if (!anyShare(scopes)) return { blocks: [] };
	const shown = sortRows(scopes, REGION_COLUMNS, { key: 'share', descending: true });
	const said = shown.map(({ label, indicator }) => `${label}, ${percent(indicator.share)}`);
	const picture: NoteBlock = {
		kind: 'picture',
		key: 'regions',
		caption: `${regionsFinding(scopes, edition)}. Part réalisée par région, ${year}, en % de l’assiette`,
		alt: `Carte de la part réalisée par région, face à ${TARGET_TEXT}. ${said.join('\u00a0; ')}.`,
	};
	return {
		blocks: [
			{ kind: 'heading', level: 1, text: 'Les régions' },
			...(map ? [picture] : []),
			noteTable(`Les régions de ${edition}, exercice ${year}`, told(REGION_COLUMNS, answer), shown),
		],
		charts: map
			? { regions: { kind: 'map', props: { map, values: mapValues(scopes, () => '') } } }
			: {},
	};
}

/** The note of the nation at a question: what the home page shows of it. */
export function nationNote(site: SiteData, answer: Answer, { coverage, map }: NationPage): Note {
	const { year, edition } = answer.question;
	const nation = scopeView(answer, NATION, 'France');
	const scopes = regionScopes(answer, site);
	const judged = hasVerdict(answer);
	const segments = segmentRows(answer, site, nation);
	const plan = levers(answer, nation, scopes);
	const nameOf = (code: string) => listedSegment(site, code);
	const lines: OpeningLine[] = [
		{ about: 'Résultat', anchor: 'resultat', text: verdictText({ scope: nation, judged }) },
		...(judged
			? [{ about: 'Écart', anchor: 'ecart', text: gapText({ scope: nation, plan, nameOf }) }]
			: []),
		{ about: 'Régions', anchor: 'regions', text: `${regionsFinding(scopes, edition)}.` },
		{ about: 'Segments', anchor: 'segments', text: `${segmentsFinding(segments)}.` },
		{ about: 'Bassins', anchor: 'facilitateurs', text: basinsText({ coverage }) },
	];
	return assemble(
		`Où en est l’État de ses ${TARGET_TEXT} d’achats socialement responsables\u00a0?`,
		[
			linesPart(answer, lines),
			resultPart(answer, `La France, ${year}`, [nation], {
				name: 'France',
				subject: 'La France',
				points: trendPoints(answer, NATION),
			}),
			regionsPart(answer, scopes, map),
			segmentsPart(answer, 'France', segments, {
				picture: false,
				columns: SEGMENT_COLUMNS.filter(({ key }) => key !== 'nation'),
			}),
			observationsPart('Observations'),
		],
	);
}
