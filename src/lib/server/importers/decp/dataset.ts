import { TO_COMPLETE, type DatasetInfo } from '$lib/contract/dataset';
import type { Engine } from '$lib/engine/engine';
import type { ImportSettings } from '../prepareImport';
import { knownOf } from './notes';
import { openingYear, yearsOfContracts } from './opening';

/**
 * The jeu.json of imported contracts. Its perimeter says what the amounts are and what the files do
 * not tell; the reference date is the last notification, future ones apart, unless its year has nothing to
 * show: then the end of the year that has.
 */
export async function describeDataset(
	engine: Engine,
	today: string,
	settings: ImportSettings,
): Promise<Omit<DatasetInfo, 'prochaine_maj' | 'contact' | 'completude_minimale'>> {
	const [row] = await engine.query<{
		premier: number;
		dernier: number;
		reference: string | null;
		execution: boolean;
	}>(
		`SELECT min(exercice) AS premier, max(exercice) AS dernier,
			count(execution) * 2 > count(departement) AS execution,
			CAST(max(greatest(notification, notification_actuelle))
				FILTER (greatest(notification, notification_actuelle) <= CAST($1 AS DATE)) AS VARCHAR)
				AS reference
		FROM decp_lignes`,
		[today],
	);
	if (!row) throw new Error('no lines');
	const known = await knownOf(engine);
	const opening = openingYear(await yearsOfContracts(engine));
	const latest = row.reference ?? today;
	const reference =
		opening && opening.year < Number(latest.slice(0, 4)) ? `${opening.year}-12-31` : latest;
	const years =
		row.premier === row.dernier ? `en ${row.premier}` : `de ${row.premier} à ${row.dernier}`;
	const unknown = [
		known.frameworks ? [] : ['les accords-cadres ne sont pas distingués'],
		known.clauses === 0 ? ['les clauses sociales ne sont pas connues'] : [],
		known.unconfirmed > 0
			? ['le niveau de certains acheteurs est déduit de leur SIREN, à confirmer']
			: [],
	].flat();
	return {
		titre: 'Marchés publics attribués (données essentielles de la commande publique)',
		producteur: TO_COMPLETE,
		licence: 'Licence Ouverte 2.0',
		date_reference: reference,
		fictif: false,
		perimetre: [
			`Contrats notifiés ${years}, tous acheteurs publics, au montant attribué\u00a0: ni commande ni paiement`,
			...unknown,
		].join('\u00a0; '),
		taxes: 'HT',
		lieu: row.execution ? 'execution' : 'acheteur',
		edition_regions: '2016',
		...settings,
		diffusion: 'public',
		detail: false,
		source_url: '',
	};
}
