-- La charge par type de porteur, et les postes qui finissent dans les 12 mois.
SELECT
  type_porteur,
  count(*) AS postes,
  sum(etp) AS etp,
  sum(heures_annuelles) / sum(etp) FILTER (heures_annuelles IS NOT NULL) AS heures_par_etp,
  count(*) FILTER (
    CAST(fin AS DATE) <= CAST(p.date_reference AS DATE) + INTERVAL 12 MONTH
  ) AS finissent_sous_12_mois
FROM postes_facilitateurs
CROSS JOIN parametres p
WHERE (debut IS NULL OR debut <= p.date_reference) AND (fin IS NULL OR fin >= p.date_reference)
GROUP BY type_porteur
ORDER BY postes DESC, type_porteur
