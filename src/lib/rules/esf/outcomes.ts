import type { Finding } from './types';

/** The rule holds. */
export function pass(explanation: string): Finding {
	return { status: 'pass', outcome: 'eligible', warns: false, explanation };
}

/** The rule holds, with something to say to the managing service. */
export function warning(explanation: string): Finding {
	return { status: 'warning', outcome: 'eligible', warns: true, explanation };
}

/** A known fact that a person must weigh. */
export function review(explanation: string): Finding {
	return { status: 'fail', outcome: 'a_examiner', warns: false, explanation };
}

/** An input is missing: never eligible on it. */
export function unknown(explanation: string): Finding {
	return { status: 'unknown', outcome: 'a_examiner', warns: false, explanation };
}

/** A known fact that excludes the application. */
export function exclude(explanation: string): Finding {
	return { status: 'fail', outcome: 'ineligible', warns: false, explanation };
}
