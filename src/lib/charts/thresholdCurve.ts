import { scaleLinear } from 'd3-scale';
import { eurosShort, percent } from '$lib/format';
import type { Cents } from '$lib/rules/sums';
import { VERDICT_WORDS } from '$lib/rules/target';
import type { Figures } from './markWords';
import { round, shareAxis, type ShareAxis } from './scale';

/** The answer at one threshold. */
export interface CurvePoint extends Figures {
	/** θ in whole percent. */
	threshold: number;
	/** D in cents. */
	base: Cents;
}

export interface ThresholdCurveProps {
	/** One entry a whole threshold, in order, without a hole. */
	points: readonly CurvePoint[];
	/** θ shown, in percent. */
	chosen: number;
	/** θ of the circular, marked when it is not the one shown. */
	reference: number;
	/** False where no verdict can be given: one family alone. */
	judged?: boolean;
	/** Accessible name outside a ChartFrame; inside, the frame names the chart. */
	label?: string;
}

interface CurveLayout {
	share: ShareAxis;
	/** Percent from the top. */
	target: number;
	/** SVG paths in a 100 × 100 box: steps, since a segment enters or leaves as a whole. */
	line: string;
	band: string;
	baseLine: string;
	baseArea: string;
	/** Base at the top of its panel, in cents. */
	baseMost: { text: string };
	ticks: { threshold: number; at: number }[];
	chosen: {
		at: number;
		/** Percent from the top of the share panel; null when not computable. */
		y: number | null;
		baseY: number;
		text: string;
		verdict: string;
		baseText: string;
		/** The words stand before the line rather than after it. */
		before: boolean;
	} | null;
	reference: number;
}

/** A step path: the answer at θ holds from just above θ − 1 up to θ. Null lifts the pen. */
function steps(
	points: readonly CurvePoint[],
	x: (threshold: number) => number,
	y: (point: CurvePoint) => number | null,
): string {
	let drawing = false;
	return points
		.map((point, rank) => {
			const at = y(point);
			if (at === null) {
				drawing = false;
				return '';
			}
			const from = x(rank === 0 ? point.threshold : point.threshold - 1);
			const start = drawing ? `V${at}` : `M${from} ${at}`;
			drawing = true;
			return `${start}H${x(point.threshold)}`;
		})
		.join('');
}

/** Where everything stands, without a pixel. */
export function curveLayout({
	points,
	chosen,
	reference,
	judged = true,
}: ThresholdCurveProps): CurveLayout {
	const first = points[0]?.threshold ?? 0;
	const last = points.at(-1)?.threshold ?? 100;
	const x = (threshold: number) => round(((threshold - first) / (last - first || 1)) * 100);
	const share = shareAxis(
		points.flatMap((point) => [point.share, point.low, point.high]),
		4,
	);
	const y = (value: number | null) => (value === null ? null : round(100 - share.at(value)));
	const most = Math.max(1, ...points.map(({ base }) => base));
	const base = scaleLinear().domain([0, most]).range([100, 0]);
	const baseY = (point: CurvePoint) => round(base(Math.max(0, point.base)));
	const band = points
		.map((point, rank) => {
			const [low, high] = [y(point.low), y(point.high)];
			if (low === null || high === null) return '';
			const from = x(rank === 0 ? point.threshold : point.threshold - 1);
			return `M${from} ${high}H${x(point.threshold)}V${low}H${from}Z`;
		})
		.join('');
	const baseLine = steps(points, x, baseY);
	const shown = points.find(({ threshold }) => threshold === chosen);
	return {
		share,
		target: round(100 - share.target),
		line: steps(points, x, (point) => y(point.share)),
		band,
		baseLine,
		baseArea: baseLine === '' ? '' : `${baseLine}V100H${x(first)}Z`,
		baseMost: { text: eurosShort(most) },
		ticks: points
			.filter(({ threshold }) => threshold % 10 === 0)
			.map(({ threshold }) => ({ threshold, at: x(threshold) })),
		chosen: shown
			? {
					at: x(shown.threshold),
					y: y(shown.share),
					baseY: baseY(shown),
					text: percent(shown.share),
					verdict: judged && shown.share !== null ? VERDICT_WORDS[shown.verdict] : '',
					baseText: eurosShort(shown.base),
					before: x(shown.threshold) > 60,
				}
			: null,
		reference: x(reference),
	};
}
