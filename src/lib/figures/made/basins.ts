/** A basin: what is spent in it, its posts, its structures, and the groups that it forms. */
import { count, number } from '$lib/format';
import type { Cents } from '$lib/rules/sums';
import { TARGET_TEXT } from '$lib/rules/target';
import { FIGURES } from '../figures';
import { madeOf, precise, sumText } from './made';

const spent = madeOf<{ base: Cents; done: Cents }>();

/** What State buyers spend in a basin. */
export const BASIN_SPENDING = {
	base: spent()`${FIGURES.base.label} dans le bassin
		= somme de la colonne «\u00a0Assiette\u00a0» des lignes ci-dessous
		${FIGURES.base.definition}`,
	realised: spent()`${FIGURES.realised.label} dans le bassin
		= organismes + heures, somme de la colonne «\u00a0Réalisé\u00a0» ci-dessous
		${FIGURES.realised.definition}`,
	share: spent('share')`${FIGURES.share.label} dans le bassin
		= (organismes + heures) ÷ assiette du bassin = {${(a) => a.done}} ÷ {${(a) => a.base}}
		${FIGURES.share.definition}`,
	gap: spent()`${FIGURES.signedGap.label} dans le bassin
		= assiette × ${TARGET_TEXT} − réalisé = {${(a) => a.base}} × ${TARGET_TEXT} − {${(a) => a.done}}
		${FIGURES.signedGap.definition}`,
};

/** The posts of a basin, each with the basins that it covers. */
export const BASIN_POSTS = {
	posts: madeOf<{ ids: readonly string[] }>()(number)`Postes du bassin
		= nombre de postes différents = ${(a) => a.ids.join(' + ') || 'aucun poste'}
		Les postes de facilitateurs qui couvrent le bassin à cette date. Un poste partagé est dans chacun de ses bassins\u00a0: la somme de la colonne dépasse donc le nombre de postes.`,
	fte: madeOf<{ shared: readonly { fte: number | null; basins: number }[] }>()(
		precise,
	)`ETP du bassin
		= somme de (ETP du poste ÷ nombre de ses bassins)
		= ${(a) =>
			a.shared
				.flatMap(({ fte, basins }) => (fte === null ? [] : [`${precise(fte)} ÷ ${number(basins)}`]))
				.join(' + ') || 'aucun poste'}
		Le temps de travail qui revient au bassin\u00a0: celui d’un poste est partagé également entre les bassins qu’il couvre à cette date. Un poste dont le temps n’est pas dit n’est pas compté.`,
};

export const BASIN_STRUCTURES = madeOf<{ family: string }>()(
	'SIRET',
)`Structures du bassin, famille ${(a) => a.family}
	= nombre de SIRET différents de cette famille
	Les structures inscrites dans ce bassin au registre (structures.csv), avec un type que la circulaire compte, quand la période du type et celle de l’inscription touchent l’exercice. Une date vide laisse la période ouverte.`;

export const POPULATION = madeOf<{ source: string }>()()`Population du bassin
	= population de la zone, telle que publiée
	Les habitants de la zone d’emploi, d’après la table de référence des bassins\u00a0: ${(a) => a.source}.`;

export const UNLOCATED = madeOf<{ unlocated: Cents; total: Cents }>()(
	'share',
)`Assiette non localisée
	= {assiette sans bassin connu ${(a) => a.unlocated}} ÷ {assiette ${(a) => a.total}}
	La part de l’assiette dont les lignes d’achat ne disent pas le bassin, ou disent un code qui n’est pas une zone d’emploi.`;

/** The spending that one FTE follows. */
export const PER_FTE = madeOf<{
	base: Cents;
	fte: number;
	basins: number;
}>()()`Assiette par ETP dans les bassins couverts
	= somme des assiettes ÷ somme des ETP, pour les bassins couverts qui ont les deux
	= {${(a) => a.base}} ÷ ${(a) => precise(a.fte)}, pour ${(a) => count(a.basins, 'bassin')}
	Un repère de Cap 10, faute de norme publiée\u00a0: un quotient des achats et du temps déclaré, qui ne mesure pas le travail d’un facilitateur.`;

/** A group of neighbouring basins. */
export const NEIGHBOURS = {
	base: madeOf<{ bases: readonly Cents[] }>()()`Assiette du groupe de bassins
		= somme des assiettes des bassins = ${(a) => sumText(a.bases)}
		Ce que l’État a payé dans ces bassins, dans les segments de l’assiette.`,
	workload: madeOf<{ owed: Cents; perFte: Cents }>()(
		(fte) => `${number(fte, 3)}\u00a0ETP`,
	)`Charge du groupe de bassins
		= {somme des assiettes des bassins ${(a) => a.owed}} ÷ {assiette par ETP des bassins couverts ${(a) => a.perFte}}
		L’assiette de ces bassins, rapportée à celle que les bassins couverts ont pour un ETP\u00a0: un repère de Cap 10, non une charge mesurée. Une assiette négative ne pèse rien.`,
};
