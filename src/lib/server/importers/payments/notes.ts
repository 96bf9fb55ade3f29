import { count, euros, percent } from '$lib/format';
import type { Engine } from '$lib/engine/engine';

/** Most frequent unknown codes that are named. */
const NAMED = 8;

/** What the publisher should know before trusting the lines, in French sentences. */
export async function notesOf(engine: Engine): Promise<string[]> {
	const notes: string[] = [];
	const bases = await engine.query<{ base: string; lignes: number; cents: number }>(
		`SELECT base_montant AS base, count(*) AS lignes, CAST(sum(montant_cts) AS DOUBLE) AS cents
		FROM achats GROUP BY 1 ORDER BY 2 DESC, 1`,
	);
	const words = bases.map(
		({ base, lignes, cents }) => `${base} ${count(lignes, 'ligne')} (${euros(cents)})`,
	);
	notes.push(`Nature des montants\u00a0: ${words.join(', ')}.`);
	const unknown = await engine.query<{ code: string; lignes: number; codes: number }>(
		`SELECT valeur AS code, count(*) AS lignes, count(*) OVER () AS codes
		FROM rapport WHERE sort = 'signale' AND colonne = 'nomenclature'
		GROUP BY valeur ORDER BY lignes DESC, code LIMIT ${NAMED}`,
	);
	const [{ codes = 0 } = {}] = unknown;
	if (codes > 0) {
		const named = unknown.map(({ code, lignes }) => `${code} (${count(lignes, 'ligne')})`);
		const more = codes > NAMED ? `, et ${count(codes - NAMED, 'autre')}` : '';
		notes.push(`Codes de nomenclature sans segment\u00a0: ${named.join(', ')}${more}.`);
	}
	const [row] = await engine.query<{ lignes: number; toutes: number; cents: number }>(
		`SELECT count(*) FILTER (segment IS NULL AND cpv IS NULL) AS lignes, count(*) AS toutes,
			CAST(coalesce(sum(montant_cts) FILTER (segment IS NULL AND cpv IS NULL), 0) AS DOUBLE) AS cents
		FROM achats`,
	);
	if (row && row.lignes > 0) {
		notes.push(
			`${count(row.lignes, 'ligne')} sans segment ni CPV (${percent(row.lignes / row.toutes)}, ${euros(row.cents)})\u00a0: au registre, jamais à l'indicateur.`,
		);
	}
	notes.push(
		'À vérifier dans jeu.json\u00a0: lieu (execution ou acheteur), edition_regions, licence.',
	);
	return notes;
}
