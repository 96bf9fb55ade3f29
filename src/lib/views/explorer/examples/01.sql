-- La part de la France, exercice par exercice, avec ses bornes et son verdict.
SELECT exercice, part, part_min, part_max, verdict, assiette_ht, realise_ht
FROM indicateur
WHERE edition_regions = '2010' AND region = 'FR' AND segment = 'tous'
ORDER BY exercice
