import {
	ASKED_MEASURES,
	CELL_MEASURES,
	FAMILY_SUMS,
	measureOf,
	type CellMeasure,
} from '$lib/rules/measures';
import { EDITIONS, FIRST_EDITION } from '$lib/rules/territory';
import { REGION_COLUMNS } from '$lib/queries/cubeColumns';
import {
	cents,
	decimal,
	flag,
	integer,
	share,
	text,
	type ExplorerColumn,
	type ExplorerTable,
} from './table';

const year = integer('exercice', 'année budgétaire');
const region = text('region_2010', 'code de la région de 2010, ou NR');
/** The regions of the other editions that hold it. */
const HOLDING = EDITIONS.filter((edition) => edition !== FIRST_EDITION).map((edition) =>
	text(REGION_COLUMNS[edition], `code de la région de ${edition}, ou NR`),
);
const segment = text('segment', 'code du segment\u00a0; vide\u00a0: non classé');
const perimeter = text('perimetre', 'etat, ep (établissements publics), hors');

/** The column of a measure, as its record tells it. */
function measure(name: CellMeasure): ExplorerColumn {
	const { amount, about } = measureOf(name);
	return amount === undefined ? integer(name, about) : cents(name, about);
}

const family = (name: keyof typeof FAMILY_SUMS): ExplorerColumn =>
	cents(name, FAMILY_SUMS[name].about);

/** What tables of buyers sum beside the amount and what structures performed. */
const REST = ASKED_MEASURES.filter((name) => name !== 'montant' && name !== 'organismes').map(
	measure,
);

/** What the tables of buyers segment by segment hold. */
const SEGMENT_SUMS = [
	text('segment', 'code du segment'),
	measure('montant'),
	family('organismes_insertion'),
	family('organismes_handicap'),
	...REST,
];

