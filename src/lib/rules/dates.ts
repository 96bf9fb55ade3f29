/** An ISO date (`2010-11-03`): dates compare as text, so no time zone can move a day. */
export type IsoDate = string;

/** Whether `date` lies between both ends, inclusive; a null end is open. */
export function isWithin(date: IsoDate, from: IsoDate | null, to: IsoDate | null): boolean {
	return (from === null || from <= date) && (to === null || date <= to);
}

/** The same day `months` later, or the last day of that month (31 January + 1 → 28 or 29 February). */
export function addMonths(date: IsoDate, months: number): IsoDate {
	const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + months, 0));
	last.setUTCDate(Math.min(day, last.getUTCDate()));
	return last.toISOString().slice(0, 10);
}
