import type { Cents, WaySums } from './sums';
import { share } from './target';

/** How a part of M2 was performed. `autre`: by counted structures of no family. */
export type Way = 'reserve' | 'direct' | 'sous_traitance' | 'heures' | 'autre';

/** A family of counted structures, as `types_structures.csv` names them. */
export type Family = 'insertion' | 'handicap' | 'autre';

export const WAY_WORDS: Readonly<Record<Way, string>> = {
	reserve: 'marché réservé',
	direct: 'achat direct',
	sous_traitance: 'sous-traitance',
	heures: 'heures de clause',
	autre: 'autre structure',
};

export const FAMILY_WORDS: Readonly<Record<Family, string>> = {
	insertion: 'insertion par l’activité économique',
	handicap: 'handicap',
	autre: 'autre',
};

/** Amounts of one way by family, in cents. */
interface WayAmounts {
	way: Way;
	label: string;
	insertion: Cents;
	handicap: Cents;
	autre: Cents;
	total: Cents;
}

/**
 * M2 by way, in the method's order, and by family. Clause hours belong to insertion. The totals
 * add up to M2.
 * @param hours clause hours of the same scope, in cents.
 */
export function waysOf(sums: WaySums, hours: Cents): WayAmounts[] {
	const row = (way: Way, insertion: Cents, handicap: Cents, autre: Cents): WayAmounts => ({
		way,
		label: WAY_WORDS[way],
		insertion,
		handicap,
		autre,
		total: insertion + handicap + autre,
	});
	return [
		row('reserve', sums.reservedInsertion, sums.reservedHandicap, 0),
		row('direct', sums.directInsertion, sums.directHandicap, 0),
		row('sous_traitance', sums.subcontractInsertion, sums.subcontractHandicap, 0),
		row('heures', hours, 0, 0),
		row('autre', 0, 0, sums.orgOther),
	];
}

/** Part of org that rests on registry entries without any date, as a fraction; null without org. */
export function undatedShare(sums: WaySums, org: Cents): number | null {
	return share(sums.orgUndated, org);
}
