/** Posts of facilitators: how many, their time, their work, what they answer; what prefects decided. */
import { count, number } from '$lib/format';
import { madeOf, precise } from './made';

const group = madeOf<{ posts: number; basins: number; told: number; all: number }>();

/** Some posts. */
export const POSTS = {
	posts: group('poste')`Postes = nombre de postes différents
		Les postes de facilitateurs en cours à cette date.`,
	basins: group(number)`Bassins couverts
		= nombre de bassins différents = ${(a) => count(a.basins, 'bassin')} pour ${(a) => count(a.posts, 'poste')}
		Les bassins que ces postes couvrent. Un bassin que plusieurs d’entre eux couvrent ne compte qu’une fois ici, mais il est aussi dans les autres lignes du tableau\u00a0: la colonne ne s’additionne pas.`,
	fte: group(precise)`ETP
		= somme des ETP connus = ${(a) => count(a.told, 'poste')} sur ${(a) => number(a.all)} ${(a) => (a.told > 1 ? 'disent leur' : 'dit son')} temps
		Le temps de travail de ces postes. Un poste dont le temps n’est pas dit n’est pas compté.`,
};

const tenth = (value: number) => number(value, 1);
const load = madeOf<{ fte: number; hours: number; contracts: number }>();

/** The work of a post. */
export const LOAD = {
	fte: load(precise)`ETP du poste = colonne «\u00a0etp\u00a0» de postes.csv
		Le temps de travail du poste, tel que le fichier le déclare.`,
	hoursPerFte: load(tenth)`Heures d’insertion par ETP
		= {heures d’insertion par an ${(a) => number(a.hours)}} ÷ {ETP du poste ${(a) => precise(a.fte)}}
		Les heures d’insertion que le poste suit en un an, rapportées à un temps plein. Aucun seuil n’est publié.`,
	contractsPerFte: load(tenth)`Marchés par ETP
		= {marchés suivis ${(a) => number(a.contracts)}} ÷ {ETP du poste ${(a) => precise(a.fte)}}
		Les marchés que le poste suit, rapportés à un temps plein.`,
};

const mean = (label: string, added: string) =>
	madeOf<{ work: number; time: number; told: number; all: number }>()(
		precise,
	)`${label} par ETP, en moyenne
		= somme des ${added} ÷ somme des ETP, pour les postes qui disent les deux
		= ${(a) => number(a.work)} ÷ ${(a) => precise(a.time)}, pour ${(a) => count(a.told, 'poste')} sur ${(a) => number(a.all)}
		Le travail des postes, rapporté à un temps plein. Les sommes d’abord, la division ensuite\u00a0: ce n’est pas une moyenne de rapports. Aucun seuil n’est publié.`;

/** The work of all the posts. */
export const MEAN_LOAD = {
	hoursPerFte: mean('Heures d’insertion', 'heures d’insertion par an'),
	contractsPerFte: mean('Marchés suivis', 'marchés suivis'),
};

const link = (label: string, name: string) => ({
	label,
	...madeOf<{ answer: string; kept: number; all: number }>()(
		number,
	)`${label}\u00a0: ${(a) => a.answer}
		= nombre de postes différents qui donnent cette réponse = ${(a) => number(a.kept)} sur ${(a) => count(a.all, 'poste')}
		Ce que les postes en cours déclarent dans la colonne «\u00a0${name}\u00a0» de postes.csv. Une case vide ne vaut ni oui ni non.`,
});

/** What the posts answer to one column of `postes.csv`. */
export const LINKS = {
	inNetwork: link('Dans le réseau Alliance Villes Emploi', 'reseau_ave'),
	withBuyers: link('Travaille avec le chef de la mission achat de l’Etat', 'lien_cma'),
};

/** The posts of one kind of host over all the years. */
export const TIMELINE = {
	posts: madeOf()('poste')`Postes = nombre de postes différents
		Les postes de facilitateurs de ce type de porteur, en cours ou non, quelle que soit la date choisie.`,
	hosts: madeOf<{ hosts: number; posts: number }>()(number)`Porteurs
		= nombre de porteurs différents = ${(a) => count(a.hosts, 'porteur')} pour ${(a) => count(a.posts, 'poste')}
		Les structures qui portent ces postes. Des postes sans porteur déclaré comptent ensemble pour un.`,
};

const decisions = (label: string) =>
	madeOf<{ decisions: number }>()(number)`${label}
		= nombre de décisions = ${(a) => count(a.decisions, 'décision')}
		Ce que le préfet de région a décidé à cette date\u00a0: les segments et les territoires où il juge un facilitateur pertinent, et ceux qu’il refuse.`;

/** What the prefect of a region decided. */
export const DECISIONS = {
	segments: decisions('Segments jugés pertinents'),
	refusedSegments: decisions('Segments refusés'),
	basins: decisions('Territoires jugés pertinents'),
	refusedBasins: decisions('Territoires refusés'),
};
