/**
 * Rows that come when they are asked for. The last ones stay while newer ones are awaited; an answer
 * that comes after a newer question is dropped.
 */
export class AskedList<Row> {
	rows = $state.raw<readonly Row[] | null>(null);
	/** The question whose rows stand. */
	answered = $state<string | null>(null);
	waiting = $state(false);
	failed = $state(false);
	#asked: string | null = null;

	/**
	 * @param key tells questions apart: the same one is not asked twice, unless it failed
	 */
	async ask(key: string, work: () => Promise<readonly Row[]>): Promise<void> {
		if (key === this.#asked) return;
		this.#asked = key;
		this.waiting = true;
		this.failed = false;
		try {
			const rows = await work();
			if (this.#asked !== key) return;
			this.rows = rows;
			this.answered = key;
		} catch {
			if (this.#asked !== key) return;
			this.#asked = null;
			this.failed = true;
		} finally {
			if (this.#asked === key || this.#asked === null) this.waiting = false;
		}
	}
}
