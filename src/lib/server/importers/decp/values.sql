-- What data.economie.gouv.fr writes in an empty cell: CDL (nothing there), INX (unusable), MQ (missing).
CREATE OR REPLACE MACRO sans_marque(t) AS
	CASE WHEN length(t) IN (2, 3) AND upper(t) IN ('CDL', 'INX', 'MQ') THEN NULL ELSE t END;

-- The object of a contract, as its duplicates are told: letters and figures alone.
CREATE OR REPLACE MACRO objet_nu(t) AS
	nullif(regexp_replace(strip_accents(lower(t)), '[^a-z0-9]+', '', 'g'), '');
