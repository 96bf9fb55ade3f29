-- Contracts that are probably another one published again: listed with their euros, never removed.
INSERT INTO rapport
WITH comparees AS (
	SELECT
		*,
		regexp_replace(lower(coalesce(id, uid)), '[^a-z0-9]', '', 'g') AS id_nu,
		-- Without the number of the amendment that ends it: two figures, or a version.
		regexp_replace(
			regexp_replace(lower(coalesce(id, uid)), '[-_./ ]*v?[0-9]{1,2}$', ''), '[^a-z0-9]', '', 'g'
		) AS racine
	FROM decp_lignes
	WHERE acheteur_id IS NOT NULL
),
rapprochees AS (
	SELECT
		*,
		first_value(uid) OVER memes AS premier_id,
		first_value(uid) OVER semblables AS premier_objet,
		first_value(racine) OVER semblables AS racine_objet,
		first_value(uid) OVER versions AS premiere_version
	FROM comparees
	WINDOW
		memes AS (PARTITION BY acheteur_id, id_nu ORDER BY rang_garde),
		semblables AS (PARTITION BY acheteur_id, objet, montant_ht, notification ORDER BY rang_garde),
		versions AS (PARTITION BY acheteur_id, racine, montant_ht, notification ORDER BY rang_garde)
),
jugees AS (
	SELECT
		*,
		CASE
			WHEN premier_id <> uid THEN premier_id
			WHEN objet IS NOT NULL AND premier_objet <> uid THEN premier_objet
			WHEN objet IS NULL AND premiere_version <> uid THEN premiere_version
		END AS premier,
		premier_id <> uid OR objet IS NULL OR racine_objet = racine AS proche
	FROM rapprochees
)
SELECT fichier, ligne, uid, 'uid', premier, 'signale',
	CASE
		WHEN proche THEN 'doublon probable, gardé : même acheteur, identifiants que seuls distinguent la ponctuation ou un suffixe de version'
		ELSE 'doublon possible, gardé : même acheteur, même objet, même montant et même date, autre identifiant'
	END,
	montant_lu
FROM jugees
WHERE premier IS NOT NULL;
