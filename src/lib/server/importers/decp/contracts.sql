-- From the rows read (one per version and holder) to contracts: one per uid, in its current version.
-- Only what tells versions and holders apart is copied: files may hold millions of rows.

CREATE OR REPLACE TABLE decp_typees AS
SELECT
	rang_lu,
	fichier,
	ligne,
	coalesce(uid, acheteur_id || id) AS uid,
	nombre_net(montant) AS montant,
	CASE WHEN montant IS NOT NULL AND nombre_net(montant) IS NULL
		THEN milliers_ambigus(signe_devant(sans_monnaie(montant))) ELSE false END AS montant_ambigu,
	CASE WHEN year(jour_net(dateNotification)) BETWEEN 2000 AND 2100
		THEN jour_net(dateNotification) END AS notifie,
	-- Where a row holds an amendment and the contract, the day of the contract.
	CASE WHEN year(jour_net(dateInitiale)) BETWEEN 2000 AND 2100
		THEN jour_net(dateInitiale) END AS notifie_initial,
	-- Versions in order, as one number: the current one, then by amendment, then by day.
	CASE WHEN lower(donneesActuelles) IN ('true', 'vrai', 'oui', '1') THEN 1 ELSE 0 END
		* 1000000000000000
		+ CAST(least(greatest(coalesce(TRY_CAST(modification_id AS DOUBLE), 0), 0), 1000000)
			AS BIGINT) * 100000000
		+ coalesce(date_diff('day', DATE '2000-01-01', notifie) + 1, 0) AS version,
	upper(coalesce(titulaire_typeIdentifiant, 'SIRET')) AS titulaire_type,
	CASE WHEN getvariable('reparer')
		THEN coalesce(siret_complete(titulaire_id), titulaire_id)
		ELSE titulaire_id END AS titulaire_id,
	titulaire_nom,
	[
		{type: titulaire_typeIdentifiant_2, id: titulaire_id_2, nom: titulaire_nom_2},
		{type: titulaire_typeIdentifiant_3, id: titulaire_id_3, nom: titulaire_nom_3}
	] AS autres_titulaires
FROM decp_lues;

-- The current version is the one said so; else the last amendment; else the last notified, since
-- the date of an amended row is that of the amendment.
CREATE OR REPLACE TABLE decp_versions AS
WITH dernieres AS (
	SELECT uid, max(version) AS version FROM decp_typees WHERE uid IS NOT NULL GROUP BY uid
)
SELECT t.*, t.version = d.version AS derniere
FROM decp_typees t
JOIN dernieres d ON d.uid = t.uid;

-- One contract per uid. Its amount is repeated on the row of each holder: the first readable one.
-- It was awarded when its oldest known version was notified.
CREATE OR REPLACE TABLE decp_contrats AS
SELECT
	*,
	-- What is at fault, when anything is. An identifier that reads as a formula would be refused later.
	CASE WHEN sans_valeur(uid) THEN 'uid'
		WHEN montant IS NULL OR abs(round(montant, 2)) >= 100000000000 THEN 'montant'
		WHEN notification IS NULL THEN 'dateNotification' END AS fautive,
	CASE
		WHEN sans_valeur(uid) THEN 'identifiant du contrat en forme de formule ou d''erreur de tableur : le corriger à sa source'
		WHEN montant IS NULL AND montant_ambigu
			THEN 'montant à deux lectures, milliers ou décimales : relancer avec --milliers (virgule, point ou aucun)'
		WHEN montant IS NULL THEN 'montant absent ou illisible dans la version actuelle'
		WHEN abs(round(montant, 2)) >= 100000000000 THEN 'montant de plus de 11 chiffres'
		WHEN notification IS NULL THEN 'date de notification absente, illisible ou hors de 2000-2100'
	END AS motif
FROM (
	SELECT
		uid,
		coalesce(min(rang_lu) FILTER (derniere AND montant IS NOT NULL), min(rang_lu)
			FILTER (derniere)) AS rang_garde,
		arg_min(montant, rang_lu) FILTER (derniere AND montant IS NOT NULL) AS montant,
		coalesce(
			min(notifie_initial),
			arg_min(notifie, version % 1000000000000000) FILTER (notifie IS NOT NULL)
		) AS notification,
		max(notifie) FILTER (derniere) AS notification_actuelle,
		coalesce(bool_or(montant_ambigu) FILTER (derniere), false) AS montant_ambigu,
		min(montant) FILTER (derniere) <> max(montant) FILTER (derniere) AS montants_differents
	FROM decp_versions
	GROUP BY uid
);

-- The holders of the current version, each once, in the order of the file: a row has one, or up to three.
CREATE OR REPLACE TABLE decp_titulaires AS
WITH nommes AS (
	SELECT uid, rang_lu, 1 AS place, titulaire_type AS type, titulaire_id AS identifiant, titulaire_nom AS nom
	FROM decp_versions
	WHERE derniere AND coalesce(titulaire_id, titulaire_nom) IS NOT NULL
	UNION ALL
	SELECT
		uid,
		rang_lu,
		place,
		upper(coalesce(t.type, 'SIRET')),
		CASE WHEN getvariable('reparer') THEN coalesce(siret_complete(t.id), t.id) ELSE t.id END,
		t.nom
	FROM (
		SELECT uid, rang_lu, unnest([2, 3]) AS place, unnest(autres_titulaires) AS t
		FROM decp_versions
		WHERE derniere
			AND coalesce(autres_titulaires[1].id, autres_titulaires[1].nom, autres_titulaires[2].id,
				autres_titulaires[2].nom) IS NOT NULL
	)
	WHERE coalesce(t.id, t.nom) IS NOT NULL
)
SELECT *, row_number() OVER (PARTITION BY uid ORDER BY premier, place) AS ordre
FROM (
	SELECT
		uid,
		type,
		identifiant,
		arg_min(nom, rang_lu) AS nom,
		min(rang_lu) AS premier,
		arg_min(place, rang_lu * 4 + place) AS place
	FROM nommes
	GROUP BY uid, type, identifiant, CASE WHEN identifiant IS NULL THEN nom END
);

-- A line holds one subcontractor: where the current version tells several, none.
CREATE OR REPLACE TABLE decp_sous_traitants AS
SELECT
	v.uid,
	CASE WHEN count(DISTINCT (l.sousTraitant_id, l.sousTraitance_montant)) = 1
		THEN min(l.sousTraitant_id) ELSE 'plusieurs' END AS identifiant,
	min(l.sousTraitance_montant) AS montant
FROM decp_lues l
JOIN decp_versions v ON v.rang_lu = l.rang_lu AND v.derniere
WHERE l.sousTraitant_id IS NOT NULL
GROUP BY v.uid;
