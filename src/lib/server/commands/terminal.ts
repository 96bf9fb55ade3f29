/** Where a command writes: lines for what it found, errors apart, and whether it is a terminal. */
export interface Terminal {
	out(line: string): void;
	err(line: string): void;
	/** A progress bar is drawn only on a terminal. */
	interactive: boolean;
}

export const consoleTerminal: Terminal = {
	out: (line) => console.log(line),
	err: (line) => console.error(line),
	interactive: process.stderr.isTTY === true,
};

/** Exit codes of every command. */
export const EXIT = { done: 0, fault: 1, usage: 2 } as const;
