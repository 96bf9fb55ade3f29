import { scopeOf, type ScopeAnswer } from '$lib/rules/answer';
import type { Basis } from '$lib/rules/question';
import { queryRegions, queryRejectedOnlyYears } from '$lib/queries/reference';
import { assertLedger, ledgerSteps } from '$lib/rules/ledger';
import type { AmountLines } from '$lib/rules/sums';
import { EDITIONS, NATION, NO_REGION } from '$lib/rules/territory';
import type { PageSource } from '../source';
import { euroText, machineCsv } from './machineCsv';

const HEADER = ['exercice', 'edition_regions', 'region', 'etape', 'montant_ht', 'lignes'];

const APART: readonly [step: string, key: Basis | 'rejete'][] = [
	['non_paye_commande', 'commande'],
	['non_paye_attribue', 'attribue'],
	['non_paye_maximum', 'maximum'],
	['rejete', 'rejete'],
];

const NOTHING: AmountLines = { amount: 0, lines: 0 };

function steps(scope: ScopeAnswer): [step: string, AmountLines][] {
	assertLedger(scope.ledger);
	return [
		...ledgerSteps(scope.ledger).map((step): [string, AmountLines] => [step.code, step]),
		...APART.map(([step, key]): [string, AmountLines] => [step, scope.apart.get(key) ?? NOTHING]),
	];
}

/**
 * `telechargements/registre.csv`: from total paid to the base and its parts, to the cent, for every
 * fiscal year × edition × (nation, region, `NR`); what was rejected at reading without a readable
 * year has an empty `exercice`.
 */
export async function registreCsv(site: PageSource): Promise<string> {
	const rows: (string | number)[][] = [];
	const push = (key: readonly (string | number)[], step: string, { amount, lines }: AmountLines) =>
		rows.push([...key, step, euroText(amount), lines]);
	const years = [
		...new Set([...site.years, ...(await queryRejectedOnlyYears(site.engine))]),
	].sort();
	for (const edition of EDITIONS) {
		const regions = (await queryRegions(site.engine, edition)).map(({ code }) => code).sort();
		const scopes = [NATION, ...regions, NO_REGION];
		for (const year of years) {
			const question = { ...site.byDefault, year, edition };
			const answer = site.answer(question);
			for (const region of scopes) {
				for (const [step, sums] of steps(scopeOf(answer, region))) {
					push([year, edition, region], step, sums);
				}
			}
		}
		const question = { ...site.byDefault, edition };
		const undated = site.answer(question);
		if (!scopeOf(undated, NATION).apart.has('rejete_sans_exercice')) continue;
		for (const region of scopes) {
			const rejected = scopeOf(undated, region).apart.get('rejete_sans_exercice') ?? NOTHING;
			push(['', edition, region], 'rejete', rejected);
		}
	}
	return machineCsv(HEADER, rows);
}
