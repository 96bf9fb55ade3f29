import { Drawing, readPathsFile } from '$lib/geo/drawing';
import { basinDrawings, drawingName } from '$lib/server/basinDrawing';
import { coveragePayload } from '$lib/server/coverage';
import { getSite } from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const payload = await coveragePayload();
	if (!payload) return { coverage: null };
	const { edition } = (await getSite()).byDefault;
	const { frame, paths } = (await basinDrawings()).editions[edition];
	return {
		coverage: {
			payload,
			frame,
			drawing: new Drawing(drawingName(edition), readPathsFile(paths)),
		},
	};
};
