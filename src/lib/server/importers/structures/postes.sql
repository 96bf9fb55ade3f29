-- Organisations that carry the social clause, as rows of postes.csv: one per organisation, for lists say
-- who carries it and seldom by how many people. Nothing is guessed but the kind of host, from its name.

CREATE OR REPLACE TABLE porteuses AS
SELECT
	rang_lu,
	fichier,
	ligne,
	siret_lu,
	nom,
	departement,
	CASE WHEN chiffres_de_siret(siret) IS NOT NULL AND NOT siret_arrondi(siret) THEN siret END AS siret,
	etp_lu,
	CASE WHEN nombre_net(etp_lu) > 0 AND nombre_net(etp_lu) <= 20
		THEN CAST(nombre_net(etp_lu) AS DECIMAL(6,4)) END AS etp,
	valide_du,
	valide_au,
	upper(strip_accents(coalesce(nom, ''))) AS mots
FROM structures_nettes WHERE type = 'OPCS';

CREATE OR REPLACE TABLE porteuses_gardees AS
SELECT
	*,
	'OPCS-' || coalesce(siret, upper(mot_nu(nom)) || coalesce('-' || departement, '')) AS poste_id,
	CASE
		WHEN regexp_matches(mots, '\bPLIE\b|PLAN LOCAL POUR L.INSERTION') THEN 'PLIE'
		WHEN regexp_matches(mots, '\bMDEF?\b|MAISON DE L.EMPLOI') THEN 'MDE'
		WHEN regexp_matches(mots, '\bGIP\b|GROUPEMENT D.INTERET PUBLIC') THEN 'GIP'
		WHEN regexp_matches(mots, '\bCCI\b|\bCMA\b|CHAMBRE D') THEN 'chambre'
		WHEN regexp_matches(
			mots,
			'\b(COMMUNE|VILLE|MAIRIE|COMMUNAUTE|METROPOLE|EUROMETROPOLE|DEPARTEMENT|DEPARTEMENTAL|CONSEIL REGIONAL|AGGLOMERATION|CCAS|SYNDICAT MIXTE)\b'
		) THEN 'collectivite'
		WHEN regexp_matches(mots, '\b(ASSOCIATION|ASSO)\b') THEN 'association'
	END AS type_porteur
FROM porteuses WHERE siret IS NOT NULL OR nom IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY poste_id ORDER BY rang_lu) = 1;

INSERT INTO rapport
SELECT fichier, ligne, siret_lu, 'siret', siret_lu, 'ecarte',
	'organisation porteuse sans SIRET lisible ni nom', NULL
FROM porteuses WHERE siret IS NULL AND nom IS NULL
UNION ALL
SELECT fichier, ligne, siret_lu, 'nom', nom, 'fusionne', 'organisation porteuse déjà lue', NULL
FROM porteuses
WHERE (siret IS NOT NULL OR nom IS NOT NULL) AND rang_lu NOT IN (SELECT rang_lu FROM porteuses_gardees)
UNION ALL
SELECT fichier, ligne, siret_lu, 'type', 'OPCS', 'signale',
	'organisation porteuse de la clause sociale : dans postes.csv, non parmi les structures', NULL
FROM porteuses_gardees
UNION ALL
SELECT fichier, ligne, siret_lu, 'etp', etp_lu, 'signale',
	'équivalents temps plein illisibles ou hors limites (20 au plus) : laissés vides', NULL
FROM porteuses_gardees WHERE etp_lu IS NOT NULL AND etp IS NULL;

CREATE OR REPLACE TABLE postes_gardes AS
SELECT
	rang_lu,
	poste_id,
	nom AS structure_porteuse,
	type_porteur,
	NULL AS reseau_ave,
	NULL AS lien_cma,
	departement,
	regexp_replace(CAST(etp AS VARCHAR), '[.]?0+$', '') AS etp,
	valide_du AS debut,
	valide_au AS fin,
	NULL AS heures_annuelles,
	NULL AS marches_suivis,
	NULL AS financement
FROM porteuses_gardees;
