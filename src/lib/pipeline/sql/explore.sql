-- What the SQL page adds to the published tables: names of codes, the date that others count from, and
-- who could serve what and where. Words in braces: the editions of regions, and their columns. Nothing that the site does not already show.
CREATE OR REPLACE TABLE parametres AS
SELECT
	CAST(j.date_reference AS VARCHAR) AS date_reference,
	CAST(coalesce(
		max(c.exercice) FILTER (c.exercice <= year(j.date_reference)),
		min(c.exercice)
	) AS INTEGER) AS dernier_exercice
FROM jeu j
LEFT JOIN cube c ON true
GROUP BY j.date_reference;

CREATE OR REPLACE TABLE noms_regions AS
SELECT edition, code, libelle FROM ref_regions
UNION ALL
SELECT edition, code, libelle
FROM (VALUES {editions}) e(edition), (VALUES ('FR', 'France'), ('NR', 'Non régionalisé')) n(code, libelle)
ORDER BY ALL;

CREATE OR REPLACE TABLE noms_segments AS
SELECT
	code,
	libelle,
	achats_courants,
	CAST(part_main_oeuvre_min AS DOUBLE) AS part_main_oeuvre_min,
	CAST(part_main_oeuvre AS DOUBLE) AS part_main_oeuvre,
	CAST(part_main_oeuvre_max AS DOUBLE) AS part_main_oeuvre_max,
	statut,
	source
FROM ref_segments
ORDER BY ligne;

-- Counted structures, by year, place and declared segment; one that declares several counts in each.
CREATE OR REPLACE TABLE offre_locale AS
SELECT
	c.exercice,
	{columns_of_d},
	s.bassin,
	CAST(g.segment AS VARCHAR) AS segment,
	c.famille,
	c.type,
	CAST(count(DISTINCT c.siret) AS INTEGER) AS structures
FROM structures_comptees c
JOIN structures s ON s.siret = c.siret AND s.type = c.type
LEFT JOIN ref_departements d ON d.code = s.departement
CROSS JOIN LATERAL (SELECT unnest(string_split(coalesce(s.segments, ''), ' ')) AS mot) m
CROSS JOIN LATERAL (SELECT nullif(m.mot, '') AS segment) g
GROUP BY ALL
ORDER BY ALL;

-- Posts without the name of their host: the site gives it only where the data set says so.
CREATE OR REPLACE TABLE postes_facilitateurs AS
SELECT
	p.poste_id,
	p.type_porteur,
	p.reseau_ave,
	p.lien_cma,
	p.departement,
	CAST(p.etp AS DOUBLE) AS etp,
	CAST(p.debut AS VARCHAR) AS debut,
	CAST(p.fin AS VARCHAR) AS fin,
	CAST(p.heures_annuelles AS DOUBLE) AS heures_annuelles,
	CAST(p.marches_suivis AS DOUBLE) AS marches_suivis,
	p.financement
FROM postes p
ORDER BY p.ligne;
