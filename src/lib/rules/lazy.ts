/** An object each of whose fields is computed when it is first read, then kept. */
export function lazy<Whole extends object>(fields: {
	readonly [Key in keyof Whole]: () => Whole[Key];
}): Whole {
	const whole = {} as Whole;
	for (const key of Object.keys(fields) as (keyof Whole)[]) {
		Object.defineProperty(whole, key, {
			configurable: true,
			enumerable: true,
			get() {
				const value = fields[key]();
				Object.defineProperty(whole, key, { value, enumerable: true });
				return value;
			},
		});
	}
	return whole;
}
