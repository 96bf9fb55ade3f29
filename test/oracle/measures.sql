-- The cube and the contracts of the ranking guard, each with its regions of both editions and its
-- segment's place, so that a question joins nothing. Made from the published tables, by either engine.
CREATE OR REPLACE TABLE mesures AS
SELECT
	c.*,
	t.region_2016,
	coalesce(s.achats_courants, false) AS achats_courants,
	coalesce(s.main_oeuvre, 0) AS main_oeuvre,
	coalesce(s.main_oeuvre_min, 0) AS main_oeuvre_min,
	coalesce(s.main_oeuvre_max, 0) AS main_oeuvre_max,
	coalesce(s.source, false) AS sourcee
FROM cube c
LEFT JOIN segments s ON s.code = c.segment
LEFT JOIN territoires t ON t.region_2010 = c.region_2010
ORDER BY c.base_montant, c.exercice, c.region_2010;

CREATE OR REPLACE TABLE contrats_lourds AS
SELECT
	k.exercice,
	k.region_2010,
	t.region_2016,
	k.segment,
	k.perimetre,
	k.contrat,
	k.montant,
	k.organismes,
	k.heures,
	k.heures_prudentes,
	k.heures_genereuses,
	s.main_oeuvre,
	s.main_oeuvre_min,
	s.main_oeuvre_max
FROM concentration k
JOIN segments s ON s.code = k.segment AND s.achats_courants
LEFT JOIN territoires t ON t.region_2010 = k.region_2010;

CREATE OR REPLACE TABLE rejets_situes AS
SELECT r.exercice, r.region_2010, t.region_2016, r.montant, r.lignes
FROM rejetes r
LEFT JOIN territoires t ON t.region_2010 = r.region_2010;
