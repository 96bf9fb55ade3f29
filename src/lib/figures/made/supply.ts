/** Structures that could work: how many, in how many basins, and what they leave unserved. */
import { count, number } from '$lib/format';
import type { Cents } from '$lib/rules/sums';
import { madeOf, sumText } from './made';

export const COUNTED =
	'Une structure est comptée quand son SIRET est au registre (structures.csv), avec un type que la circulaire compte, et que la période du type et celle de l’inscription touchent l’exercice. Une date vide laisse la période ouverte. Un bassin est servi, ou compté, quand au moins une y est inscrite.';
export const COUNTED_TWICE =
	'Une structure inscrite sous deux types, ou dans deux bassins, compte une fois dans chacun.';

const plain = madeOf();

/** Basins that hold some of these structures; undefined: unknown. */
const basins = (label: string) =>
	madeOf<{ basins: number | undefined; structures: number }>()(number)`${label}
		= nombre de bassins différents
		= ${(a) => number(a.basins ?? 0)} bassins pour ${(a) => count(a.structures, 'structure')}\u00a0; celles sans bassin n’en ont aucun`;

/** Structures that declare the segment of a lever. */
export const LEVER_SUPPLY = {
	insertion: plain('SIRET')`Structures d’insertion
		= nombre de SIRET différents qui déclarent le segment`,
	handicap: plain('SIRET')`Structures du handicap
		= nombre de SIRET différents qui déclarent le segment`,
	basins: basins('Bassins servis'),
};

/** Structures of one kind. */
export const KIND_SUPPLY = {
	structures: plain('SIRET')`Structures comptées
		= nombre de SIRET différents, additionnés par bassin`,
	basins: basins('Bassins'),
};

export const PLACE_SUPPLY = madeOf<{ kinds: string }>()(number)`Structures du bassin
	= somme par type de structure = ${(a) => a.kinds}`;

export const DECLARED_SUPPLY = madeOf<{ sum: string }>()(number)`Structures qui déclarent le segment
	= structures d’insertion + structures du handicap, région par région
	= ${(a) => a.sum}`;

const region = madeOf<{ structures: number; kinds: readonly string[] }>();
const silent = madeOf<{ structures: number; withoutSegment: number; withoutBasin: number }>();

/** Structures of a region, and those that name no segment or no basin. */
export const REGION_SUPPLY = {
	structures: region(number)`Structures comptées
		= somme des structures par type = ${(a) => sumText(a.kinds)}`,
	withoutSegment: silent(number)`Structures sans segment déclaré
		= nombre d’inscriptions comptées dont la colonne «\u00a0segments\u00a0» est vide
		= ${(a) => number(a.withoutSegment)} sur ${(a) => count(a.structures, 'structure')}`,
	withoutBasin: silent(number)`Structures sans bassin déclaré
		= nombre d’inscriptions comptées dont la colonne «\u00a0bassin\u00a0» est vide
		= ${(a) => number(a.withoutBasin)} sur ${(a) => count(a.structures, 'structure')}`,
};

/** Segments with a potential, and those that no structure of the region declares. */
export const UNSERVED = {
	levers: plain('segment')`Segments à potentiel
		= nombre de segments dont le potentiel n’est pas nul`,
	alone: plain('segment')`Segments à potentiel que personne ne déclare dans la région
		= nombre de segments à potentiel sans structure d’insertion ni du handicap`,
	potential: madeOf<{ potentials: readonly Cents[] }>()()`Potentiel sans offre connue
		= somme des potentiels de ces segments = ${(a) => sumText(a.potentials)}`,
};
export const UNSERVED_IS =
	'Un segment a un potentiel quand la région y fait moins que le meilleur quart des régions. Une structure d’une autre région peut y répondre\u00a0: ici seules celles de la région comptent.';

const bare = madeOf<{ bare: number; spending: number }>();

/** Basins where the State spends, and those without structure. */
export const BARE = {
	bare: bare(number)`Bassins sans structure comptée
		= nombre de bassins = ${(a) => number(a.bare)} sur ${(a) => number(a.spending)}`,
	spending: bare(number)`Bassins où l’État achète dans l’assiette
		= nombre de bassins = ${(a) => number(a.bare)} sans structure + ${(a) => number(a.spending - a.bare)} avec`,
	base: madeOf<{ bases: readonly Cents[] }>()()`Assiette de ces bassins
		= somme des assiettes des bassins sans structure comptée = ${(a) => sumText(a.bases)}`,
};
export const BARE_IS =
	'Les bassins qui touchent la région, chacun en entier, où l’assiette est positive. Un bassin est sans structure quand aucune inscription comptée ne le nomme\u00a0; une structure voisine peut y travailler.';
