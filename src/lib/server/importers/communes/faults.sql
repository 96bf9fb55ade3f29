INSERT INTO rapport
SELECT fichier, ligne, code_lu, 'code', code_lu, 'ecarte', 'code de commune absent ou illisible', NULL
FROM communes_nettes WHERE code IS NULL
UNION ALL
SELECT fichier, ligne, code, 'bassin', bassin_lu, 'ecarte', 'zone d''emploi absente ou illisible', NULL
FROM communes_nettes WHERE code IS NOT NULL AND bassin IS NULL
UNION ALL
SELECT n.fichier, n.ligne, n.code, 'code', n.code_lu, 'fusionne',
	CASE WHEN n.bassin = c.bassin THEN 'commune déjà lue'
		ELSE 'commune déjà lue avec une autre zone d''emploi : la première est gardée' END, NULL
FROM communes_nettes n
JOIN communes c ON c.code = n.code AND (c.fichier, c.ligne) <> (n.fichier, n.ligne)
WHERE n.bassin IS NOT NULL
UNION ALL
SELECT fichier, ligne, code, 'code', code_lu, 'repare', 'zéro initial de la commune rétabli', NULL
FROM communes WHERE code <> upper(code_lu)
UNION ALL
SELECT fichier, ligne, code, 'bassin', bassin_lu, 'repare',
	'zéros initiaux de la zone d''emploi rétablis', NULL
FROM communes WHERE bassin <> bassin_lu
UNION ALL
SELECT fichier, ligne, code, 'bassin', bassin, 'signale',
	'zone d''emploi inconnue de bassins.csv, édition ' || getvariable('edition_bassins'), NULL
FROM communes
WHERE bassin NOT IN (SELECT code FROM ref_bassins WHERE edition = getvariable('edition_bassins'));
