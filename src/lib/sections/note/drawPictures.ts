import { mount, tick, unmount } from 'svelte';
import RegionMap from '$lib/charts/RegionMap.svelte';
import SegmentBars from '$lib/charts/SegmentBars.svelte';
import Trend from '$lib/charts/Trend.svelte';
import '$lib/charts/charts.css';
import './picture.css';
import type { Picture } from '$lib/exports/docx';
import { figureSvg } from '$lib/exports/figureSvg';
import { svgToPng } from '$lib/exports/svgToPng';
import type { NoteChart } from '$lib/views/note/note';

/** Widths in CSS pixels, whatever the screen: wide enough for every column of each chart. */
const WIDTHS: Readonly<Record<NoteChart['kind'], number>> = {
	trend: 640,
	segments: 1040,
	map: 520,
};

function mounted(chart: NoteChart, target: HTMLElement): object {
	switch (chart.kind) {
		case 'trend':
			return mount(Trend, { target, props: chart.props });
		case 'segments':
			return mount(SegmentBars, { target, props: chart.props });
		case 'map':
			return mount(RegionMap, { target, props: chart.props });
	}
}

/** A PNG says its size in its first block. */
async function pictureOf(blob: Blob): Promise<Picture> {
	const bytes = await blob.arrayBuffer();
	const head = new DataView(bytes);
	// Drawn at twice the size on screen.
	const [width, height] = [head.getUint32(16) / 2, head.getUint32(20) / 2];
	return { png: new Uint8Array(bytes), width, height };
}

async function draw(chart: NoteChart): Promise<Picture> {
	const host = document.createElement('div');
	host.className = 'on-paper';
	host.inert = true;
	host.style.width = `${WIDTHS[chart.kind]}px`;
	document.body.append(host);
	const drawn = mounted(chart, host);
	try {
		await tick();
		return await pictureOf(await svgToPng(figureSvg(host)));
	} finally {
		await unmount(drawn);
		host.remove();
	}
}

/**
 * The charts of a note as pictures for paper, drawn out of sight by the charts of the pages, one after
 * another. Browser only: it measures.
 * @throws when the browser cannot draw one
 */
export async function drawPictures(
	charts: ReadonlyMap<string, NoteChart>,
): Promise<Map<string, Picture>> {
	await document.fonts.ready;
	const pictures = new Map<string, Picture>();
	for (const [key, chart] of charts) pictures.set(key, await draw(chart));
	return pictures;
}
