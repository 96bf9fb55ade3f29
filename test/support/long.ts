/** Whether this is `npm run test:long`, which draws and breaks many more files. */
export const LONG = import.meta.env.MODE === 'long';

/** How long a test of drawn files may take, in milliseconds: six times as long in the long run. */
export const patience = (milliseconds: number): number => (LONG ? 6 * milliseconds : milliseconds);
