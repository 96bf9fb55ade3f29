import { METROPOLITAN_REGIONS_2010, OVERSEAS_REGIONS } from '../territory';
import { evidenceOf } from './evidence';
import { exclude, pass, unknown } from './outcomes';
import { CIRCULAR, LETTER, PROGRAMME } from './sources';
import type { EsfRule } from './types';

/** R1: the programme's area is metropolitan France. */
export const metropolitan: EsfRule = {
	id: 'R1',
	title: 'France métropolitaine',
	source: `zone du ${PROGRAMME}\u00a0; la lettre n’en dit rien`,
	check({ region }) {
		if (region === null) return unknown('regionMissing');
		if (OVERSEAS_REGIONS.includes(region)) {
			return {
				...exclude('regionOverseas'),
				outcome: 'hors_champ',
			};
		}
		if (!METROPOLITAN_REGIONS_2010.includes(region)) {
			return unknown('regionUnknown');
		}
		return pass('regionMetropolitan');
	},
	evidence: (application) => evidenceOf(application, ['region']),
};

/** R2: the post links buyers, chefs de mission achats, firms and insertion bodies. */
export const interfaceFunction: EsfRule = {
	id: 'R2',
	title: 'Fonction d’interface',
	source: `${LETTER}\u00a0; ${CIRCULAR}`,
	check({ interfaceFunction: declared }) {
		if (declared === null) return unknown('interfaceMissing');
		return declared ? pass('interfaceHeld') : exclude('interfaceDenied');
	},
	evidence: (application) => evidenceOf(application, ['interfaceFunction']),
};

/** R10: the beneficiary is identified. */
export const beneficiary: EsfRule = {
	id: 'R10',
	title: 'Bénéficiaire identifié',
	source: 'contrôle de complétude de la pré-instruction',
	check({ beneficiaryValid }) {
		if (beneficiaryValid === null) return unknown('beneficiaryMissing');
		return beneficiaryValid ? pass('beneficiaryValid') : unknown('beneficiaryInvalid');
	},
	evidence: (application) => evidenceOf(application, ['beneficiaryValid']),
};
