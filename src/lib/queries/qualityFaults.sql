-- Faults by rule: what changes from one record to the next (a value, the rank of another line) is left
-- out of the sentence, so that alike faults are counted together.
WITH constatees AS (
	SELECT
		fichier,
		coalesce(colonne, '') AS colonne,
		code,
		replace(motif, '{}', '…') AS regle,
		gravite,
		ligne
	FROM constats
),
-- Purchases may come in several files, read one after the other.
achats_fichiers AS (
	SELECT
		fichier,
		enregistrements,
		sum(enregistrements) OVER (ORDER BY rang) - enregistrements AS avant
	FROM (SELECT *, rowid AS rang FROM fichiers_lus WHERE table_contrat = 'achats')
),
montants AS (
	SELECT f.fichier, m.ligne - f.avant AS ligne, m.montant_cts
	FROM achats_fichiers f
	JOIN (
		SELECT ligne, montant_cts FROM achats_gardes
		UNION ALL
		SELECT ligne, montant_cts FROM achats_rejetes
	) m ON m.ligne - 1 BETWEEN f.avant + 1 AND f.avant + f.enregistrements
),
par_ligne AS (
	SELECT DISTINCT fichier, colonne, code, regle, gravite, ligne FROM constatees
)
SELECT
	p.fichier AS file,
	p.colonne AS "column",
	p.code,
	p.regle AS rule,
	p.gravite AS severity,
	CAST(count(*) AS INTEGER) AS lines,
	CAST(min(p.ligne) AS INTEGER) AS first,
	CASE WHEN any_value(a.fichier) IS NOT NULL THEN CAST(coalesce(sum(m.montant_cts), 0) AS BIGINT) END
		AS amount
FROM par_ligne p
LEFT JOIN achats_fichiers a ON a.fichier = p.fichier
LEFT JOIN montants m ON m.fichier = p.fichier AND m.ligne = p.ligne
GROUP BY p.fichier, p.colonne, p.code, p.regle, p.gravite
ORDER BY severity DESC, lines DESC, file, "column", rule;
