/** Number of letters to insert, delete or replace to go from one word to the other. */
export function editDistance(a: string, b: string): number {
	let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const current = [i];
		for (let j = 1; j <= b.length; j++) {
			const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			current[j] = Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
		}
		previous = current;
	}
	return previous[b.length] ?? 0;
}

function bare(name: string): string {
	return name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
}

/**
 * The names that a mistyped one most likely stands for, closest first, two at most; accents,
 * case and punctuation do not count. None when nothing is near.
 */
export function closestNames(name: string, candidates: readonly string[]): string[] {
	const target = bare(name);
	return candidates
		.map((candidate) => {
			const word = bare(candidate);
			const inside = target.length > 2 && (word.includes(target) || target.includes(word));
			return { candidate, distance: editDistance(target, word), inside };
		})
		.filter(({ distance, inside }) => inside || distance <= Math.max(1, target.length / 3))
		.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
		.slice(0, 2)
		.map(({ candidate }) => candidate);
}

/** `« a », « b »`, the French quotes with their no-break spaces. */
export function quoted(names: readonly string[]): string {
	return names.map((name) => `«\u00a0${name}\u00a0»`).join(', ');
}
