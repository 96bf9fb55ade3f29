-- The trial of a verdict: what it becomes without the greatest contract of a scope, or of one level of its
-- buyers, by amount and by realised amount, among those that weigh at least one {weight}th of its base, or of
-- its realised part, at the lowest threshold offered. Only those that are the greatest in some question are
-- kept, in `plus_grands`. Reads what contractPieces.sql makes.
-- Words in braces: {offered}, whether a segment is in the base of any threshold offered; {bases}, the
-- segments of each base.

-- Those that may weigh enough in a scope: of a contract in n places, one place at least weighs one nth of it
-- there. Few do, and only they are then weighed in each scope.
CREATE OR REPLACE TEMP TABLE candidats AS
SELECT DISTINCT k.exercice, contrat, ligne
FROM (
	SELECT
		exercice,
		region_2010,
		niveau,
		contrat,
		ligne,
		sum(montant) AS montant,
		sum(organismes + heures) AS centrale,
		sum(organismes + heures_prudentes) AS prudente,
		sum(organismes + heures_genereuses) AS genereuse,
		count(*) OVER (PARTITION BY exercice, contrat, ligne) AS places
	FROM morceaux m
	JOIN segments s ON s.code = m.segment AND {offered}
	GROUP BY exercice, region_2010, niveau, contrat, ligne
) k
JOIN seuils s
	ON s.exercice = k.exercice AND s.region_2010 = k.region_2010 AND s.niveau = k.niveau
WHERE assez(places * k.montant, s.montant)
	OR assez(places * k.centrale, s.centrale)
	OR assez(places * k.prudente, s.prudente)
	OR assez(places * k.genereuse, s.genereuse);

-- What each contract weighs in a scope, where that is enough at one value of an hour at least.
CREATE OR REPLACE TEMP TABLE contrats_pesants AS
SELECT
	k.exercice,
	k.etendue,
	k.ensemble,
	k.contrat,
	k.ligne,
	assez(k.montant, p.montant) OR assez(k.centrale, p.centrale) AS centrale,
	assez(k.montant, p.montant) OR assez(k.prudente, p.prudente) AS prudente,
	assez(k.montant, p.montant) OR assez(k.genereuse, p.genereuse) AS genereuse
FROM (
	SELECT
		m.exercice,
		etendue,
		ensemble,
		contrat,
		ligne,
		sum(montant) AS montant,
		sum(organismes + heures) AS centrale,
		sum(organismes + heures_prudentes) AS prudente,
		sum(organismes + heures_genereuses) AS genereuse
	FROM morceaux m
	SEMI JOIN candidats c
		ON c.exercice = m.exercice AND c.contrat = m.contrat AND c.ligne = m.ligne
	JOIN segments s ON s.code = m.segment AND {offered}
	JOIN etendues t ON t.region_2010 = m.region_2010
	CROSS JOIN LATERAL (SELECT unnest(t.etendues) AS etendue) e
	CROSS JOIN LATERAL (SELECT unnest(ensembles_niveau(m.niveau)) AS ensemble) q
	GROUP BY ALL
) k
JOIN poids_etendues p
	ON p.exercice = k.exercice AND p.etendue = k.etendue AND p.ensemble = k.ensemble
WHERE assez(k.montant, p.montant)
	OR assez(k.centrale, p.centrale)
	OR assez(k.prudente, p.prudente)
	OR assez(k.genereuse, p.genereuse);

-- Contracts in one order, so that the first of two equal ones is always the same.
CREATE OR REPLACE TEMP TABLE contrats_ranges AS
SELECT k.contrat, k.ligne, row_number() OVER (ORDER BY coalesce('c' || v.contrat_id, 'l' || k.ligne)) AS rang
FROM (SELECT DISTINCT contrat, ligne FROM contrats_pesants) k
LEFT JOIN valeurs_contrat v ON v.numero = k.contrat;

-- The bases that the thresholds and the choice of borderline segments make, each once.
CREATE OR REPLACE TEMP TABLE assiettes AS
SELECT base, unnest(string_split(codes, ' ')) AS code
FROM (SELECT codes, row_number() OVER (ORDER BY codes) AS base FROM (VALUES {bases}) v(codes));

-- The greatest of each scope in each base, by amount and by realised amount at each value of an hour.
CREATE OR REPLACE TEMP TABLE plus_grands AS
WITH sommes AS (
	SELECT
		w.exercice,
		w.etendue,
		w.ensemble,
		a.base,
		r.rang,
		any_value(w.centrale) AS pese,
		any_value(w.prudente) AS pese_prudente,
		any_value(w.genereuse) AS pese_genereuse,
		sum(m.montant) AS montant,
		sum(m.organismes + m.heures) AS centrale,
		sum(m.organismes + m.heures_prudentes) AS prudente,
		sum(m.organismes + m.heures_genereuses) AS genereuse
	FROM contrats_pesants w
	JOIN contrats_ranges r ON r.contrat = w.contrat AND r.ligne = w.ligne
	JOIN morceaux m ON m.exercice = w.exercice AND m.contrat = w.contrat AND m.ligne = w.ligne
	JOIN etendues t
		ON t.region_2010 = m.region_2010 AND list_contains(t.etendues, w.etendue)
	JOIN assiettes a ON a.code = m.segment
	WHERE list_contains(ensembles_niveau(m.niveau), w.ensemble)
	GROUP BY w.exercice, w.etendue, w.ensemble, a.base, r.rang
),
-- The first of equal ones: amounts are whole cents, and ranks far below the factor.
premiers AS (
	SELECT exercice, ensemble, [
		arg_max(rang, montant::HUGEINT * 100000000 - rang) FILTER (pese),
		arg_max(rang, montant::HUGEINT * 100000000 - rang) FILTER (pese_prudente),
		arg_max(rang, montant::HUGEINT * 100000000 - rang) FILTER (pese_genereuse),
		arg_max(rang, centrale::HUGEINT * 100000000 - rang) FILTER (pese),
		arg_max(rang, prudente::HUGEINT * 100000000 - rang) FILTER (pese_prudente),
		arg_max(rang, genereuse::HUGEINT * 100000000 - rang) FILTER (pese_genereuse)
	] AS rangs
	FROM sommes
	GROUP BY exercice, etendue, ensemble, base
)
SELECT DISTINCT p.exercice, p.ensemble, r.contrat, r.ligne
FROM (SELECT exercice, ensemble, unnest(rangs) AS rang FROM premiers) p
JOIN contrats_ranges r ON r.rang = p.rang;
