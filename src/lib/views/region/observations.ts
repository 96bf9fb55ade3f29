import { date } from '$lib/format';
import type { NoteBlock } from '$lib/ui/noteDocument';

/** What a service wrote of a region, as it is shown. */
export interface Observation {
	/** ISO day. */
	on: string;
	service: string;
	text: string;
}

/** The observations in a note: the day and the service first, then the words, as they are. */
export function observationBlocks(observations: readonly Observation[]): NoteBlock[] {
	return observations.map(({ on, service, text }) => ({
		kind: 'text',
		about: `${date(on)}, ${service}`,
		text,
	}));
}
