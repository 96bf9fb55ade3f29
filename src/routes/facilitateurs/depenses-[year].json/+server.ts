import { error, json } from '@sveltejs/kit';
import { queryBasinSegments } from '$lib/queries/basins';
import { getSite } from '$lib/server/site';
import { toColumns } from '$lib/views/columns';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

/** Every fiscal year; the default one stands even where no line was kept. */
async function yearsShown(): Promise<number[]> {
	const { years, byDefault } = await getSite();
	return [...new Set([...years, byDefault.year])];
}

export const entries: EntryGenerator = async () =>
	(await yearsShown()).map((year) => ({ year: String(year) }));

/** Eligible spending of one fiscal year by basin and segment: other dates, and the basins' cards. */
export const GET: RequestHandler = async ({ params }) => {
	const year = (await yearsShown()).find((known) => String(known) === params.year);
	if (year === undefined) error(404, `Exercice inconnu : ${params.year}`);
	const { engine, byDefault } = await getSite();
	const rows = await queryBasinSegments(engine, year, byDefault.threshold);
	return json(toColumns(rows, ['basin', 'segment', 'base', 'realised']));
};
