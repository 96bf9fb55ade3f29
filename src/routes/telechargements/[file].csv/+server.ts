import { error } from '@sveltejs/kit';
import { couvertureCsv } from '$lib/pages/downloads/couverture';
import { demandesFseCsv } from '$lib/pages/downloads/demandesFse';
import { dictionnaireCsv } from '$lib/pages/downloads/dictionnaire';
import { indicateurCsv } from '$lib/pages/downloads/indicateur';
import { registreCsv } from '$lib/pages/downloads/registre';
import { rejetsCsv } from '$lib/pages/downloads/rejets';
import type { PageSource } from '$lib/pages/source';
import { getSite } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

const FILES: Readonly<Record<string, (source: PageSource) => string | Promise<string>>> = {
	indicateur: indicateurCsv,
	registre: registreCsv,
	couverture: couvertureCsv,
	demandes_fse: demandesFseCsv,
	rejets: rejetsCsv,
	dictionnaire: dictionnaireCsv,
};

export const entries: EntryGenerator = () => Object.keys(FILES).map((file) => ({ file }));

export const GET: RequestHandler = async ({ params }) => {
	const write = FILES[params.file];
	if (!write) error(404, 'Fichier inconnu');
	return new Response(await write(await getSite()), {
		headers: { 'Content-Type': 'text/csv; charset=utf-8' },
	});
};
