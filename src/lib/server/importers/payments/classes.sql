-- Which segment each of the source's codes belongs to: that of its longest listed prefix. A dotted
-- code is cut at its dots ("33.1" is no prefix of "33.10"), a plain one anywhere ("909" is one of
-- "90910000").
CREATE OR REPLACE TABLE codes_classes AS
SELECT c.code, arg_max(n.segment, length(n.prefixe)) AS segment
FROM (SELECT DISTINCT nomenclature AS code FROM paiements_nets WHERE nomenclature IS NOT NULL) c
JOIN nomenclature n
	ON starts_with(c.code, n.prefixe)
	AND (NOT contains(c.code, '.') OR ends_with(n.prefixe, '.')
		OR substr(c.code, length(n.prefixe) + 1, 1) IN ('', '.'))
GROUP BY c.code;

-- A rate of tax in percent, as 20, « 20 % » or the 0,2 of a cell shown as a percentage.
CREATE OR REPLACE MACRO taux_lu(t) AS
	list_transform(
		[TRY_CAST(nombre_lu(regexp_replace(t, ' *%$', ''), 'aucun') AS DECIMAL(9,4))],
		lambda x: CASE
			WHEN x > 0 AND x < 1 THEN CAST(x * 100 AS DECIMAL(9,4))
			WHEN x BETWEEN 0 AND 50 THEN x
		END
	)[1];

-- An amount without the tax that it holds, to the cent, the half-cent away from zero; in whole numbers,
-- for a division of decimals is not exact. 100 and the rate have four decimals, the amount twelve.
CREATE OR REPLACE MACRO hors_taxe(m, taux) AS
	CASE WHEN abs(m) < 100000000000 THEN CAST(
		sign(m) * CAST(
			(2 * CAST(abs(m) * 1000000000000 AS HUGEINT) * 100000000
				+ CAST(1000000000000 AS HUGEINT) * CAST((100 + taux) * 10000 AS HUGEINT))
			// (2 * CAST(1000000000000 AS HUGEINT) * CAST((100 + taux) * 10000 AS HUGEINT))
		AS BIGINT) * CAST(0.01 AS DECIMAL(3,2)) AS DECIMAL(15,2)
	) END;

-- The rows as achats.csv holds them, still as text: the contract's own checks come next. What could
-- only leave a row unclassified is emptied, and told; everything else is left to the checks.
CREATE OR REPLACE TABLE paiements_ranges AS
SELECT
	p.* EXCLUDE (segment, cpv, montant_ht, au_centime, sous_traitance_ht, taux_tva),
	coalesce(s.code, c.segment) AS segment,
	CASE
		WHEN regexp_full_match(p.cpv, '[0-9]{8}(-[0-9])?') THEN p.cpv
		WHEN regexp_full_match(p.cpv, '[39][0-9]{6}(-[0-9])?') THEN '0' || p.cpv
	END AS cpv,
	p.cpv AS cpv_lu,
	p.segment AS segment_lu,
	c.code IS NULL AS code_inconnu,
	p.montant_ht AS montant_texte,
	-- Cents as they are read; only what has more decimals is rounded, for wide decimals are slow.
	CASE
		-- With tax and no rate to take it off: the checks refuse what is no amount before tax.
		WHEN p.montant_ttc
			THEN coalesce(CAST(hors_taxe(p.montant_lu, p.taux) AS VARCHAR), p.montant_ht || ' TTC')
		WHEN p.au_centime THEN p.montant_ht
		ELSE coalesce(CAST(round(p.montant_lu, 2) AS VARCHAR), p.montant_ht)
	END AS montant_ht,
	coalesce(NOT p.montant_ttc AND NOT p.au_centime AND p.montant_lu <> round(p.montant_lu, 2), false)
		AS arrondi,
	CASE
		WHEN p.sous_traitance_ttc THEN coalesce(
			CAST(hors_taxe(nombre_net(p.sous_traitance_ht), p.taux) AS VARCHAR),
			p.sous_traitance_ht || ' TTC'
		)
		ELSE coalesce(CAST(round(nombre_net(p.sous_traitance_ht), 2) AS VARCHAR), p.sous_traitance_ht)
	END AS sous_traitance_ht
FROM (
	SELECT *, nombre_net(montant_ht) AS montant_lu, taux_lu(taux_tva) AS taux,
		coalesce(regexp_full_match(montant_ht, '-?[0-9]{1,11}([.,][0-9]{1,2})?'), false) AS au_centime
	FROM paiements_nets
) p
LEFT JOIN codes_classes c ON c.code = p.nomenclature
LEFT JOIN ref_segments s ON s.code = p.segment;

DROP TABLE paiements_nets;
