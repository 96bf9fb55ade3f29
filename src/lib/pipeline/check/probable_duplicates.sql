-- Likely duplicates among the kept purchases: same year, buyer, supplier, amount and contract.
-- Two empty contracts are the same one; a line that names no supplier resembles too many others.
-- The hash first leaves nearly all lines out, so that few are sorted.
INSERT INTO constats_lus
WITH cles AS (
	SELECT
		ligne,
		id,
		exercice,
		coalesce(acheteur_siret, acheteur_nom) AS acheteur,
		coalesce(fournisseur_siret, fournisseur_nom) AS fournisseur,
		montant_cts,
		coalesce(contrat_id, '') AS contrat
	FROM achats
	WHERE fournisseur_siret IS NOT NULL OR fournisseur_nom IS NOT NULL
),
hachees AS (
	SELECT *, hash(exercice, acheteur, fournisseur, montant_cts, contrat) AS h FROM cles
),
repetees AS (
	SELECT * FROM hachees
	WHERE h IN (SELECT h FROM hachees GROUP BY h HAVING count(*) > 1)
),
rangees AS (
	SELECT ligne, id, row_number() OVER meme AS rang, first_value(ligne) OVER meme AS premiere
	FROM repetees
	WINDOW meme AS (
		PARTITION BY exercice, acheteur, fournisseur, montant_cts, contrat ORDER BY ligne
	)
)
SELECT $1, ligne, 'id', id, $2 || premiere, 'avertissement'
FROM rangees
WHERE rang > 1;
