-- One row per commune; its code and its basin's as Insee writes them, leading zeros back.
CREATE OR REPLACE TABLE communes_nettes AS
SELECT
	fichier,
	ligne,
	texte_net(code) AS code_lu,
	texte_net(bassin) AS bassin_lu,
	code_commune(texte_net(code)) AS code,
	texte_net(libelle) AS libelle,
	CASE WHEN regexp_full_match(texte_net(bassin), '[0-9]{1,4}')
		THEN lpad(texte_net(bassin), 4, '0') END AS bassin,
	texte_net(libelle_bassin) AS libelle_bassin,
	coalesce(code_departement(texte_net(departement)),
		departement_de_commune(code_commune(texte_net(code)))) AS departement,
	CASE WHEN regexp_full_match(texte_net(region), '[0-9]{1,2}')
		THEN lpad(texte_net(region), 2, '0') END AS region,
	texte_net(edition) AS edition
FROM communes_lues;

CREATE OR REPLACE TABLE communes AS
SELECT * FROM communes_nettes
WHERE code IS NOT NULL AND bassin IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY code ORDER BY fichier, ligne) = 1;
