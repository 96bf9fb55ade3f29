import { readFileSync } from 'node:fs';
import { readCsv } from './csv.mjs';

/** @param {string} name */
const table = (name) =>
	readCsv(readFileSync(new URL(`../../reference/${name}.csv`, import.meta.url), 'utf8'));

/** The regions of 2010, in code order. */
export const regions = table('regions')
	.filter((row) => row.edition === '2010')
	.map((row) => ({ code: row.code, name: row.libelle }));

/** Basins of an edition of the employment zones. @param {string} edition */
const zonesOf = (edition) =>
	table('bassins')
		.filter((row) => row.edition === edition)
		.map((row) => ({
			code: row.code,
			departments: row.departements.split(' '),
			population: Number(row.population),
		}));

/** Those of 2010: the edition of the years that the data set tells. */
export const basins = zonesOf('2010');

/** What gives each département its size, whatever the edition of the basins shown. */
const sizes = zonesOf('2020');

const departmentRows = table('departements').filter((row) => row.region_2010 !== '');

/** Départements with their region of 2010, basins, and the people of the zones they come first in. */
export const departments = departmentRows.map((row) => {
	const touching = basins.filter((basin) => basin.departments.includes(row.code));
	const own = sizes.filter((zone) => zone.departments[0] === row.code);
	return {
		code: row.code,
		region: row.region_2010,
		basins: touching.map((basin) => basin.code),
		// 92 and 93 come first in no zone: they share Paris's.
		weight: own.reduce((sum, zone) => sum + zone.population, 0) || 900_000,
	};
});

/** @param {string} region */
export const departmentsOf = (region) => departments.filter((d) => d.region === region);

/** Basins that touch a region. @param {string} region */
export const basinsOf = (region) =>
	basins.filter((basin) => departmentsOf(region).some((d) => d.basins.includes(basin.code)));

/**
 * Basins of a département with their pull: a basin weighs less where it only overlaps.
 * @param {string} department @returns {(readonly [string, number])[]}
 */
export const basinPull = (department) =>
	basins
		.filter((basin) => basin.departments.includes(department))
		.map((basin) => [
			basin.code,
			basin.population * (basin.departments[0] === department ? 1 : 0.15),
		]);

export const segments = table('segments').map((row) => ({
	code: row.code,
	current: row.achats_courants === 'true',
	labourShare: Number(row.part_main_oeuvre),
}));

/** Segments of the current purchases at 50 % of labour and more: where the base is. */
export const baseSegments = segments.filter((s) => s.current && s.labourShare >= 0.5);

/** What an insertion hour is worth in a segment, in cents: 20 € of cost ÷ labour share (the method). */
export const hourCents = (/** @type {string} */ code) =>
	Math.round(2000 / (segments.find((segment) => segment.code === code)?.labourShare ?? 1));

export const structureTypes = table('types_structures').map((row) => ({
	code: row.type,
	family: row.famille,
	from: row.compte_du,
	to: row.compte_au,
	counts: row.compte_par_defaut === 'true',
}));
