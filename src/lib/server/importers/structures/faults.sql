INSERT INTO rapport
SELECT fichier, ligne, siret_lu, faute.colonne, faute.valeur, 'ecarte', motif, NULL
FROM structures_jugees WHERE motif IS NOT NULL
UNION ALL
SELECT j.fichier, j.ligne, j.siret, 'nom', j.nom, 'fusionne',
	CASE
		WHEN j.nom IS NOT NULL AND lower(j.nom) <> lower(g.nom)
			THEN 'fiche déjà lue sous un autre nom : le premier est gardé'
		WHEN j.departement IS NOT NULL AND j.departement <> g.departement
			THEN 'fiche déjà lue dans un autre département : le premier est gardé'
		ELSE 'fiche déjà lue : même SIRET, même type, même période'
	END, NULL
FROM structures_jugees j
JOIN structures_gardees g
	ON g.siret = j.siret AND g.type = j.type AND g.valide_du IS NOT DISTINCT FROM j.valide_du
	AND g.valide_au IS NOT DISTINCT FROM j.valide_au AND g.rang_lu <> j.rang_lu
WHERE j.motif IS NULL;

INSERT INTO rapport
WITH gardees AS (
	SELECT j.fichier, j.ligne, j.siret_lu, j.departement_lu, j.departement_dit, j.bassin_lu, j.ville_lue,
		j.ville_inconnue, j.segments_inconnus, g.*
	FROM structures_gardees g JOIN structures_jugees j ON j.rang_lu = g.rang_lu
)
SELECT fichier, ligne, siret, 'siret', siret_lu, 'repare',
	'zéros initiaux du SIRET rétablis (--reparer)', NULL
FROM gardees WHERE siret <> siret_lu
UNION ALL
SELECT fichier, ligne, siret, 'siret', siret_lu, 'signale',
	CASE WHEN siret_complete(siret) IS NULL
		THEN 'SIRET invalide : la fiche ne sera rapprochée d''aucun achat'
		ELSE 'zéro initial du SIRET perdu : relancer avec --reparer, sinon la fiche ne sera pas rapprochée'
	END, NULL
FROM gardees WHERE NOT siret_valide(siret)
UNION ALL
SELECT fichier, ligne, siret, 'type', type, 'signale',
	'SIRET de plusieurs types : toutes les fiches sont gardées', NULL
FROM gardees QUALIFY count(DISTINCT type) OVER (PARTITION BY siret) > 1
UNION ALL
SELECT fichier, ligne, siret, 'valide_du',
	coalesce(CAST(valide_du AS VARCHAR), '') || ' / ' || coalesce(CAST(valide_au AS VARCHAR), ''),
	'signale', 'même SIRET et même type sur plusieurs périodes : toutes sont gardées', NULL
FROM gardees QUALIFY count(*) OVER (PARTITION BY siret, type) > 1
UNION ALL
SELECT fichier, ligne, siret, 'valide_au', CAST(valide_au AS VARCHAR), 'signale',
	'fin avant le début', NULL
FROM gardees WHERE valide_au < valide_du
UNION ALL
SELECT fichier, ligne, siret, 'departement', departement_lu, 'signale',
	CASE WHEN departement IS NULL THEN 'département inconnu'
		ELSE 'département inconnu : celui de la commune ou du code postal est pris' END, NULL
FROM gardees WHERE departement_dit IS NULL AND departement_lu IS NOT NULL
UNION ALL
SELECT fichier, ligne, siret, 'ville', ville_lue, 'signale',
	'ville inconnue de la table des communes dans ce département : sans bassin', NULL
FROM gardees WHERE ville_inconnue
UNION ALL
SELECT fichier, ligne, siret, 'bassin', bassin_lu, 'signale',
	'bassin inconnu de bassins.csv, édition ' || getvariable('edition_bassins'), NULL
FROM gardees WHERE bassin IS NULL AND bassin_lu IS NOT NULL
UNION ALL
SELECT fichier, ligne, siret, 'segments', array_to_string(segments_inconnus, ' '), 'signale',
	'segment inconnu de segments.csv, laissé de côté', NULL
FROM gardees WHERE len(segments_inconnus) > 0
UNION ALL
SELECT fichier, ligne, siret, 'preuve_majorite', NULL, 'signale',
	'structure équivalente sans preuve de majorité : elle ne compte pas', NULL
FROM gardees WHERE type = 'EQUIV' AND preuve_majorite IS NULL;
