import { count, euros, percentOrLess } from '$lib/format';
import type { Engine } from '$lib/engine/engine';
import { openingYear, yearsOfContracts } from './opening';

/** What the files say of what only some columns tell. */
interface Known {
	/** Whether anything tells framework agreements: `techniques`, or a `nature`. */
	frameworks: boolean;
	/** Whether anything tells versions. */
	versions: boolean;
	/** Contracts whose clause is told. */
	clauses: number;
	contracts: number;
	/** Contracts whose clause is not told, in cents. */
	unknownCents: number;
	/** Contracts whose place of performance is told. */
	places: number;
	/** Contracts whose buyer's level comes from its SIREN alone or from nothing, and their cents. */
	unconfirmed: number;
	unconfirmedCents: number;
}

export async function knownOf(engine: Engine): Promise<Known> {
	const cents = (filter: string) =>
		`CAST(coalesce(sum(montant_ht) FILTER (${filter}), 0) * 100 AS DOUBLE)`;
	const guessed = "coalesce(niveau_d_apres, 'siren') = 'siren'";
	const [row] = await engine.query<{ [K in keyof Known]: Known[K] }>(
		`SELECT coalesce(bool_or(coalesce(techniques, nature) IS NOT NULL), false) AS frameworks,
			(SELECT coalesce(bool_or(coalesce(donneesActuelles, modification_id) IS NOT NULL), false)
				FROM decp_lues) AS versions,
			count(considerations) AS clauses,
			count(*) AS contracts,
			${cents('considerations IS NULL')} AS "unknownCents",
			count(execution) AS places,
			count(*) FILTER (${guessed}) AS unconfirmed,
			${cents(guessed)} AS "unconfirmedCents"
		FROM decp_lignes`,
	);
	if (!row) throw new Error('no lines');
	return row;
}

/** That the site opens on a year before the last one, and why. */
async function opening(engine: Engine): Promise<string | null> {
	const years = await yearsOfContracts(engine);
	const chosen = openingYear(years);
	const last = years.at(-1);
	if (!chosen || !last || chosen.year === last.year) return null;
	const why =
		last.state === 0 && chosen.state > 0
			? `n’a aucun contrat de l’État parmi ${count(last.contracts, 'contrat')}`
			: `n’a que ${count(last.contracts, 'contrat')}`;
	return `Le site s’ouvre sur ${chosen.year} (${count(chosen.contracts, 'contrat')}, dont ${chosen.state} de l’État)\u00a0: ${last.year} ${why}. Pour un autre exercice, changer "date_reference" dans jeu.json.`;
}

async function duplicates(engine: Engine): Promise<string | null> {
	const [row] = await engine.query<{ n: number; cents: number }>(
		`SELECT count(*) AS n, CAST(coalesce(sum(montant_ht), 0) * 100 AS DOUBLE) AS cents
		FROM rapport WHERE sort = 'signale' AND starts_with(motif, 'doublon')`,
	);
	if (!row || row.n === 0) return null;
	return `${count(row.n, 'doublon probable ou possible', 'doublons probables ou possibles')}, ${euros(row.cents)}\u00a0: gardés. import-rapport.csv donne pour chacun l’autre contrat\u00a0; retirer d’achats.csv ceux qui en sont.`;
}

/** What the publisher should know before trusting the lines, in French sentences. */
export async function notesOf(engine: Engine, withStructures: boolean): Promise<string[]> {
	const notes: string[] = [];
	const known = await knownOf(engine);
	if (!known.frameworks) {
		notes.push(
			'Ni «\u00a0techniques\u00a0» ni «\u00a0nature\u00a0»\u00a0: les accords-cadres ne se distinguent pas, tout est «\u00a0attribue\u00a0».',
		);
	}
	const silent = known.contracts - known.clauses;
	if (silent > 0) {
		notes.push(
			known.clauses === 0
				? 'Colonne «\u00a0considerationsSociales\u00a0» absente ou vide\u00a0: ni clause sociale ni marché réservé ne sont connus. Ils sont «\u00a0inconnu\u00a0», et la part des marchés à clause (M3) aussi\u00a0: ce n’est pas zéro.'
				: `${count(silent, 'contrat')} (${euros(known.unknownCents)}) ne disent rien de la clause sociale\u00a0: elle est «\u00a0inconnu\u00a0», et la part des marchés à clause (M3) est un intervalle.`,
		);
	}
	if (!known.versions) {
		notes.push(
			'Colonnes «\u00a0donneesActuelles\u00a0» et «\u00a0modification_id\u00a0» absentes ou vides\u00a0: la version actuelle d’un contrat est la dernière notifiée.',
		);
	}
	const levels = await engine.query<{ niveau: string; contrats: number; cents: number }>(
		`SELECT acheteur_niveau AS niveau, count(*) AS contrats,
			CAST(sum(montant_ht) * 100 AS DOUBLE) AS cents
		FROM decp_lignes GROUP BY 1 ORDER BY 2 DESC, 1`,
	);
	const words = levels.map(
		({ niveau, contrats, cents }) =>
			`${niveau} ${count(contrats, 'contrat')} (${percentOrLess(contrats / known.contracts)}, ${euros(cents)})`,
	);
	notes.push(`Niveau des acheteurs\u00a0: ${words.join(', ')}.`);
	if (known.unconfirmed > 0) {
		notes.push(
			`À confirmer\u00a0: le niveau de l’acheteur de ${count(known.unconfirmed, 'contrat')} (${euros(known.unconfirmedCents)}), que son nom ne dit pas, vient de son seul SIREN. import-acheteurs.csv liste les acheteurs, les plus gros d’abord\u00a0: corriger la colonne «\u00a0niveau\u00a0» et relancer avec --acheteurs.`,
		);
	}
	if (known.places * 2 <= known.contracts) {
		notes.push(
			`Lieu d’exécution connu de ${count(known.places, 'contrat')} sur ${known.contracts}\u00a0: le département est surtout celui de l’acheteur, et jeu.json le dit ("lieu": "acheteur").`,
		);
	}
	for (const note of [await opening(engine), await duplicates(engine)]) {
		if (note !== null) notes.push(note);
	}
	const [groups] = await engine.query<{ n: number; structures: number }>(
		`SELECT count(*) AS n, count(*) FILTER (structures > 0) AS structures FROM decp_groupes`,
	);
	if (groups && groups.n > 0) {
		notes.push(
			withStructures
				? `${count(groups.n, 'contrat')} à plusieurs titulaires, dont ${groups.structures} à revoir car une structure en est.`
				: `${count(groups.n, 'contrat')} à plusieurs titulaires\u00a0: le premier est gardé. Sans --structures, ceux où une structure est membre ne sont pas mis à revoir.`,
		);
	}
	return notes;
}