/** The tables that the site's own engine reads, in integer cents, and their companions. */
export const PUBLISHED_DESCRIPTIONS: readonly ExplorerTable[] = [
	{
		name: 'cube',
		about:
			'Toutes les sommes du site\u00a0: une ligne par base, exercice, région de 2010, segment et périmètre.',
		format: 'arrow',
		columns: [
			text('base_montant', 'paye, commande, attribue, maximum\u00a0: jamais additionnées'),
			year,
			region,
			text(
				'segment',
				'code du segment\u00a0; vide\u00a0: non classé, hors de l’État, commande ou plafond',
			),
			perimeter,
			...CELL_MEASURES.map(measure),
		],
	},
	{
		name: 'segments',
		about: 'Les segments, leur part de main d’œuvre en millionièmes (500 000 = 50\u00a0%).',
		format: 'arrow',
		columns: [
			text('code', 'code du segment'),
			flag('achats_courants', 'dans les achats courants'),
			integer('main_oeuvre_min', 'part de main d’œuvre, bas', 'millionièmes'),
			integer('main_oeuvre', 'part de main d’œuvre retenue', 'millionièmes'),
			integer('main_oeuvre_max', 'part de main d’œuvre, haut', 'millionièmes'),
			flag('source', 'appuyée sur une source publiée'),
		],
	},
	{
		name: 'acheteurs',
		about:
			'Les acheteurs de l’assiette, par exercice et région de 2010\u00a0; les plus petits sont réunis (nom vide).',
		format: 'arrow',
		columns: [
			year,
			region,
			perimeter,
			text('niveau', 'etat_central, etat_deconcentre, etat, etablissement_public'),
			text('ministere', 'ministère déclaré'),
			integer('numero', 'identifie l’acheteur\u00a0; vide\u00a0: acheteurs réunis'),
			text('nom', 'nom de l’acheteur'),
			text('segment_principal', 'segment du plus gros montant'),
			integer('services', 'acheteurs dans la ligne'),
			cents('montant', 'assiette'),
			measure('organismes'),
			cents('organismes_insertion', 'dont insertion'),
			cents('organismes_handicap', 'dont handicap'),
			...REST,
		],
	},
	{
		name: 'acheteurs_segments',
		about:
			'Les plus gros des mêmes acheteurs, segment par segment, dès 30\u00a0% de main d’œuvre\u00a0; ceux qui sont réunis (nom vide) gardent leur niveau, pas leur ministère.',
		format: 'arrow',
		columns: [
			year,
			region,
			perimeter,
			text('niveau', 'etat_central, etat_deconcentre, etat, etablissement_public'),
			text('ministere', 'ministère déclaré\u00a0; vide aussi pour les acheteurs réunis'),
			integer('numero', 'celui de la table acheteurs\u00a0; vide\u00a0: acheteurs réunis'),
			text('nom', 'nom de l’acheteur'),
			...SEGMENT_SUMS,
		],
	},
	{
		name: 'ministeres_segments',
		about:
			'Les ministères segment par segment, dès 30\u00a0% de main d’œuvre, pour toute la France.',
		format: 'arrow',
		columns: [year, perimeter, text('ministere', 'ministère déclaré'), ...SEGMENT_SUMS],
	},
	{
		name: 'contrats',
		about:
			'Les marchés qui finissent dans les 24 mois, par région\u00a0; les plus petits sont comptés ensemble (nom vide).',
		format: 'arrow',
		columns: [
			region,
			perimeter,
			segment,
			integer('numero', 'identifie le marché\u00a0; vide\u00a0: marchés réunis'),
			text('contrat_id', 'identifiant, si le jeu de données le diffuse'),
			text('nom', 'acheteur'),
			text('fin', 'date de fin, AAAA-MM-JJ'),
			text('bassin', 'nom du bassin, s’il n’y en a qu’un'),
			text('base_montant', 'paye, sinon commande, attribue, maximum'),
			year,
			cents('montant', 'montant du dernier exercice connu'),
			family('organismes_insertion'),
			family('organismes_handicap'),
			measure('heures'),
			measure('heures_prudentes'),
			measure('heures_genereuses'),
			flag('clause', 'clause sociale ou marché réservé'),
			integer('contrats', 'marchés dans la ligne'),
		],
	},
	{
		name: 'offre_locale',
		about:
			'Les structures comptées\u00a0: combien, par exercice, bassin et segment déclaré. Une structure compte dans chacun de ses segments.',
		format: 'arrow',
		columns: [
			year,
			region,
			...HOLDING,
			text('bassin', 'code de la zone d’emploi\u00a0; vide\u00a0: non déclaré'),
			text('segment', 'code du segment\u00a0; vide\u00a0: non déclaré'),
			text('famille', 'insertion ou handicap'),
			text('type', 'EI, AI, ETTI, ACI, ESAT, EA…'),
			integer('structures', 'structures différentes'),
		],
	},
	{
		name: 'postes_facilitateurs',
		about: 'Les postes de facilitateurs, sans le nom de leur porteur.',
		format: 'arrow',
		columns: [
			text('poste_id', 'identifiant'),
			text('type_porteur', 'PLIE, MDE, collectivite, GIP, chambre, association, autre'),
			flag('reseau_ave', 'dans le réseau Alliance Villes Emploi'),
			flag('lien_cma', 'travaille avec le chef de la mission achat de l’Etat'),
			text('departement', 'code'),
			decimal('etp', 'temps de travail', 'ETP'),
			text('debut', 'AAAA-MM-JJ\u00a0; vide\u00a0: sans début connu'),
			text('fin', 'AAAA-MM-JJ\u00a0; vide\u00a0: sans fin prévue'),
			decimal('heures_annuelles', 'heures d’insertion suivies', 'heures'),
			decimal('marches_suivis', 'marchés suivis'),
			text('financement', 'FSE-432, FSE-autre, Etat, collectivite, autre'),
		],
	},
	{
		name: 'noms_regions',
		about: 'Les noms des régions, dans chaque édition.',
		format: 'arrow',
		columns: [
			text('edition', EDITIONS.join(' ou ')),
			text('code', 'code Insee, FR ou NR'),
			text('libelle', 'nom'),
		],
	},
	{
		name: 'noms_segments',
		about: 'Les segments, leur nom et la source de leur part de main d’œuvre.',
		format: 'arrow',
		columns: [
			text('code', 'code du segment'),
			text('libelle', 'nom'),
			flag('achats_courants', 'dans les achats courants'),
			share('part_main_oeuvre_min', 'bas de l’intervalle'),
			share('part_main_oeuvre', 'part retenue'),
			share('part_main_oeuvre_max', 'haut de l’intervalle'),
			text('statut', 'source ou hypothese'),
			text('source', 'd’où vient la part'),
		],
	},
	{
		name: 'territoires',
		about: 'Chaque région de 2010, et celle de chaque autre découpage qui la réunit.',
		format: 'arrow',
		columns: [region, ...HOLDING],
	},
	{
		name: 'parametres',
		about: 'Une ligne\u00a0: la date de référence et le dernier exercice.',
		format: 'arrow',
		columns: [
			text('date_reference', 'AAAA-MM-JJ'),
			integer('dernier_exercice', 'le plus récent à cette date'),
		],
	},
];
