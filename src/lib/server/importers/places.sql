-- From the codes of places to the code of a département. A code that says nothing gives NULL.

-- Communes of Insee: 5 characters, the leading zero often lost.
CREATE OR REPLACE MACRO code_commune(c) AS
	CASE
		WHEN regexp_full_match(c, '[0-9]{4}') THEN '0' || c
		WHEN regexp_full_match(upper(c), '([0-9]{2}|2[AB])[0-9]{3}') THEN upper(c)
	END;

-- The arrondissements of Paris, Lyon and Marseille lie in one commune each.
CREATE OR REPLACE MACRO commune_entiere(c) AS
	CASE
		WHEN c BETWEEN '75101' AND '75120' THEN '75056'
		WHEN c BETWEEN '69381' AND '69389' THEN '69123'
		WHEN c BETWEEN '13201' AND '13216' THEN '13055'
		ELSE c
	END;

CREATE OR REPLACE MACRO departement_de_commune(c) AS
	CASE WHEN left(c, 2) IN ('97', '98') THEN left(c, 3) ELSE left(c, 2) END;

-- Post codes differ from communes in Corsica (20), and for two islands once in Guadeloupe.
CREATE OR REPLACE MACRO departement_de_code_postal(p) AS
	CASE
		WHEN regexp_full_match(p, '[0-9]{4}') THEN left('0' || p, 2)
		WHEN NOT regexp_full_match(p, '[0-9]{5}') THEN NULL
		WHEN p = '97133' THEN '977'
		WHEN p = '97150' THEN '978'
		WHEN left(p, 3) IN ('200', '201') THEN '2A'
		WHEN left(p, 2) = '20' THEN '2B'
		WHEN left(p, 2) IN ('97', '98') THEN left(p, 3)
		ELSE left(p, 2)
	END;

CREATE OR REPLACE MACRO code_departement(d) AS
	CASE WHEN regexp_full_match(d, '[0-9]') THEN '0' || d ELSE upper(d) END;

-- Cantons and arrondissements start with their département: the latter has one digit more, the
-- former two; overseas départements have three digits.
CREATE OR REPLACE MACRO departement_de_prefixe(c, suite) AS
	CASE
		WHEN NOT regexp_full_match(upper(c), '[0-9][0-9AB]?[0-9]*') THEN NULL
		WHEN length(c) = suite + 1 THEN '0' || left(c, 1)
		WHEN length(c) = suite + 2 THEN upper(left(c, 2))
		WHEN length(c) = suite + 3 AND starts_with(c, '97') THEN left(c, 3)
	END;

-- A foreign country is département 99; France itself says nothing of the département, its overseas
-- territories have country codes of their own.
CREATE OR REPLACE MACRO departement_de_pays(c) AS
	CASE
		WHEN upper(c) IN ('FR', 'FRA', 'FRANCE', 'FX') THEN NULL
		ELSE coalesce(
			map {
				'GP': '971', 'MQ': '972', 'GF': '973', 'RE': '974', 'PM': '975', 'YT': '976',
				'BL': '977', 'MF': '978', 'WF': '986', 'PF': '987', 'NC': '988', 'TF': '984'
			}[upper(c)],
			'99'
		)
	END;

-- The name of a commune as Insee and addresses write it: no article, no CEDEX, no arrondissement.
CREATE OR REPLACE MACRO commune_nue(t) AS
	replace(
		regexp_replace(
			regexp_replace(
				regexp_replace(
					regexp_replace(
						regexp_replace(lower(strip_accents(t)), '[^a-z0-9]+', ' ', 'g'),
						'\bcedex\b.*$|\b[0-9]+ ?(er|e|eme)?\b( arrondissement)?', '', 'g'
					),
					'\bste\b', 'sainte', 'g'
				),
				'\bst\b', 'saint', 'g'
			),
			'\b(le|la|les|l)\b', '', 'g'
		),
		' ', ''
	);
