import { join } from 'node:path';
import { inputSource } from '../inputs';
import { ReadingProgress } from '../progress';
import { prepareImport } from '../prepareImport';
import { createReport, reasonsOf, reportUnreadableLines, writeCsv, writeReport } from '../report';
import { refuseNothing, tallyRecords, type ImportResult } from '../importResult';
import { withWorkspace, type ImportOptions } from '../workspace';
import { settleBasinEdition } from '../basinEdition';
import communesSql from './communes.sql?raw';
import faultsSql from './faults.sql?raw';
import { COMMUNE_COLUMNS } from './layout';
import { loadCommunes, readCommunes } from './read';

const COMMUNES_FILE = 'communes.csv';
const COMMUNES_REPORT = 'import-rapport-communes.csv';

/**
 * Turns the Insee table of communes and zones d'emploi into `communes.csv` (`code, libelle, bassin,
 * libelle_bassin, departement, region, edition`), which the DECP and structures importers take.
 * @throws {DataError} when a file cannot be read or is not such a table
 */
export async function importCommunes(options: ImportOptions): Promise<ImportResult> {
	const { inputs, onProgress = () => undefined } = options;
	inputSource(inputs);
	return withWorkspace(options, [COMMUNES_FILE], async ({ engine, folder }) => {
		await prepareImport(engine, options);
		await createReport(engine);
		await engine.run('DELETE FROM constats_lus');
		await loadCommunes(engine, undefined);
		const progress = new ReadingProgress(inputs, onProgress);
		const files: { fichier: string; enregistrements: number }[] = [];
		for (const fichier of inputs) {
			const enregistrements = await readCommunes(engine, fichier, (read) => progress.read(read));
			progress.endFile(enregistrements);
			files.push({ fichier, enregistrements });
		}
		await reportUnreadableLines(engine);
		await settleBasinEdition(engine, options, inputs[0]);
		for (const script of [communesSql, faultsSql]) await engine.run(script);
		const read = files.reduce((sum, { enregistrements }) => sum + enregistrements, 0);
		const records = await tallyRecords(
			engine,
			inputs[0] ?? '',
			read,
			'SELECT count(*) FROM communes',
		);
		const reasons = await reasonsOf(engine);
		refuseNothing(inputs[0] ?? '', 'aucune commune', records, reasons);
		const written: string[] = [];
		if (!options.dryRun) {
			await writeCsv(
				engine,
				`SELECT ${COMMUNE_COLUMNS.join(', ')} FROM communes ORDER BY code`,
				join(folder, COMMUNES_FILE),
			);
			await writeReport(engine, join(folder, COMMUNES_REPORT));
			written.push(COMMUNES_FILE, COMMUNES_REPORT);
		}
		return { files, unit: 'commune', records, reasons, notes: [], written };
	});
}
