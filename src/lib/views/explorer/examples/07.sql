-- Les marchés qui finissent dans les 12 mois, du plus gros au plus petit.
SELECT c.fin, c.nom AS acheteur, s.libelle AS segment, c.base_montant,
  c.montant / 100 AS montant_ht, (c.organismes_insertion + c.organismes_handicap + c.heures) / 100 AS realise_ht
FROM contrats c
JOIN noms_segments s ON s.code = c.segment
CROSS JOIN parametres p
WHERE c.perimetre = 'etat' AND c.numero IS NOT NULL
  AND CAST(c.fin AS DATE) <= CAST(p.date_reference AS DATE) + INTERVAL 12 MONTH
ORDER BY c.montant DESC, c.fin, acheteur
