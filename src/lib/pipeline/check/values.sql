-- How a written value is read, on every path: the contract's checks, the importers, the page. What most
-- files hold is recognised before these are called (`lib/contract/sql.ts`): they are for the other forms.
-- A value that has no meaning, or two, gives NULL; `lib/contract/refusals.ts` says which, in words.

-- All spaces as one, all minus signs as one, all apostrophes as one.
CREATE OR REPLACE MACRO signes_simples(t) AS
	trim(translate(
		t,
		chr(9) || chr(10) || chr(13) || chr(160) || chr(8199) || chr(8201) || chr(8239)
			|| '−–‐‑‒﹣－' || chr(173) || '’ʼ＇´`',
		'       ' || '--------' || ''''''''''''
	));

-- What a spreadsheet writes around a value that it must not touch: `="01"`, `'01`.
CREATE OR REPLACE MACRO sans_garde(t) AS
	regexp_replace(regexp_replace(t, '^="([^"]*)"$', '\1'), '^''([^'']*)$', '\1');

-- A value that a merged cell gives to the rows after its first, without its mark.
CREATE OR REPLACE MACRO sans_fusion(t) AS CASE WHEN ascii(t) = 57347 THEN substr(t, 2) ELSE t END;

-- An error shown in the place of a value, in the words of spreadsheets in French and in English.
CREATE OR REPLACE MACRO erreur_de_tableur(t) AS
	coalesce(
		regexp_full_match(
			upper(trim(t)),
			'#(N/A|N/D|NA|DIV ?/ ?0 ?!|REF ?!|NAME ?[?]|NOM ?[?]|VALUE ?!|VALEUR ?!|NUM ?!|NOMBRE ?!|NULL ?!|NUL ?!|SPILL ?!|PROPAGATION ?!|EPARS ?!|CALC ?!|CALCUL ?!|GETTING_DATA|BUSY ?!|FIELD ?!|CHAMP ?!|BLOCKED ?!|UNKNOWN ?!|#+)|(ERR|ERREUR) ?: ?[0-9]{3}'
		),
		false
	);

-- An error or a formula in the place of a value. The first character tells nearly all texts apart.
CREATE OR REPLACE MACRO sans_valeur(t) AS
	(ascii(t) = 35 AND erreur_de_tableur(t)) OR ascii(t) = 61;

-- A rounded display: spreadsheets show a long number so once its column is too narrow.
CREATE OR REPLACE MACRO notation_scientifique(t) AS
	regexp_full_match(t, '[+-]?[0-9]+([.,][0-9]*)?[eE][+-]?[0-9]{1,3}');

-- Signs before, after or as parentheses: one before, the figures and their marks next. Any other text
-- stays as it is, and is then no number.
CREATE OR REPLACE MACRO signe_devant(t) AS
	regexp_replace(
		regexp_replace(
			regexp_replace(sans_garde(signes_simples(t)), '^[(] *([0-9.,'' ]*[0-9.,]) *[)]$', '-\1'),
			'^([0-9.,'' ]*[0-9.,]) *([+-])$', '\2\1'
		),
		'^([+-]) *([0-9.,'' ]*[0-9.,])$', '\1\2'
	);

-- An amount without its currency, before or after, inside the sign or outside.
CREATE OR REPLACE MACRO sans_monnaie(t) AS
	regexp_replace(
		regexp_replace(
			signes_simples(t), '(?i)^([-+(]? *)(?:€|EUR[OS]{0,2}) *', '\1'
		),
		'(?i) *(?:€|EUR[OS]{0,2})(?: *H[.]?T[.]?)?( *[-+)]?)$', '\1'
	);

-- Three digits after a lone mark: a thousand for some, decimals for others.
CREATE OR REPLACE MACRO milliers_ambigus(n) AS
	coalesce(regexp_full_match(n, '[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}'), false);

-- A number whose sign is before, as plain text with a point, without the zeros that only a format puts
-- after its decimals. `milliers` says what an ambiguous mark is: 'virgule' or 'point' the mark of
-- thousands, 'aucun' neither; NULL when nobody said. Here and below, a list of one value holds it under a
-- name: written out at each use, it would be computed and compiled as many times.
CREATE OR REPLACE MACRO nombre_simple(n, milliers) AS
	regexp_replace(
		list_transform([n], lambda x: CASE
			WHEN regexp_full_match(x, '[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}')
				THEN CASE
					WHEN milliers IS NULL THEN NULL
					WHEN milliers = 'virgule' THEN replace(x, ',', '')
					WHEN milliers = 'point' THEN translate(x, ',.', '.')
					ELSE replace(x, ',', '.')
				END
			WHEN regexp_full_match(x, '[+-]?([0-9]+[.,]?[0-9]*|[.,][0-9]+)') THEN replace(x, ',', '.')
			WHEN regexp_full_match(x, '[+-]?[1-9][0-9]{0,2}(( [0-9]{3})+|(''[0-9]{3})+)([.,][0-9]*)?')
				THEN translate(x, ', ''', '.')
			WHEN regexp_full_match(x, '[+-]?[1-9][0-9]{0,2}((,[0-9]{3})+[.][0-9]*|(,[0-9]{3}){2,})')
				THEN replace(x, ',', '')
			WHEN regexp_full_match(x, '[+-]?[1-9][0-9]{0,2}(([.][0-9]{3})+,[0-9]*|([.][0-9]{3}){2,})')
				THEN translate(x, ',.', '.')
		END)[1],
		'([.][0-9]*[1-9])0+$|[.]0*$',
		'\1'
	);

