-- Qui pourrait servir le nettoyage, bassin par bassin, en Bretagne (53).
SELECT b.libelle AS bassin, o.famille, o.type, sum(o.structures) AS structures
FROM offre_locale o
LEFT JOIN couverture b ON b.bassin = o.bassin
WHERE o.exercice = (SELECT dernier_exercice FROM parametres)
  AND o.region_2010 = '53' AND o.segment = 'nettoyage'
GROUP BY ALL
ORDER BY structures DESC, bassin NULLS LAST, o.type
