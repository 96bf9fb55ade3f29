import cliProgress from 'cli-progress';
import { number } from '$lib/format';

export interface Step {
	etape: string;
	/** Bytes read so far and to be read; a step without them has no bar. */
	octets?: number | undefined;
	total?: number | undefined;
	lignes?: number | undefined;
}

/** Least time between two drawings, in milliseconds. */
const EVERY = 100;

function remaining(seconds: number): string {
	if (!Number.isFinite(seconds)) return '…';
	if (seconds < 60) return `${Math.ceil(seconds)} s`;
	return `${Math.floor(seconds / 60)} min ${String(Math.ceil(seconds % 60)).padStart(2, '0')} s`;
}

/** Shows long work on a terminal: rows read, rows a second, time left. Silent anywhere else. */
export class ProgressBar {
	private readonly bar: cliProgress.SingleBar | null;
	private started = 0;
	private drawn = 0;
	private step = '';

	constructor(interactive: boolean) {
		this.bar = interactive
			? new cliProgress.SingleBar({
					format:
						'{etape} {bar} {percentage} % · {lignes} lignes · {debit} lignes/s · reste {reste}',
					barsize: 24,
					hideCursor: true,
					clearOnComplete: true,
					barCompleteChar: '█',
					barIncompleteChar: '░',
				})
			: null;
	}

	update({ etape, octets = 0, total = 0, lignes = 0 }: Step): void {
		if (!this.bar) return;
		const now = performance.now();
		if (etape !== this.step) {
			this.bar.stop();
			this.step = etape;
			this.started = now;
			this.drawn = 0;
			if (total > 0) this.bar.start(total, 0, { etape, lignes: '0', debit: '…', reste: '…' });
		}
		if (total === 0 || (now - this.drawn < EVERY && octets < total)) return;
		this.drawn = now;
		const seconds = (now - this.started) / 1000;
		this.bar.update(octets, {
			lignes: number(lignes),
			debit: seconds > 0 ? number(Math.round(lignes / seconds)) : '…',
			reste: remaining(octets > 0 ? (seconds * (total - octets)) / octets : Infinity),
		});
	}

	stop(): void {
		this.bar?.stop();
	}
}
