import { basins, hourCents } from './reference.mjs';
import { stream } from './random.mjs';
import { brokenSiret, siretOf } from './siret.mjs';
import { countedIn, countsIn, entries, familyIn } from './structures.mjs';

/** @typedef {import('./lines.mjs').Line} Line */

/**
 * Small denominators: in 2012 one line makes most of the base of Guyane, and the lines of one
 * contract most of Corse's. The amounts only move between lines of one cell.
 * @param {Line[]} lines
 */
export function dominateRegions(lines) {
	const cell = (/** @type {string} */ region) =>
		lines.filter(
			(line) =>
				line.exercice === 2012 &&
				line.region === region &&
				line.group === 'rest' &&
				line.cents > 0 &&
				isMaintenance(line),
		);
	const [first, ...others] = cell('03');
	for (const line of others) {
		const moved = Math.round(line.cents * 0.95);
		line.cents -= moved;
		first.cents += moved;
	}
	const [lead, ...followers] = cell('94');
	lead.contrat_id = 'M11-CORSE';
	lead.contrat_fin = '2013-06-30';
	for (const line of followers) {
		const { buyer, supplier, contrat_id, contrat_fin } = lead;
		Object.assign(line, { buyer, supplier, contrat_id, contrat_fin });
	}
}

/** @param {Line} line */
const isMaintenance = (line) => line.segment === 'maintenance' || /^50[57]/.test(line.cpv);

/**
 * Lines that are kept with a warning, or that the method treats apart. Nothing here moves an amount:
 * the totals stay those aimed at.
 * @param {Line[]} lines
 */
export function warnedLines(lines) {
	const random = stream('oddities');
	const paid = lines.filter((line) => line.base_montant === 'paye' && line.contrat_id === '');
	const rest = paid.filter((line) => line.group === 'rest');
	const take = (/** @type {Line[]} */ list, /** @type {number} */ count) => {
		const taken = random.sample(list, count);
		for (const line of taken) {
			const i = rest.indexOf(line);
			if (i >= 0) rest.splice(i, 1);
		}
		return taken;
	};
	suppliersOutOfTheCount(random, take, rest);

	const unknown = paid.filter((line) => line.group === 'unknown' && line.supplier.siret === '');
	for (const line of take(unknown, 18)) {
		const entry = random.pick(countedIn(line.exercice));
		const siret = random.pick([entry.siren, entry.siren, brokenSiret(entry.siret)]);
		line.supplier = { siret, name: entry.nom };
	}

	const tiny = rest.filter((line) => line.cents > 5e4 && line.cents < 1.5e6);
	for (const line of take(tiny, 9)) {
		line.clause = true;
		line.hours = Math.ceil(line.cents / hourCents(line.segment)) + random.between(5, 80);
	}
	for (const line of take(
		paid.filter((l) => l.group === 'hours' && l.cents < 3e8),
		7,
	))
		line.clause = false;

	const subs = paid.filter((line) => line.group === 'sub');
	for (const line of take(
		subs.filter((l) => l.cents < 2e7),
		3,
	)) {
		line.subCents = line.cents + random.between(1000, 90_000);
		line.hours = 0;
	}
	for (const line of take(
		rest.filter((l) => l.cents > 1e6),
		3,
	)) {
		line.subcontractor = brokenSiret(siretOf('000999993', random.between(1, 9)));
		line.subCents = Math.round(line.cents / 5);
	}

	for (const line of take(
		paid.filter((l) => l.group === 'org' && familyIn(l.supplier.siret, l.exercice) === 'insertion'),
		6,
	)) {
		line.reserved = true;
	}
	for (const line of take(
		rest.filter((l) => l.buyer.siret !== ''),
		4,
	)) {
		line.buyer = { ...line.buyer, siret: brokenSiret(line.buyer.siret) };
	}
	for (const line of take(
		rest.filter((l) => l.bassin !== ''),
		6,
	)) {
		line.bassin = random.pick(basins.filter((b) => !b.departments.includes(line.departement))).code;
	}
	for (const line of take(
		paid.filter((l) => l.group === 'metier' && l.exercice >= 2011),
		3,
	)) {
		line.cents = random.between(104_000_000, 168_000_000) * 100;
	}
	creditNotes(random, lines, paid);
	likelyDuplicates(random, lines, rest);
}

/** Structures whose entry is not valid that year, and kinds that do not count. */
function suppliersOutOfTheCount(
	/** @type {import('./random.mjs').Stream} */ random,
	/** @type {(list: Line[], count: number) => Line[]} */ take,
	/** @type {Line[]} */ rest,
) {
	for (const line of take(
		rest.filter((l) => l.cents > 2e5 && l.cents < 4e8),
		26,
	)) {
		const year = line.exercice;
		const apart = entries.filter(
			(entry) => !entries.some((other) => other.siren === entry.siren && countsIn(other, year)),
		);
		const over = apart.filter((e) => e.valide_au !== '' && e.valide_au < `${year}`);
		const never = apart.filter(
			(e) => ['TIH', 'SEP', 'EQUIV'].includes(e.type) && !over.includes(e),
		);
		const entry = random.pick(random.chance(0.6) ? over : never);
		line.supplier = { siret: entry.siret, name: entry.nom };
	}
}

/** Structures paid too much, then a credit note for the difference: their total stays. */
function creditNotes(
	/** @type {import('./random.mjs').Stream} */ random,
	/** @type {Line[]} */ lines,
	/** @type {Line[]} */ paid,
) {
	for (const line of random.sample(
		paid.filter((l) => l.group === 'org' && l.cents > 1e6),
		10,
	)) {
		const back = Math.round(line.cents * 0.05);
		line.cents += back;
		lines.push({ ...line, cents: -back, reserved: false, clause: false, hours: 0 });
	}
}

/** The same payment twice: the amount of a line is halved and the line doubled. */
function likelyDuplicates(
	/** @type {import('./random.mjs').Stream} */ random,
	/** @type {Line[]} */ lines,
	/** @type {Line[]} */ rest,
) {
	for (const line of random.sample(
		rest.filter((l) => l.cents > 1e6 && l.cents % 2 === 0),
		4,
	)) {
		line.cents /= 2;
		lines.push({ ...line });
	}
}
