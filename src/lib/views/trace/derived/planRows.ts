import { number } from '$lib/format';
import { FAMILY_WORDS, WAY_WORDS } from '$lib/rules/ways';
import type { Column } from '$lib/ui/column';
import { eurosColumn, shareColumn } from '../../figureColumns';
import type { MovedSegment } from '../../simulator/simulation';
import { rowsBehind, type RowsBehind } from '../origin';

/** What a simulation is. */
export const SIMULATION =
	'Une simulation\u00a0: ce que donnerait l’exercice si chaque segment du plan atteignait sa part visée, achats inchangés.';

/** Why a figure has none: it is no purchase yet. */
export const NO_LINE =
	'Aucune ligne d’achat\u00a0: une simulation n’a pas encore été payée. Les montants d’aujourd’hui disent leur origine là où ils sont affichés.';

/** Hours to the unit. */
export const whole = (hours: number) => `${number(hours)}\u00a0h`;

const MOVED_COLUMNS: readonly Column<MovedSegment>[] = [
	{ key: 'label', label: 'Segment' },
	eurosColumn('base', 'Assiette', ({ base }) => base),
	shareColumn('before', 'Aujourd’hui', ({ before }) => before),
	shareColumn('share', 'Part visée', ({ share }) => share),
	eurosColumn('extra', 'Ajouté', ({ extra }) => extra),
	eurosColumn('hourValue', 'Valeur de l’heure', ({ hourValue }) => hourValue),
	{ key: 'worth', label: 'En heures', unit: 'h', align: 'end', absence: 'notApplicable' },
	{ key: 'way', label: 'Voie', value: ({ way }) => WAY_WORDS[way] },
	{ key: 'family', label: 'Famille', value: ({ family }) => FAMILY_WORDS[family] },
];

/** The segments that a plan moves. */
export const movedRows = (moved: readonly MovedSegment[]): RowsBehind =>
	rowsBehind(MOVED_COLUMNS, moved, {
		note: 'Une ligne par segment que le plan fait bouger. Ce ne sont pas des achats\u00a0: une simulation n’a pas encore été payée.',
		empty: 'Le plan ne fait bouger aucun segment.',
	});
