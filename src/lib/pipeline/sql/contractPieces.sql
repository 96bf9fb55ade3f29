-- What each contract is of each cell, for those that may weigh in a scope, and what the scopes weigh: read by
-- greatestContracts.sql and concentration.sql, which says what for. A line without contract id is a contract
-- of its own.
-- Words in braces: {scopes}, the region of a cell in each edition and the nation; {offered}, whether a
-- segment is in the base of any threshold offered; {weight}, 100 for one percent.

-- Where a cell counts: its region in each edition and the nation, with and without establishments,
-- and its level alone.
CREATE OR REPLACE TEMP VIEW etendues AS
SELECT region_2010, {scopes} AS etendues FROM territoires;
CREATE OR REPLACE TEMP MACRO ensembles(perimetre) AS
	CASE WHEN perimetre = 'etat' THEN ['etat', 'tous'] ELSE ['tous'] END;
CREATE OR REPLACE TEMP MACRO ensembles_niveau(niveau) AS list_append(
	ensembles(CASE WHEN niveau = 'etablissement_public' THEN 'ep' ELSE 'etat' END),
	'niveau ' || niveau
);

-- Whether a part weighs enough of a whole; never of one at zero or below.
CREATE OR REPLACE TEMP MACRO assez(part, tout) AS coalesce(tout > 0 AND {weight} * part >= tout, false);

-- Whether a positive part is more than half of a whole.
CREATE OR REPLACE TEMP MACRO plus_de_moitie(part, tout) AS part > 0 AND 2 * part > tout;

-- The base of each scope and level at the lowest threshold, and its realised part at each value of an hour.
CREATE OR REPLACE TEMP TABLE poids_etendues AS
SELECT
	exercice,
	etendue,
	ensemble,
	sum(montant) AS montant,
	sum(organismes + heures) AS centrale,
	sum(organismes + heures_prudentes) AS prudente,
	sum(organismes + heures_genereuses) AS genereuse
FROM niveaux c
JOIN segments s ON s.code = c.segment AND {offered}
JOIN etendues t ON t.region_2010 = c.region_2010
CROSS JOIN LATERAL (SELECT unnest(t.etendues) AS etendue) e
CROSS JOIN LATERAL (SELECT unnest(ensembles_niveau(c.niveau)) AS ensemble) p
GROUP BY exercice, etendue, ensemble;

-- The least of these weights among the scopes of a cell: few contracts reach it.
CREATE OR REPLACE TEMP TABLE seuils AS
SELECT
	p.exercice,
	CAST(t.region_2010 AS region_lue) AS region_2010,
	q.niveau,
	min(p.montant) FILTER (p.montant > 0) AS montant,
	min(p.centrale) FILTER (p.centrale > 0) AS centrale,
	min(p.prudente) FILTER (p.prudente > 0) AS prudente,
	min(p.genereuse) FILTER (p.genereuse > 0) AS genereuse
FROM etendues t
CROSS JOIN (SELECT DISTINCT niveau FROM niveaux) q
JOIN poids_etendues p
	ON list_contains(t.etendues, p.etendue)
	AND list_contains(ensembles_niveau(q.niveau), p.ensemble)
GROUP BY ALL;

-- Lines without contract that matter: the greatest of each cell, by amount and by realised amount, for the
-- guard, as it may hold half of what no scope weighs; and those that weigh enough in a scope.
CREATE OR REPLACE TEMP VIEW lignes_payees AS
SELECT * FROM lignes WHERE base_montant = 'paye' AND perimetre <> 'hors' AND segment IS NOT NULL;
CREATE OR REPLACE TEMP TABLE lignes_retenues AS
SELECT unnest([
	arg_max(ligne, montant_cts),
	arg_max(ligne, organismes_cts + heures_cts),
	arg_max(ligne, organismes_cts + heures_prudentes_cts),
	arg_max(ligne, organismes_cts + heures_genereuses_cts)
]) AS ligne
FROM lignes_payees
WHERE contrat IS NULL
GROUP BY exercice, region_2010, segment, perimetre
UNION
SELECT ligne
FROM lignes_payees l
JOIN seuils s
	ON s.exercice = l.exercice AND s.region_2010 = l.region_2010 AND s.niveau = l.acheteur_niveau
WHERE contrat IS NULL
	AND (
		assez(montant_cts, s.montant)
		OR assez(organismes_cts + heures_cts, s.centrale)
		OR assez(organismes_cts + heures_prudentes_cts, s.prudente)
		OR assez(organismes_cts + heures_genereuses_cts, s.genereuse)
	);

-- What each contract is of each cell and level: `ligne` is 0 for a contract that has an id, `contrat` for a
-- line.
CREATE OR REPLACE TEMP TABLE morceaux AS
SELECT * REPLACE (
	CAST(region_2010 AS VARCHAR) AS region_2010,
	CAST(segment AS VARCHAR) AS segment,
	CAST(perimetre AS VARCHAR) AS perimetre,
	CAST(niveau AS VARCHAR) AS niveau
)
FROM (
	SELECT
		exercice,
		region_2010,
		segment,
		perimetre,
		acheteur_niveau AS niveau,
		coalesce(contrat, 0) AS contrat,
		CASE WHEN contrat IS NULL THEN l.ligne ELSE 0 END AS ligne,
		sum(montant_cts) AS montant,
		sum(organismes_cts) AS organismes,
		sum(heures_cts) AS heures,
		sum(heures_prudentes_cts) AS heures_prudentes,
		sum(heures_genereuses_cts) AS heures_genereuses
	FROM lignes_payees l
	LEFT JOIN lignes_retenues r ON r.ligne = l.ligne
	WHERE contrat IS NOT NULL OR r.ligne IS NOT NULL
	GROUP BY ALL
);

-- The same by cell: a contract may have buyers of several levels.
CREATE OR REPLACE TEMP TABLE morceaux_cellule AS
SELECT
	exercice,
	region_2010,
	segment,
	perimetre,
	contrat,
	ligne,
	sum(montant) AS montant,
	sum(organismes) AS organismes,
	sum(heures) AS heures,
	sum(heures_prudentes) AS heures_prudentes,
	sum(heures_genereuses) AS heures_genereuses
FROM morceaux
GROUP BY ALL;
