import { expect, it } from 'vitest';
import { stateSentence } from '$lib/views/awarded';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
const part = (total: [number, number], state: [number, number]) => ({
	total: { amount: total[0], lines: total[1] },
	state: { amount: state[0], lines: state[1] },
	part: total[0] > 0 ? state[0] / total[0] : null,
});

it('says which part of what was awarded is the State’s, however small', () => {
	expect(plain(stateSentence(part([117_966_380_124, 2636], [5_800_000, 1]), false))).toBe(
		'L’État a attribué 58,0 k€ HT (1 ligne) sur 1,2 Md€ (2 636 lignes), soit < 0,1 %. Le reste vient d’autres acheteurs publics, que l’objectif ne vise pas.',
	);
	expect(plain(stateSentence(part([20_000_000, 2], [20_000_000, 2]), true))).toBe(
		'L’État et ses établissements publics ont attribué 200 k€ HT (2 lignes) sur 200 k€ (2 lignes), soit 100,0 %.',
	);
});

it('never reads no contract of the State as an amount', () => {
	expect(plain(stateSentence(part([19_290_000, 3], [0, 0]), false))).toBe(
		'L’État n’a rien attribué ici : les 193 k€ HT (3 lignes) viennent d’autres acheteurs publics, que l’objectif ne vise pas.',
	);
});
