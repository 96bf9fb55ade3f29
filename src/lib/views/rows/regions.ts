/** Regions behind a figure. */
import { scopeOf, type Answer } from '$lib/rules/answer';
import { rankedRegions, type RankedRegion } from '$lib/rules/distribution';
import { MIN_LINES } from '$lib/rules/ranking';
import type { Edition } from '$lib/rules/territory';
import { column, countColumn, figureColumn } from '../figureColumns';
import { regionLabel, type SiteData } from '../site';
import { rowsBehind, type RowsBehind } from './behind';

/** The regions of the shown edition in a segment, ranked as quartiles rank them. */
export const regionShares = (answer: Answer, site: SiteData, segment: string): RankedRegion[] =>
	rankedRegions(
		site.regions[answer.question.edition].map(({ code }) => {
			const found = scopeOf(answer, code).current.get(segment);
			const { base = 0, org = 0, hours = 0, lines = 0 } = found ?? {};
			return { code, base, realised: org + hours, lines };
		}),
	);

/** Regions in a segment, from the lowest share up. */
export const rankedRows = (
	site: SiteData,
	edition: Edition,
	regions: readonly RankedRegion[],
): RowsBehind =>
	rowsBehind<RankedRegion>(
		[
			{ ...countColumn<RankedRegion>('rank', 'Rang'), absence: 'notApplicable' },
			column('label', 'Région', ({ code }) => regionLabel(site, edition, code)),
			figureColumn('share'),
			figureColumn('base'),
			figureColumn('realised'),
			countColumn('lines', 'Lignes'),
		],
		regions,
		`Une ligne par région, de la plus basse part à la plus haute. Sans rang\u00a0: moins de ${MIN_LINES} lignes dans le segment, ou aucune assiette.`,
		'Aucune région.',
	);
