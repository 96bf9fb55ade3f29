import { createContext } from 'svelte';
import type { SiteData } from '$lib/views/site';
import type { Answers } from './answers';
import type { EngineLife } from './engine.svelte';

/** What the pages share once the reader is there: one engine, one cache of published answers. */
export interface Live {
	site: SiteData;
	life: EngineLife;
	answers: Answers;
}

export const [useLive, provideLive] = createContext<Live>();
