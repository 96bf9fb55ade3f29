-- From the rows read to the entries of structures.csv: one per SIRET, kind and period.

-- A kind by its code, alone or in parentheses after its name, or by its name.
CREATE OR REPLACE TABLE types_lus AS
WITH lus AS (SELECT DISTINCT texte_net(type) AS lu FROM structures_lues WHERE texte_net(type) IS NOT NULL),
connus AS (
	SELECT type, libelle FROM ref_types_structures
	UNION ALL SELECT 'OPCS', 'Organisation porteuse de la clause sociale'
)
SELECT l.lu, min(c.type) AS type
FROM lus l
LEFT JOIN types_donnes n ON n.lu = l.lu
JOIN connus c ON c.type = coalesce(n.type, upper(l.lu))
	OR (n.type IS NULL AND c.type = upper(regexp_extract(l.lu, '\(([A-Za-z]+)\)$', 1)))
	OR (n.type IS NULL AND mot_nu(c.libelle) = mot_nu(l.lu))
GROUP BY l.lu;

CREATE OR REPLACE TABLE communes_nommees AS
SELECT departement, commune_nue(libelle) AS nom, min(bassin) AS bassin
FROM communes WHERE libelle IS NOT NULL
GROUP BY ALL HAVING count(DISTINCT bassin) = 1;

CREATE OR REPLACE TABLE structures_nettes AS
SELECT
	l.rang_lu,
	l.fichier,
	l.ligne,
	l.siret_lu,
	CASE WHEN getvariable('reparer') THEN coalesce(siret_complete(l.siret_lu), l.siret_lu)
		ELSE l.siret_lu END AS siret,
	texte_net(l.nom) AS nom,
	texte_net(l.type) AS type_lu,
	t.type,
	l.departement,
	l.departement_lu,
	l.departement_dit,
	b.code AS bassin,
	texte_net(l.bassin) AS bassin_lu,
	texte_net(l.ville) AS ville_lue,
	v.bassin IS NULL AND getvariable('villes_connues') AND texte_net(l.bassin) IS NULL
		AND m.bassin IS NULL AND texte_net(l.ville) IS NOT NULL AS ville_inconnue,
	nullif(array_to_string(list_filter(l.segments_lus, lambda s: list_contains(r.connus, s)), ' '), '')
		AS segments,
	list_filter(l.segments_lus, lambda s: s <> '' AND NOT list_contains(r.connus, s))
		AS segments_inconnus,
	texte_net(l.valide_du) AS valide_du_lu,
	texte_net(l.valide_au) AS valide_au_lu,
	texte_net(l.preuve_majorite) AS preuve_lue,
	jour_net(texte_net(l.valide_du)) AS valide_du,
	jour_net(texte_net(l.valide_au)) AS valide_au,
	jour_net(texte_net(l.preuve_majorite)) AS preuve_majorite,
	texte_net(l.etp) AS etp_lu,
	texte_net(l.source) AS source
FROM (
	SELECT
		s.*,
		coalesce(d.code, p.code) AS departement,
		d.code AS departement_dit,
		string_split(coalesce(texte_net(s.segments), ''), ' ') AS segments_lus
	FROM (
		SELECT
			* EXCLUDE (departement),
			siret_lu(texte_net(siret)) AS siret_lu,
			texte_net(departement) AS departement_lu,
			code_commune(texte_net(commune)) AS commune_lue,
			coalesce(
				departement_de_commune(code_commune(texte_net(commune))),
				departement_de_code_postal(texte_net(code_postal))
			) AS departement_situe
		FROM structures_lues
	) s
	-- A département by its code, alone or before its name, or by its name.
	LEFT JOIN ref_departements d
		ON d.code = code_departement(s.departement_lu)
			OR d.code = upper(regexp_extract(s.departement_lu, '^([0-9]{2,3}|2[ABab])[ -]+[^0-9 -]', 1))
			OR mot_nu(d.libelle) = mot_nu(s.departement_lu)
	LEFT JOIN ref_departements p ON p.code = s.departement_situe
) l
CROSS JOIN (SELECT list(code) AS connus FROM ref_segments) r
LEFT JOIN types_lus t ON t.lu = texte_net(l.type)
LEFT JOIN communes m ON m.code = commune_entiere(l.commune_lue)
LEFT JOIN communes_nommees v ON v.departement = l.departement AND v.nom = commune_nue(texte_net(l.ville))
LEFT JOIN ref_bassins b
	ON b.edition = getvariable('edition_bassins')
		AND b.code = coalesce(lpad(texte_net(l.bassin), 4, '0'), m.bassin, v.bassin);

-- The first fault of an entry sets it aside: its column, its value as read, and why. An organisation
-- that carries the social clause is no structure: it goes to the posts (postes.sql).
CREATE OR REPLACE TABLE structures_jugees AS
SELECT *, faute.motif AS motif
FROM (
	SELECT
		*,
		CASE
			WHEN siret IS NULL THEN {colonne: 'siret', valeur: siret_lu, motif: 'SIRET absent'}
			WHEN siret_arrondi(siret) THEN {
				colonne: 'siret',
				valeur: siret_lu,
				motif: 'SIRET sans doute arrondi par un tableur : le reprendre à sa source'
			}
			WHEN chiffres_de_siret(siret) IS NULL
				THEN {colonne: 'siret', valeur: siret_lu, motif: 'SIRET illisible'}
			WHEN type_lu IS NULL THEN {colonne: 'type', valeur: type_lu, motif: 'type absent'}
			WHEN type IS NULL
				THEN {colonne: 'type', valeur: type_lu, motif: 'type inconnu de types_structures.csv : dire auquel il répond, dans « types » de --entetes'}
			WHEN valide_du_lu IS NOT NULL AND valide_du IS NULL
				THEN {colonne: 'valide_du', valeur: valide_du_lu, motif: 'date de début illisible'}
			WHEN valide_au_lu IS NOT NULL AND valide_au IS NULL
				THEN {colonne: 'valide_au', valeur: valide_au_lu, motif: 'date de fin illisible'}
			WHEN preuve_lue IS NOT NULL AND preuve_majorite IS NULL THEN {
				colonne: 'preuve_majorite',
				valeur: preuve_lue,
				motif: 'date de la preuve de majorité illisible'
			}
		END AS faute
	FROM structures_nettes
	WHERE type IS DISTINCT FROM 'OPCS'
);

-- Several sources may know an entry: the first one names it, each fills what the others leave empty.
CREATE OR REPLACE TABLE structures_gardees AS
SELECT
	* EXCLUDE (sources),
	array_to_string(
		list_filter(sources, lambda s, rang: list_position(sources, s) = rang), ' + '
	) AS source
FROM (
	SELECT
		min(rang_lu) AS rang_lu,
		siret,
		arg_min(nom, rang_lu) AS nom,
		type,
		arg_min(departement, rang_lu) AS departement,
		arg_min(bassin, rang_lu) AS bassin,
		arg_min(segments, rang_lu) AS segments,
		valide_du,
		valide_au,
		arg_min(preuve_majorite, rang_lu) AS preuve_majorite,
		list(source ORDER BY rang_lu) AS sources
	FROM structures_jugees
	WHERE motif IS NULL
	GROUP BY siret, type, valide_du, valide_au
);
