import { writeFile } from 'node:fs/promises';
import { DataError } from '$lib/contract/errors';
import { closestNames, quoted } from '$lib/contract/names';
import { frenchSpaces } from '$lib/contract/wording';
import { count } from '$lib/format';
import type { Engine } from '$lib/engine/engine';
import { readCodeLists } from '$lib/pages/downloads/template/lists';
import type { Cell } from '$lib/pages/downloads/template/sheets';
import { templateOds, templateXlsx, type Template } from '$lib/pages/downloads/template/write';
import { loadDataset } from '$lib/pipeline/loadDataset';
import { folderSource } from '../folder';
import { BUILD_MEMORY, openNative } from '../native';
import { prepareImport } from '../importers/prepareImport';
import { systemFault } from '../systemFault';
import { sayFaults } from './faults';
import { EXIT, type Terminal } from './terminal';

interface TemplateOptions {
	/** File to write, `.xlsx` or `.ods`. */
	out: string;
	/** Data set whose editions, references and lines are taken. */
	from?: string;
	/** SIRET or name of the buyer whose lines of the last year are written in it. */
	buyer?: string;
}

/** What a line of the year before says of the next one: all but what is paid, and when. */
const CARRIED = [
	...['departement', 'bassin', 'acheteur_siret', 'acheteur_nom', 'acheteur_niveau', 'ministere'],
	...['segment', 'cpv', 'fournisseur_siret', 'fournisseur_nom', 'base_montant'],
	...['contrat_id', 'contrat_fin'],
] as const;

const FLAGS = ['clause_sociale', 'marche_reserve'] as const;

function refuse(fichier: string, message: string): never {
	throw new DataError([{ fichier, message: frenchSpaces(message) }]);
}

/** The buyer's lines of its last year, under the next year, their amounts to be filled. */
async function linesOf(engine: Engine, buyer: string) {
	const mine = '(acheteur_siret = $1 OR lower(acheteur_nom) = lower($1))';
	const [last] = await engine.query<{ year: number | null }>(
		`SELECT max(exercice) AS year FROM achats WHERE ${mine}`,
		[buyer],
	);
	if (typeof last?.year !== 'number') {
		const names = await engine.query<{ name: string }>(
			'SELECT DISTINCT acheteur_nom AS name FROM achats',
		);
		const near = closestNames(
			buyer,
			names.map(({ name }) => name),
		);
		return refuse(
			'--acheteur',
			`aucune ligne de ${quoted([buyer])}${near.length > 0 ? ` ; peut-être ${quoted(near)}` : ''}`,
		);
	}
	const year = last.year + 1;
	const columns = [
		...CARRIED.map((name) => `CAST(${name} AS VARCHAR) AS ${name}`),
		...FLAGS.map((name) => `CASE WHEN ${name} THEN 'oui' ELSE 'non' END AS ${name}`),
	];
	const rows = await engine.query<Record<string, Cell>>(
		`SELECT DISTINCT ${columns.join(', ')} FROM achats
		WHERE ${mine} AND exercice = ${last.year} ORDER BY ALL`,
		[buyer],
	);
	return {
		year,
		rows: rows.map((row, i): Record<string, Cell> => {
			const id = `${year}-${String(i + 1).padStart(4, '0')}`;
			return { ...row, id, exercice: year };
		}),
	};
}

/**
 * Writes the workbook to fill, empty or with a buyer's lines of the last year: same places, suppliers and
 * contracts, under the next year, amounts to be filled. Gives the exit code.
 */
export async function template(options: TemplateOptions, terminal: Terminal): Promise<number> {
	const { out, from, buyer } = options;
	const engine = await openNative({ memoryLimit: BUILD_MEMORY });
	try {
		if (!/\.(xlsx|ods)$/i.test(out)) refuse(out, 'donner un nom en .xlsx ou en .ods');
		if (buyer !== undefined && from === undefined) {
			refuse('--acheteur', 'dire aussi --depuis, le dossier où sont ses lignes');
		}
		let made: Template;
		if (from === undefined) {
			await prepareImport(engine, { out: '' });
			const editions = { edition_regions: '2016', edition_bassins: '2020' } as const;
			made = { info: editions, lists: await readCodeLists(engine, editions) };
		} else {
			const { info } = await loadDataset(engine, folderSource(from));
			const lines = buyer === undefined ? null : await linesOf(engine, buyer);
			made = {
				info: lines ? { ...info, date_reference: `${lines.year}-12-31` } : info,
				lists: await readCodeLists(engine, info),
				filled: { achats: lines?.rows ?? [] },
			};
		}
		await writeFile(out, /\.ods$/i.test(out) ? await templateOds(made) : await templateXlsx(made));
		const lines = made.filled?.['achats']?.length ?? 0;
		terminal.out(
			lines > 0
				? `${out}\u00a0: ${count(lines, 'ligne')} de la dernière année, montants à remplir.`
				: `${out}\u00a0: classeur à remplir.`,
		);
		terminal.out(`Une fois rempli\u00a0: npm run check -- ${out}`);
		return EXIT.done;
	} catch (error) {
		return sayFaults(terminal, systemFault(error, out) ?? error);
	} finally {
		await engine.close();
	}
}
