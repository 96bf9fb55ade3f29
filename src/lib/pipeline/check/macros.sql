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
-- have plain sums that are multiples of 5 instead. All zeros is a filler, not a SIRET. The sum
-- comes first, as the subject of CASE, so that DuckDB converts the text to a number only once; it
-- computes every branch for every row, so that a conversion must never fail.
CREATE OR REPLACE MACRO siret_valide(s) AS
	coalesce(
		CASE luhn_siret(TRY_CAST(s AS BIGINT)) % 10
			WHEN 0 THEN regexp_full_match(s, '[0-9]{14}') AND s <> '00000000000000'
			ELSE
				starts_with(s, '356000000')
				AND regexp_full_match(s, '[0-9]{14}')
				AND somme_chiffres(TRY_CAST(s AS BIGINT)) % 5 = 0
		END,
		false
	);
