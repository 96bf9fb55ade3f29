/** The faults of the rows that a check found faulty, sentence by sentence. */
import type { CheckPlan, RawRows } from '$lib/contract/checks';
import type { HeaderMatch } from '$lib/contract/header';
import type { Rule } from '$lib/contract/rowRules';
import { isRequired } from '$lib/contract/schema';
import { literal } from '$lib/contract/sql';
import {
	frenchSpaces,
	LOST_ZERO,
	REPEATED_HEADER,
	TEXT_LINE,
	TOTAL_LINE,
	TOTAL_WORDS,
} from '$lib/contract/wording';
import type { Engine } from '$lib/engine/engine';
import { MAX_EXCERPT } from './taker';

const LOST_ZERO_PROPOSED = literal(frenchSpaces(LOST_ZERO.proposed));

/**
 * Among the rows set aside, those that are no record of the table: totals, notes (several words alone),
 * the header again. They have one reason, and no amount of theirs is a purchase.
 */
async function listOutside(
	engine: Engine,
	{ schema, rejecting }: CheckPlan,
	file: string,
	header: HeaderMatch | undefined,
): Promise<void> {
	const fields = schema.fields.map(({ name }) => `r_${name}`);
	const texts = `list_filter([${fields.join(', ')}], lambda x: trim(coalesce(x, '')) <> '')`;
	const missing = schema.fields.filter(isRequired).map(({ name }) => `t_${name} IS NULL`);
	const lacks = missing.length === 0 ? 'false' : missing.join(' OR ');
	const repeats = (header?.columns ?? []).flatMap((column, i) =>
		column === null
			? []
			: [`CASE WHEN trim(r_${column}) = ${literal(header?.names[i] ?? column)} THEN 1 ELSE 0 END`],
	);
	const repeated = repeats.length < 2 ? 'false' : `${repeats.join(' + ')} >= 2`;
	const total = `len(list_filter(textes, lambda x: regexp_matches(lower(x), ${literal(TOTAL_WORDS)}))) > 0`;
	await engine.run(
		`CREATE OR REPLACE TABLE lignes_hors AS
		SELECT ligne, textes, CASE
			WHEN repete THEN ${literal(frenchSpaces(REPEATED_HEADER))}
			WHEN incomplet AND ${total} THEN ${literal(frenchSpaces(TOTAL_LINE))}
			WHEN incomplet AND (len(textes) = 0 OR len(textes) = 1 AND contains(trim(textes[1]), ' ')) THEN ${literal(frenchSpaces(TEXT_LINE))}
		END AS motif
		FROM (
			SELECT ligne, ${texts} AS textes, (${lacks}) AS incomplet, ${repeated} AS repete
			FROM lignes_fautives WHERE (fautes & ${rejecting}) <> 0
		);
		DELETE FROM lignes_hors WHERE motif IS NULL;
		INSERT INTO constats_lus
		SELECT ${literal(file)}, ligne, '', left(array_to_string(textes, ' '), ${MAX_EXCERPT}), 'rejet',
			'hors_tableau', motif, NULL, NULL
		FROM lignes_hors;
		DELETE FROM lignes_fautives WHERE ligne IN (SELECT ligne FROM lignes_hors);
		DROP TABLE lignes_hors;`,
	);
}

/**
 * Lists, sentence by sentence, the faults of the rows that were put in `brut_fautif`.
 * @param rows how they are written, and which columns the file has
 */
export async function listFaults(
	engine: Engine,
	plan: CheckPlan,
	file: string,
	header: HeaderMatch | undefined,
	rows: Omit<RawRows, 'from'>,
): Promise<void> {
	await engine.run(
		`CREATE OR REPLACE TABLE lignes_fautives AS
		SELECT * FROM (${plan.faults({ from: 'brut_fautif', ...rows })}) WHERE fautes <> 0`,
	);
	await listOutside(engine, plan, file, header);
	// Most rules have no fault at all: nothing more is computed for them.
	const [found] = await engine.query<{ bits: number }>(
		'SELECT coalesce(bit_or(fautes), 0) AS bits FROM lignes_fautives',
	);
	const bits = BigInt(found?.bits ?? 0);
	const faulty = plan.rules.filter(({ bit }) => (bits & BigInt(bit)) !== 0n);
	const listed = ({ bit, unless, column, value, severity, also, counted, ...said }: Rule) => {
		const excerpt = `coalesce(left(${value}, ${MAX_EXCERPT}), '')`;
		const [line, shown, argument] = counted
			? ['min(ligne)', `arg_min(${excerpt}, ligne)`, 'CAST(count(*) AS VARCHAR)']
			: ['ligne', excerpt, said.argument];
		return `INSERT INTO constats_lus
		SELECT ${literal(file)}, ligne, colonne, valeur, '${severity}',
			CASE WHEN zero IS NOT NULL THEN 'zero_perdu'
				ELSE coalesce(refus.code, '${said.code}') END,
			CASE WHEN zero IS NOT NULL THEN ${LOST_ZERO_PROPOSED}
				ELSE coalesce(refus.motif, ${said.motif}) END,
			coalesce(zero, argument), NULL
		FROM (
			SELECT ${line} AS ligne, ${column} AS colonne, ${shown} AS valeur,
				${argument} AS argument, ${said.lostZero} AS zero, ${said.refusal} AS refus
			FROM lignes_fautives${also === undefined ? '' : `, (${also})`}
			WHERE (fautes & ${bit}) <> 0 AND (fautes & ${unless}) = 0
			${counted ? 'HAVING count(*) > 0' : ''}
		)`;
	};
	await engine.run(faulty.map(listed).join(';\n'));
	if (plan.schema.name === 'achats') await keepRejectedAmounts(engine, plan);
	await engine.run('DROP TABLE lignes_fautives; DROP TABLE brut_fautif;');
}

/** Bits of the faults that make a column of the schema unreadable. */
function rejectingBits({ rules }: CheckPlan, column: string): number {
	return rules
		.filter((rule) => rule.severity === 'rejet' && rule.column === literal(column))
		.reduce((sum, rule) => sum + rule.bit, 0);
}

/** Rejected purchases stay in the ledger, by what can still be read of them. */
async function keepRejectedAmounts(engine: Engine, plan: CheckPlan): Promise<void> {
	const readable = (column: string) =>
		`CASE WHEN (fautes & ${rejectingBits(plan, column)}) = 0 THEN v_${column} END`;
	const amount = `coalesce(${readable('montant_ht')}, centimes_en_clair(r_montant_ht))`;
	await engine.run(
		`INSERT INTO achats_rejetes
		SELECT ligne, ${readable('exercice')}, ${readable('departement')}, ${amount}
		FROM lignes_fautives WHERE (fautes & ${plan.rejecting}) <> 0`,
	);
}
