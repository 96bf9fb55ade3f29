import { methodPage } from '$lib/pages/method';
import { getSite } from '$lib/server/site';

export const load = async () => methodPage(await getSite());
