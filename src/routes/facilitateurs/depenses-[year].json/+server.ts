import { error, json } from '@sveltejs/kit';
import { basinSpending, spendingYears } from '$lib/pages/facilitators';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () =>
	spendingYears(await getSite()).map((year) => ({ year: String(year) }));

/** Eligible spending of one fiscal year by basin and segment: other dates, and the basins' cards. */
export const GET: RequestHandler = async ({ params }) => {
	const spending = await basinSpending(await getSite(), Number(params.year));
	if (!spending) error(404, `Exercice inconnu\u00a0: ${params.year}`);
	return json(spending);
};
