import { TARGET_PERCENT } from '$lib/rules/target';
import q01 from './examples/01.sql?raw';
import q02 from './examples/02.sql?raw';
import q03 from './examples/03.sql?raw';
import q04 from './examples/04.sql?raw';
import q05 from './examples/05.sql?raw';
import q06 from './examples/06.sql?raw';
import q07 from './examples/07.sql?raw';
import q08 from './examples/08.sql?raw';
import q09a from './examples/09a.sql?raw';
import q09b from './examples/09b.sql?raw';
import q10 from './examples/10.sql?raw';
import q11 from './examples/11.sql?raw';
import q12 from './examples/12.sql?raw';
import q13 from './examples/13.sql?raw';
import q14 from './examples/14.sql?raw';
import q15 from './examples/15.sql?raw';
import q16 from './examples/16.sql?raw';

interface Example {
	/** What a reader wants to know. */
	readonly question: string;
	/** The statement that answers, on the tables of `tables.ts`. */
	readonly sql: string;
}

const example = (question: string, sql: string): Example => ({
	question: question.replace(/ (?=[?:;])/g, '\u00a0'),
	sql: sql.trim(),
});

/** A statement for each question that the site answers, in their order; the last one asks no payment. */
export const EXAMPLES: readonly Example[] = [
	example(`Sommes-nous à ${TARGET_PERCENT}\u00a0%, et avec quelle certitude\u00a0?`, q01),
	example('Combien d’euros manquent, région par région\u00a0?', q02),
	example('Ce que la région achète, ou comment elle l’achète\u00a0?', q03),
	example('Insertion et handicap\u00a0: par quelles voies\u00a0?', q04),
	example('Que devient la part quand le seuil de main d’œuvre bouge\u00a0?', q05),
	example('Quels acheteurs n’ont rien confié à l’insertion ni au handicap\u00a0?', q06),
	example('Quels marchés finissent dans les 12 mois\u00a0?', q07),
	example('Quels bassins sont couverts, et qu’y dépense l’État\u00a0?', q08),
	example('Où les acheteurs pourraient-ils mutualiser\u00a0?', q09a),
	example('Quelle charge pour les facilitateurs, quels postes finissent\u00a0?', q09b),
	example('Où placer les prochains postes\u00a0?', q10),
	example('Quelles demandes FSE, arrêtées par quelle règle\u00a0?', q11),
	example('Quelles structures pour un segment, dans quel bassin\u00a0?', q12),
	example(`Que faudrait-il pour atteindre ${TARGET_PERCENT}\u00a0%\u00a0?`, q13),
	example('Qu’est-ce qui a été écarté des données, et pourquoi\u00a0?', q14),
	example('De quelles sommes vient ce chiffre\u00a0?', q15),
	example('Et les marchés attribués, que remportent les structures\u00a0?', q16),
];
