-- What became of every row that is not a kept contract, then what is to be known of those kept.
INSERT INTO rapport
SELECT fichier, ligne, NULL, 'uid', NULL, 'ecarte',
	'identifiant du contrat absent (uid, ou acheteur_id et id)', montant
FROM decp_typees
WHERE uid IS NULL
UNION ALL
SELECT v.fichier, v.ligne, v.uid,
	c.fautive,
	CASE c.fautive WHEN 'uid' THEN v.uid WHEN 'montant' THEN l.montant ELSE l.dateNotification END,
	'ecarte', c.motif, v.montant
FROM decp_versions v
JOIN decp_contrats c ON c.uid = v.uid AND c.motif IS NOT NULL
JOIN decp_lues l ON l.rang_lu = v.rang_lu
UNION ALL
SELECT v.fichier, v.ligne, v.uid,
	CASE WHEN NOT v.derniere THEN 'modification_id' WHEN v.montant IS DISTINCT FROM c.montant
		THEN 'montant' ELSE 'titulaire_id' END,
	CASE WHEN NOT v.derniere THEN l.modification_id WHEN v.montant IS DISTINCT FROM c.montant
		THEN l.montant ELSE l.titulaire_id END,
	'fusionne',
	CASE
		WHEN NOT v.derniere THEN 'version antérieure du contrat'
		WHEN v.montant IS NULL THEN 'montant illisible, celui d''un autre titulaire est gardé'
		WHEN v.montant <> c.montant
			THEN 'autre montant dans la même version du contrat : le premier lu est gardé'
		WHEN v.rang_lu = t.premier AND t.ordre > 1
			THEN 'co-titulaire : le montant du contrat est compté une fois'
		ELSE 'répétition de la ligne gardée ou d''un co-titulaire'
	END,
	v.montant
FROM decp_versions v
JOIN decp_contrats c ON c.uid = v.uid AND c.motif IS NULL AND c.rang_garde <> v.rang_lu
JOIN decp_lues l ON l.rang_lu = v.rang_lu
LEFT JOIN decp_titulaires t ON t.uid = v.uid AND t.premier = v.rang_lu AND t.place = 1;

