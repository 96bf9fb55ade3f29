import { esfFormPage } from '$lib/server/esf';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => ({ form: await esfFormPage() });
