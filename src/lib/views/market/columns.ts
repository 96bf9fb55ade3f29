import { boundsShort } from '$lib/charts/markWords';
import { count, typeset } from '$lib/format';
import type { Cents } from '$lib/rules/sums';
import { VERDICT_WORDS } from '$lib/rules/target';
import { robustnessOf } from '$lib/rules/trials';
import type { Column } from '$lib/ui/column';
import { column, dateColumn, eurosColumn, figureColumn } from '../figureColumns';
import type { Edition } from '$lib/rules/territory';
import { listedSegment, regionLabel, type SiteData } from '../site';
import { robustnessCell } from '../trials';
import type { BuyersBrief } from './brief';
import type { Buyer, BuyerGroup } from './buyers';
import {
	BASIS_WORDS,
	leftToRealise,
	type NationalContract,
	type TellableContract,
} from './contracts';

/** Words of the row of the buyers that are not told apart. */
export function buyerName({ name, buyers }: Buyer): string {
	if (name !== null) return typeset(name);
	if (buyers === null) return 'Les autres acheteurs, ensemble';
	return `${count(buyers, 'autre acheteur', 'autres acheteurs')}, ensemble`;
}

/** What buyers that a table does not show are; rows, where it is not known how many one of them sums. */
export function otherBuyers(rows: readonly Buyer[]): string {
	const all = rows.map(({ name, buyers }) => (name === null ? buyers : 1));
	if (all.includes(null)) return count(rows.length, 'autre ligne', 'autres lignes');
	const sum = all.reduce<number>((total, buyers) => total + (buyers ?? 0), 0);
	return count(sum, 'autre acheteur', 'autres acheteurs');
}

/** @param target whether the figures are those of the whole target: one family has no gap to 10 % */
const judged = <Row extends Pick<Buyer, 'indicator' | 'sums'>>(target: boolean): Column<Row>[] => [
	figureColumn('base', ({ indicator }) => indicator.base),
	figureColumn('realised', ({ indicator }) => indicator.m2),
	figureColumn('share', ({ indicator }) => indicator.share),
	{
		key: 'bounds',
		label: 'Bornes',
		align: 'end',
		value: ({ indicator }) => boundsShort(indicator.low, indicator.high) || null,
		sortValue: ({ indicator }) => indicator.low,
		absence: 'notComputable',
	},
	eurosColumn('unidentified', 'À examiner', ({ sums }) => sums.unidentified),
	...(target
		? [figureColumn<Row>('signedGap', ({ indicator }) => indicator.signedGap, 'gap')]
		: []),
];

export function buyerColumns(site: SiteData, target: boolean): Column<Buyer>[] {
	const others = ({ name }: Buyer) => (name === null ? 'notApplicable' : 'unknown');
	return [
		{ key: 'name', label: 'Acheteur', value: buyerName },
		...judged<Buyer>(target),
		{ key: 'level', label: 'Niveau', absence: others },
		{ key: 'ministry', label: 'Ministère', absence: others },
		column(
			'segment',
			'Segment principal',
			({ segment }) => (segment === null ? null : listedSegment(site, segment)),
			{ absence: others },
		),
	];
}

/**
 * @param label header of the first column: the level, or the ministry
 * @param counted whether it is known how many buyers each group holds
 * @param trials those of each group by its code, where they are known
 */
export function groupColumns(
	label: string,
	target: boolean,
	counted: boolean,
	trials: BuyersBrief['levelTrials'] | null = null,
): Column<BuyerGroup>[] {
	const verdict: Column<BuyerGroup> = column(
		'verdict',
		'Verdict',
		({ indicator }) => VERDICT_WORDS[indicator.verdict],
	);
	const tried: Column<BuyerGroup> = column(
		'robustness',
		'Épreuves',
		({ code, sums }) => {
			const known = trials?.[code ?? ''] ?? [];
			return (
				robustnessCell({ trials: known, robustness: robustnessOf(sums, known) }) ?? 'sans objet'
			);
		},
		{ absence: 'notApplicable' },
	);
	return [
		{ key: 'label', label },
		...(counted ? [{ key: 'buyers', label: 'Acheteurs', align: 'end' } as const] : []),
		...judged<BuyerGroup>(target),
		...(target ? [verdict] : []),
		...(target && trials ? [tried] : []),
	];
}

/** @param potentials what each segment would bring, in cents */
export function contractColumns(
	site: SiteData,
	potentials: ReadonlyMap<string, Cents>,
	withIds: boolean,
): Column<TellableContract>[] {
	const id: Column<TellableContract>[] = withIds ? [{ key: 'id', label: 'Contrat' }] : [];
	return [
		dateColumn('end', 'Fin', ({ end }) => end),
		...id,
		{ key: 'buyer', label: 'Acheteur' },
		{ key: 'segment', label: 'Segment', value: ({ segment }) => listedSegment(site, segment) },
		{ ...eurosColumn<TellableContract>('amount', 'Montant'), decisive: true },
		column('basis', 'Nature', ({ basis, year }) =>
			basis === null ? null : `${BASIS_WORDS[basis]} en ${year}`,
		),
		eurosColumn('realised', 'Déjà réalisé'),
		column('clause', 'Clause ou réservation', ({ clause }) =>
			clause === null ? null : clause ? 'oui' : 'non',
		),
		...(potentials.size === 0
			? []
			: [
					eurosColumn<TellableContract>(
						'potential',
						'Potentiel du segment',
						({ segment }) => potentials.get(segment) ?? 0,
					),
				]),
		{ key: 'basin', label: 'Bassin' },
	];
}

/** The same for the whole country, with what is left to realise. */
export function nationalContractColumns(
	site: SiteData,
	edition: Edition,
): Column<NationalContract>[] {
	return [
		{ key: 'buyer', label: 'Acheteur' },
		eurosColumn('left', 'Non réalisé', leftToRealise),
		dateColumn('end', 'Fin', ({ end }) => end),
		{ key: 'segment', label: 'Segment', value: ({ segment }) => listedSegment(site, segment) },
		column('region', 'Région', ({ region }) => regionLabel(site, edition, region)),
		eurosColumn('amount', 'Montant'),
		{ key: 'year', label: 'Payé en', format: (year) => String(year) },
		eurosColumn('realised', 'Déjà réalisé'),
		column('clause', 'Clause ou réservation', ({ clause }) =>
			clause === null ? null : clause ? 'oui' : 'non',
		),
	];
}
