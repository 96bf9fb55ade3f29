import { quoted } from '$lib/contract/names';
import type { DatasetInfo } from '$lib/contract/dataset';
import type { Layout } from '../layout';
import type { PaymentMap } from './mapping';

type Place = DatasetInfo['lieu'];

const PERFORMED = /ex[eé]cution|r[eé]alisation|prestation|livraison|chantier/i;

/** Whose département is read, and what to say of it. */
export interface PlaceRead {
	lieu: Place;
	note: string;
}

/**
 * What `departement` means in an extract: what the mapping says, else what the headers say. A département
 * that is not told to be that of the performance is the buyer's.
 */
export function placeOf({ place }: PaymentMap, layouts: readonly Layout[]): PlaceRead {
	const headers = [...new Set(layouts.flatMap(({ columns }) => columns['departement'] ?? []))];
	const said = layouts.every((layout) => PERFORMED.test(layout.columns['departement'] ?? ''));
	const told = layouts.some(({ constants }) => 'departement' in (constants ?? {}));
	if (headers.length === 0 && !told) {
		return {
			lieu: 'acheteur',
			note: 'Lieu d’exécution absent\u00a0: aucune ligne n’a de département, et aucune n’entre dans une région. Dire dans la correspondance où est "departement", du lieu d’exécution ou de l’acheteur.',
		};
	}
	if (place !== null) {
		return { lieu: place, note: `Le département d’une ligne est celui ${WORDS[place]}.` };
	}
	if (said) {
		return {
			lieu: 'execution',
			note: `Le département d’une ligne, ${quoted(headers)}, est celui ${WORDS.execution}.`,
		};
	}
	return {
		lieu: 'acheteur',
		note: `Lieu d’exécution absent\u00a0: rien ne dit que ${headers.length > 0 ? quoted(headers) : 'le département'} en est le département, il est lu comme celui de l’acheteur ("lieu": "acheteur" dans jeu.json). Si c’est celui de l’exécution, écrire "lieu": "execution" dans la correspondance.`,
	};
}

const WORDS: Readonly<Record<Place, string>> = {
	execution: 'du lieu d’exécution',
	acheteur: 'de l’acheteur',
};
