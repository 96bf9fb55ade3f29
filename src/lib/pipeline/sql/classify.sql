-- Buyers, numbered: `service` those that are one buyer for the site, by SIRET, or by name where there
-- is none; `compte` a service of one ministry.
CREATE OR REPLACE TABLE acheteurs_lus AS
SELECT
	*,
	CAST(dense_rank() OVER (ORDER BY cle) AS INTEGER) AS service,
	CAST(dense_rank() OVER (ORDER BY cle, ministere) AS INTEGER) AS compte
FROM (
	SELECT
		numero AS acheteur,
		acheteur_siret AS siret,
		acheteur_nom AS nom,
		ministere,
		-- A SIRET has 14 digits: the tilde keeps a name from being taken for one.
		coalesce(acheteur_siret, '~' || acheteur_nom) AS cle
	FROM valeurs_acheteur
	-- Those of lines that were all set aside are nobody's.
	WHERE numero IN (SELECT n_acheteur FROM achats_gardes)
);

-- A service that has several names goes by the first.
CREATE OR REPLACE TABLE comptes_acheteurs AS
SELECT DISTINCT compte, service, cle, ministere, min(nom) OVER (PARTITION BY service) AS nom
FROM acheteurs_lus;

-- Where a département is, in the types that a line holds.
DROP TABLE IF EXISTS lignes;
DROP TABLE IF EXISTS departements_situes;
DROP TYPE IF EXISTS region_lue;
DROP TYPE IF EXISTS type_compte;
DROP TYPE IF EXISTS famille_comptee;
CREATE TYPE type_compte AS ENUM (SELECT DISTINCT type FROM ref_types_structures ORDER BY type);
CREATE TYPE famille_comptee AS ENUM (
	SELECT DISTINCT famille FROM ref_types_structures WHERE famille IS NOT NULL ORDER BY famille
);
CREATE TYPE region_lue AS ENUM (
	SELECT region FROM (
		SELECT DISTINCT region_2010 AS region FROM ref_departements WHERE region_2010 IS NOT NULL
		UNION SELECT 'NR'
	)
	ORDER BY region
);
CREATE TABLE departements_situes AS
SELECT
	CAST(code AS codes_achats_departement_departements) AS code,
	CAST(coalesce(region_2010, 'NR') AS region_lue) AS region_2010
FROM ref_departements
UNION ALL SELECT NULL, CAST('NR' AS region_lue);

-- What an hour of insertion is worth in a segment, in cents of turnover: the value that the segment
-- gives, else the hourly cost divided by its labour share. Each rounded half up. Where there is no share
-- to divide by (none of labour, or no segment) an hour is worth nothing: no base holds such a line.
-- Words in braces: {cost}, cents an hour; {cautious} and {generous}, tenths of the central value.
CREATE OR REPLACE TABLE heures_valeurs AS
SELECT
	code,
	valeur,
	(valeur * {cautious} + 5) // 10 AS prudente,
	(valeur * {generous} + 5) // 10 AS genereuse,
	propre
