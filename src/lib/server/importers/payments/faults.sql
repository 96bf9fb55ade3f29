-- What the contract's checks found, in words that can be counted: no rank, no proposed code in them.
CREATE OR REPLACE TABLE constats_dits AS
SELECT
	ligne AS rang,
	colonne,
	valeur,
	gravite,
	code,
	CASE code
		WHEN 'zero_perdu' THEN colonne || ' : zéro initial perdu, relancer avec --reparer'
		WHEN 'zero_retabli' THEN colonne || ' : zéro initial rétabli (--reparer)'
		WHEN 'bassin_ailleurs' THEN 'bassin : il n''est pas dans le département'
		WHEN 'cle_deja_lue' THEN 'id : déjà lu, la première ligne est gardée'
		ELSE CASE WHEN colonne = '' THEN '' ELSE colonne || ' : ' END || regle
	END AS motif
FROM constats_lus;

-- A row set aside stands once in the report, with all its reasons; its amount first.
INSERT INTO rapport
SELECT p.fichier, p.ligne, p.id, c.colonne, c.valeur, 'ecarte',
	CASE WHEN p.montant_ttc AND p.montant_lu IS NOT NULL AND p.taux IS NULL AND c.colonne = 'montant_ht'
		THEN 'taux de TVA absent ou illisible : le montant toutes taxes comprises ne peut être ramené hors taxes'
		ELSE c.motif END, p.montant_lu
FROM (
	SELECT rang, arg_min(colonne, ordre) AS colonne, arg_min(valeur, ordre) AS valeur,
		string_agg(motif, ' ; ' ORDER BY ordre) AS motif
	FROM (
		SELECT *, CASE WHEN colonne = 'montant_ht' THEN '' ELSE motif END AS ordre
		FROM constats_dits WHERE gravite = 'rejet'
	)
	GROUP BY rang
) c
JOIN paiements_ranges p USING (rang);

INSERT INTO rapport
SELECT p.fichier, p.ligne, p.id, c.colonne, c.valeur,
	CASE WHEN c.code = 'zero_retabli' THEN 'repare' ELSE 'signale' END, c.motif, p.montant_lu
FROM constats_dits c
JOIN paiements_ranges p USING (rang)
JOIN achats a ON a.ligne = p.rang
WHERE c.gravite = 'avertissement';

INSERT INTO rapport
SELECT fichier, ligne, id, colonne, valeur, sort, motif, montant_lu
FROM (
	SELECT *, 'nomenclature' AS colonne, nomenclature AS valeur, 'signale' AS sort,
		'code de nomenclature inconnu : ligne gardée, sans segment' AS motif
	FROM paiements_ranges WHERE nomenclature IS NOT NULL AND code_inconnu AND segment IS NULL
	UNION ALL
	SELECT *, 'segment', segment_lu, 'signale',
		'segment inconnu de segments.csv : ligne gardée, sans ce segment'
	FROM paiements_ranges WHERE segment_lu IS NOT NULL AND segment IS DISTINCT FROM segment_lu
	UNION ALL
	SELECT *, 'cpv', cpv_lu, 'signale', 'CPV illisible : ligne gardée, sans CPV'
	FROM paiements_ranges WHERE cpv_lu IS NOT NULL AND cpv IS NULL
	UNION ALL
	SELECT *, 'cpv', cpv_lu, 'repare', 'zéro initial du CPV rétabli'
	FROM paiements_ranges WHERE cpv <> cpv_lu
	UNION ALL
	SELECT *, 'montant_ht', montant_texte, 'signale',
		'montant de plus de deux décimales, arrondi au centime'
	FROM paiements_ranges WHERE arrondi
)
WHERE rang IN (SELECT ligne FROM achats);
