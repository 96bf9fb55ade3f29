-- The contracts that a page may have to weigh, cell by cell. Two rules ask for them (`/methode/`):
-- the ranking guard, whether one contract holds more than half of a base, or of what is realised there, at
-- any threshold and perimeter; a contract can hold half of a union of cells only if it holds half of one of
-- them. Of what is realised, inside a segment that has enough lines for a rank; over all segments those of
-- the trial are enough;
-- the trial of a verdict (greatestContracts.sql).
-- They are in `concentration` for scopes, in `contrats_niveaux` for levels.
-- Words in braces: {lines}, the least number of lines for a rank.

-- What is realised in a segment of a region that has enough lines for a rank, at each value of an hour.
CREATE OR REPLACE TEMP TABLE classables AS
SELECT
	c.exercice,
	etendue,
	ensemble,
	c.segment,
	sum(c.organismes + c.heures) AS centrale,
	sum(c.organismes + c.heures_prudentes) AS prudente,
	sum(c.organismes + c.heures_genereuses) AS genereuse
FROM cube c
JOIN segments s ON s.code = c.segment AND s.achats_courants
JOIN etendues t ON t.region_2010 = c.region_2010
CROSS JOIN LATERAL (SELECT unnest(t.etendues) AS etendue) e
CROSS JOIN LATERAL (SELECT unnest(ensembles(c.perimetre)) AS ensemble) q
WHERE c.base_montant = 'paye' AND c.perimetre <> 'hors' AND etendue <> 'FR'
GROUP BY ALL
HAVING sum(c.lignes) >= {lines};

-- The contracts that make more than half of it: first those that do in one cell, then in the whole.
CREATE OR REPLACE TEMP TABLE moities_realisees AS
WITH pressentis AS (
	SELECT DISTINCT k.exercice, k.segment, k.contrat, k.ligne
	FROM morceaux_cellule k
	JOIN cube c USING (exercice, region_2010, segment, perimetre)
	WHERE c.base_montant = 'paye'
		AND (
			plus_de_moitie(k.organismes + k.heures, c.organismes + c.heures)
			OR plus_de_moitie(k.organismes + k.heures_prudentes, c.organismes + c.heures_prudentes)
			OR plus_de_moitie(k.organismes + k.heures_genereuses, c.organismes + c.heures_genereuses)
		)
),
reunis AS (
	SELECT
		k.exercice,
		etendue,
		ensemble,
		k.segment,
		k.contrat,
		k.ligne,
		sum(k.organismes + k.heures) AS centrale,
		sum(k.organismes + k.heures_prudentes) AS prudente,
		sum(k.organismes + k.heures_genereuses) AS genereuse
	FROM morceaux_cellule k
	SEMI JOIN pressentis p
		ON p.exercice = k.exercice AND p.segment = k.segment
		AND p.contrat = k.contrat AND p.ligne = k.ligne
	JOIN etendues t ON t.region_2010 = k.region_2010
	CROSS JOIN LATERAL (SELECT unnest(t.etendues) AS etendue) e
	CROSS JOIN LATERAL (SELECT unnest(ensembles(k.perimetre)) AS ensemble) q
	GROUP BY ALL
)
SELECT DISTINCT k.exercice, k.contrat, k.ligne
FROM reunis k
JOIN classables c USING (exercice, etendue, ensemble, segment)
WHERE plus_de_moitie(k.centrale, c.centrale)
	OR plus_de_moitie(k.prudente, c.prudente)
	OR plus_de_moitie(k.genereuse, c.genereuse);

CREATE OR REPLACE TABLE concentration AS
WITH majoritaires AS (
	SELECT DISTINCT k.exercice, k.contrat, k.ligne
	FROM morceaux_cellule k
	JOIN cube c USING (exercice, region_2010, segment, perimetre)
	WHERE c.base_montant = 'paye' AND 2 * k.montant > c.montant
),
retenus AS (
	SELECT k.*, coalesce('c' || v.contrat_id, 'l' || k.ligne) AS cle
	FROM morceaux_cellule k
	SEMI JOIN (
		FROM majoritaires
		UNION SELECT exercice, contrat, ligne FROM plus_grands WHERE NOT starts_with(ensemble, 'niveau ')
		UNION FROM moities_realisees
	) m
		ON m.exercice = k.exercice AND m.contrat = k.contrat AND m.ligne = k.ligne
	LEFT JOIN valeurs_contrat v ON v.numero = k.contrat
)
SELECT
	exercice,
	region_2010,
	segment,
	perimetre,
	CAST(dense_rank() OVER (ORDER BY cle) AS INTEGER) AS contrat,
	CAST(montant AS BIGINT) AS montant,
	CAST(organismes AS BIGINT) AS organismes,
	CAST(heures AS BIGINT) AS heures,
	CAST(heures_prudentes AS BIGINT) AS heures_prudentes,
	CAST(heures_genereuses AS BIGINT) AS heures_genereuses
FROM retenus
ORDER BY ALL;

CREATE OR REPLACE TABLE contrats_niveaux AS
SELECT
	k.exercice,
	k.region_2010,
	k.segment,
	k.niveau,
	CAST(dense_rank() OVER (ORDER BY coalesce('c' || v.contrat_id, 'l' || k.ligne)) AS INTEGER) AS contrat,
	CAST(k.montant AS BIGINT) AS montant,
	CAST(k.organismes AS BIGINT) AS organismes,
	CAST(k.heures AS BIGINT) AS heures,
	CAST(k.heures_prudentes AS BIGINT) AS heures_prudentes,
	CAST(k.heures_genereuses AS BIGINT) AS heures_genereuses
FROM morceaux k
SEMI JOIN plus_grands p
	ON p.exercice = k.exercice AND p.contrat = k.contrat AND p.ligne = k.ligne
	AND p.ensemble = 'niveau ' || k.niveau
LEFT JOIN valeurs_contrat v ON v.numero = k.contrat
ORDER BY ALL;

DROP TABLE poids_etendues;
DROP TABLE seuils;
DROP VIEW lignes_payees;
DROP VIEW etendues;
DROP TABLE lignes_retenues;
DROP TABLE candidats;
DROP TABLE morceaux;
DROP TABLE morceaux_cellule;
DROP TABLE contrats_pesants;
DROP TABLE contrats_ranges;
DROP TABLE assiettes;
DROP TABLE plus_grands;
DROP TABLE classables;
DROP TABLE moities_realisees;
