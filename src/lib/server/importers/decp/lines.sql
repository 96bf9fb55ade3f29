-- From contracts to the lines of achats.csv, with beside each what was read, for the report.
CREATE OR REPLACE TABLE decp_lignes AS
WITH jointes AS (
	SELECT
		c.uid,
		c.rang_garde,
		v.fichier,
		v.ligne,
		c.montant AS montant_lu,
		c.montants_differents,
		c.notification,
		c.notification_actuelle,
		CASE WHEN getvariable('reparer')
			THEN coalesce(siret_complete(v.acheteur_id), v.acheteur_id)
			ELSE v.acheteur_id END AS acheteur_id,
		v.acheteur_id AS acheteur_lu,
		CASE WHEN NOT sans_valeur(v.acheteur_nom) THEN v.acheteur_nom END AS acheteur_nom,
		v.acheteur_nom AS acheteur_nom_lu,
		v.nature AS nature,
		v.codeCPV AS cpv_lu,
		regexp_replace(v.codeCPV, '[.]0$', '') AS cpv_net,
		v.techniques AS techniques,
		lower(strip_accents(v.considerationsSociales)) AS considerations,
		v.dureeMois AS duree_lue,
		nombre_net(v.dureeMois) AS duree,
		regexp_replace(v.lieuExecution_code, '[.]0$', '') AS lieu_code,
		lower(strip_accents(v.lieuExecution_typeCode)) AS lieu_type,
		code_departement(v.acheteur_departement_code) AS acheteur_departement,
		code_commune(v.acheteur_commune_code) AS acheteur_commune,
		v.id,
		v.objet,
		v.illisible,
		s.identifiant AS sous_traitant,
		nombre_net(s.montant) AS sous_traitance,
		t.type AS titulaire_type,
		t.identifiant AS titulaire_id,
		t.nom AS titulaire_nom,
		coalesce(g.titulaires, 1) AS titulaires,
		coalesce(g.structures, 0) AS structures,
		g.noms
	FROM decp_contrats c
	JOIN decp_lues v ON v.rang_lu = c.rang_garde
	LEFT JOIN decp_titulaires t ON t.uid = c.uid AND t.ordre = 1
	LEFT JOIN decp_groupes g ON g.uid = c.uid
	LEFT JOIN decp_sous_traitants s ON s.uid = c.uid
	WHERE c.motif IS NULL
),
situees AS (
	SELECT
		*,
		commune_entiere(CASE WHEN lieu_type IN ('code commune', 'code arrondissement')
			THEN code_commune(lieu_code) END) AS lieu_commune,
		CASE lieu_type
			WHEN 'code postal' THEN departement_de_code_postal(lieu_code)
			WHEN 'code commune' THEN departement_de_commune(code_commune(lieu_code))
			WHEN 'code arrondissement' THEN coalesce(
				CASE WHEN length(lieu_code) = 5 THEN departement_de_commune(lieu_code) END,
				departement_de_prefixe(lieu_code, 1)
			)
			WHEN 'code canton' THEN departement_de_prefixe(lieu_code, 2)
			WHEN 'code departement' THEN code_departement(lieu_code)
			WHEN 'code pays' THEN departement_de_pays(lieu_code)
		END AS lieu_departement,
		CASE WHEN lieu_type = 'code region' THEN lpad(lieu_code, 2, '0') END AS lieu_region
	FROM jointes
),
placees AS (
	SELECT
		s.*,
		d.code AS execution,
		-- "plusieurs" is no SIRET: a line has one subcontractor, or none.
		CASE WHEN s.sous_traitance > 0 AND s.sous_traitance < 100000000000
			THEN chiffres_de_siret(s.sous_traitant) END AS sous_traitant_siret,
		CASE
			WHEN d.code IS NOT NULL THEN d.code
			-- A place known by its region alone: the buyer's département stands for it, inside it.
			WHEN s.lieu_region IS NOT NULL
				THEN CASE WHEN s.lieu_region IN (a.region_2016, a.region_2010) THEN a.code END
			ELSE a.code
		END AS departement,
		CASE
			WHEN d.code IS NOT NULL THEN s.lieu_commune
			WHEN s.lieu_region IS NULL THEN commune_entiere(s.acheteur_commune)
		END AS commune
	FROM situees s
	LEFT JOIN ref_departements d ON d.code = s.lieu_departement
	LEFT JOIN ref_departements a
		ON a.code = coalesce(s.acheteur_departement, departement_de_commune(s.acheteur_commune))
)
SELECT
	p.*,
	CAST(round(p.montant_lu, 2) AS DECIMAL(13,2)) AS montant_ht,
	year(p.notification) AS exercice,
	b.code AS bassin,
	-- CPV divisions run from 03 to 98: of seven digits, only those of 03 and 09 can have lost a zero.
	CASE
		WHEN regexp_full_match(p.cpv_net, '[0-9]{8}(-[0-9])?') THEN p.cpv_net
		WHEN regexp_full_match(p.cpv_net, '[39][0-9]{6}(-[0-9])?') THEN '0' || p.cpv_net
	END AS cpv,
	coalesce(q.niveau, o.niveau, n.niveau, niveau_du_siren(p.acheteur_id), 'autre') AS acheteur_niveau,
	CASE
		WHEN q.niveau IS NOT NULL THEN 'table'
		WHEN o.niveau IS NOT NULL THEN 'organisme'
		WHEN n.niveau IS NOT NULL THEN 'nom'
		WHEN niveau_du_siren(p.acheteur_id) IS NOT NULL THEN 'siren'
	END AS niveau_d_apres,
	coalesce(q.ministere, o.ministere) AS ministere,
	CASE
		WHEN p.titulaires > 1 AND p.structures > 0 THEN NULL
		WHEN p.titulaire_type = 'SIRET' THEN chiffres_de_siret(p.titulaire_id)
	END AS fournisseur_siret,
	CASE
		WHEN p.titulaires > 1 AND p.structures > 0 THEN 'Groupement : ' || p.noms
		WHEN p.titulaire_type = 'SIRET' AND chiffres_de_siret(p.titulaire_id) IS NOT NULL
			THEN p.titulaire_nom
		ELSE coalesce(p.titulaire_nom, p.titulaire_type || ' ' || p.titulaire_id)
	END AS fournisseur_nom,
	CASE
		WHEN list_contains(mots_de(p.techniques), 'accord-cadre')
			OR regexp_matches(strip_accents(lower(p.nature)), '^accords?[ -]*cadres?') THEN 'maximum'
		ELSE 'attribue'
	END AS base_montant,
	-- Nothing told is unknown, not no.
	CASE WHEN p.considerations IS NOT NULL
		THEN list_contains(mots_de(p.considerations), 'clause sociale') END AS clause_sociale,
	CASE WHEN p.considerations IS NOT NULL
		THEN list_has_any(mots_de(p.considerations), ['marche reserve', 'concession reservee']) END
		AS marche_reserve,
	CASE WHEN p.sous_traitant_siret IS NOT NULL
		THEN CAST(round(p.sous_traitance, 2) AS DECIMAL(13,2)) END AS sous_traitance_ht,
	CASE WHEN p.duree > 0 AND p.duree <= 1200
		THEN CAST(p.notification + to_months(CAST(ceil(p.duree) AS INTEGER)) - INTERVAL 1 DAY AS DATE)
	END AS contrat_fin
FROM placees p
LEFT JOIN communes m ON m.code = p.commune
LEFT JOIN ref_bassins b ON b.code = m.bassin AND b.edition = getvariable('edition_bassins')
LEFT JOIN acheteurs q ON q.siren = left(p.acheteur_id, 9)
LEFT JOIN organismes_etat o ON o.siren = left(p.acheteur_id, 9)
LEFT JOIN noms_acheteurs n ON n.nom = p.acheteur_nom;
