-- The lines and contracts as they may be published: with `detail: true`, or on the reader's own files.
-- Views: nothing is computed where nothing is asked, and texts are looked up for the lines asked alone. Amounts in integer cents.
-- Words in braces: {measures}, what each line adds to the measures (`rules/measures.ts`); {columns}, their
-- names.
-- A supplier's SIRET and name are given only where the data set is not public (`data/schema`).
CREATE OR REPLACE VIEW detail_lignes AS
SELECT
	l.exercice,
	CAST(l.region_2010 AS VARCHAR) AS region_2010,
	CAST(g.departement AS VARCHAR) AS departement,
	CAST(l.bassin AS VARCHAR) AS bassin,
	g.id,
	CAST(l.base_montant AS VARCHAR) AS base_montant,
	CAST(l.perimetre AS VARCHAR) AS perimetre,
	a.acheteur_siret,
	a.acheteur_nom,
	CAST(l.acheteur_niveau AS VARCHAR) AS acheteur_niveau,
	a.ministere,
	CAST(l.segment AS VARCHAR) AS segment,
	k.contrat_id,
	CAST(l.contrat_fin AS VARCHAR) AS contrat_fin,
	{columns},
	CAST(l.famille AS VARCHAR) AS famille,
	CAST(l.voie AS VARCHAR) AS voie,
	CAST(l.type AS VARCHAR) AS type,
	l.clause,
	CASE WHEN j.diffusion = 'interne' THEN f.fournisseur_siret END AS fournisseur_siret,
	CASE WHEN j.diffusion = 'interne' THEN f.fournisseur_nom END AS fournisseur_nom
FROM (SELECT *, {measures} FROM lignes) l
JOIN achats_gardes g ON g.ligne = l.ligne
LEFT JOIN valeurs_acheteur a ON a.numero = g.n_acheteur
LEFT JOIN valeurs_fournisseur f ON f.numero = g.n_fournisseur
LEFT JOIN valeurs_contrat k ON k.numero = g.n_contrat
CROSS JOIN jeu j;

-- A contract of one buyer in one segment, on one basis: bases are never added together.
CREATE OR REPLACE VIEW detail_contrats AS
SELECT
	CAST(l.region_2010 AS VARCHAR) AS region_2010,
	k.contrat_id,
	min(a.acheteur_siret) AS acheteur_siret,
	a.acheteur_nom,
	CAST(l.segment AS VARCHAR) AS segment,
	CAST(l.base_montant AS VARCHAR) AS base_montant,
	CAST(min(l.exercice) AS INTEGER) AS premier_exercice,
	CAST(max(l.exercice) AS INTEGER) AS dernier_exercice,
	CAST(max(l.contrat_fin) AS VARCHAR) AS contrat_fin,
	CAST(sum(l.montant_cts) AS BIGINT) AS montant,
	CAST(sum(l.organismes_cts) AS BIGINT) AS organismes,
	CAST(sum(l.heures_cts) AS BIGINT) AS heures,
	bool_or(l.clause) AS clause,
	CAST(count(*) AS INTEGER) AS lignes,
	CASE WHEN any_value(j.diffusion) = 'interne' THEN string_agg(DISTINCT f.fournisseur_nom, ' ; '
		ORDER BY f.fournisseur_nom) END AS fournisseurs
FROM lignes l
JOIN achats_gardes g ON g.ligne = l.ligne
LEFT JOIN valeurs_acheteur a ON a.numero = g.n_acheteur
LEFT JOIN valeurs_fournisseur f ON f.numero = g.n_fournisseur
JOIN valeurs_contrat k ON k.numero = g.n_contrat
CROSS JOIN jeu j
GROUP BY l.region_2010, k.contrat_id, a.acheteur_nom, l.segment, l.base_montant;
