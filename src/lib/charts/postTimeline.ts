import { number } from '$lib/format';
import type { IsoDate } from '$lib/rules/dates';
import type { Detail } from './markWords';

/** A post on the timeline; null ends are open. */
export interface TimelinePost {
	id: string;
	start: IsoDate | null;
	end: IsoDate | null;
	fte: number | null;
	/** Financed by the ESF: drawn apart. */
	esf: boolean;
	/** How its host is named here. */
	host: string;
	funding: string;
}

/** A band of the timeline: one kind of host. */
interface TimelineBand {
	label: string;
	posts: readonly TimelinePost[];
}

export interface TimelineProps {
	bands: readonly TimelineBand[];
	from: IsoDate;
	to: IsoDate;
	/** The date shown. */
	at: IsoDate;
	label?: string;
}

/** Height of a post and of the title of a band, in pixels. */
export const POST_HEIGHT = 4;
const TITLE_HEIGHT = 22;

const days = (date: IsoDate) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** A date as a part of the span, 0 to 1; beyond it, clipped. */
export function placeOf(date: IsoDate, from: IsoDate, to: IsoDate): number {
	const part = (days(date) - days(from)) / (days(to) - days(from));
	return Math.min(1, Math.max(0, part));
}

/** The years of a span, at their first day. */
export function yearTicks(from: IsoDate, to: IsoDate): { at: number; label: string }[] {
	const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
	return Array.from({ length: last - first + 1 }, (_, rank) => ({
		at: placeOf(`${first + rank}-01-01`, from, to),
		label: String(first + rank),
	}));
}

interface LaidBand {
	label: string;
	count: string;
	/** Top of its title. */
	top: number;
	/** Paths of the posts financed by the ESF and by others, in a box 1 000 wide. */
	esf: string;
	other: string;
	posts: readonly TimelinePost[];
}

const WIDTH = 1000;

/** Where the bands stand, in pixels from the top. */
export function timelineLayout({ bands, from, to }: TimelineProps) {
	let top = 0;
	const laid = bands.map(({ label, posts }): LaidBand => {
		const bars = (esf: boolean) =>
			posts
				.flatMap((post, rank) => {
					if (post.esf !== esf) return [];
					const x = Math.round((post.start ? placeOf(post.start, from, to) : 0) * WIDTH);
					const end = Math.round((post.end ? placeOf(post.end, from, to) : 1) * WIDTH);
					const y = top + TITLE_HEIGHT + rank * POST_HEIGHT + POST_HEIGHT / 2;
					return end > x ? [`M${x} ${y}H${end}`] : [];
				})
				.join('');
		const band = {
			label,
			count: number(posts.length),
			top,
			esf: bars(true),
			other: bars(false),
			posts,
		};
		top += TITLE_HEIGHT + posts.length * POST_HEIGHT;
		return band;
	});
	return { bands: laid, height: top };
}

/** The post at a height, or null. */
export function postAt(bands: readonly LaidBand[], y: number): TimelinePost | null {
	for (const { top, posts } of bands) {
		const rank = Math.floor((y - top - TITLE_HEIGHT) / POST_HEIGHT);
		if (rank >= 0 && rank < posts.length) return posts[rank] ?? null;
	}
	return null;
}

/** The words of a post under the pointer. */
export function postDetail(post: TimelinePost): Detail {
	const span =
		post.start || post.end
			? `${post.start ? `du ${post.start}` : 'depuis une date inconnue'} ${post.end ? `au ${post.end}` : 'sans fin déclarée'}`
			: 'sans dates';
	return {
		title: post.host,
		value: post.id,
		lines: [
			span,
			post.fte === null ? 'ETP inconnus' : `${number(post.fte, 1)}\u00a0ETP`,
			`financement\u00a0: ${post.funding}`,
		],
	};
}
