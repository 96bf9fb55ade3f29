import { templateXlsx } from '$lib/pages/downloads/template/write';
import { siteTemplate } from '$lib/server/templateFile';
import type { RequestHandler } from './$types';

export const prerender = true;

export const GET: RequestHandler = async () =>
	new Response(new Blob([(await templateXlsx(await siteTemplate())) as Uint8Array<ArrayBuffer>]), {
		headers: {
			'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		},
	});
