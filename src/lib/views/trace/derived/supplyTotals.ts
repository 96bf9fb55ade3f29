import { count, number } from '$lib/format';
import type { RegionPlaces } from '../../supply/places';
import type { BareBasin, LeverSupply, RegionSupply } from '../../supply/supply';
import { eurosColumn } from '../../figureColumns';
import { segmentLabel, type SiteData } from '../../site';
import { SOURCES } from '../explanation';
import { rowsBehind, type Origin, type RowsBehind } from '../origin';
import { basinFilters } from './basins';
import { money, sumText } from './made';
import { counted, structureRows, type SupplyScope } from './supplyRows';

const TWICE =
	'Une structure inscrite sous deux types, ou dans deux bassins, compte une fois dans chacun.';

/** Structures that name no segment, one by one; null where none is named. */
const withoutSegment = ({ named, ...found }: RegionPlaces): RowsBehind | null =>
	named &&
	structureRows(
		{ ...found, named: named.filter(({ segments }) => segments.length === 0) },
		{
			segment: null,
			kinds: [...new Set(named.map(({ kind }) => kind))],
		},
	);

/** Structures of a region, all of them or those that name no segment or no basin. */
export function explainSupply(
	{ read, label: place, year }: SupplyScope,
	{ kinds, structures, withoutSegment: silent, withoutBasin }: RegionSupply,
	key: 'structures' | 'withoutSegment' | 'withoutBasin',
): Origin {
	const all = kinds.map(({ kind }) => kind);
	if (key === 'structures') {
		return {
			explanation: counted({
				label: 'Structures comptées',
				place,
				value: structures,
				more: TWICE,
				words: 'somme des structures par type',
				numbers: sumText(kinds.map((each) => `${number(each.structures)}\u00a0${each.kind}`)),
				year,
				filters: [],
			}),
			rows: async () => ({
				...structureRows(await read(), { segment: null, kinds: all }),
				note: TWICE,
			}),
		};
	}
	const noSegment = key === 'withoutSegment';
	const value = noSegment ? silent : withoutBasin;
	return {
		explanation: counted({
			label: noSegment ? 'Structures sans segment déclaré' : 'Structures sans bassin déclaré',
			place,
			value,
			more: TWICE,
			words: noSegment
				? 'nombre d’inscriptions comptées dont la colonne «\u00a0segments\u00a0» est vide'
				: 'nombre d’inscriptions comptées dont la colonne «\u00a0bassin\u00a0» est vide',
			numbers: `${number(value)} sur ${count(structures, 'structure')}`,
			year,
			filters: [],
		}),
		rows: async () => {
			const found = await read();
			if (!noSegment) {
				return {
					...structureRows(found, { segment: null, kinds: all, basin: null }),
					note: TWICE,
				};
			}
			return (
				withoutSegment(found) ??
				rowsBehind([], [], {
					empty:
						'La diffusion du jeu de données est publique\u00a0: les structures ne sont pas nommées, et leur nombre sans segment n’est publié que pour la région.',
				})
			);
		},
	};
}

/** Segments with a potential: all of them, those that no structure of the region declares, or the potential of these. */
export function explainLeversSupply(
	site: SiteData,
	{ label, year }: Pick<SupplyScope, 'label' | 'year'>,
	levers: readonly LeverSupply[],
	key: 'levers' | 'alone' | 'potential',
): Origin {
	const alone = levers.filter(({ insertion, handicap }) => insertion + handicap === 0);
	const kept = key === 'levers' ? levers : alone;
	const sum = alone.reduce((total, { potential }) => total + potential, 0);
	const value = key === 'potential' ? money(sum) : number(kept.length);
	return {
		explanation: {
			label: {
				levers: 'Segments à potentiel',
				alone: 'Segments à potentiel que personne ne déclare dans la région',
				potential: 'Potentiel sans offre connue',
			}[key],
			place: `${label}, ${year}`,
			value,
			definition:
				'Un segment a un potentiel quand la région y fait moins que le meilleur quart des régions. Une structure d’une autre région peut y répondre\u00a0: ici seules celles de la région comptent.',
			source: SOURCES.ours,
			formula: {
				words:
					key === 'potential'
						? 'somme des potentiels de ces segments'
						: key === 'alone'
							? 'nombre de segments à potentiel sans structure d’insertion ni du handicap'
							: 'nombre de segments dont le potentiel n’est pas nul',
				numbers:
					key === 'potential'
						? sumText(alone.map(({ potential }) => money(potential)))
						: count(kept.length, 'segment'),
				result: value,
			},
			filters: [
				`Structures comptées en ${year} qui déclarent le segment, inscrites dans un département de la région`,
			],
		},
		rows: rowsBehind<LeverSupply>(
			[
				{ key: 'code', label: 'Segment', value: ({ code }) => segmentLabel(site, code) },
				eurosColumn('potential', 'Potentiel', ({ potential }) => potential),
				{ key: 'insertion', label: 'Structures d’insertion', align: 'end' },
				{ key: 'handicap', label: 'Structures du handicap', align: 'end' },
			],
			kept,
			{ note: 'Une ligne par segment. Chaque chiffre dit son origine dans le tableau de la page.' },
		),
	};
}

/** Basins where the State spends: how many, those without structure, or what is spent in these. */
export function explainBare(
	site: SiteData,
	{ label, year }: Pick<SupplyScope, 'label' | 'year'>,
	{ bare, spending }: Pick<RegionSupply, 'bare' | 'spending'>,
	key: 'bare' | 'spending' | 'base',
): Origin {
	const sum = bare.reduce((total, { base }) => total + base, 0);
	const value = key === 'base' ? money(sum) : number(key === 'bare' ? bare.length : spending);
	return {
		explanation: {
			label: {
				bare: 'Bassins sans structure comptée',
				spending: 'Bassins où l’État achète dans l’assiette',
				base: 'Assiette des bassins sans structure comptée',
			}[key],
			place: `${label}, ${year}`,
			value,
			definition:
				'Les bassins qui touchent la région, chacun en entier, où l’assiette est positive. Un bassin est sans structure quand aucune inscription comptée ne le nomme\u00a0; une structure voisine peut y travailler.',
			source: SOURCES.ours,
			formula: {
				words: key === 'base' ? 'somme des assiettes de ces bassins' : 'nombre de bassins',
				numbers:
					key === 'base'
						? sumText(bare.map(({ base }) => money(base)))
						: key === 'bare'
							? `${number(bare.length)} sur ${number(spending)}`
							: `${number(bare.length)} sans structure + ${number(spending - bare.length)} avec`,
				result: value,
			},
			filters: basinFilters(site, year),
		},
		rows: rowsBehind<BareBasin>(
			[
				{ key: 'label', label: 'Bassin' },
				{ key: 'code', label: 'Code' },
				eurosColumn('base', 'Assiette', ({ base }) => base),
				eurosColumn('realised', 'Réalisé', ({ realised }) => realised),
			],
			bare,
			{
				note: `Une ligne par bassin sans structure comptée.${key === 'spending' ? ' Les autres sont sur la page Facilitateurs, avec leur assiette.' : ''}`,
				empty: 'Aucun bassin sans structure comptée.',
			},
		),
	};
}
