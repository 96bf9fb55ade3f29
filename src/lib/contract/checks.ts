import {
	cleanText,
	identifier,
	listWithZeros,
	literal,
	sqlType,
	typedValue,
	withZeros,
} from './sql';
import {
	engineColumn,
	engineTable,
	isRequired,
	schemaOf,
	type Field,
	type ForeignKey,
	type Severity,
	type TableSchema,
} from './schema';
import * as wording from './wording';

export interface CheckOptions {
	/** Complete the codes that lost their zeros instead of rejecting them. */
	repair: boolean;
	/** Values of jeu.json that the schemas name: `edition_bassins`, `niveau_par_defaut`. */
	settings: Readonly<Record<string, string>>;
}

/** A fault that a row may have. All expressions read the columns of {@link CheckPlan.readable}. */
export interface Rule {
	/** Its bit in the column `fautes`. */
	bit: number;
	severity: Severity;
	/** SQL: true when the row has the fault. */
	test: string;
	/** SQL: name of the faulty column, its value as read, and the sentence. */
	column: string;
	value: string;
	message: string;
	/** A table of one row that `message` needs. */
	also?: string;
	/** Bits of the faults that make this one meaningless. */
	unless: number;
}

export interface CheckPlan {
	schema: TableSchema;
	rules: readonly Rule[];
	/** Bits of the faults that set a row aside. */
	rejecting: number;
	/**
	 * SQL of the rows of `brut_<table>` in all their states, by column `x` of the schema: `r_x` as
	 * read, `u_x` cleaned, `t_x` with its lost zeros, `v_x` typed (NULL if faulty), `s_x` valid SIRET.
	 */
	readable: string;
	/** SQL of the typed rows with the sum of their faults' bits in `fautes`. */
	typed: string;
}

const REPAIRED = wording.LOST_ZERO.repaired.map(wording.frenchSpaces);
const PROPOSED = wording.LOST_ZERO.proposed.map(wording.frenchSpaces);

function sentence(text: string): string {
	return literal(wording.frenchSpaces(text));
}

function withCode([before, after]: readonly string[], code: string): string {
	return `${literal(before ?? '')} || ${code} || ${literal(after ?? '')}`;
}

/** The sentence that proposes the completed code if `known` says that it exists. */
function orLostZero(completed: string, text: string, known: string, otherwise: string): string {
	return `CASE WHEN ${completed} <> ${text} AND ${known} THEN ${withCode(PROPOSED, completed)} ELSE ${otherwise} END`;
}

class Planner {
	readonly rules: Rule[] = [];

	constructor(
		private readonly schema: TableSchema,
		private readonly options: CheckOptions,
	) {}

	private add(
		field: Field,
		severity: Severity,
		test: string,
		message: string,
		more: Partial<Pick<Rule, 'column' | 'value' | 'also' | 'unless'>> = {},
	): void {
		this.rules.push({
			bit: 2 ** this.rules.length,
			severity,
			test,
			message,
			column: literal(field.name),
			value: `r_${field.name}`,
			unless: 0,
			...more,
		});
	}

	private bitsSince(start: number): number {
		return this.rules.slice(start).reduce((sum, rule) => sum + rule.bit, 0);
	}

	field(name: string): Field {
		const found = this.schema.fields.find((field) => field.name === name);
		if (!found) throw new Error(`${this.schema.name}: unknown column ${name}`);
		return found;
	}

	private editionOf(key: ForeignKey): string | undefined {
		if (key.edition === undefined) return undefined;
		return this.options.settings[key.edition] ?? key.edition;
	}

	/** SQL of the codes that a foreign key admits, in a column `code`. */
	codesOf(key: ForeignKey): string {
		const edition = this.editionOf(key);
		const target = schemaOf(key.reference.resource);
		const where = edition === undefined ? '' : ` WHERE edition = ${literal(edition)}`;
		return `SELECT ${identifier(key.reference.fields)} AS code FROM ${engineTable(target)}${where}`;
	}

