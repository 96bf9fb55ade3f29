import { TARGET_PERCENT } from '$lib/rules/target';
import { EDITIONS } from '$lib/rules/territory';
import { decimal, euros, flag, integer, share, text, type ExplorerTable } from './table';

/** The open data files as tables: already judged by the rules, in euros. */
export const OPEN_DATA_TABLES: readonly ExplorerTable[] = [
	{
		name: 'indicateur',
		about:
			'L’indicateur publié\u00a0: une ligne par exercice, édition des régions, région et segment, plus «\u00a0tous\u00a0» les segments. Périmètre par défaut, seuil de 50\u00a0%.',
		format: 'csv',
		columns: [
			integer('exercice', 'année budgétaire'),
			text('edition_regions', EDITIONS.join(' ou ')),
			text('region', 'code de la région, ou FR'),
			text('segment', 'code du segment, ou tous'),
			euros('assiette_ht', 'achats courants payés, segments à 50\u00a0% de main d’œuvre et plus'),
			euros('organismes_ht', 'réalisé par des structures'),
			euros('heures_ht', 'heures de clause valorisées'),
			euros('heures_prudentes_ht', 'les mêmes à la valeur prudente'),
			euros('heures_genereuses_ht', 'les mêmes à la valeur généreuse'),
			euros('realise_ht', 'organismes et heures'),
			euros(
				'clause_ht',
				`marchés à clause ou réservés (M3), jamais comparés à ${TARGET_PERCENT}\u00a0%`,
			),
			euros('non_identifie_ht', 'fournisseurs à examiner'),
			share('part', 'réalisé sur assiette\u00a0; vide si non calculable'),
			share('part_min', 'borne basse'),
			share('part_max', 'borne haute'),
			euros(
				'ecart_ht',
				`ce qui manque pour ${TARGET_PERCENT}\u00a0%\u00a0; vide si non calculable`,
			),
			text('verdict', 'atteint, non atteint, indéterminé, non calculable'),
			flag(
				'robuste',
				'même verdict à chaque épreuve\u00a0; vide hors de «\u00a0tous\u00a0», ou sans verdict tranché',
			),
			text('sensible_a', 'épreuves qui changent le verdict, séparées par une espace'),
		],
	},
	{
		name: 'epreuves',
		about:
			'Ce que devient la part sous d’autres hypothèses\u00a0: une ligne par exercice, édition, région et épreuve calculable.',
		format: 'csv',
		columns: [
			integer('exercice', 'année budgétaire'),
			text('edition_regions', EDITIONS.join(' ou ')),
			text('region', 'code de la région, ou FR'),
			text('epreuve', 'segments_limites, perimetre, non_classes, contrat, heure'),
			share('part_min', 'la plus petite part de l’épreuve'),
			share('part_max', 'la plus grande'),
			text('verdict', 'atteint, non atteint, indéterminé'),
		],
	},
	{
		name: 'registre',
		about: 'Du total payé à l’assiette, au centime\u00a0: une ligne par exercice, région et étape.',
		format: 'csv',
		columns: [
			integer('exercice', 'vide si illisible dans une ligne rejetée'),
			text('edition_regions', EDITIONS.join(' ou ')),
			text('region', 'code, FR, ou NR (non régionalisé)'),
			text('etape', 'total_paye, hors_etat, non_classe… assiette, organismes…'),
			euros('montant_ht', 'montant hors taxes'),
			integer('lignes', 'lignes d’achat'),
		],
	},
	{
		name: 'couverture',
		about: 'Les bassins d’emploi et leurs facilitateurs, à la date de référence.',
		format: 'csv',
		columns: [
			text('bassin', 'code de la zone d’emploi'),
			text('libelle', 'nom du bassin'),
			text('etat', 'dedie, partage, partiel, non_couvert, inconnu'),
			decimal('etp', 'temps de travail des facilitateurs', 'ETP'),
			integer('postes', 'postes actifs'),
			euros('assiette_ht', 'assiette du dernier exercice dans le bassin'),
		],
	},
	{
		name: 'demandes_fse',
		about: 'Le pré-contrôle de chaque demande de cofinancement FSE.',
		format: 'csv',
		columns: [
			text('demande_id', 'identifiant'),
			text('region', 'code, régions de 2010'),
			text('resultat', 'eligible, a_examiner, ineligible, hors_champ'),
			text('motifs', 'règles qui arrêtent la demande, séparées par une espace'),
			text('avertissements', 'règles à surveiller, séparées par une espace'),
			euros('cout_eligible', 'coût retenu\u00a0; vide si non calculable'),
			euros('fse_plafonne', 'FSE dans la limite du taux'),
		],
	},
	{
		name: 'rejets',
		about: 'Les lignes mises de côté et les avertissements de la lecture.',
		format: 'csv',
		columns: [
			text('fichier', 'fichier lu'),
			integer('ligne', 'rang de l’enregistrement, en-tête = 1'),
			text('colonne', 'colonne en cause'),
			text('valeur', 'valeur lue, ou (masqué)'),
			text('regle', 'ce qui ne va pas'),
			text('gravite', 'rejet ou avertissement'),
		],
	},
];
