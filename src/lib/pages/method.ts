import { framedRows } from './frames';
import { methodFigures } from './methodFigures';
import { readReferences } from './references';
import type { PageSource } from './source';

/** What `/methode/` says of a data set. */
export const methodPage = async (source: PageSource) => ({
	references: await readReferences(source.engine),
	figures: methodFigures(source),
	frames: await framedRows(source),
});
