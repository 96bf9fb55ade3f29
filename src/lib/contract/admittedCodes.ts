/** The codes that the columns of a table admit, as SQL. */
import { identifier, literal } from './sql';
import { engineTable, schemaOf, type Field, type ForeignKey, type TableSchema } from './schema';

/** The lists of codes of a table, and the types made to hold them. */
export class AdmittedCodes {
	/** SQL of the values of each type of codes, by its name. */
	readonly types = new Map<string, string>();

	constructor(
		private readonly schema: TableSchema,
		/** Values of jeu.json that the schemas name. */
		private readonly settings: Readonly<Record<string, string>>,
	) {}

	/** The edition of the codes that a foreign key admits; undefined where they have none. */
	editionOf(key: ForeignKey): string | undefined {
		if (key.edition === undefined) return undefined;
		return this.settings[key.edition] ?? key.edition;
	}

	/**
	 * SQL: true when a text is none of the values of a query. A cast to a type that lists them is some
	 * ten times quicker than the join that NOT IN makes.
	 */
	unknown(text: string, values: string, name: string): string {
		return `TRY_CAST(${text} AS ${this.typeOf(values, name)}) IS NULL`;
	}

	private typeOf(values: string, name: string): string {
		const type = `codes_${this.schema.name}_${name}`;
		this.types.set(type, values);
		return type;
	}

	/**
	 * The type that holds the codes of a column of a compact table: a number a row, where a text would be
	 * copied at each step. Undefined for a column of any other kind.
	 */
	codeType(field: Field): string | undefined {
		if (this.schema.compact !== true || field.separator !== undefined) return undefined;
		const choices = field.constraints?.enum;
		if (choices) {
			const values = choices.map((choice) => `SELECT ${literal(choice)} AS code`);
			return this.typeOf(values.join(' UNION ALL '), `${field.name}_liste`);
		}
		const key = (this.schema.foreignKeys ?? []).find(({ fields }) => fields === field.name);
		return key && this.typeOf(this.codesOf(key), `${field.name}_${key.reference.resource}`);
	}

	/** SQL of the codes that a foreign key admits, in a column `code`. */
	codesOf(key: ForeignKey): string {
		const edition = this.editionOf(key);
		const target = schemaOf(key.reference.resource);
		const where = edition === undefined ? '' : ` WHERE edition = ${literal(edition)}`;
		return `SELECT ${identifier(key.reference.fields)} AS code FROM ${engineTable(target)}${where}`;
	}
}
