import { onMount } from 'svelte';
import { stepAlong } from './markSteps';

interface Walked {
	/** Codes of the marks, in the order of the Tab key without JavaScript. */
	codes: () => readonly string[];
	/** The mark that a key leads to from another; null when it leads nowhere. Along the codes by default. */
	next?: (from: string, key: string) => string | null;
	/** The mark that the Tab key reaches before any has had the focus; the first one by default. */
	start?: () => string | null;
	/** Told of each change of {@link MarkWalk.active}. */
	onactive?: (code: string | null) => void;
}

/**
 * The walk through the marks of a chart, elements with a `data-code`: which one is under the pointer or
 * the focus, and which one the Tab key reaches. The chart is one stop of the Tab key and the arrows move
 * inside; without JavaScript each mark is a stop of its own. Made while the chart starts; its handlers go
 * on an element around the marks, one for all of them.
 */
export class MarkWalk {
	/** False without JavaScript, and until the chart is hydrated. */
	hydrated = $state(false);
	#hovered = $state<string | null>(null);
	#focused = $state<string | null>(null);
	#stop = $state<string | null>(null);
	readonly #walked: Walked;
	readonly #codes: readonly string[];
	readonly #tabStop: string | undefined;

	constructor(walked: Walked) {
		this.#walked = walked;
		this.#codes = $derived(walked.codes());
		this.#tabStop = $derived.by(() => {
			const stop = this.#stop ?? walked.start?.();
			return stop && this.#codes.includes(stop) ? stop : this.#codes[0];
		});
		onMount(() => {
			this.hydrated = true;
		});
	}

	/** Code of the mark under the pointer, else of the one with the focus. */
	get active(): string | null {
		return this.#hovered ?? this.#focused;
	}

	/** Whether the Tab key reaches a mark. */
	isStop(code: string): boolean {
		return !this.hydrated || code === this.#tabStop;
	}

	onkeydown = (event: KeyboardEvent & { currentTarget: Element }): void => {
		const from = codeOf(event);
		const next = this.#walked.next ?? ((code, key) => stepAlong(this.#codes, code, key));
		const to = from === null ? null : next(from, event.key);
		if (to === null) return;
		event.preventDefault();
		this.#hovered = null;
		event.currentTarget
			.querySelector<HTMLElement | SVGElement>(`[data-code="${CSS.escape(to)}"]`)
			?.focus();
	};

	onfocusin = (event: FocusEvent): void => {
		const code = codeOf(event);
		this.#stop = code ?? this.#stop;
		this.#focus(code);
	};

	onfocusout = (): void => {
		this.#focus(null);
	};

	onpointerover = (event: PointerEvent): void => {
		this.#hover(codeOf(event));
	};

	onpointerleave = (): void => {
		this.#hover(null);
	};

	/** All of the above, for an element around the marks. */
	readonly handlers = {
		onkeydown: this.onkeydown,
		onfocusin: this.onfocusin,
		onfocusout: this.onfocusout,
		onpointerover: this.onpointerover,
		onpointerleave: this.onpointerleave,
	};

	#focus(code: string | null): void {
		this.#focused = code;
		this.#walked.onactive?.(this.active);
	}

	#hover(code: string | null): void {
		this.#hovered = code;
		this.#walked.onactive?.(this.active);
	}
}

/** Code of the mark where an event happened, or null. */
export function codeOf(event: Event): string | null {
	const mark = (event.target as Element).closest<HTMLElement | SVGElement>('[data-code]');
	return mark?.dataset['code'] ?? null;
}
