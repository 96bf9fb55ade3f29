import { baseSegments, basinsOf } from './reference.mjs';
import { stream } from './random.mjs';
import { euros } from './amounts.mjs';
import { posts, regionOfBasin } from './coverage.mjs';
import { decisions } from './prefects.mjs';
import { brokenSiret, fictitiousSiren, siretOf } from './siret.mjs';
import { SCENARIOS } from './scenarios.mjs';

/** @typedef {Record<string, string>} Application */
/** @typedef {{ nature: string, cents: number, payee_le: string }} Cost */

/** Metropolitan regions in which the applications are spread. */
const SPREAD = [
	'53',
	'82',
	'11',
	'31',
	'72',
	'93',
	'41',
	'52',
	'73',
	'54',
	'43',
	'24',
	'26',
	'22',
	'91',
];

/** What a prefect said of the segments or basins of a region. */
export function decided(
	/** @type {string} */ region,
	/** @type {'segment' | 'bassin'} */ objet,
	/** @type {'pertinent' | 'refuse' | ''} */ decision,
) {
	const all =
		objet === 'segment' ? baseSegments.map((s) => s.code) : basinsOf(region).map((b) => b.code);
	return all.filter((code) => {
		const found = decisions.find(
			(d) => d.region === region && d.objet === objet && d.code === code,
		);
		return (found?.decision ?? '') === decision;
	});
}

/** An application that passes every rule. @param {number} i @param {string} region */
function soundApplication(i, region) {
	const random = stream('fse', i);
	const year = random.between(2011, 2013);
	const etp = random.pick([0.5, 1, 1, 1, 1.5, 2]);
	/** @type {Cost[]} */
	const costs = [];
	for (let y = year; y <= Math.min(year + 2, 2015); y++) {
		costs.push({
			nature: 'salaire',
			cents: Math.round(etp * random.between(3_600_000, 4_600_000)),
			payee_le: `${y}-12-31`,
		});
		costs.push({
			nature: 'deplacement',
			cents: random.between(80_000, 240_000),
			payee_le: `${y}-11-30`,
		});
	}
	costs.push({
		nature: 'fonctionnement',
		cents: random.between(150_000, 600_000),
		payee_le: `${year}-10-15`,
	});
	const total = costs.reduce((sum, cost) => sum + cost.cents, 0);
	/** @type {Application} */
	const application = {
		beneficiaire_siret: siretOf(fictitiousSiren(4, i)),
		region,
		segments: random
			.sample(decided(region, 'segment', 'pertinent'), random.between(1, 3))
			.join(' '),
		bassins: random.sample(decided(region, 'bassin', 'pertinent'), random.between(1, 2)).join(' '),
		fonction_interface: 'true',
		cree_le: `${year}-02-01`,
		poste_precedent: '',
		etp: String(etp),
		etp_avant: '',
		axe_au_2010_11_03: '',
		debut: `${year}-02-01`,
		fin: `${Math.min(year + 2, 2015)}-12-31`,
		deposee_le: `${year - 1}-11-15`,
		montant_fse: euros(Math.floor(total * random.pick([0.4, 0.45, 0.48, 0.5]))),
		autres_fonds_ue: 'false',
		mutualisation: 'true',
		mise_en_reseau: 'true',
		valeur_ajoutee: 'true',
		lien_referent: 'true',
	};
	return { application, costs, random };
}

/** Posts financed by the sub-measure, one application each while they last. */
const financed = posts.filter((post) => post.financement === 'FSE-432' && post.covers.length > 0);

function build() {
	/** @type {Application[]} */
	const applications = [];
	/** @type {Record<string, string>[]} */
	const spending = [];
	SCENARIOS.forEach((scenario, at) => {
		const i = at + 1;
		const region = scenario.region ?? SPREAD[at % SPREAD.length];
		const { application, costs, random } = soundApplication(i, region);
		const demande_id = `D${String(i).padStart(3, '0')}`;
		const own = financed.findIndex(
			(post) =>
				regionOfBasin(post.covers[0][0]) === region &&
				post.debut.slice(0, 4) === application.debut.slice(0, 4),
		);
		const post = own >= 0 ? financed.splice(own, 1)[0].poste_id : '';
		for (const objet of /** @type {const} */ (['segment', 'bassin'])) {
			const wanted = scenario[objet];
			if (wanted === undefined) continue;
			const codes = wanted === null ? [] : decided(region, objet, wanted);
			if (wanted !== null && codes.length === 0)
				throw new Error(`${region}: no ${objet} "${wanted}"`);
			const column = objet === 'segment' ? 'segments' : 'bassins';
			application[column] =
				wanted === null ? '' : `${application[column]} ${random.pick(codes)}`.trim();
		}
		const kept = (scenario.costs ?? ((same) => same))(costs);
		const total = kept.reduce((sum, cost) => sum + cost.cents, 0) + (scenario.missing ?? 0);
		const set = { ...scenario.set };
		if (set.beneficiaire_siret === 'faux')
			set.beneficiaire_siret = brokenSiret(application.beneficiaire_siret);
		applications.push({
			demande_id,
			poste_id: post,
			...application,
			cout_total: euros(total),
			...(scenario.fseShare ? { montant_fse: euros(Math.round(total * scenario.fseShare)) } : {}),
			...set,
		});
		for (const cost of kept) {
			spending.push({
				demande_id,
				nature: cost.nature,
				montant: euros(cost.cents),
				payee_le: cost.payee_le,
			});
		}
	});
	return { applications, spending };
}

export const { applications, spending } = build();

export const APPLICATION_COLUMNS = [
	'demande_id',
	'poste_id',
	'beneficiaire_siret',
	'region',
	'segments',
	'bassins',
	'fonction_interface',
	'cree_le',
	'poste_precedent',
	'etp',
	'etp_avant',
	'axe_au_2010_11_03',
	'debut',
	'fin',
	'deposee_le',
	'cout_total',
	'montant_fse',
	'autres_fonds_ue',
	'mutualisation',
	'mise_en_reseau',
	'valeur_ajoutee',
	'lien_referent',
];
export const SPENDING_COLUMNS = ['demande_id', 'nature', 'montant', 'payee_le'];
