-- Où mutualiser : même segment, même bassin, plusieurs acheteurs, fins dans les 12 mois.
SELECT c.bassin, s.libelle AS segment, count(DISTINCT c.nom) AS acheteurs,
  count(*) AS marches, sum(c.montant) FILTER (c.base_montant = 'paye') / 100 AS paye_ht
FROM contrats c
JOIN noms_segments s ON s.code = c.segment
CROSS JOIN parametres p
WHERE c.perimetre = 'etat' AND c.bassin IS NOT NULL
  AND CAST(c.fin AS DATE) <= CAST(p.date_reference AS DATE) + INTERVAL 12 MONTH
GROUP BY ALL
HAVING count(DISTINCT c.nom) >= 2
ORDER BY acheteurs DESC, paye_ht DESC NULLS LAST, c.bassin, segment
