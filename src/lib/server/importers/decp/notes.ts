import { count, euros, percentOrLess } from '$lib/format';
import type { Engine } from '$lib/engine/engine';

/** Whether the files say anything of what only some columns tell. */
export async function columnsFilled(
	engine: Engine,
): Promise<{ techniques: boolean; considerations: boolean; versions: boolean }> {
	const [row] = await engine.query<{
		techniques: boolean;
		considerations: boolean;
		versions: boolean;
	}>(
		`SELECT coalesce(bool_or(techniques IS NOT NULL), false) AS techniques,
			coalesce(bool_or(considerations <> ''), false) AS considerations,
			(SELECT coalesce(bool_or(coalesce(donneesActuelles, modification_id) IS NOT NULL), false)
				FROM decp_lues) AS versions
		FROM decp_lignes`,
	);
	return row ?? { techniques: false, considerations: false, versions: false };
}

/** A last year with fewer contracts than this part of the year before hardly began. */
const THIN = 0.1;

/** That the site will open on a year that hardly began, and how to have it open on the one before. */
async function thinYear(engine: Engine): Promise<string | null> {
	const years = await engine.query<{ exercice: number; contrats: number }>(
		`SELECT exercice, count(*) AS contrats FROM decp_lignes
		WHERE notification <= CAST(getvariable('aujourdhui') AS DATE)
		GROUP BY 1 ORDER BY 1 DESC LIMIT 2`,
	);
	const [last, before] = years;
	if (!last || !before || last.contrats >= THIN * before.contrats) return null;
	return `Le site s’ouvre sur ${last.exercice}, qui n’a que ${count(last.contrats, 'contrat')}\u00a0: pour l’ouvrir sur ${before.exercice} (${count(before.contrats, 'contrat')}), écrire dans jeu.json "date_reference": "${before.exercice}-12-31".`;
}

/** What the publisher should know before trusting the lines, in French sentences. */
export async function notesOf(engine: Engine, withStructures: boolean): Promise<string[]> {
	const notes: string[] = [];
	const filled = await columnsFilled(engine);
	if (!filled.techniques) {
		notes.push(
			'Colonne «\u00a0techniques\u00a0» absente ou vide\u00a0: les accords-cadres ne se distinguent pas, tout est «\u00a0attribue\u00a0».',
		);
	}
	if (!filled.considerations) {
		notes.push(
			'Colonne «\u00a0considerationsSociales\u00a0» absente ou vide\u00a0: ni clause sociale ni marché réservé ne sont connus.',
		);
	}
	if (!filled.versions) {
		notes.push(
			'Colonnes «\u00a0donneesActuelles\u00a0» et «\u00a0modification_id\u00a0» absentes ou vides\u00a0: la version actuelle d’un contrat est la dernière notifiée.',
		);
	}
	const levels = await engine.query<{ niveau: string; contrats: number; cents: number }>(
		`SELECT acheteur_niveau AS niveau, count(*) AS contrats,
			CAST(sum(montant_ht) * 100 AS DOUBLE) AS cents
		FROM decp_lignes GROUP BY 1 ORDER BY 2 DESC, 1`,
	);
	const [given] = await engine.query<{ n: number }>(
		'SELECT count(*) FILTER (niveau_donne) AS n FROM decp_lignes',
	);
	const total = levels.reduce((sum, level) => sum + level.contrats, 0);
	const words = levels.map(
		({ niveau, contrats, cents }) =>
			`${niveau} ${count(contrats, 'contrat')} (${percentOrLess(contrats / total)}, ${euros(cents)})`,
	);
	notes.push(
		`Niveau des acheteurs, deviné d'après leur SIREN${given?.n ? ` sauf ${given.n} donnés par la table` : ''}\u00a0: ${words.join(', ')}.`,
	);
	const thin = await thinYear(engine);
	if (thin !== null) notes.push(thin);
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