CREATE OR REPLACE MACRO nombre_lu(t, milliers) AS nombre_simple(signe_devant(t), milliers);

CREATE OR REPLACE MACRO montant_lu(t, milliers) AS
	nombre_simple(signe_devant(sans_monnaie(t)), milliers);

-- A whole number, whatever zeros follow its mark (`2012.0`).
CREATE OR REPLACE MACRO entier_lu(t, milliers) AS
	nullif(regexp_extract(nombre_lu(t, milliers), '^[+-]?[0-9]{1,9}$'), '');

-- The figure of an amount that is refused for what stands beside it, in cents.
CREATE OR REPLACE MACRO centimes_en_clair(t) AS
	CAST(
		TRY_CAST(
			montant_lu(
				regexp_replace(
					signes_simples(t), '(?i)\b(T[.]?T[.]?C|H[.]?T|T[.]?V[.]?A|ENVIRON|ENV|AVOIR|REMISE|SOLDE)\b[.]?', '', 'g'
				),
				NULL
			) AS DECIMAL(13,2)
		) * CAST(100 AS DECIMAL(3,0)) AS BIGINT
	);

-- A month by its French name, whole or cut short.
CREATE OR REPLACE MACRO numero_de_mois(mot) AS
	CASE
		WHEN mot = 'juin' THEN 6
		WHEN starts_with(mot, 'ju') THEN 7
		ELSE list_position(
			['jan', 'fev', 'mar', 'avr', 'mai', '', '', 'aou', 'sep', 'oct', 'nov', 'dec'],
			left(mot, 3)
		)
	END;

-- A day: in figures with the year first or last, in eight figures with the year first, or with the name
-- of its month; a time is left out. Late in the evening in universal time it is the next day in France:
-- that has two meanings.
CREATE OR REPLACE MACRO jour_lu(t) AS
	list_transform([strip_accents(lower(sans_garde(signes_simples(t))))], lambda x: CASE
		WHEN NOT regexp_full_match(
			x,
			'([12][0-9]{3}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][12][0-9]{3}|(19|20)[0-9]{6}|[0-9]{1,2}(er)? +(jan(v|vier)?|fev(r|rier)?|mars?|avr(il)?|mai|juin|jui?l(let)?|aout?|sept?(embre)?|oct(obre)?|nov(embre)?|dec(embre)?)[.]? +[12][0-9]{3})([t ]+[0-9]{1,2}[:h][0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?)? *(z|utc|[+-][0-9]{2}(:?[0-9]{2})?)?'
		) OR regexp_matches(x, '[t ]2[23][:h].*(z|utc|[+]00(:?00)?)$')
			THEN NULL
		WHEN regexp_matches(x, '^[0-9]+(er)? ')
			THEN TRY_CAST(
				regexp_extract(x, ' ([12][0-9]{3})', 1) || '-'
					|| numero_de_mois(regexp_extract(x, ' ([a-z]+)', 1)) || '-'
					|| regexp_extract(x, '^[0-9]+') AS DATE
			)
		ELSE TRY_CAST(
			regexp_replace(
				regexp_replace(x, '^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}).*', '\3-\2-\1'),
				'^([0-9]{4})[-/.]?([0-9]{1,2})[-/.]?([0-9]{1,2}).*', '\1-\2-\3'
			) AS DATE
		)
	END)[1];

-- A fiscal year: a whole number, the year of a date, or the number that a cell formatted as a date shows
-- as a day of 1905 (2012 is 04/07/1905 there).
CREATE OR REPLACE MACRO annee_lue(t, milliers) AS
	coalesce(
		entier_lu(t, milliers),
		list_transform([jour_lu(t)], lambda j: CAST(
			CASE
				WHEN j BETWEEN DATE '1905-06-22' AND DATE '1905-10-01'
					THEN date_diff('day', DATE '1899-12-30', j)
				ELSE year(j)
			END AS VARCHAR
		))[1]
	);

-- A SIRET with spaces, dots or dashes inside, or the `.0` of a number; any other text as it is.
CREATE OR REPLACE MACRO siret_lu(t) AS
	list_transform([sans_garde(signes_simples(t))], lambda x: CASE
		WHEN regexp_full_match(x, '[0-9]+[.,]0+') THEN regexp_extract(x, '^[0-9]+')
		WHEN regexp_full_match(x, '[0-9][0-9 ._-]*[0-9]') THEN translate(x, ' ._-', '')
		ELSE t
	END)[1];

-- No establishment has the number 00000: a spreadsheet has rounded the SIRET, or shows it so.
CREATE OR REPLACE MACRO siret_arrondi(t) AS
	coalesce(
		notation_scientifique(t)
		OR (regexp_full_match(t, '[0-9]{6,9}00000') AND regexp_matches(t, '[1-9]')),
		false
	);
