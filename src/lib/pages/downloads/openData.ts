import type { PageSource } from '../source';
import { acheteursAbsentsCsv, completudeCsv } from './completude';
import { atypiquesCsv } from './atypiques';
import { couvertureCsv } from './couverture';
import { demandesFseCsv } from './demandesFse';
import { dictionnaireCsv } from './dictionnaire';
import { epreuvesCsv } from './epreuves';
import { indicateurCsv } from './indicateur';
import { registreCsv } from './registre';
import { rejetsCsv } from './rejets';

/** The open-data files of the site, by name without extension. */
export const OPEN_DATA: Readonly<Record<string, (source: PageSource) => string | Promise<string>>> =
	{
		indicateur: indicateurCsv,
		epreuves: epreuvesCsv,
		registre: registreCsv,
		completude: completudeCsv,
		acheteurs_absents: acheteursAbsentsCsv,
		atypiques: atypiquesCsv,
		couverture: couvertureCsv,
		demandes_fse: demandesFseCsv,
		rejets: (source) => rejetsCsv(source),
		dictionnaire: dictionnaireCsv,
	};
