/** The paths of a map: by far the heaviest part of a page that shows one. */
export interface DrawnPaths {
	/** SVG path by code of the territory. */
	shapes: ReadonlyMap<string, string>;
	/** Borders between regions. */
	regions: string;
}

/**
 * A drawing that a page receives from its `load`. Its paths are written once, in the prerendered SVG:
 * the page's data carry the name alone, and the browser reads the paths where they stand, or fetches
 * them when it comes from another page.
 */
export class Drawing {
	constructor(
		readonly name: string,
		/** Null in the browser until they are read or fetched. */
		readonly paths: DrawnPaths | null = null,
	) {}
}

/** The form in which paths are fetched. */
export interface PathsFile {
	shapes: [code: string, path: string][];
	regions: string;
}

export function readPathsFile({ shapes, regions }: PathsFile): DrawnPaths {
	return { regions, shapes: new Map(shapes) };
}

/** The paths of a drawing already on the page, if it is there. */
export function readDrawn(name: string, root: ParentNode): DrawnPaths | null {
	const svg = root.querySelector(`svg[data-drawing="${name}"]`);
	if (!svg) return null;
	const shapes = [...svg.querySelectorAll<SVGElement>('path[data-code]')].map(
		(path) => [path.dataset['code'] ?? '', path.getAttribute('d') ?? ''] as const,
	);
	return shapes.length === 0
		? null
		: {
				shapes: new Map(shapes),
				regions: svg.querySelector('path[data-lines]')?.getAttribute('d') ?? '',
			};
}
