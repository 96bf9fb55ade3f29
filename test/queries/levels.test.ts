/** What is published of the levels, against the sums of the buyers' tables, which other SQL makes. */
import { expect, test } from 'vitest';
import { queryBuyers } from '$lib/queries/buyers';
import { queryLevelCells } from '$lib/queries/levels';
import { queryRegionPairs, querySegments } from '$lib/queries/reference';
import { HOUR_VALUES } from '$lib/rules/hourValue';
import { inBase } from '$lib/rules/inBase';
import { sumLevels } from '$lib/rules/levels';
import type { Question } from '$lib/rules/question';
import { EDITIONS } from '$lib/rules/territory';
import { levelsOf } from '$lib/views/market/buyers';
import { openDemo } from '../support/demo';
import { pairwise } from '../support/pairwise';

const QUESTIONS = pairwise({
	year: [2009, 2012],
	edition: EDITIONS,
	threshold: [30, 45, 50, 65, 80],
	hourValue: HOUR_VALUES,
	borderline: [true, false],
	establishments: [true],
	scope: ['FR', 'NR', '11', '44'],
}).map((asked): Question & { scope: string } => ({ ...asked, family: 'toutes' }));

test('every level sums to what its buyers sum to, to the cent', async () => {
	const { engine } = await openDemo();
	const segments = await querySegments(engine);
	const pairs = await queryRegionPairs(engine);
	let seen = 0;
	for (const { scope, ...question } of QUESTIONS) {
		const cells = await queryLevelCells(engine, question.year);
		const levels = sumLevels(cells, question, scope, { segments, pairs });
		const bought = levelsOf(await queryBuyers(engine, question, scope, segments));
		for (const { code, sums } of bought) {
			const found = { base: 0, org: 0, hours: 0, hoursCautious: 0, hoursGenerous: 0 };
			for (const segment of segments) {
				const part = levels.get(code ?? '')?.current.get(segment.code);
				if (!part || !inBase(segment, question)) continue;
				for (const key of Object.keys(found) as (keyof typeof found)[]) found[key] += part[key];
			}
			expect(sums).toMatchObject(found);
			seen += 1;
		}
	}
	expect(seen).toBeGreaterThan(50);
}, 120_000);
