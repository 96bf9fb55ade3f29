/**
 * What people call the columns of the contract, by table. Words are compared without case, accents, order
 * nor the small words between them: « N° SIRET de l’acheteur » is `siret acheteur`.
 */
export const SYNONYMS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
	achats: {
		id: ['pièce', 'numéro pièce', 'identifiant', 'référence', 'numéro facture', 'numéro ligne'],
		exercice: [
			'année',
			'an',
			'exercice comptable',
			'exercice budgétaire',
			'année exercice',
			'date paiement',
			'date règlement',
			'date mandat',
		],
		departement: [
			'dépt',
			'dpt',
			'dép',
			'département exécution',
			'lieu exécution',
			'dépt exécution',
		],
		bassin: ['zone emploi', 'ze', 'ze2020', 'ze2010', 'bassin emploi'],
		acheteur_siret: [
			'siret service',
			'acheteur id',
			'siret acheteur public',
			'siret pouvoir adjudicateur',
		],
		acheteur_nom: [
			'acheteur',
			'service',
			'service acheteur',
			'entité',
			'administration',
			'centre financier',
			'organisme',
			'pouvoir adjudicateur',
		],
		acheteur_niveau: ['niveau', 'type acheteur'],
		ministere: ['tutelle'],
		segment: ['segment achat'],
		cpv: ['code cpv', 'cpv principal'],
		fournisseur_siret: [
			'siret',
			'siret tiers',
			'siret prestataire',
			'siret titulaire',
			'titulaire id',
			'code taxe 1',
		],
		fournisseur_nom: [
			'fournisseur',
			'tiers',
			'prestataire',
			'titulaire',
			'raison sociale',
			'raison sociale fournisseur',
			'fournisseur payé dp',
		],
		montant_ht: [
			'montant',
			'montant payé',
			'montant hors taxes',
			'montant payé ht',
			'total ht',
			'ht',
		],
		base_montant: ['nature montant', 'base', 'type montant'],
		sous_traitant_siret: ['siret sous traitant'],
		sous_traitance_ht: ['montant sous traité', 'montant sous traitance', 'sous traitance'],
		clause_sociale: ['clause', 'clause insertion', 'clauses sociales', 'clause sociale insertion'],
		marche_reserve: ['réservé', 'lot réservé', 'marchés réservés'],
		heures_insertion: ['heures', 'nombre heures', 'heures réalisées', 'nb heures insertion'],
		contrat_id: [
			'contrat',
			'marché',
			'numéro marché',
			'numéro contrat',
			'ej',
			'engagement juridique',
		],
		contrat_fin: ['fin', 'date fin', 'fin marché', 'échéance', 'date fin marché'],
	},
	structures: {
		siret: ['siret structure', 'siret établissement'],
		nom: ['raison sociale', 'dénomination', 'structure', 'name', 'enseigne'],
		type: ['type structure', 'kind', 'agrément', 'catégorie'],
		departement: ['dépt', 'dpt', 'dép'],
		bassin: ['zone emploi', 'ze', 'ze2020', 'ze2010'],
		valide_du: ['début', 'date début', 'début conventionnement', 'début agrément'],
		valide_au: ['fin', 'date fin', 'fin conventionnement', 'fin agrément'],
		source: ['origine'],
	},
	postes: {
		poste_id: ['poste', 'identifiant', 'id'],
		structure_porteuse: ['porteur', 'structure', 'employeur', 'raison sociale'],
		type_porteur: ['type structure', 'nature porteur'],
		departement: ['dépt', 'dpt', 'dép'],
		etp: ['équivalent temps plein', 'nombre etp', 'temps plein'],
		debut: ['date début', 'prise poste'],
		fin: ['date fin'],
		heures_annuelles: ['heures', 'heures insertion'],
		marches_suivis: ['marchés', 'nombre marchés'],
		financement: ['financeur'],
	},
	couvertures: {
		poste_id: ['poste', 'identifiant poste'],
		bassin: ['zone emploi', 'ze', 'ze2020', 'ze2010'],
		mode: ['type couverture'],
		debut: ['date début'],
		fin: ['date fin'],
	},
};

const SMALL = new Set([
	'd',
	'de',
	'des',
	'du',
	'l',
	'la',
	'le',
	'les',
	'en',
	'au',
	'a',
	'n',
	'no',
	'num',
]);

/** A name as the set of its words, small words apart: names with the same key mean the same. */
export function nameKey(name: string): string {
	const words = name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter((word) => word !== '' && !SMALL.has(word));
	return words.sort().join(' ');
}