FROM (
	SELECT
		code,
		propre_cts IS NOT NULL AS propre,
		coalesce(propre_cts, (2000000 * cout + main_oeuvre) // (2 * main_oeuvre), 0) AS valeur
	FROM (
		SELECT
			CAST(code AS codes_achats_segment_segments) AS code,
			CAST(valeur_heure_cts AS BIGINT) AS propre_cts,
			CAST(coalesce(cout_horaire_cts, {cost}) AS BIGINT) AS cout,
			nullif(CAST(round(part_main_oeuvre * 1000000) AS BIGINT), 0) AS main_oeuvre
		FROM ref_segments
		UNION ALL SELECT NULL, NULL, NULL, NULL
	)
);

-- From kept lines to classified lines: segment, region, perimeter, what counted structures
-- performed, what clause hours are worth, and which suppliers are to be reviewed (`/methode/`).
-- Lines are millions: each holds numbers and enumerated codes, and no text. Words in braces: {read}, the
-- amounts of a purchase that are summed as they were read (`rules/measures.ts`); {carried}, their names.
CREATE OR REPLACE TABLE lignes AS
WITH jointes AS (
	SELECT
		a.ligne,
		a.exercice,
		a.base_montant,
		d.region_2010,
		a.bassin,
		coalesce(a.segment, p.segment) AS segment,
		CASE
			WHEN a.acheteur_niveau IN ('etat_central', 'etat_deconcentre', 'etat')
				THEN CAST('etat' AS ENUM('ep', 'etat', 'hors'))
			WHEN a.acheteur_niveau = 'etablissement_public' THEN CAST('ep' AS ENUM('ep', 'etat', 'hors'))
			ELSE CAST('hors' AS ENUM('ep', 'etat', 'hors'))
		END AS perimetre,
		a.n_acheteur AS acheteur,
		a.acheteur_niveau,
		a.n_contrat AS contrat,
		a.contrat_fin,
		{read},
		f.type AS fournisseur_type,
		f.famille AS fournisseur_famille,
		coalesce(f.non_date, false) AS fournisseur_non_date,
		t.type AS sous_traitant_type,
		t.famille AS sous_traitant_famille,
		t.non_date AS sous_traitant_non_date,
		coalesce(a.sous_traitance_cts, 0) AS sous_traitance_cts,
		-- A line that names no supplier has none that can be identified.
		a.n_fournisseur IS NULL OR coalesce(f.a_revoir, false) AS a_revoir,
		coalesce(f.inscrit_sans_compter, false) AS inscrit_sans_compter,
		t.inconnu AS sous_traitant_inconnu,
		a.clause_sociale,
		a.marche_reserve,
		a.heures_insertion,
		s.valeur AS valeur_heure,
		s.prudente AS valeur_heure_prudente,
		s.genereuse AS valeur_heure_genereuse
	FROM achats_gardes a
	JOIN departements_situes d ON d.code IS NOT DISTINCT FROM a.departement
	JOIN cpv_segments p ON p.n_cpv IS NOT DISTINCT FROM a.n_cpv
	JOIN heures_valeurs s ON s.code IS NOT DISTINCT FROM coalesce(a.segment, p.segment)
	JOIN (
		SELECT * REPLACE (CAST(type AS type_compte) AS type, CAST(famille AS famille_comptee) AS famille)
		FROM sous_traitants_suivis
	) t ON t.n_sous_traitant IS NOT DISTINCT FROM a.n_sous_traitant AND t.exercice = a.exercice
	LEFT JOIN (
		SELECT * REPLACE (CAST(type AS type_compte) AS type, CAST(famille AS famille_comptee) AS famille)
		FROM fournisseurs_suivis
	) f ON f.n_fournisseur = a.n_fournisseur AND f.exercice = a.exercice
),
organismes AS (
	SELECT
		*,
		CAST(CASE
			WHEN fournisseur_type IS NOT NULL THEN montant_cts
			WHEN montant_cts < 0 OR sous_traitant_type IS NULL THEN 0
			ELSE least(sous_traitance_cts, montant_cts)
		END AS BIGINT) AS organismes_cts,
		-- A structure's own hours are inside its invoice; a credit note has none.
		CASE
			WHEN heures_insertion = 0 OR fournisseur_type IS NOT NULL OR montant_cts < 0 THEN 0
			ELSE CAST(round(heures_insertion * valeur_heure, 0) AS BIGINT)
		END AS heures_brutes_cts,
		CASE
			WHEN heures_insertion = 0 OR fournisseur_type IS NOT NULL OR montant_cts < 0 THEN 0
			ELSE CAST(round(heures_insertion * valeur_heure_prudente, 0) AS BIGINT)
		END AS heures_brutes_prudentes_cts,
		CASE
			WHEN heures_insertion = 0 OR fournisseur_type IS NOT NULL OR montant_cts < 0 THEN 0
			ELSE CAST(round(heures_insertion * valeur_heure_genereuse, 0) AS BIGINT)
		END AS heures_brutes_genereuses_cts
	FROM jointes
),
valorisees AS (
	SELECT
		*,
		-- A clause fulfilled by subcontracting to a structure is counted once.
		greatest(0, least(heures_brutes_cts, montant_cts) - organismes_cts) AS heures_valorisees_cts,
		greatest(0, least(heures_brutes_prudentes_cts, montant_cts) - organismes_cts)
			AS heures_valorisees_prudentes_cts,
		greatest(0, least(heures_brutes_genereuses_cts, montant_cts) - organismes_cts)
			AS heures_valorisees_genereuses_cts
	FROM organismes
)
SELECT
	ligne,
	exercice,
	base_montant,
	region_2010,
	bassin,
	segment,
	perimetre,
	acheteur,
	acheteur_niveau,
	contrat,
	contrat_fin,
	{carried},
	organismes_cts,
	CASE
		WHEN organismes_cts = 0 AND fournisseur_type IS NULL THEN NULL
		WHEN fournisseur_type IS NOT NULL AND marche_reserve
			THEN CAST('reserve' AS ENUM('direct', 'reserve', 'sous_traitance'))
		WHEN fournisseur_type IS NOT NULL
			THEN CAST('direct' AS ENUM('direct', 'reserve', 'sous_traitance'))
		ELSE CAST('sous_traitance' AS ENUM('direct', 'reserve', 'sous_traitance'))
	END AS voie,
	coalesce(fournisseur_type, sous_traitant_type) AS type,
	coalesce(fournisseur_famille, sous_traitant_famille) AS famille,
	CASE WHEN fournisseur_type IS NOT NULL THEN fournisseur_non_date ELSE sous_traitant_non_date END
		AS non_datee,
	CAST(heures_valorisees_cts AS BIGINT) AS heures_cts,
	CAST(heures_valorisees_prudentes_cts AS BIGINT) AS heures_prudentes_cts,
	CAST(heures_valorisees_genereuses_cts AS BIGINT) AS heures_genereuses_cts,
	fournisseur_type IS NULL AND montant_cts >= 0 AND heures_brutes_cts > montant_cts AS plafonnee,
	a_revoir,
	-- Unknown (NULL) where nothing says it and neither is told.
	clause_sociale OR marche_reserve AS clause,
	-- Whether warnings.sql has something to say of the line: few lines are asked more.
	inscrit_sans_compter
		OR sous_traitant_inconnu
		OR (montant_cts >= 0 AND sous_traitance_cts > montant_cts)
		OR (fournisseur_type IS NULL AND montant_cts >= 0 AND heures_brutes_cts > montant_cts)
		OR (heures_insertion > 0 AND NOT clause_sociale)
		OR (marche_reserve AND fournisseur_famille = 'insertion' AND exercice < 2016) AS a_signaler
FROM valorisees;
