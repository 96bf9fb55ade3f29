import adapterStatic from '@sveltejs/adapter-static';
import type { Adapter, Builder } from '@sveltejs/kit';
import { writeEmbeds } from './embed/write.ts';
import { replaceFolder } from './replaceFolder.ts';

/** Writes the static site in `out`; the one that stood there is intact until it is whole. */
export function siteAdapter(out: string): Adapter {
	return {
		name: 'cap10-static',
		adapt: (builder: Builder) =>
			replaceFolder(out, async (made) => {
				// It would name the folder that it writes, which is not the site's.
				const quiet = { log: { value: Object.assign(() => undefined, builder.log) } };
				await adapterStatic({
					pages: made,
					assets: made,
					precompress: false,
					strict: true,
				}).adapt(Object.create(builder, quiet) as Builder);
				writeEmbeds(made, process.env.CAP10_PRECEDENTE);
			}),
	};
}
