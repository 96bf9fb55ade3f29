/** Work that many ask for and that is done once. A failure is not kept: who asks next tries again. */

export function once<T>(work: () => Promise<T>): () => Promise<T> {
	let kept: Promise<T> | undefined;
	return () => {
		if (!kept) {
			kept = work();
			kept.catch(() => (kept = undefined));
		}
		return kept;
	};
}

/** The same for each key. */
export function oncePerKey<K, T>(work: (key: K) => Promise<T>): (key: K) => Promise<T> {
	const kept = new Map<K, () => Promise<T>>();
	return (key) => {
		const found = kept.get(key) ?? once(() => work(key));
		kept.set(key, found);
		return found();
	};
}

/**
 * The same for each object, and kept as long as it.
 * @param work what follows the object tells one thing from another, as JSON
 */
export function oncePerObject<S extends object, A extends readonly unknown[], T>(
	work: (object: S, ...which: A) => Promise<T>,
): (object: S, ...which: A) => Promise<T> {
	const kept = new WeakMap<S, (which: string) => Promise<T>>();
	return (object, ...which) => {
		let found = kept.get(object);
		if (!found) {
			found = oncePerKey((key) => work(object, ...(JSON.parse(key) as A)));
			kept.set(object, found);
		}
		return found(JSON.stringify(which));
	};
}