INSERT INTO rapport
SELECT fichier, ligne, uid, colonne, valeur, sort, motif, montant_lu
FROM (
	SELECT *, 'codeCPV' AS colonne, cpv_lu AS valeur, 'repare' AS sort,
		'zéro initial du CPV rétabli' AS motif
	FROM decp_lignes WHERE length(split_part(cpv_net, '-', 1)) = 7 AND cpv IS NOT NULL
	UNION ALL
	SELECT *, 'lieuExecution_code', lieu_code, 'repare', 'zéro initial du code de lieu rétabli'
	FROM decp_lignes
	WHERE execution IS NOT NULL AND (
		(lieu_type IN ('code postal', 'code commune') AND length(lieu_code) = 4)
		OR (lieu_type = 'code departement' AND length(lieu_code) = 1)
		OR (lieu_type = 'code canton' AND length(lieu_code) = 3)
		OR (lieu_type = 'code arrondissement' AND length(lieu_code) = 2)
	)
	UNION ALL
	SELECT *, 'acheteur_id', acheteur_lu, 'repare', 'zéros initiaux du SIRET rétablis (--reparer)'
	FROM decp_lignes WHERE acheteur_id <> acheteur_lu
	UNION ALL
	SELECT *, 'codeCPV', cpv_lu, 'signale', 'CPV absent ou illisible : le contrat reste non classé'
	FROM decp_lignes WHERE cpv IS NULL
	UNION ALL
	SELECT *, 'montant', CAST(CAST(montant_lu AS DOUBLE) AS VARCHAR), 'signale',
		'montant de plus de deux décimales, arrondi au centime'
	FROM decp_lignes WHERE montant_lu <> montant_ht
	UNION ALL
	SELECT *, 'montant', CAST(montant_ht AS VARCHAR), 'signale',
		'plusieurs montants dans la version actuelle : le premier lu est gardé'
	FROM decp_lignes WHERE montants_differents
	UNION ALL
	SELECT *, 'dureeMois', duree_lue, 'signale', 'durée inconnue : pas de fin de contrat'
	FROM decp_lignes WHERE contrat_fin IS NULL
	UNION ALL
	SELECT *, 'acheteur_id', acheteur_lu, 'signale',
		'identifiant d''acheteur qui n''a pas 14 chiffres'
		|| CASE WHEN siret_complete(acheteur_id) IS NULL THEN ''
			ELSE ' : zéro initial perdu, relancer avec --reparer' END
	FROM decp_lignes WHERE NOT coalesce(regexp_full_match(acheteur_id, '[0-9]{14}'), false)
	UNION ALL
	SELECT *, 'acheteur_nom', acheteur_nom_lu, 'signale',
		'nom d''acheteur en forme de formule ou d''erreur de tableur, laissé de côté'
	FROM decp_lignes WHERE acheteur_nom IS NULL AND acheteur_nom_lu IS NOT NULL
	UNION ALL
	SELECT *, 'titulaire_id', titulaire_id, 'signale',
		'titulaire sans SIRET de 14 chiffres : contrat à revoir'
	FROM decp_lignes
	WHERE (titulaires = 1 OR structures = 0)
		AND NOT coalesce(regexp_full_match(fournisseur_siret, '[0-9]{14}'), false)
	UNION ALL
	SELECT *, 'titulaire_id', noms, 'signale',
		'groupement dont une structure est membre : part inconnue, contrat à revoir'
	FROM decp_lignes WHERE titulaires > 1 AND structures > 0
	UNION ALL
	SELECT *, 'lieuExecution_code', concat_ws(' ', lieu_type, lieu_code), 'signale',
		CASE WHEN departement IS NULL THEN 'lieu d''exécution illisible ou trop large, sans département'
			ELSE 'lieu d''exécution illisible ou trop large, département de l''acheteur pris à la place' END
	FROM decp_lignes WHERE coalesce(lieu_code, lieu_type) IS NOT NULL AND execution IS NULL
	UNION ALL
	SELECT *, 'acheteur_departement_code', acheteur_departement, 'signale',
		'ni lieu d''exécution ni département de l''acheteur : contrat non régionalisé'
	FROM decp_lignes WHERE coalesce(lieu_code, lieu_type) IS NULL AND departement IS NULL
	UNION ALL
	SELECT *, 'lieuExecution_code', commune, 'signale',
		'commune absente de la table des communes : pas de bassin'
	FROM decp_lignes
	WHERE commune IS NOT NULL AND bassin IS NULL AND (SELECT count(*) FROM communes) > 0
	UNION ALL
	SELECT *, 'dateNotification', CAST(notification AS VARCHAR), 'signale',
		'notification postérieure à l''import : à vérifier'
	FROM decp_lignes WHERE notification > CAST(getvariable('aujourdhui') AS DATE)
	UNION ALL
	SELECT *, 'considerationsSociales', considerations, 'signale',
		'considération sociale inconnue, laissée de côté'
	FROM decp_lignes
	WHERE NOT list_has_all([
		'', 'clause sociale', 'critere social', 'marche reserve', 'concession reservee',
		'pas de consideration sociale', 'sans objet'
	], mots_de(considerations))
	UNION ALL
	SELECT *, 'nature', nature, 'signale',
		'concession : la valeur est celle de l''exploitation, le contrat reste non classé'
	FROM decp_lignes WHERE nature ILIKE '%concession%' OR nature ILIKE 'délégation%'
	UNION ALL
	SELECT *, illisible, NULL, 'signale',
		'ni liste ni objet : ce qui est écrit là n''est pas lu, vérifier le contrat à sa source'
	FROM decp_lignes WHERE illisible IS NOT NULL
	UNION ALL
	SELECT *, 'actesSousTraitance', sous_traitant, 'signale',
		'plusieurs sous-traitants : une ligne n''en porte qu''un, aucun n''est repris'
	FROM decp_lignes WHERE sous_traitant = 'plusieurs'
);
