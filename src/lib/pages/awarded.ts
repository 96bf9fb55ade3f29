import { framedRows } from './frames';
import type { PageSource } from './source';

/** What `/marches-attribues/` says beside the cells: the frames of the law on the same data. */
export const awardedPage = async (source: PageSource) => ({
	frames: await framedRows(source),
});
