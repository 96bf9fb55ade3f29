/** Figures made from other figures, each of which says its own origin: what they are, and their formula. */
export * from './basins';
export * from './compared';
export * from './completeness';
export * from './coverage';
export * from './esf';
export * from './indicator';
export * from './levers';
export * from './market';
export * from './plans';
export * from './posts';
export * from './risk';
export * from './supply';
export * from './trials';
