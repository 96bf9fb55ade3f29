import { count, eurosShort, percent } from '$lib/format';
import { NO_LIST } from '../indicatorFindings';
import type { BuyerGroup, BuyersSummary } from './buyers';

/** How many buyers spend in the base with nothing performed there. */
export function buyersFinding({ named, without, withoutBase }: BuyersSummary): string {
	const all = count(named, 'acheteur distingué', 'acheteurs distingués');
	if (without === null)
		return `Ce qui est réalisé chez ${all} n’est pas calculable\u00a0: ${NO_LIST}.`;
	if (without === 0) return `Chez chacun des ${all}, quelque chose est réalisé selon les données.`;
	const who =
		without === named && named > 1
			? `Chez aucun des ${all}`
			: `Chez ${count(without, 'acheteur')} sur ${named}`;
	return `${who}, rien n’est réalisé selon les données\u00a0: ${eurosShort(withoutBase)} HT d’assiette sans structure ni heure de clause.`;
}

/** Levels inside a sentence. */
const LEVEL_SHORT: Readonly<Record<string, string>> = {
	etat_central: 'administration centrale',
	etat_deconcentre: 'services déconcentrés',
	etat: 'État sans niveau précisé',
	etablissement_public: 'établissements publics',
};

const shareOf = ({ indicator }: BuyerGroup) => percent(indicator.share);

/** The ministries of the lowest and of the highest share; null when two cannot be told apart. */
function ministryEnds(
	ministries: readonly BuyerGroup[],
): readonly [lowest: BuyerGroup, highest: BuyerGroup] | null {
	const known = ministries
		.filter(({ code, indicator }) => code !== null && indicator.share !== null)
		.sort((a, b) => (b.indicator.share ?? 0) - (a.indicator.share ?? 0));
	const [highest] = known;
	const lowest = known.at(-1);
	return lowest && highest && lowest !== highest ? [lowest, highest] : null;
}

/** The groups whose share {@link levelsFinding} prints, in its order, each with it. */
export function levelsNamed(
	levels: readonly BuyerGroup[],
	ministries: readonly BuyerGroup[],
): {
	levels: [text: string, group: BuyerGroup][];
	ministries: [text: string, group: BuyerGroup][];
} {
	const named = (group: BuyerGroup): [string, BuyerGroup] => [shareOf(group), group];
	return { levels: levels.map(named), ministries: (ministryEnds(ministries) ?? []).map(named) };
}

/** Levels side by side, then the ministries that lead and lag. */
export function levelsFinding(
	levels: readonly BuyerGroup[],
	ministries: readonly BuyerGroup[],
): string {
	const parts = levels.map(
		(level) => `${LEVEL_SHORT[level.code ?? ''] ?? level.label} ${shareOf(level)}`,
	);
	const text = `Part réalisée\u00a0: ${parts.join(', ')}.`;
	const ends = ministryEnds(ministries);
	if (!ends) return text;
	const [lowest, highest] = ends;
	return `${text} Par ministère, de ${shareOf(lowest)} (${lowest.label}) à ${shareOf(highest)} (${highest.label}).`;
}
