/** Figures made from other figures, each of which says its own origin: what they are, and their formula. */
export * from './basins';
export * from './caveats';
export * from './contracts';
export * from './coverage';
export * from './effects';
export * from './esf';
export * from './levers';
export * from './network';
export * from './plans';
export * from './prefects';
export * from './segments';
export * from './supply';
export * from './ways';