	/** Faults of one column alone, then those of its foreign keys. */
	planField(field: Field): void {
		const text = `t_${field.name}`;
		const start = this.rules.length;
		const completed = withZeros(field, text);
		if (isRequired(field)) this.add(field, 'rejet', `${text} IS NULL`, sentence(wording.REQUIRED));
		if (field.siret) {
			const invalid = sentence(wording.INVALID_SIRET);
			this.add(
				field,
				'avertissement',
				`${text} IS NOT NULL AND NOT s_${field.name}`,
				orLostZero(completed, text, `siret_valide(${completed})`, invalid),
			);
		} else if (typedValue(field, text) !== text) {
			const otherwise = sentence(wording.unreadable(field));
			this.add(
				field,
				'rejet',
				`${text} IS NOT NULL AND v_${field.name} IS NULL`,
				field.width === undefined
					? otherwise
					: orLostZero(
							completed,
							text,
							`${typedValue(field, `(${completed})`)} IS NOT NULL`,
							otherwise,
						),
			);
		}
		if (field.alertAbove !== undefined) {
			this.add(
				field,
				'avertissement',
				`abs(v_${field.name}) > ${field.alertAbove * 100}`,
				sentence(wording.aboveAlert(field.alertAbove)),
			);
		}
		const keys = (this.schema.foreignKeys ?? []).filter((key) => key.fields === field.name);
		for (const key of keys) {
			if (field.separator === undefined) this.planKey(field, key);
			else this.planListKey(field, key);
		}
		if (this.options.repair && field.width !== undefined) {
			this.add(field, 'avertissement', `u_${field.name} <> ${text}`, withCode(REPAIRED, text), {
				unless: this.bitsSince(start),
			});
		}
	}

	private planKey(field: Field, key: ForeignKey): void {
		const text = `t_${field.name}`;
		const codes = this.codesOf(key);
		const completed = withZeros(field, text);
		const target = schemaOf(key.reference.resource);
		const otherwise = sentence(wording.unknownCode(key, target, this.editionOf(key)));
		const when = Object.entries(key.when ?? {}).map(
			([column, value]) => `v_${column} = ${literal(value)} AND `,
		);
		this.add(
			field,
			'rejet',
			`${text} IS NOT NULL AND ${when.join('')}${text} NOT IN (${codes})`,
			field.width === undefined
				? otherwise
				: orLostZero(completed, text, `${completed} IN (${codes})`, otherwise),
		);
	}

	private planListKey(field: Field, key: ForeignKey): void {
		const text = `t_${field.name}`;
		const separator = literal(field.separator ?? ' ');
		const all = `SELECT coalesce(list(code), []) AS codes FROM (${this.codesOf(key)})`;
		const split = (list: string) => `string_split(${list}, ${separator})`;
		const target = schemaOf(key.reference.resource);
		const label = sentence(wording.unknownCode(key, target, this.editionOf(key)) + ' : ');
		const unknown = `list_filter(${split(text)}, lambda c: NOT list_contains(codes, c))`;
		const otherwise = `${label} || array_to_string(${unknown}, ', ')`;
		const completed = listWithZeros(field, text);
		this.add(
			field,
			'rejet',
			`${text} IS NOT NULL AND NOT list_has_all((${all}), ${split(text)})`,
			field.width === undefined
				? otherwise
				: orLostZero(completed, text, `list_has_all(codes, ${split(completed)})`, otherwise),
			{ also: all },
		);
	}

	/** Faults that involve several columns of a row. */
	planRow(): void {
		for (const columns of this.schema.together ?? []) {
			const [first, second] = columns.map((name) => this.field(name));
			if (!first || !second) continue;
			const missing = `CASE WHEN t_${first.name} IS NULL THEN ${literal(first.name)} ELSE ${literal(second.name)} END`;
			this.add(
				first,
				'rejet',
				`(t_${first.name} IS NULL) <> (t_${second.name} IS NULL)`,
				sentence(wording.together(columns)),
				{ column: missing, value: `''` },
			);
		}
		for (const { start, end, severity } of this.schema.periods ?? []) {
			const message = sentence(wording.reversedPeriod(start));
			this.add(this.field(end), severity, `v_${end} < v_${start}`, message);
		}
		const place = this.schema.basinWithin;
		if (place) this.planBasin(this.field(place.basin), this.field(place.departement));
	}

