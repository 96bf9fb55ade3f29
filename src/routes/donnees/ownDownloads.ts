import type { PageSource } from '$lib/pages/source';

type Write = (source: PageSource) => Promise<string>;

/** The open-data files of the site, made of the reader's own files; the owner sees every value. */
export const OWN_DOWNLOADS: Readonly<Record<string, Write>> = {
	rejets: async (source) => (await import('$lib/pages/downloads/rejets')).rejetsCsv(source, false),
	indicateur: async (source) =>
		(await import('$lib/pages/downloads/indicateur')).indicateurCsv(source),
	registre: async (source) => (await import('$lib/pages/downloads/registre')).registreCsv(source),
	couverture: async (source) =>
		(await import('$lib/pages/downloads/couverture')).couvertureCsv(source),
	atypiques: async (source) =>
		(await import('$lib/pages/downloads/atypiques')).atypiquesCsv(source),
	demandes_fse: async (source) =>
		(await import('$lib/pages/downloads/demandesFse')).demandesFseCsv(source),
};
