import { count, date, eurosShort, list } from '$lib/format';
import { PLAN_STATE_WORDS, type LeverSupply, type RegionSupply, type SupplyPlan } from './supply';

/** Whether the levers have someone to serve them. */
export function leversSupplyFinding(levers: readonly LeverSupply[]): string {
	if (levers.length === 0)
		return 'Aucun segment n’a de potentiel\u00a0: il n’y a pas d’offre à chercher.';
	const alone = levers.filter(({ insertion, handicap }) => insertion + handicap === 0);
	if (alone.length === 0) {
		return levers.length === 1
			? 'Le segment à potentiel a au moins une structure de la région qui le déclare.'
			: `Chacun des ${levers.length} segments à potentiel a au moins une structure de la région qui le déclare.`;
	}
	const potential = alone.reduce((sum, lever) => sum + lever.potential, 0);
	return `${count(alone.length, 'segment à potentiel', 'segments à potentiel')} sur ${levers.length} sans structure de la région qui le déclare\u00a0: ${eurosShort(potential)} sans offre connue.`;
}

/** Basins where the State spends and no counted structure stands. */
export function bareFinding({ bare, spending }: RegionSupply): string {
	if (spending === 0)
		return 'Aucune dépense de l’assiette n’est située dans un bassin de la région.';
	if (bare.length === 0) {
		return `Chaque bassin où l’État achète dans l’assiette (${spending}) a au moins une structure comptée.`;
	}
	const base = bare.reduce((sum, basin) => sum + basin.base, 0);
	return `${count(bare.length, 'bassin')} sur ${spending} où l’État achète dans l’assiette, sans aucune structure comptée\u00a0: ${eurosShort(base)}.`;
}

/** The dates of a plan in words: `du 1er janvier 2011 au 31 décembre 2012, terminé`. */
export function planDates({ from, to, state }: SupplyPlan): string {
	if (state === null) return 'dates non déclarées';
	const start = from === null ? '' : `du ${date(from)}`;
	const end = to === null ? 'sans fin déclarée' : `${from === null ? 'jusqu’' : ''}au ${date(to)}`;
	return [start, end].filter(Boolean).join(' ') + `, ${PLAN_STATE_WORDS[state]}`;
}

/** The services that follow a plan, each with its département when it has one alone. */
export function planServices({ services }: SupplyPlan): string {
	return list(
		services.map(({ name, departement }) => {
			const words = name ?? 'service non déclaré';
			return departement === null ? words : `${words}, département ${departement}`;
		}),
	);
}
