-- Warnings that only the classification can see. They keep the row.
INSERT INTO constats
WITH fichier AS (
	SELECT coalesce(max(fichier), 'achats.csv') AS nom FROM fichiers_lus WHERE table_contrat = 'achats'
),
-- Few lines: their texts are looked up for them alone.
signalees AS (
	SELECT
		a.*,
		l.plafonnee,
		l.famille,
		l.voie
	FROM (SELECT ligne, plafonnee, famille, voie FROM lignes WHERE a_signaler) l
	JOIN achats_gardes a ON a.ligne = l.ligne
),
observees AS (
	SELECT
		a.ligne,
		a.exercice,
		v.fournisseur_siret,
		w.sous_traitant_siret,
		coalesce(w.sous_traitant_valide, false) AS sous_traitant_valide,
		a.sous_traitance_cts,
		a.heures_insertion,
		a.montant_cts,
		a.clause_sociale,
		a.marche_reserve,
		a.plafonnee,
		a.famille,
		a.voie,
		f.siret IS NOT NULL AS fournisseur_compte,
		t.siret IS NOT NULL AS sous_traitant_compte,
		i.siret IS NOT NULL AS fournisseur_inscrit,
		coalesce(i.sans_preuve, false) AS sans_preuve
	FROM signalees a
	LEFT JOIN valeurs_fournisseur v ON v.numero = a.n_fournisseur
	LEFT JOIN valeurs_sous_traitant w ON w.numero = a.n_sous_traitant
	-- Conditions on the line alone stand inside the keys: outside, DuckDB gives up hashing and compares
	-- every line with every structure.
	LEFT JOIN structures_comptees f
		ON f.exercice = a.exercice
		AND f.siret = CASE WHEN v.fournisseur_valide THEN v.fournisseur_siret END
	LEFT JOIN structures_comptees t
		ON t.exercice = a.exercice
		AND t.siret = CASE WHEN w.sous_traitant_valide THEN w.sous_traitant_siret END
	LEFT JOIN structures_inscrites i ON i.siret = CASE WHEN v.fournisseur_valide THEN v.fournisseur_siret END
),
trouvees AS (
	SELECT ligne, unnest([
		{
			atteinte: fournisseur_inscrit AND NOT fournisseur_compte AND NOT sans_preuve,
			colonne: 'fournisseur_siret',
			valeur: fournisseur_siret,
			code: 'structure_non_valide',
			motif: 'conventionnement, agrément ou autorisation non valide sur l''exercice : fournisseur ordinaire'
		},
		{
			atteinte: fournisseur_inscrit AND NOT fournisseur_compte AND sans_preuve,
			colonne: 'fournisseur_siret',
			valeur: fournisseur_siret,
			code: 'structure_sans_preuve',
			motif: 'structure équivalente sans preuve de majorité de travailleurs handicapés : fournisseur ordinaire'
		},
		{
			atteinte: sous_traitant_valide AND NOT sous_traitant_compte,
			colonne: 'sous_traitant_siret',
			valeur: sous_traitant_siret,
			code: 'sous_traitant_absent',
			motif: 'sous-traitant absent des structures comptées sur l''exercice : montant non compté'
		},
		{
			atteinte: montant_cts >= 0 AND sous_traitance_cts > montant_cts,
			colonne: 'sous_traitance_ht',
			valeur: CAST(CAST(sous_traitance_cts / 100 AS DECIMAL(18, 2)) AS VARCHAR),
			code: 'sous_traitance_plafonnee',
			motif: 'sous-traitance supérieure au montant de la ligne : plafonnée à ce montant'
		},
		{
			atteinte: plafonnee,
			colonne: 'heures_insertion',
			valeur: CAST(heures_insertion AS VARCHAR),
			code: 'heures_plafonnees',
			motif: 'heures plafonnées : leur valeur dépasse le montant de la ligne'
		},
		{
			atteinte: heures_insertion > 0 AND NOT clause_sociale,
			colonne: 'heures_insertion',
			valeur: CAST(heures_insertion AS VARCHAR),
			code: 'heures_sans_clause',
			motif: 'heures d''insertion sans clause sociale déclarée : conservées'
		},
		{
			atteinte: marche_reserve AND voie = 'reserve' AND famille = 'insertion' AND exercice < 2016,
			colonne: 'marche_reserve',
			valeur: 'true',
			code: 'reserve_avant_2016',
			motif: 'marché réservé remporté par une structure d''insertion avant avril 2016 : le code de 2006 ne réservait qu''au handicap'
		}
	]) AS c
	FROM observees
)
SELECT nom, ligne, c.colonne, c.valeur, 'avertissement', c.code, c.motif, NULL, NULL
FROM trouvees, fichier
WHERE c.atteinte;
