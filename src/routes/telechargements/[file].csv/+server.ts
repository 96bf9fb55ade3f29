import { error } from '@sveltejs/kit';
import { couvertureCsv } from '$lib/server/downloads/couverture';
import { demandesFseCsv } from '$lib/server/downloads/demandesFse';
import { dictionnaireCsv } from '$lib/server/downloads/dictionnaire';
import { indicateurCsv } from '$lib/server/downloads/indicateur';
import { registreCsv } from '$lib/server/downloads/registre';
import { rejetsCsv } from '$lib/server/downloads/rejets';
import { getSite, type Site } from '$lib/server/site';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;

const FILES: Readonly<Record<string, (site: Site) => string | Promise<string>>> = {
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