	private planBasin(basin: Field, departement: Field): void {
		const key = (this.schema.foreignKeys ?? []).find(({ fields }) => fields === basin.name);
		if (!key) return;
		const edition = literal(this.editionOf(key) ?? '');
		const pairs = `SELECT code || ' ' || d FROM (SELECT code, unnest(string_split(departements, ' ')) AS d FROM ref_bassins WHERE edition = ${edition})`;
		const pair = `t_${basin.name} || ' ' || t_${departement.name}`;
		const unknown = this.rules
			.filter((rule) => [basin, departement].some(({ name }) => rule.column === literal(name)))
			.filter((rule) => rule.severity === 'rejet')
			.reduce((sum, rule) => sum + rule.bit, 0);
		this.add(
			basin,
			'avertissement',
			`t_${basin.name} IS NOT NULL AND t_${departement.name} IS NOT NULL AND ${pair} NOT IN (${pairs})`,
			`${sentence(wording.BASIN_ELSEWHERE)} || t_${departement.name}`,
			{ unless: unknown },
		);
	}
}

/** The text of a column once its lost zeros are back, when repairs were asked for. */
function repairedText(field: Field, { repair }: CheckOptions): string {
	const text = `u_${field.name}`;
	if (!repair || field.width === undefined) return text;
	if (field.separator !== undefined) return listWithZeros(field, text);
	const completed = withZeros(field, text);
	if (!field.siret) return completed;
	return `CASE WHEN siret_valide(${completed}) THEN ${completed} ELSE ${text} END`;
}

function defaultOf(field: Field, { settings }: CheckOptions): string | undefined {
	const value = field.defaultFrom === undefined ? field.default : settings[field.defaultFrom];
	return value === undefined ? undefined : `CAST(${literal(value)} AS ${sqlType(field)})`;
}

/** Everything that reading one table needs in SQL, generated from its schema. */
export function planChecks(schema: TableSchema, options: CheckOptions): CheckPlan {
	const planner = new Planner(schema, options);
	for (const field of schema.fields) planner.planField(field);
	planner.planRow();
	const { rules } = planner;

	const columns = (make: (field: Field) => readonly string[]) => schema.fields.flatMap(make);
	const raw = columns((field) => {
		const name = identifier(field.name);
		return [`${name} AS r_${field.name}`, `${cleanText(field, name)} AS u_${field.name}`];
	});
	const repaired = columns((field) => [`${repairedText(field, options)} AS t_${field.name}`]);
	const values = columns((field) => [
		`${typedValue(field, `t_${field.name}`)} AS v_${field.name}`,
		...(field.siret ? [`siret_valide(t_${field.name}) AS s_${field.name}`] : []),
	]);
	const readable = [
		`WITH net AS (SELECT ligne, ${raw.join(', ')} FROM brut_${schema.name})`,
		`texte AS (SELECT *, ${repaired.join(', ')} FROM net)`,
		`lu AS (SELECT *, ${values.join(', ')} FROM texte)`,
	].join(',\n');

	const kept = columns((field) => {
		const value = `v_${field.name}`;
		const byDefault = defaultOf(field, options);
		const filled = byDefault === undefined ? value : `coalesce(${value}, ${byDefault})`;
		return [
			`${filled} AS ${identifier(engineColumn(field))}`,
			...(field.validFlag === undefined ? [] : [`s_${field.name} AS ${field.validFlag}`]),
		];
	});
	const bits = rules.map(({ test, bit }) => `CASE WHEN ${test} THEN ${bit} ELSE 0 END`);
	const faults = bits.length === 0 ? '0' : bits.join(' + ');
	return {
		schema,
		rules,
		rejecting: rules.reduce((sum, { severity, bit }) => sum + (severity === 'rejet' ? bit : 0), 0),
		readable,
		typed: `${readable}\nSELECT ligne, ${kept.join(', ')}, CAST(${faults} AS BIGINT) AS fautes FROM lu`,
	};
}
