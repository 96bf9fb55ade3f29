import type { DatasetInfo } from '$lib/contract/dataset';
import type { DataIssue } from '$lib/contract/errors';
import { DATASET_FILE } from '$lib/contract/dataset';

/** What a folder says of itself, under its name. */
export interface NamedInfo {
	name: string;
	info: DatasetInfo;
}

/** What changes the meaning of a row: folders that differ there cannot be added. */
const SAME = [
	'taxes',
	'lieu',
	'edition_regions',
	'edition_bassins',
	'niveau_par_defaut',
	'date_reference',
	'fictif',
] as const satisfies readonly (keyof DatasetInfo)[];

/** The keys of jeu.json on which two folders differ, each with both values. */
export function disagreements(infos: readonly NamedInfo[]): DataIssue[] {
	const [first, ...others] = infos;
	if (!first) return [];
	return others.flatMap(({ name, info }) =>
		SAME.filter((key) => info[key] !== first.info[key]).map((key) => ({
			fichier: `${name}/${DATASET_FILE}`,
			message: `${key} = « ${String(info[key])} », mais « ${String(first.info[key])} » dans ${first.name} : ces dossiers ne s’ajoutent pas tant qu’ils diffèrent`,
		})),
	);
}

/** The values of a key, each once, in the order of the folders. */
function distinct(infos: readonly NamedInfo[], key: keyof DatasetInfo): string[] {
	return [...new Set(infos.map(({ info }) => info[key]))]
		.filter((value) => value !== null)
		.map(String);
}

function common(infos: readonly NamedInfo[], key: keyof DatasetInfo): string | null {
	const values = distinct(infos, key);
	return values.length === 1 && infos.every(({ info }) => info[key] !== null)
		? (values[0] ?? null)
		: null;
}

/**
 * What the merged folder says of itself: texts that differ stand side by side, what not all folders
 * allow is not allowed. The folders agree on what changes the meaning of a row.
 */
export function mergedInfo(infos: readonly NamedInfo[]): DatasetInfo {
	const [first] = infos;
	if (!first) throw new RangeError('no folder to merge');
	const every = (key: 'titre' | 'producteur' | 'licence' | 'perimetre') =>
		distinct(infos, key).join(' ; ');
	return {
		...first.info,
		titre: every('titre'),
		producteur: every('producteur'),
		licence: every('licence'),
		perimetre: every('perimetre'),
		prochaine_maj: common(infos, 'prochaine_maj'),
		contact: common(infos, 'contact'),
		source_url: common(infos, 'source_url'),
		diffusion: infos.every(({ info }) => info.diffusion === 'public') ? 'public' : 'interne',
		detail: infos.every(({ info }) => info.detail),
		completude_minimale: Math.max(...infos.map(({ info }) => info.completude_minimale)),
	};
}

/** The text of a jeu.json: what is null is left out. */
export function datasetText(info: DatasetInfo): string {
	const told = Object.entries(info).filter(([, value]) => value !== null);
	return JSON.stringify(Object.fromEntries(told), null, '\t') + '\n';
}
