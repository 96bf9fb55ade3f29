import type { Reroute, Transport } from '@sveltejs/kit';
import { Drawing } from '$lib/geo/drawing';
import { Beside } from '$lib/views/beside';

export const transport: Transport = {
	/** A drawing travels by name: its paths are already in the page. */
	Drawing: {
		encode: (value: unknown) => value instanceof Drawing && value.name,
		decode: (name: string) => new Drawing(name),
	},
	/** What stands in a file beside the page does not travel with it. */
	Beside: {
		encode: (value: unknown) => value instanceof Beside,
		decode: () => new Beside(),
	},
};

/** A page opened by the name of its file is the same page. */
export const reroute: Reroute = ({ url }) => url.pathname.replace(/index\.html$/, '');
