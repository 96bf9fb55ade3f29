import { json } from '@sveltejs/kit';
import { dataPackage } from '$lib/pages/catalogue/dataPackage';
import { getPublication } from '$lib/server/publication';

export const prerender = true;

export const GET = async () => json(dataPackage(await getPublication()));
