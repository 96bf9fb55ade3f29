-- Combien de demandes FSE chaque règle arrête, et avec quel résultat.
SELECT regle, resultat, count(*) AS demandes
FROM (
  SELECT resultat, unnest(string_split(motifs, ' ')) AS regle
  FROM demandes_fse
  WHERE motifs IS NOT NULL
)
GROUP BY regle, resultat
ORDER BY demandes DESC, regle, resultat
