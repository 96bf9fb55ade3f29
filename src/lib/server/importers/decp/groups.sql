-- Whose contracts are shared between several holders, and is one of them a counted structure that
-- year? Then the part of each is unknown: the line is to be reviewed, not counted.
CREATE OR REPLACE TABLE decp_groupes AS
SELECT
	t.uid,
	count(*) AS titulaires,
	count(f.siret) AS structures,
	left(string_agg(coalesce(t.nom, t.identifiant), ' ; ' ORDER BY t.ordre), 500) AS noms
FROM decp_titulaires t
JOIN decp_contrats c ON c.uid = t.uid AND c.motif IS NULL
LEFT JOIN structures_comptees f
	ON f.exercice = year(c.notification) AND f.siret = t.identifiant AND t.type = 'SIRET'
GROUP BY t.uid
HAVING count(*) > 1;
