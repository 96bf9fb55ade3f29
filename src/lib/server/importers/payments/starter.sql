-- The codes of an extract, with the segment that each has and, for whoever completes the list, the one
-- that its words suggest. A suggestion is never applied.
CREATE OR REPLACE MACRO mots_nus(t) AS
	' ' || trim(regexp_replace(lower(strip_accents(t)), '[^a-z0-9]+', ' ', 'g')) || ' ';

CREATE OR REPLACE TABLE nomenclature_a_completer AS
WITH codes AS (
	SELECT
		p.nomenclature AS code,
		mode(p.nomenclature_libelle) AS libelle,
		count(*) AS lignes,
		sum(a.montant_cts) AS montant_cts
	FROM paiements_ranges p JOIN achats a ON a.ligne = p.rang
	WHERE p.nomenclature IS NOT NULL
	GROUP BY p.nomenclature
),
suggestions AS (
	SELECT c.code, m.segment, 'mot du libellé : ' || m.mot AS d_apres, length(m.mot) AS force
	FROM codes c JOIN mots_des_segments m ON contains(mots_nus(c.libelle), ' ' || m.mot)
	UNION ALL
	SELECT c.code, g.segment, 'code publié', 1000
	FROM codes c JOIN groupes_publies g ON g.code = c.code
),
retenues AS (
	SELECT code, any_value(segment) AS propose, any_value(d_apres) AS d_apres
	FROM (SELECT * FROM suggestions QUALIFY force = max(force) OVER (PARTITION BY code))
	GROUP BY code HAVING count(DISTINCT segment) = 1
)
SELECT
	c.code,
	c.libelle,
	k.segment,
	CASE WHEN k.segment IS NULL THEN r.propose END AS propose,
	CASE WHEN k.segment IS NULL THEN r.d_apres END AS d_apres,
	c.lignes,
	CAST(c.montant_cts * CAST(0.01 AS DECIMAL(3,2)) AS DECIMAL(18,2)) AS montant_ht
FROM codes c
LEFT JOIN codes_classes k ON k.code = c.code
LEFT JOIN retenues r ON r.code = c.code
ORDER BY k.segment IS NOT NULL, c.montant_cts DESC, c.code;
