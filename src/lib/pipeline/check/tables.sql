-- What the reading leaves beside the kept tables; `constats_lus` becomes `constats` once sorted. A
-- finding is its code, what it is about, and the sentence that says it, with {} where that goes:
-- `argument`, or `cite`, the rank of another line. `regle` is the sentence in full.
CREATE OR REPLACE TABLE constats_lus (
	fichier VARCHAR,
	ligne BIGINT,
	colonne VARCHAR,
	valeur VARCHAR,
	gravite VARCHAR,
	code VARCHAR,
	motif VARCHAR,
	argument VARCHAR,
	cite BIGINT,
	regle VARCHAR AS (replace(motif, '{}', coalesce(argument, CAST(cite AS VARCHAR), '')))
);

CREATE OR REPLACE TABLE constats (
	fichier VARCHAR,
	ligne BIGINT,
	colonne VARCHAR,
	valeur VARCHAR,
	gravite VARCHAR,
	code VARCHAR,
	motif VARCHAR,
	argument VARCHAR,
	cite BIGINT,
	regle VARCHAR AS (replace(motif, '{}', coalesce(argument, CAST(cite AS VARCHAR), '')))
);

CREATE OR REPLACE TABLE achats_rejetes (
	ligne BIGINT,
	exercice INTEGER,
	departement VARCHAR,
	montant_cts BIGINT
);

CREATE OR REPLACE TABLE fichiers_lus (
	fichier VARCHAR,
	table_contrat VARCHAR,
	enregistrements BIGINT,
	gardes BIGINT,
	ecartes BIGINT,
	encodage VARCHAR,
	separateur VARCHAR
);

-- What jeu.json says that the SQL of the pipeline needs.
CREATE OR REPLACE TABLE jeu (
	date_reference DATE,
	edition_bassins VARCHAR,
	edition_regions VARCHAR,
	completude_minimale DOUBLE,
	diffusion VARCHAR,
	detail BOOLEAN
);
