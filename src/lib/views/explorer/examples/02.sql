-- Ce qui manque à chaque région, en euros. Pour un segment : remplacer « tous » par son code.
SELECT r.libelle AS region, i.ecart_ht, i.part, i.verdict
FROM indicateur i
JOIN noms_regions r ON r.edition = i.edition_regions AND r.code = i.region
WHERE i.exercice = (SELECT dernier_exercice FROM parametres)
  AND i.edition_regions = '2010' AND i.segment = 'tous' AND i.region <> 'FR'
ORDER BY i.ecart_ht DESC NULLS LAST
