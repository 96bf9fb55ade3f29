-- How the values of public files are read, before any rule of a source.

-- Text without the spaces around it; empty, or the "nan" and "null" that exports leave, or the "#" that
-- Chorus writes for what is not assigned: NULL. No list of more than four constants: DuckDB makes a join of
-- each, and a table of sixty columns takes seconds to read.
CREATE OR REPLACE MACRO texte_ebarbe(t) AS
	CASE
		WHEN trim(t, ' ' || chr(9) || chr(10) || chr(160) || chr(8239)) IN ('', '#')
			OR lower(trim(t, ' ' || chr(9) || chr(10) || chr(160) || chr(8239))) IN ('nan', 'null', 'none')
			THEN NULL
		ELSE trim(t, ' ' || chr(9) || chr(10) || chr(160) || chr(8239))
	END;

-- The same; looking at both ends first costs several times less than trimming every value.
CREATE OR REPLACE MACRO texte_net(t) AS
	CASE
		WHEN length(t) > 4
			AND NOT contains(' ' || chr(9) || chr(10) || chr(160) || chr(8239), left(t, 1))
			AND NOT contains(' ' || chr(9) || chr(10) || chr(160) || chr(8239), right(t, 1))
			THEN t
		ELSE texte_ebarbe(t)
	END;

-- A number in euros, read as the contract reads amounts; NULL for anything else ("NC").
-- Nearly all have two decimals at most: read as 64 bits, they cost a tenth of the wide decimals.
CREATE OR REPLACE MACRO nombre_net(t) AS
	CASE
		WHEN regexp_full_match(t, '-?[0-9]{1,11}([.,][0-9]{1,2})?')
			THEN CAST(TRY_CAST(translate(t, ',', '.') AS DECIMAL(13,2)) AS DECIMAL(38,12))
		ELSE TRY_CAST(montant_lu(t, getvariable('milliers')) AS DECIMAL(38,12))
	END;

-- A day, read as the contract reads dates; NULL for anything else.
CREATE OR REPLACE MACRO jour_net(t) AS
	CASE
		WHEN regexp_full_match(t, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(t AS DATE)
		ELSE jour_lu(t)
	END;

-- A SIRET as the contract reads it; what has not 14 digits then stays as it is written.
CREATE OR REPLACE MACRO siret_net(t) AS
	CASE
		WHEN strlen(t) = 14 THEN t
		ELSE list_transform(
			[siret_lu(t)], lambda s: CASE WHEN regexp_full_match(s, '[0-9]{11,14}') THEN s ELSE t END
		)[1]
	END;

-- A SIRET with the leading zeros that make it valid, when there are any to give back. The shape is
-- tested in a CASE of its own: only there does DuckDB promise not to look at the rest.
CREATE OR REPLACE MACRO siret_complete(t) AS
	CASE
		WHEN regexp_full_match(t, '[0-9]{11,13}')
			THEN CASE WHEN siret_valide(lpad(t, 14, '0')) THEN lpad(t, 14, '0') END
	END;

-- What may stand in a column of SIRETs, sound or not: digits, no more than 14. Anything else (a VAT
-- number, a word) is no SIRET at all.
CREATE OR REPLACE MACRO chiffres_de_siret(t) AS
	CASE WHEN regexp_full_match(t, '[0-9]{1,14}') THEN t END;

-- The words of a list joined by commas, in any order, without accents or capitals.
CREATE OR REPLACE MACRO mots_de(t) AS
	list_transform(
		string_split(lower(strip_accents(translate(coalesce(t, ''), '[]"', ''))), ','),
		lambda mot: trim(mot)
	);

-- Words of a source set beside ours: without capitals, accents nor punctuation.
CREATE OR REPLACE MACRO mot_nu(t) AS
	regexp_replace(regexp_replace(lower(strip_accents(t)), '\bet\b', '', 'g'), '[^a-z0-9]', '', 'g');
