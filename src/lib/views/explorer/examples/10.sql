-- Les dix premiers bassins à servir : sans facilitateur, par assiette décroissante.
SELECT bassin, libelle, assiette_ht
FROM couverture
WHERE etat = 'non_couvert'
ORDER BY assiette_ht DESC NULLS LAST, bassin
LIMIT 10
