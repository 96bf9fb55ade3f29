/** Data sets drawn from a seed, for what must hold on any data. Every SIRET is fictitious. */
import { A, A_OTHER, B, C, X, Y } from './example';

/** A sequence of numbers from 0 to 1, the same for the same seed (mulberry32). */
function draws(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), state | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const LEVELS = ['etat', 'etat_central', 'etat_deconcentre', 'etablissement_public', 'local'];
const SEGMENTS = ['nettoyage', 'securite', 'restauration', 'espaces-verts', 'impression', 'metier'];
const PLACES = ['35', '14', '2A', '75', '67', '971', '976', '977', '99', ''];
const LINES = 600;

function files(
	seed: number,
	bases: readonly string[],
): Readonly<Record<'achats.csv' | 'structures.csv', string>> {
	const draw = draws(seed);
	const one = <T>(list: readonly T[]) => list[Math.floor(draw() * list.length)];
	const rows = Array.from({ length: LINES }, (_, i) => {
		const amount = (Math.round((draw() - 0.1) * 9_000_000) / 100).toFixed(2);
		const subcontracted = draw() < 0.1 ? `${one([A, C, X])},${Math.round(draw() * 9000)}` : ',';
		const hours = draw() < 0.2 ? Math.round(draw() * 900) : 0;
		return [
			`G${i}`,
			2009 + Math.floor(draw() * 4),
			one(PLACES),
			'Service fictif',
			one(LEVELS),
			draw() < 0.1 ? '' : one(SEGMENTS),
			one([A, A_OTHER, B, C, X, Y, '']),
			amount,
			one(bases),
			subcontracted,
			hours > 0 ? 'oui' : 'non',
			hours,
			draw() < 0.3 ? `C${Math.floor(draw() * 40)}` : '',
		].join(',');
	});
	const header =
		'id,exercice,departement,acheteur_nom,acheteur_niveau,segment,fournisseur_siret,montant_ht,base_montant,sous_traitant_siret,sous_traitance_ht,clause_sociale,heures_insertion,contrat_id';
	// Set aside at reading: one with a year, one without.
	const wrong = [
		'R1,2010,35,Service fictif,etat,inconnu,,100,paye,,,,,',
		'R2,20x0,35,Service fictif,etat,nettoyage,,200,paye,,,,,',
	];
	return {
		'achats.csv': [header, ...rows, ...wrong].join('\n') + '\n',
		'structures.csv': `siret,type,valide_du,valide_au\n${A},ESAT,2010-01-01,\n${B},EI,2011-01-01,2011-12-31\n${C},TIH,,\n`,
	};
}

/** Payments, orders, awards and ceilings of every level and place, with lines set aside. */
export const generatedCsv = (seed: number) =>
	files(seed, ['paye', 'paye', 'paye', 'attribue', 'commande', 'maximum']);

/** Awarded amounts and ceilings only, as the DECP give. */
export const awardsCsv = (seed: number) => files(seed, ['attribue', 'attribue', 'maximum']);
