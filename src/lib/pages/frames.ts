import { queryContractCount, queryFrames } from '$lib/queries/frames';
import { baseOf } from '$lib/rules/answer';
import { appliesIn, judgeFrame, type Frame, type FrameResult } from '$lib/rules/frames';
import type { PageSource } from './source';

/** A frame of the law, and what it says of the nation in a fiscal year. */
export interface FramedRow extends Frame {
	/** Null: it does not hold in that year. */
	result: FrameResult | null;
}

/**
 * The frames of the law on the published data: the nation in the default view, and the contracts that the
 * State awarded in the same fiscal year.
 */
export async function framedRows(
	source: Pick<PageSource, 'engine' | 'answer' | 'byDefault'>,
): Promise<FramedRow[]> {
	const { engine, byDefault } = source;
	const { year } = byDefault;
	const sums = baseOf(source.answer(byDefault));
	return Promise.all(
		(await queryFrames(engine)).map(async (frame) => {
			if (!appliesIn(frame, year)) return { ...frame, result: null };
			const count = await queryContractCount(engine, year, frame.threshold ?? 0);
			return { ...frame, result: judgeFrame(frame, sums, count) };
		}),
	);
}
