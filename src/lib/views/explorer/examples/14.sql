-- Ce qui a été mis de côté ou signalé à la lecture, et pourquoi.
SELECT fichier, gravite, regle, count(*) AS constats
FROM rejets
GROUP BY fichier, gravite, regle
ORDER BY gravite DESC, constats DESC, fichier, regle
