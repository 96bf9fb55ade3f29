/** Figures made from other figures, each of which says its own origin: what they are, and their formula. */
export * from './contracts';
export * from './effects';
export * from './levers';
export * from './plans';
export * from './segments';
export * from './ways';
