import { json } from '@sveltejs/kit';
import { departementLines } from '$lib/pages/basinDrawing';
import type { RequestHandler } from './$types';

export const prerender = true;

/** Borders of the départements over the map of basins: they come after the first figures. */
export const GET: RequestHandler = () => json(departementLines());
