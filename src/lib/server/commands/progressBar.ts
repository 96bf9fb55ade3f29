import cliProgress from 'cli-progress';
import { number } from '$lib/format';

export interface Step {
	etape: string;
	/** Steps of one phase share one bar and one clock; by default a step is a phase of its own. */
	phase?: string | undefined;
	/** Work done so far and to be done, in any unit; a step without them has no bar. */
	fait?: number | undefined;
	total?: number | undefined;
	lignes?: number | undefined;
	/** What is counted, where it is not lines: `notes`. */
	unite?: string | undefined;
}

/** Least time between two drawings, in milliseconds. */
const EVERY = 100;

/** A time left, in seconds, as people say it: `8 s`, `2 min 05 s`, `1 h 20 min`; `…` when unknown. */
export function remaining(seconds: number): string {
	if (!Number.isFinite(seconds)) return '…';
	const left = Math.ceil(seconds);
	const two = (n: number) => String(n).padStart(2, '0');
	if (left < 60) return `${left} s`;
	const minutes = Math.floor(left / 60);
	if (minutes < 60) return `${minutes} min ${two(left % 60)} s`;
	return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`;
}

/** Shows long work on a terminal: rows read, rows a second, time left. Silent anywhere else. */
export class ProgressBar {
	private readonly bar: cliProgress.SingleBar | null;
	private started = 0;
	private drawn = 0;
	private phase = '';

	constructor(interactive: boolean) {
		this.bar = interactive
			? new cliProgress.SingleBar({
					format: '{etape} {bar} {percentage} % · {compte} · reste {reste}',
					barsize: 24,
					hideCursor: true,
					clearOnComplete: true,
					barCompleteChar: '█',
					barIncompleteChar: '░',
				})
			: null;
	}

	update({ etape, phase = etape, fait = 0, total = 0, lignes = 0, unite }: Step): void {
		if (!this.bar) return;
		const now = performance.now();
		if (phase !== this.phase) {
			this.bar.stop();
			this.phase = phase;
			this.started = now;
			this.drawn = 0;
			if (total > 0) this.bar.start(total, 0, { etape, compte: '…', reste: '…' });
		}
		if (total === 0 || (now - this.drawn < EVERY && fait < total)) return;
		this.drawn = now;
		const seconds = (now - this.started) / 1000;
		this.bar.update(fait, {
			etape,
			compte: unite
				? `${number(fait)} sur ${number(total)} ${unite}`
				: `${number(lignes)} lignes · ${seconds > 0 ? number(Math.round(lignes / seconds)) : '…'} lignes/s`,
			reste: remaining(fait > 0 ? (seconds * (total - fait)) / fait : Infinity),
		});
	}

	stop(): void {
		this.bar?.stop();
	}
}
