-- Labels that pages and files show, in French typography: a curved apostrophe between two letters.
-- Codes join the tables: nothing is matched by its label.
UPDATE ref_regions SET libelle = regexp_replace(libelle, '(\p{L})''(\p{L})', '\1’\2', 'g');
UPDATE ref_departements SET libelle = regexp_replace(libelle, '(\p{L})''(\p{L})', '\1’\2', 'g');
UPDATE ref_bassins SET libelle = regexp_replace(libelle, '(\p{L})''(\p{L})', '\1’\2', 'g');
UPDATE ref_segments SET libelle = regexp_replace(libelle, '(\p{L})''(\p{L})', '\1’\2', 'g');
UPDATE ref_types_structures SET libelle = regexp_replace(libelle, '(\p{L})''(\p{L})', '\1’\2', 'g');
UPDATE referents SET plan_libelle = regexp_replace(plan_libelle, '(\p{L})''(\p{L})', '\1’\2', 'g');
