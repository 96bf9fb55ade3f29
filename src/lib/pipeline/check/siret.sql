-- Sum of the digits of a SIRET in Luhn's way: from the left, the first of each pair counts double
-- and a doubled digit above 9 loses 9. Written out so that it is plain integer arithmetic.
CREATE OR REPLACE MACRO luhn_paire(p) AS
	(2 * (p // 10)) - CASE WHEN p >= 50 THEN 9 ELSE 0 END + p % 10;

CREATE OR REPLACE MACRO luhn_siret(n) AS
	luhn_paire(n // 1000000000000)
	+ luhn_paire(n // 10000000000 % 100)
	+ luhn_paire(n // 100000000 % 100)
	+ luhn_paire(n // 1000000 % 100)
	+ luhn_paire(n // 10000 % 100)
	+ luhn_paire(n // 100 % 100)
	+ luhn_paire(n % 100);

CREATE OR REPLACE MACRO somme_chiffres(n) AS
	n // 10000000000000 + n // 1000000000000 % 10 + n // 100000000000 % 10
	+ n // 10000000000 % 10 + n // 1000000000 % 10 + n // 100000000 % 10
	+ n // 10000000 % 10 + n // 1000000 % 10 + n // 100000 % 10 + n // 10000 % 10
	+ n // 1000 % 10 + n // 100 % 10 + n // 10 % 10 + n % 10;

-- True for 14 digits whose Luhn sum is a multiple of 10. The offices of La Poste (SIREN 356000000)
-- have plain sums that are multiples of 5 instead. No establishment has the number 00000. `n` is the
-- number that `s` reads as, NULL when it reads as none: a column, or DuckDB converts the text anew for
-- each digit. The branches are in the order of what they cost.
CREATE OR REPLACE MACRO siret_juste(s, n) AS
	CASE
		WHEN s IS NULL THEN false
		WHEN luhn_siret(n) % 10 = 0
			THEN regexp_full_match(s, '[0-9]{14}') AND n % 100000 <> 0
		WHEN starts_with(s, '356000000')
			THEN regexp_full_match(s, '[0-9]{14}') AND coalesce(somme_chiffres(n) % 5 = 0 AND n % 100000 <> 0, false)
		ELSE false
	END;

-- The same for a few texts: here the conversion must never fail, for DuckDB may compute it for all.
CREATE OR REPLACE MACRO siret_valide(s) AS siret_juste(s, TRY_CAST(s AS BIGINT));
