import { OPEN_DATA_TABLES } from './openData';
import { PUBLISHED_DESCRIPTIONS } from './published';
import type { ExplorerTable } from './table';

/** Every table that a reader can ask in SQL, the most useful first. */
export const EXPLORER_TABLES: readonly ExplorerTable[] = [
	...OPEN_DATA_TABLES,
	...PUBLISHED_DESCRIPTIONS,
];
