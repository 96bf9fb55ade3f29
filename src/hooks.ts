import type { Transport } from '@sveltejs/kit';
import { Drawing } from '$lib/geo/drawing';

/** A drawing travels by name: its paths are already in the page, see {@link Drawing}. */
export const transport: Transport = {
	Drawing: {
		encode: (value: unknown) => value instanceof Drawing && value.name,
		decode: (name: string) => new Drawing(name),
	},
};
