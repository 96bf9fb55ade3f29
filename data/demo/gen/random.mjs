/** Changing it changes every file of the data set. */
const SEED = 'cap10-demo-1';

/** FNV-1a, 32 bits: turns a stream's name into its seed. @param {string} text */
function hash(text) {
	let value = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) {
		value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
	}
	return value >>> 0;
}

/**
 * A named, seeded stream of random draws (mulberry32). Each part of the data set has its own
 * stream, so that a change in one does not shuffle the others.
 * @param {...(string | number)} names
 */
export function stream(...names) {
	let state = hash([SEED, ...names].join('/'));
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
	/** Sum of twelve uniforms: close enough to a normal law, and the same on every machine. */
	const normal = () => {
		let sum = -6;
		for (let i = 0; i < 12; i++) sum += next();
		return sum;
	};
	const between = (/** @type {number} */ low, /** @type {number} */ high) =>
		low + Math.floor(next() * (high - low + 1));
	return {
		next,
		normal,
		/** An integer from low to high, both included. */
		between,
		chance: (/** @type {number} */ probability) => next() < probability,
		logNormal: (/** @type {number} */ sigma) => Math.exp(sigma * normal()),
		/** @template T @param {readonly T[]} items @returns {T} */
		pick: (items) => items[Math.floor(next() * items.length)],
		/** @template T @param {readonly (readonly [T, number])[]} pairs @returns {T} */
		weighted(pairs) {
			let left = next() * pairs.reduce((sum, pair) => sum + pair[1], 0);
			for (const [item, weight] of pairs) {
				left -= weight;
				if (left < 0) return item;
			}
			return pairs[pairs.length - 1][0];
		},
		/** @template T @param {readonly T[]} items @param {number} count @returns {T[]} */
		sample(items, count) {
			const rest = [...items];
			const taken = [];
			while (taken.length < count && rest.length > 0) {
				taken.push(...rest.splice(Math.floor(next() * rest.length), 1));
			}
			return taken;
		},
	};
}

/** @typedef {ReturnType<typeof stream>} Stream */
