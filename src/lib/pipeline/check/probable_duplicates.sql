-- Likely duplicates among the kept purchases: same year, buyer, supplier, amount and contract.
-- Two empty contracts are the same one; a line that names no supplier resembles too many others.
-- The hash first leaves nearly all lines out, so that few are sorted.
INSERT INTO constats_lus
WITH acheteurs AS (
	SELECT numero, dense_rank() OVER (ORDER BY coalesce(acheteur_siret, acheteur_nom)) AS acheteur
	FROM valeurs_acheteur
),
fournisseurs AS (
	SELECT numero, dense_rank() OVER (ORDER BY coalesce(fournisseur_siret, fournisseur_nom)) AS fournisseur
	FROM valeurs_fournisseur
),
hachees AS MATERIALIZED (
	SELECT
		a.ligne,
		hash(a.exercice, b.acheteur, f.fournisseur, a.montant_cts, coalesce(a.n_contrat, 0)) AS h
	FROM achats_gardes a
	JOIN acheteurs b ON b.numero = a.n_acheteur
	JOIN fournisseurs f ON f.numero = a.n_fournisseur
),
repetees AS (
	SELECT ligne FROM hachees
	WHERE h IN (SELECT h FROM hachees GROUP BY h HAVING count(*) > 1)
),
rangees AS (
	SELECT
		a.ligne,
		a.id,
		row_number() OVER meme AS rang,
		first_value(a.ligne) OVER meme AS premiere
	FROM achats_gardes a
	JOIN repetees r ON r.ligne = a.ligne
	JOIN acheteurs b ON b.numero = a.n_acheteur
	JOIN fournisseurs f ON f.numero = a.n_fournisseur
	WINDOW meme AS (
		PARTITION BY a.exercice, b.acheteur, f.fournisseur, a.montant_cts, coalesce(a.n_contrat, 0)
		ORDER BY a.ligne
	)
)
SELECT $1, ligne, 'id', id, 'avertissement', 'doublon_probable', $2, NULL, premiere
FROM rangees
WHERE rang > 1;
