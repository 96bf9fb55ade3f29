/**
 * The worked example of the method, as files. A = ESAT from 2008-01-01, B = EI in 2011 only, C = AI
 * without dates; X, Y, Z are ordinary firms. Every SIRET is fictitious (000…) and passes Luhn.
 */
export const A = '00090001900019';
export const A_OTHER = '00090001900027';
export const B = '00090002700012';
export const C = '00090003500015';
export const X = '00090004300019';
export const Y = '00090005000014';
export const Z = '00090006800016';

const PURCHASES = `id,departement,segment,cpv,fournisseur_siret,montant_ht,base_montant,acheteur_niveau,clause_sociale,heures_insertion,sous_traitant_siret,sous_traitance_ht
1,35,nettoyage,,${A},40000,paye,,,,,
2,35,nettoyage,,${X},160000,paye,,oui,500,,
3,35,securite,,${Y},400000,paye,,,,,
4,35,securite,,,50000,paye,,,,,
5,35,nettoyage,,${B},30000,paye,,,,,
6,35,restauration,,${Z},100000,paye,,,,${C},12000
7,35,restauration,,${Z},60000,paye,,oui,300,,
8,35,impression,,${A},25000,paye,,,,,
9,35,energie,,${Y},500000,paye,,,,,
10,35,,85100000,${X},20000,paye,,,,,
11,35,securite,,${X},200000,attribue,,,,,
12,35,nettoyage,,${A_OTHER},10000,paye,,,,,
13,35,nettoyage,,${X},-5000,paye,,,,,
14,,securite,,${X},70000,paye,,,,,
15,35,nettoyage,,${X},1000,paye,,oui,100,,
16,35,nettoyage,,${A},90000,paye,local,,,,
`;

function withYearAndBuyer(csv: string): string {
	return csv
		.trimEnd()
		.split('\n')
		.map((line, i) => line + (i === 0 ? ',exercice,acheteur_nom' : ',2012,Service fictif'))
		.join('\n');
}

export const EXAMPLE_FILES: Readonly<Record<string, string>> = {
	'achats.csv': withYearAndBuyer(PURCHASES) + '\n',
	'structures.csv': `siret,type,valide_du,valide_au
${A},ESAT,2008-01-01,
${B},EI,2011-01-01,2011-12-31
${C},AI,,
`,
};
