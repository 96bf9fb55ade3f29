-- The contracts that a page may have to weigh, cell by cell. A line without contract id is a contract of
-- its own. Two rules ask for them (method.md, 1):
-- the ranking guard, whether one contract holds more than half of a base, or of what is realised there, at
-- any threshold and perimeter; a contract can hold half of a union of cells only if it holds half of one of
-- them. Of what is realised, inside a segment that has enough lines for a rank; over all segments those of
-- the trial are enough;
-- the trial of a verdict, what it becomes without the greatest contract of a scope, or of one level of its
-- buyers, by amount and by realised amount, among those that weigh at least one {weight}th of its base, or of
-- its realised part, at the lowest threshold offered. Only those that are the greatest in some question are
-- kept: in `concentration` for scopes, in `contrats_niveaux` for levels.
-- Words in braces: {offered}, whether a segment is in the base of any threshold offered; {bases}, the
-- segments of each base; {weight}, 100 for one percent; {lines}, the least number of lines for a rank.

-- Where a cell counts: its region in each edition and the nation ({scopes}), with and without establishments,
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

-- Those that may weigh enough in a scope: of a contract in n places, one place at least weighs one nth of it
-- there. Few do, and only they are then weighed in each scope.
CREATE OR REPLACE TEMP TABLE candidats AS
SELECT DISTINCT k.exercice, contrat, ligne
FROM (
	SELECT
		exercice,
		region_2010,
		niveau,
		contrat,
		ligne,
		sum(montant) AS montant,
		sum(organismes + heures) AS centrale,
		sum(organismes + heures_prudentes) AS prudente,
		sum(organismes + heures_genereuses) AS genereuse,
		count(*) OVER (PARTITION BY exercice, contrat, ligne) AS places
	FROM morceaux m
	JOIN segments s ON s.code = m.segment AND {offered}
	GROUP BY exercice, region_2010, niveau, contrat, ligne
) k
JOIN seuils s
	ON s.exercice = k.exercice AND s.region_2010 = k.region_2010 AND s.niveau = k.niveau
WHERE assez(places * k.montant, s.montant)
	OR assez(places * k.centrale, s.centrale)
	OR assez(places * k.prudente, s.prudente)
	OR assez(places * k.genereuse, s.genereuse);

-- What each contract weighs in a scope, where that is enough at one value of an hour at least.
CREATE OR REPLACE TEMP TABLE contrats_pesants AS
SELECT
	k.exercice,
	k.etendue,
	k.ensemble,
	k.contrat,
	k.ligne,
	assez(k.montant, p.montant) OR assez(k.centrale, p.centrale) AS centrale,
	assez(k.montant, p.montant) OR assez(k.prudente, p.prudente) AS prudente,
	assez(k.montant, p.montant) OR assez(k.genereuse, p.genereuse) AS genereuse
FROM (
	SELECT
		m.exercice,
		etendue,
		ensemble,
		contrat,
		ligne,
		sum(montant) AS montant,
		sum(organismes + heures) AS centrale,
		sum(organismes + heures_prudentes) AS prudente,
		sum(organismes + heures_genereuses) AS genereuse
	FROM morceaux m
	SEMI JOIN candidats c
		ON c.exercice = m.exercice AND c.contrat = m.contrat AND c.ligne = m.ligne
	JOIN segments s ON s.code = m.segment AND {offered}
	JOIN etendues t ON t.region_2010 = m.region_2010
	CROSS JOIN LATERAL (SELECT unnest(t.etendues) AS etendue) e
	CROSS JOIN LATERAL (SELECT unnest(ensembles_niveau(m.niveau)) AS ensemble) q
	GROUP BY ALL
) k
JOIN poids_etendues p
	ON p.exercice = k.exercice AND p.etendue = k.etendue AND p.ensemble = k.ensemble
WHERE assez(k.montant, p.montant)
	OR assez(k.centrale, p.centrale)
	OR assez(k.prudente, p.prudente)
	OR assez(k.genereuse, p.genereuse);

-- Contracts in one order, so that the first of two equal ones is always the same.
CREATE OR REPLACE TEMP TABLE contrats_ranges AS
SELECT k.contrat, k.ligne, row_number() OVER (ORDER BY coalesce('c' || v.contrat_id, 'l' || k.ligne)) AS rang
FROM (SELECT DISTINCT contrat, ligne FROM contrats_pesants) k
LEFT JOIN valeurs_contrat v ON v.numero = k.contrat;

-- The bases that the thresholds and the choice of borderline segments make, each once.
CREATE OR REPLACE TEMP TABLE assiettes AS
SELECT base, unnest(string_split(codes, ' ')) AS code
FROM (SELECT codes, row_number() OVER (ORDER BY codes) AS base FROM (VALUES {bases}) v(codes));

-- The greatest of each scope in each base, by amount and by realised amount at each value of an hour.
CREATE OR REPLACE TEMP TABLE plus_grands AS
WITH sommes AS (
	SELECT
		w.exercice,
		w.etendue,
		w.ensemble,
		a.base,
		r.rang,
		any_value(w.centrale) AS pese,
		any_value(w.prudente) AS pese_prudente,
		any_value(w.genereuse) AS pese_genereuse,
		sum(m.montant) AS montant,
		sum(m.organismes + m.heures) AS centrale,
		sum(m.organismes + m.heures_prudentes) AS prudente,
		sum(m.organismes + m.heures_genereuses) AS genereuse
	FROM contrats_pesants w
	JOIN contrats_ranges r ON r.contrat = w.contrat AND r.ligne = w.ligne
	JOIN morceaux m ON m.exercice = w.exercice AND m.contrat = w.contrat AND m.ligne = w.ligne
	JOIN etendues t
		ON t.region_2010 = m.region_2010 AND list_contains(t.etendues, w.etendue)
	JOIN assiettes a ON a.code = m.segment
	WHERE list_contains(ensembles_niveau(m.niveau), w.ensemble)
	GROUP BY w.exercice, w.etendue, w.ensemble, a.base, r.rang
),
-- The first of equal ones: amounts are whole cents, and ranks far below the factor.
premiers AS (
	SELECT exercice, ensemble, [
		arg_max(rang, montant::HUGEINT * 100000000 - rang) FILTER (pese),
		arg_max(rang, montant::HUGEINT * 100000000 - rang) FILTER (pese_prudente),
		arg_max(rang, montant::HUGEINT * 100000000 - rang) FILTER (pese_genereuse),
		arg_max(rang, centrale::HUGEINT * 100000000 - rang) FILTER (pese),
		arg_max(rang, prudente::HUGEINT * 100000000 - rang) FILTER (pese_prudente),
		arg_max(rang, genereuse::HUGEINT * 100000000 - rang) FILTER (pese_genereuse)
	] AS rangs
	FROM sommes
	GROUP BY exercice, etendue, ensemble, base
)
SELECT DISTINCT p.exercice, p.ensemble, r.contrat, r.ligne
FROM (SELECT exercice, ensemble, unnest(rangs) AS rang FROM premiers) p
JOIN contrats_ranges r ON r.rang = p.rang;

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
