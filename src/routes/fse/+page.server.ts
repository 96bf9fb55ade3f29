import { esfPage } from '$lib/server/esf';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ esf: await esfPage() });
