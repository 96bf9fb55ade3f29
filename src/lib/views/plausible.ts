/** Amounts and shares that stand out of their cohort, as tables and in words. */
import { count, number, percent } from '$lib/format';
import { NO_REGION, type Edition } from '$lib/rules/territory';
import { VERDICT_WORDS } from '$lib/rules/target';
import type { Change, OutlyingItem, Together } from '$lib/rules/withoutOutlying';
import type { Column } from '$lib/ui/column';
import { column, countColumn, eurosColumn, shareColumn } from './figureColumns';
import { LEVEL_WORDS } from './market/buyers';
import { listedSegment, regionLabel, type SiteData } from './site';

/** `× 14` or `÷ 20`: how many times the median, or what part of it. */
const timesWords = (ratio: number) =>
	ratio >= 1 ? `×\u00a0${number(ratio, 1)}` : `÷\u00a0${number(1 / ratio, 1)}`;

const shareWords = (share: number | null) =>
	share === null ? VERDICT_WORDS.notComputable : percent(share);

/** The verdict once something is taken out, and the one before where it was another. */
function verdictWords({ before, without }: Change): string {
	const after = VERDICT_WORDS[without.verdict];
	return before.verdict === without.verdict
		? `${after}, inchangé`
		: `${after}, au lieu de ${VERDICT_WORDS[before.verdict]}`;
}

/** Columns of what stands out; the verdict is that of its region, of France where it has none. */
export function outlyingColumns(
	site: SiteData,
	edition: Edition,
	kind: OutlyingItem['kind'],
): readonly Column<OutlyingItem>[] {
	const scopeOf = ({ inRegion, nation }: OutlyingItem) => inRegion ?? nation;
	const region = column<OutlyingItem>('region', 'Région', ({ region }) =>
		region === NO_REGION ? 'Non régionalisé' : regionLabel(site, edition, region),
	);
	const compared =
		kind === 'montant'
			? [
					eurosColumn<OutlyingItem>('amount', 'Payé'),
					eurosColumn<OutlyingItem>('median', 'Médiane des autres'),
				]
			: [
					eurosColumn<OutlyingItem>('amount', 'Payé'),
					shareColumn<OutlyingItem>('share', 'Part'),
					shareColumn<OutlyingItem>('median', 'Médiane des autres'),
				];
	return [
		...(kind === 'montant'
			? [column<OutlyingItem>('buyer', 'Acheteur', ({ buyer }) => buyer), region]
			: [region]),
		column('segment', 'Segment', ({ segment }) => listedSegment(site, segment)),
		column('level', 'Niveau', ({ level }) => LEVEL_WORDS[level] ?? level),
		...compared,
		column('ratio', 'Rapport', ({ ratio }) => ratio, {
			align: 'end',
			format: (ratio) => timesWords(Number(ratio)),
			exportDigits: 3,
		}),
		countColumn('others', 'Comparés', ({ others }) => others),
		{
			...shareColumn<OutlyingItem>(
				'without',
				'Part sans lui',
				(item) => scopeOf(item)?.without.share ?? null,
			),
			absence: (item) => (scopeOf(item) === null ? 'notApplicable' : 'notComputable'),
		},
		column(
			'verdict',
			'Verdict sans lui',
			(item) => {
				const change = scopeOf(item);
				return change && verdictWords(change);
			},
			{ absence: 'notApplicable' },
		),
	];
}

/** What all those of the base change together; null where nothing stands out. */
export function togetherSentence(
	site: SiteData,
	edition: Edition,
	{ counted, nation, regions }: Together,
	listed: number,
	[one, several]: readonly [one: string, several: string],
): string | null {
	if (listed === 0) return null;
	if (counted === 0) return 'Rien n’en est dans l’assiette\u00a0: aucune part n’en dépend.';
	const { before, without } = nation;
	const all = counted === 1 ? one : `les ${number(counted)} ${several}`;
	const said = `Sans ${all} de l’assiette, la part de la France serait de ${shareWords(without.share)} (${shareWords(before.share)} avec), verdict ${verdictWords(nation)}.`;
	if (regions.length === 0) return `${said} Aucun verdict de région ne change.`;
	const changed = regions.map(
		(region) => `${regionLabel(site, edition, region.region)} (${verdictWords(region)})`,
	);
	return `${said} ${count(regions.length, 'verdict de région change', 'verdicts de région changent')}\u00a0: ${changed.join('\u00a0; ')}.`;
}
