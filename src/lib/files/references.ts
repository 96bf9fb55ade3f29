import { memorySource, type DataSource } from '$lib/pipeline/dataSource';

const TEXTS = import.meta.glob<string>('/data/reference/*.csv', {
	query: '?raw',
	import: 'default',
	eager: true,
});

/** The reference tables that a data set need not bring, the same as at build. */
export function keptReferences(): DataSource {
	return memorySource(
		Object.fromEntries(
			Object.entries(TEXTS).map(([path, text]) => [path.replace(/^\/data\//, ''), text]),
		),
	);
}
