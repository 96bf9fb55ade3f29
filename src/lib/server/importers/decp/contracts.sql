-- From the rows read (one per version and holder) to contracts: one per uid, in its current version.

CREATE OR REPLACE TABLE decp_typees AS
SELECT
	* EXCLUDE (montant),
	nombre_net(montant) AS montant,
	montant AS montant_lu,
	CASE WHEN year(jour_net(dateNotification)) BETWEEN 2000 AND 2100 THEN jour_net(dateNotification) END
		AS notifie,
	coalesce(TRY_CAST(modification_id AS DOUBLE), 0) AS modification,
	coalesce(lower(donneesActuelles) IN ('true', 'vrai', 'oui', '1'), false) AS actuelle,
	upper(coalesce(titulaire_typeIdentifiant, 'SIRET')) AS titulaire_type
FROM (
	SELECT
		rang_lu,
		fichier,
		ligne,
		coalesce(texte_net(uid), texte_net(acheteur_id) || texte_net(id)) AS uid,
		texte_net(montant) AS montant,
		CASE WHEN getvariable('reparer') THEN coalesce(siret_complete(texte_net(acheteur_id)), texte_net(acheteur_id))
			ELSE texte_net(acheteur_id) END AS acheteur_id,
		texte_net(acheteur_id) AS acheteur_lu,
		CASE WHEN getvariable('reparer') THEN coalesce(siret_complete(texte_net(titulaire_id)), texte_net(titulaire_id))
			ELSE texte_net(titulaire_id) END AS titulaire_id,
		texte_net(titulaire_id) AS titulaire_lu,
		* EXCLUDE (rang_lu, fichier, ligne, uid, id, montant, acheteur_id, titulaire_id)
	FROM decp_lues
);

-- The current version is the one said so; else the last amendment; else the last notified, since
-- the date of an amended row is that of the amendment.
CREATE OR REPLACE TABLE decp_versions AS
SELECT
	*,
	dense_rank() OVER (
		PARTITION BY uid ORDER BY actuelle DESC, modification DESC, notifie DESC NULLS LAST
	) AS version
FROM decp_typees
WHERE uid IS NOT NULL;

-- One contract per uid. Its amount is repeated on the row of each holder: the first readable one.
-- It was awarded when its oldest known version was notified.
CREATE OR REPLACE TABLE decp_contrats AS
SELECT
	*,
	CASE
		WHEN montant IS NULL THEN 'montant absent ou illisible dans la version actuelle'
		WHEN abs(round(montant, 2)) >= 100000000000 THEN 'montant de plus de 11 chiffres'
		WHEN notification IS NULL THEN 'date de notification absente, illisible ou hors de 2000-2100'
	END AS motif
FROM (
	SELECT
		uid,
		coalesce(min(rang_lu) FILTER (version = 1 AND montant IS NOT NULL), min(rang_lu)
			FILTER (version = 1)) AS rang_garde,
		arg_min(montant, rang_lu) FILTER (version = 1 AND montant IS NOT NULL) AS montant,
		arg_min(notifie, row(modification, notifie)) FILTER (notifie IS NOT NULL) AS notification,
		max(notifie) FILTER (version = 1) AS notification_actuelle,
		count(DISTINCT montant) FILTER (version = 1) AS montants
	FROM decp_versions
	GROUP BY uid
);

-- The holders of the current version, each once, in the order of the file.
CREATE OR REPLACE TABLE decp_titulaires AS
SELECT *, row_number() OVER (PARTITION BY uid ORDER BY premier) AS ordre
FROM (
	SELECT
		uid,
		titulaire_type AS type,
		titulaire_id AS identifiant,
		arg_min(titulaire_nom, rang_lu) AS nom,
		min(rang_lu) AS premier
	FROM decp_versions
	WHERE version = 1 AND coalesce(titulaire_id, titulaire_nom) IS NOT NULL
	GROUP BY uid, titulaire_type, titulaire_id, CASE WHEN titulaire_id IS NULL THEN titulaire_nom END
);
