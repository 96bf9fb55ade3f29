/** The exit code that tells each signal, as shells count it: 128 + its number. */
const CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

type Signal = keyof typeof CODES;

/** How often what works is asked again to stop, in milliseconds. */
const EVERY = 20;

/** An import stopped by a signal, its traces removed. */
export class Interrupted extends Error {
	override readonly name = 'Interrupted';

	/** @param code the exit code that tells the signal */
	constructor(readonly code: number) {
		super('Import interrompu\u00a0: rien n’a été écrit.');
	}
}

interface Interruption {
	/** The exit code of the signal received, null while there is none. */
	readonly code: number | null;
	/** Leaves signals to the process again. */
	end(): void;
}

/**
 * Calls `stop` from the first signal on, again and again until {@link Interruption.end}: the process
 * itself may not end while the engine's threads write, it would leave files behind. A second signal
 * ends it at once.
 */
export function onSignal(stop: () => void): Interruption {
	let code: number | null = null;
	let timer: NodeJS.Timeout | undefined;
	const received = (signal: Signal) => {
		if (code !== null) process.exit(code);
		code = CODES[signal];
		stop();
		timer = setInterval(stop, EVERY);
	};
	const signals = Object.keys(CODES) as Signal[];
	for (const signal of signals) process.on(signal, received);
	return {
		get code() {
			return code;
		},
		end() {
			clearInterval(timer);
			for (const signal of signals) process.off(signal, received);
		},
	};
}
