/** What is expected and received, and who fell silent, as tables. */
import type { AbsentBuyer } from '$lib/queries/completeness';
import { receivedRate, type ExpectedSpending } from '$lib/rules/completeness';
import { NO_REGION, type Edition } from '$lib/rules/territory';
import type { Column } from '$lib/ui/column';
import { column, eurosColumn, shareColumn } from './figureColumns';
import { LEVEL_WORDS } from './market/buyers';
import { regionLabel, type SiteData } from './site';

/** Columns of expectations. @param edition that of their regions */
export const expectedColumns = (
	site: SiteData,
	edition: Edition,
): readonly Column<ExpectedSpending>[] => [
	{ key: 'year', label: 'Exercice', format: (year) => String(year) },
	column('ministry', 'Ministère', ({ ministry }) => ministry ?? 'tous'),
	column('region', 'Région', ({ region }) =>
		region === null ? 'France' : regionLabel(site, edition, region),
	),
	column('level', 'Niveau', ({ level }) =>
		level === null ? 'État' : (LEVEL_WORDS[level] ?? level),
	),
	eurosColumn('expected', 'Attendu'),
	eurosColumn('received', 'Reçu'),
	shareColumn('rate', 'Complétude', receivedRate),
];

export const absentColumns = (site: SiteData): readonly Column<AbsentBuyer>[] => [
	{ key: 'buyer', label: 'Acheteur' },
	{ key: 'ministry', label: 'Ministère', absence: 'unknown' },
	column('region', 'Région de 2010', ({ region }) =>
		region === NO_REGION ? 'Non régionalisé' : regionLabel(site, '2010', region),
	),
	eurosColumn('before', 'Payé l’exercice d’avant'),
];
