import siret from './siret.sql?raw';
import values from './values.sql?raw';

/** What an engine is given before anything is read into it: how values are read, which SIRET are valid. */
export const CHECK_MACROS = values + siret;
