import { quoted } from '$lib/contract/names';
import { count, euros, list, percent } from '$lib/format';
import type { Engine } from '$lib/engine/engine';
import type { PaymentMap } from './mapping';
import { STARTER_FILE } from './nomenclature';
import type { PlaceRead } from './place';
import type { FileTaxes } from './taxes';

/** Most frequent unknown codes that are named. */
const NAMED = 8;

/** Columns that mean « no » when they are empty: not told at all, they are unknown. */
export const UNTOLD: readonly string[] = ['clause_sociale', 'marche_reserve'];

const HOURS = 'heures_insertion';

const UNTOLD_WORDS: Readonly<Record<string, string>> = {
	clause_sociale: 'clauses sociales',
	marche_reserve: 'marchés réservés',
	[HOURS]: 'heures d’insertion',
};

/** What a mapping leaves unknown of what counts towards the share, in words; null when it tells all. */
export function untoldOf({ columns, constants }: PaymentMap): string | null {
	const absent = [...UNTOLD, HOURS].filter((name) => !(name in columns) && !(name in constants));
	if (absent.length === 0) return null;
	const feminine = !absent.includes('marche_reserve');
	return `${list(absent.map((name) => UNTOLD_WORDS[name] ?? name))} ${feminine ? 'inconnues' : 'inconnus'}`;
}

/** What was decided of an extract before its lines were judged. */
interface Decided {
	map: PaymentMap;
	place: PlaceRead;
	taxes: readonly FileTaxes[];
	/** Codes without a segment. */
	codes: number;
}

function taxNotes(taxes: readonly FileTaxes[]): string[] {
	const silent = [...new Set(taxes.flatMap((file) => file.silent))];
	if (silent.length === 0) return [];
	return [
		`Lus comme hors taxes, sans que leur nom le dise\u00a0: ${quoted(silent)}. S’ils sont toutes taxes comprises, comme ce que Chorus paie, dire le taux\u00a0: --tva 20.`,
	];
}

/** What taking the tax off did to the lines kept, in words. */
async function convertedNotes(engine: Engine): Promise<string[]> {
	const [row] = await engine.query<{ lignes: number; ttc: number; ht: number; taux: string }>(
		`SELECT count(*) AS lignes, CAST(sum(p.montant_lu) * 100 AS DOUBLE) AS ttc,
			CAST(sum(a.montant_cts) AS DOUBLE) AS ht,
			string_agg(DISTINCT regexp_replace(CAST(p.taux AS VARCHAR), '[.]?0+$', ''), ', ') AS taux
		FROM paiements_ranges p JOIN achats a ON a.ligne = p.rang WHERE p.montant_ttc`,
	);
	if (!row || row.lignes === 0) return [];
	return [
		`Taxe ôtée de ${count(row.lignes, 'ligne')} (${row.taux.replaceAll('.', ',')}\u00a0%)\u00a0: ${euros(row.ttc)} toutes taxes comprises, ${euros(row.ht)} hors taxes. Les euros lus, gardés et écartés ci-dessus sont ceux du fichier.`,
	];
}

/** What the publisher should know before trusting the lines, in French sentences. */
export async function notesOf(
	engine: Engine,
	{ map, place, taxes, codes: unlisted }: Decided,
): Promise<string[]> {
	const notes: string[] = [...taxNotes(taxes), ...(await convertedNotes(engine)), place.note];
	const [nowhere] = await engine.query<{ lignes: number; toutes: number; cents: number }>(
		`SELECT count(*) FILTER (departement IS NULL) AS lignes, count(*) AS toutes,
			CAST(coalesce(sum(montant_cts) FILTER (departement IS NULL), 0) AS DOUBLE) AS cents
		FROM achats`,
	);
	if (nowhere && nowhere.lignes > 0 && nowhere.lignes < nowhere.toutes) {
		notes.push(
			`${count(nowhere.lignes, 'ligne')} sans département (${euros(nowhere.cents)})\u00a0: comptées pour la France, dans aucune région.`,
		);
	}
	const untold = untoldOf(map);
	if (untold !== null) {
		notes.push(
			`${untold[0]?.toUpperCase()}${untold.slice(1)}, car l’extrait ne les dit pas\u00a0: seul est compté ce que les structures facturent, la part est un minimum. Si l’on sait qu’il n’y en a pas, le dire dans «\u00a0valeurs\u00a0» ("clause_sociale": "non").`,
		);
	}
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
		if (unlisted > 0) {
			notes.push(
				`${STARTER_FILE} les liste, avec leurs euros et une proposition d’après leur libellé\u00a0: remplir la colonne segment, puis relancer avec --nomenclature ${STARTER_FILE} --remplacer.`,
			);
		}
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
	notes.push('À vérifier dans jeu.json\u00a0: edition_regions, licence.');
	return notes;
}
