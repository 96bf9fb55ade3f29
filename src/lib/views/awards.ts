/** Lists of a data set of awards alone: who awarded, what ends soon, what structures hold. */
import { count, date, eurosShort } from '$lib/format';
import type { AwardedContract, Awards, AwardingBuyer } from '$lib/queries/awards';
import { NO_SUMS, type Cents } from '$lib/rules/sums';
import type { Column } from '$lib/ui/column';
import { awardedIndicator } from './awarded';
import { column, countColumn, dateColumn, eurosColumn, shareColumn } from './figureColumns';
import { LEVEL_WORDS } from './market/buyers';
import { listedSegment, type SiteData } from './site';

/** Levels of public buyers, in words. */
const PUBLIC_LEVELS: Readonly<Record<string, string>> = {
	...LEVEL_WORDS,
	regional: 'Région',
	departemental: 'Département',
	local: 'Commune ou groupement',
	autre: 'Autre acheteur public',
};

const levelWords = (level: string): string => PUBLIC_LEVELS[level] ?? level;

/** A buyer, with what M1 and M3 are of what it awarded. */
interface AwardingRow {
	name: string;
	level: string;
	ministry: string | null;
	base: Cents;
	org: Cents;
	share: number | null;
	lowM3: number | null;
	highM3: number | null;
	contracts: number;
}

export function awardingRows(buyers: readonly AwardingBuyer[]): AwardingRow[] {
	return buyers.map((buyer) => {
		const { base, org, unidentified, clause, clauseUnknown } = buyer;
		const sums = { ...NO_SUMS, base, org, unidentified, clause, clauseUnknown };
		const { share, lowM3, highM3 } = awardedIndicator(sums);
		return { ...buyer, level: levelWords(buyer.level), share, lowM3, highM3 };
	});
}

export const AWARDING_COLUMNS: readonly Column<AwardingRow>[] = [
	column('name', 'Acheteur'),
	eurosColumn('base', 'Attribué'),
	eurosColumn('org', 'À des structures (M1)'),
	shareColumn('share', 'Part M1'),
	shareColumn('lowM3', 'M3 au moins'),
	shareColumn('highM3', 'M3 au plus'),
	countColumn('contracts', 'Marchés'),
	column('level', 'Niveau'),
	column('ministry', 'Ministère', ({ ministry }) => ministry, { absence: 'unknown' }),
];

/** A contract as a table lists it. */
type ListedContract = AwardedContract & { key: string };

export const listedContracts = (contracts: readonly AwardedContract[]): ListedContract[] =>
	contracts.map((contract, rank) => ({ ...contract, key: String(rank) }));

const clauseWords = ({ clause }: AwardedContract): string =>
	clause === null ? 'inconnue' : clause ? 'oui' : 'non';

const segmentOf = (site: SiteData) =>
	column<ListedContract>(
		'segment',
		'Segment',
		({ segment }) => (segment === null ? null : listedSegment(site, segment)),
		{ absence: 'unknown' },
	);

/** Columns of the contracts that end soon. */
export function endingColumns(site: SiteData): readonly Column<ListedContract>[] {
	return [
		dateColumn('end', 'Fin', ({ end }) => end),
		column('buyer', 'Acheteur'),
		segmentOf(site),
		eurosColumn('amount', 'Attribué'),
		column('clause', 'Clause ou réservation', clauseWords),
		column('held', 'Tenu par une structure', ({ kind }) => kind ?? 'non'),
		column('level', 'Niveau', ({ level }) => levelWords(level)),
	];
}

/** Columns of the contracts that structures hold. */
export function heldColumns(site: SiteData): readonly Column<ListedContract>[] {
	return [
		column('buyer', 'Acheteur'),
		segmentOf(site),
		column('kind', 'Structure'),
		eurosColumn('org', 'Revient à la structure'),
		eurosColumn('amount', 'Attribué'),
		column('year', 'Exercice', ({ year }) => String(year)),
		dateColumn('end', 'Fin', ({ end }) => end),
		column('level', 'Niveau', ({ level }) => levelWords(level)),
	];
}

/** Who is in the lists, in the middle of a sentence. */
export const awardsScope = ({ scope }: Awards): string =>
	scope === 'etat'
		? 'de l’État, dans les segments de l’assiette'
		: 'de tous les acheteurs publics, tous segments';

/** How many contracts end, and when. */
export function endingSentence({ allEnding, months }: Awards, reference: string): string {
	const ends = `dans les ${months} mois qui suivent le ${date(reference)}`;
	if (allEnding === 0) return `Aucun marché attribué connu ne finit ${ends}.`;
	return `${count(allEnding, 'marché attribué finit', 'marchés attribués finissent')} ${ends}. C’est à leur renouvellement qu’une clause ou une réservation peut entrer.`;
}

/** How many contracts structures hold, and what for. */
export function heldSentence({ allHeld, heldAmount }: Awards): string {
	if (allHeld === 0) {
		return 'Aucun titulaire n’est une structure connue de ces données. Sans structures.csv, aucune ne peut l’être.';
	}
	return `${count(allHeld, 'marché attribué est tenu', 'marchés attribués sont tenus')} par une structure, pour ${eurosShort(heldAmount)}.`;
}
