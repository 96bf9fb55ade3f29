import type { Reason, ReasonCode } from './reasons';
import type { Finding } from './types';

/** What was found, in order; what has nothing more to say is its code. */
type Found = readonly (ReasonCode | Reason)[];

const reasonsOf = (found: Found): Reason[] =>
	found.map((reason) => (typeof reason === 'string' ? { code: reason } : reason));

/** The rule holds. */
export function pass(...found: Found): Finding {
	return { status: 'pass', outcome: 'eligible', warns: false, reasons: reasonsOf(found) };
}

/** The rule holds, with something to say to the managing service. */
export function warning(...found: Found): Finding {
	return { status: 'warning', outcome: 'eligible', warns: true, reasons: reasonsOf(found) };
}

/** A known fact that a person must weigh. */
export function review(...found: Found): Finding {
	return { status: 'fail', outcome: 'a_examiner', warns: false, reasons: reasonsOf(found) };
}

/** An input is missing: never eligible on it. */
export function unknown(...found: Found): Finding {
	return { status: 'unknown', outcome: 'a_examiner', warns: false, reasons: reasonsOf(found) };
}

/** A known fact that excludes the application. */
export function exclude(...found: Found): Finding {
	return { status: 'fail', outcome: 'ineligible', warns: false, reasons: reasonsOf(found) };
}
