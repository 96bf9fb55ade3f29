import { TO_COMPLETE, type DatasetInfo } from '$lib/contract/dataset';
import type { Engine } from '$lib/engine/engine';
import { editionOn } from '$lib/rules/territory';
import type { ImportSettings } from '../prepareImport';

/** What of an extract its jeu.json says, beside its lines. */
export interface Described {
	settings: ImportSettings;
	lieu: DatasetInfo['lieu'];
	/** What the source does not tell, in words; null when it tells all. */
	unknown: string | null;
}

/** The jeu.json of an imported extract, dated at the end of its last fiscal year, never later than today. */
export async function describePayments(
	engine: Engine,
	today: string,
	{ settings, lieu, unknown }: Described,
): Promise<Omit<DatasetInfo, 'prochaine_maj' | 'contact' | 'completude_minimale'>> {
	const [row] = await engine.query<{ premier: number; dernier: number; paye: boolean }>(
		`SELECT min(exercice) AS premier, max(exercice) AS dernier,
			bool_and(base_montant = 'paye') AS paye FROM achats`,
	);
	if (!row) throw new Error('no lines');
	const { premier, dernier, paye } = row;
	const years = premier === dernier ? `de ${premier}` : `de ${premier} à ${dernier}`;
	const end = `${dernier}-12-31`;
	return {
		titre: paye ? "Achats payés de l'État" : "Achats de l'État",
		producteur: TO_COMPLETE,
		licence: TO_COMPLETE,
		date_reference: end < today ? end : today,
		fictif: false,
		perimetre: `${paye ? 'Paiements' : 'Lignes'} ${years} d'un extrait remis par le producteur${unknown === null ? '' : `\u00a0; ${unknown}\u00a0: la part réalisée est un minimum`}`,
		taxes: 'HT',
		lieu,
		edition_regions: editionOn(end),
		...settings,
		diffusion: 'public',
		detail: false,
		source_url: '',
	};
}
