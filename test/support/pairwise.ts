/**
 * Few choices that hold, for any two controls, every pair of their values at least once. Greedy: each
 * choice takes, control after control, the value that meets most pairs not met yet.
 */
export function pairwise<Values extends Record<string, readonly unknown[]>>(
	values: Values,
): { [Name in keyof Values]: Values[Name][number] }[] {
	type Choice = { [Name in keyof Values]: Values[Name][number] };
	const names = Object.keys(values) as (keyof Values & string)[];
	const key = (a: string, x: unknown, b: string, y: unknown) => JSON.stringify([a, x, b, y]);
	const left = new Set<string>();
	names.forEach((a, i) => {
		for (const b of names.slice(i + 1))
			for (const x of values[a] ?? []) for (const y of values[b] ?? []) left.add(key(a, x, b, y));
	});
	const choices: Choice[] = [];
	while (left.size > 0) {
		const [first] = left;
		const [a, x, b, y] = JSON.parse(first ?? '') as [string, unknown, string, unknown];
		const choice: Record<string, unknown> = { [a]: x, [b]: y };
		for (const name of names) {
			if (name in choice) continue;
			const met = (value: unknown) =>
				Object.entries(choice).filter(
					([known, chosen]) =>
						left.has(key(known, chosen, name, value)) || left.has(key(name, value, known, chosen)),
				).length;
			choice[name] = [...(values[name] ?? [])].sort((v, w) => met(w) - met(v))[0];
		}
		names.forEach((p, i) => {
			for (const q of names.slice(i + 1)) left.delete(key(p, choice[p], q, choice[q]));
		});
		choices.push(choice as Choice);
	}
	return choices;
}
