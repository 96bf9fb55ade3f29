import type { ExportContext } from '$lib/exports/csv';
import { exportName } from '$lib/exports/csv';
import { noteDocx } from '$lib/exports/docx';
import { saveFile } from '$lib/exports/saveFile';
import type { Note } from '$lib/views/note/note';
import { drawPictures } from './drawPictures';

/**
 * Draws the charts of a note, writes it and gives it to the reader. Browser only.
 * @throws when a chart cannot be drawn
 */
export async function giveNote({ document: made, charts }: Note, context: ExportContext) {
	const pictures = await drawPictures(charts);
	saveFile(await noteDocx(made, context, pictures), exportName(`note ${made.title}`, 'docx'));
}
