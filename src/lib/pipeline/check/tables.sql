-- What the reading leaves beside the kept tables; `constats_lus` becomes `constats` once sorted.
CREATE OR REPLACE TABLE constats_lus (
	fichier VARCHAR,
	ligne BIGINT,
	colonne VARCHAR,
	valeur VARCHAR,
	regle VARCHAR,
	gravite VARCHAR
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
	diffusion VARCHAR,
	detail BOOLEAN
);
