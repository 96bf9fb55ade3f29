import { error, json } from '@sveltejs/kit';
import { packRows } from '$lib/queries/packed';
import { answerName, usualQuestions } from '$lib/queries/question';
import { querySegmentSums } from '$lib/queries/segmentSums';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

export const entries: EntryGenerator = async () => {
	const { byDefault, years } = await getSite();
	return usualQuestions(byDefault, years).map((question) => ({ answer: answerName(question) }));
};

/** The sums of every segment for one fiscal year and edition, whatever the threshold. */
export const GET: RequestHandler = async ({ params }) => {
	const site = await getSite();
	const question = usualQuestions(site.byDefault, site.years).find(
		(candidate) => answerName(candidate) === params.answer,
	);
	if (!question) error(404, 'Réponse inconnue');
	return json(packRows(await querySegmentSums(site.engine, question)));
};
