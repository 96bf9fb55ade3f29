/** `npm run check`, `import`, `fusion` and `notes`: the command line, in French, over lib/server. */
import { Command, CommanderError, Option } from 'commander';
import { DataError } from '$lib/contract/errors';
import { THOUSANDS, type Thousands } from '$lib/contract/sql';
import { check } from '$lib/server/commands/check';
import { sayFaults } from '$lib/server/commands/faults';
import { inFrench, refusal } from '$lib/server/commands/inFrench';
import { merge } from '$lib/server/commands/merge';
import { NOTE_FORMATS, notes } from '$lib/server/commands/notes';
import { runImport } from '$lib/server/commands/runImport';
import { template } from '$lib/server/commands/template';
import { consoleTerminal, EXIT, type Terminal } from '$lib/server/commands/terminal';
import { DUPLICATE_CHOICES, type DuplicateChoice } from '$lib/server/merge/merge';
import { importCommunes } from '$lib/server/importers/communes/import';
import { importDecp } from '$lib/server/importers/decp/import';
import { importPayments } from '$lib/server/importers/payments/import';
import { importStructures } from '$lib/server/importers/structures/import';
import type { ImportOptions } from '$lib/server/importers/workspace';

/** What `import paiements --help` shows of a mapping. */
const PAYMENTS_EXAMPLE = `
Exemple de correspondance\u00a0:
  {
    "colonnes": { "exercice": "Exercice", "montant_ht": "Montant payé", "acheteur_nom": "Service", "nomenclature": "Groupe" },
    "valeurs": { "base_montant": "paye" },
    "nomenclature": { "33": "maintenance", "33.01": "nettoyage" },
    "traductions": { "clause_sociale": { "O": "oui", "N": "non" } },
    "lieu": "execution"
  }
À gauche, la colonne d'achats.csv\u00a0; à droite, celle du fichier, ou une liste si elle change d'un fichier à l'autre.
Les codes et segments de cet exemple sont inventés. "nomenclature": {} fait écrire nomenclature-a-completer.csv\u00a0: les codes de l'extrait, à compléter.
Un code prend le segment du plus long préfixe connu\u00a0; sans préfixe connu, la ligne est gardée sans segment.
Sans colonne «\u00a0id\u00a0», l'identifiant est le nom du fichier et le rang de la ligne.`;

interface ImportFlags {
	in: string[];
	out: string;
	dryRun?: boolean;
	remplacer?: boolean;
	reparer?: boolean;
	editionBassins?: string;
	milliers?: Thousands;
}

interface PaymentFlags {
	correspondance: string;
	nomenclature?: string;
	tva?: string;
}

interface NotesFlags {
	out: string;
	format: string;
	site?: string;
	filtres?: string;
	seulement?: string;
}

/** What three digits after a lone mark are, in every command that reads numbers. */
function thousandsOption(): Option {
	return new Option(
		'--milliers <signe>',
		"signe des milliers des nombres à deux lectures (6,000)\u00a0: virgule, point, ou aucun si c'est celui des décimales",
	).choices(THOUSANDS);
}

function optionsOf(flags: ImportFlags): ImportOptions {
	return {
		inputs: flags.in,
		out: flags.out,
		dryRun: flags.dryRun === true,
		replace: flags.remplacer === true,
		repair: flags.reparer === true,
		...given({ basinEdition: flags.editionBassins }),
		thousands: flags.milliers ?? null,
	};
}

/** Only the options that were given: an absent one is not `undefined`. */
function given<T extends Record<string, string | undefined>>(options: T) {
	const entries = Object.entries(options).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as { [K in keyof T]?: string };
}

function importCommand(parent: Command, name: string, description: string): Command {
	return inFrench(parent.command(name))
		.usage('--in <fichiers...> --out <dossier> [options]')
		.description(description)
		.requiredOption('--in <fichiers...>', 'fichiers à lire')
		.requiredOption('--out <dossier>', "dossier à écrire, créé s'il n'existe pas")
		.option('--dry-run', 'lit, contrôle et compte, sans rien écrire')
		.option('--remplacer', 'remplace les fichiers que le dossier contient déjà')
		.option(
			'--edition-bassins <année>',
			"édition des zones d'emploi, quand ni les communes ni jeu.json ne la disent (2020)",
		)
		.addOption(thousandsOption());
}

function program(terminal: Terminal, finish: (code: number) => void): Command {
	const root = inFrench(new Command('cap10'))
		.usage('<commande>')
		.description('Contrôle et fabrique les dossiers de données de Cap 10')
		.helpCommand(false);

	inFrench(root.command('check'))
		.usage('<dossier> [options]')
		.description("contrôle un dossier de données\u00a0; code 1 s'il a une faute, 0 sinon")
		.argument('<dossier>', 'dossier de données, ou classeur rempli')
		.option('--strict', 'refuse le dossier à la première ligne rejetée')
		.option('--reparer', 'rétablit les zéros initiaux perdus au lieu de rejeter la ligne')
		.addOption(thousandsOption())
		.option('--rejets <fichier>', 'écrit la liste complète des rejets et avertissements (CSV)')
		.option('--retour <fichier.xlsx>', 'classeur rendu, une note sur chaque cellule fautive')
		.action(
			async (
				folder: string,
				flags: Pick<ImportFlags, 'reparer' | 'milliers'> & {
					strict?: boolean;
					rejets?: string;
					retour?: string;
				},
			) => {
				const { strict = false, reparer: repair = false, milliers: thousands = null } = flags;
				const files = given({ rejects: flags.rejets, returned: flags.retour });
				finish(await check({ folder, strict, repair, thousands, ...files }, terminal));
			},
		);

	inFrench(root.command('modele'))
		.usage('--out <fichier> [options]')
		.description('écrit un classeur à remplir, une feuille par table')
		.requiredOption('--out <fichier>', 'fichier à écrire, .xlsx ou .ods')
		.option('--depuis <dossier>', 'jeu dont les éditions et les listes de codes sont prises')
		.option(
			'--acheteur <siret ou nom>',
			'acheteur dont les lignes de la dernière année sont reprises',
		)
		.action(
			async ({ out, depuis, acheteur }: { out: string; depuis?: string; acheteur?: string }) => {
				finish(await template({ out, ...given({ from: depuis, buyer: acheteur }) }, terminal));
			},
		);

	inFrench(root.command('fusion'))
		.usage('<dossiers...> --out <dossier> [options]')
		.description('réunit des dossiers de données en un seul, et dit d’où vient chaque ligne')
		.argument('<dossiers...>', 'dossiers à réunir, deux au moins')
		.requiredOption('--out <dossier>', "dossier à écrire, créé s'il n'existe pas")
		.addOption(
			new Option(
				'--doublons <choix>',
				'ce que devient un achat que deux dossiers portent (même année, acheteur, fournisseur, montant, contrat)',
			)
				.choices(DUPLICATE_CHOICES)
				.default('garder'),
		)
		.option('--dry-run', 'lit, compare et compte, sans rien écrire')
		.option('--remplacer', 'remplace les fichiers que le dossier contient déjà')
		.action(
			async (
				folders: string[],
				flags: Pick<ImportFlags, 'out' | 'dryRun' | 'remplacer'> & { doublons: DuplicateChoice },
			) => {
				const { out, doublons: duplicates, dryRun = false, remplacer: replace = false } = flags;
				finish(await merge({ folders, out, duplicates, dryRun, replace }, terminal));
			},
		);

	inFrench(root.command('notes'))
		.usage('--out <dossier> [options]')
		.description('écrit la note de chaque région et de la France, comme leurs pages les donnent')
		.requiredOption('--out <dossier>', "dossier à écrire, créé s'il n'existe pas")
		.option('--format <formats>', 'pdf, docx, ou les deux séparés par une virgule', 'pdf,docx')
		.option(
			'--site <dossier>',
			'site déjà construit ; sans lui, celui de CAP10_DATA est construit puis effacé',
		)
		.option('--filtres <requête>', "filtres, comme dans l'adresse d'une page : exercice=2011")
		.option('--seulement <codes>', 'codes des régions voulues, et france, séparés par une virgule')
		.action(async (flags: NotesFlags) => {
			const formats = [...new Set(flags.format.split(','))].map((word) => {
				const known = NOTE_FORMATS.find((format) => format === word.trim());
				if (known) return known;
				const message = `option '--format <formats>' argument '${word}' is invalid`;
				throw new CommanderError(EXIT.usage, 'commander.invalidArgument', message);
			});
			const { out, site, filtres: filters, seulement } = flags;
			const only = seulement === undefined ? {} : { only: seulement.split(',') };
			finish(await notes({ out, formats, ...only, ...given({ site, filters }) }, terminal));
		});

	const imports = inFrench(root.command('import'))
		.usage('<source> --in <fichiers...> --out <dossier>')
		.description('fabrique un dossier de données à partir de sources publiques')
		.helpCommand(false);
	importCommand(
		imports,
		'decp',
		'données essentielles de la commande publique\u00a0: tables (format consolidé, data.economie.gouv.fr, SCDL), JSON officiel, ou tout autre fichier avec --entetes',
	)
		.option('--reparer', 'rétablit les zéros initiaux perdus des SIRET')
		.option(
			'--structures <fichier>',
			"structures.csv\u00a0: met à revoir les groupements où l'une est membre",
		)
		.option('--communes <fichier>', 'table des communes, pour placer les lignes dans les bassins')
		.option('--acheteurs <fichier>', 'table siren, niveau, ministere, qui corrige le niveau deviné')
		.option('--entetes <json>', 'où sont les colonnes dans un fichier qui ne se reconnaît pas')
		.action(
			async (
				flags: ImportFlags & {
					structures?: string;
					communes?: string;
					acheteurs?: string;
					entetes?: string;
				},
			) => {
				const { structures, communes, acheteurs: buyers, entetes: headers } = flags;
				const options = {
					...optionsOf(flags),
					...given({ structures, communes, buyers, headers }),
				};
				finish(await runImport(importDecp, options, terminal));
			},
		);
	importCommand(
		imports,
		'structures',
		"structures d'insertion et du handicap, et organisations porteuses de la clause\u00a0: Marché de l'inclusion, FINESS, JSON, ou tout autre fichier avec --entetes",
	)
		.option('--reparer', 'rétablit les zéros initiaux perdus des SIRET')
		.option(
			'--entetes <json...>',
			'où sont nos colonnes dans un fichier qui ne se reconnaît pas\u00a0; un JSON par forme de fichier',
		)
		.option(
			'--communes <fichier>',
			'table des communes, pour placer les structures dans les bassins, par leur commune ou leur ville',
		)
		.action(async (flags: ImportFlags & { entetes?: string[]; communes?: string }) => {
			const { entetes: headers = [], communes } = flags;
			const options = { ...optionsOf(flags), headers, ...given({ communes }) };
			finish(await runImport(importStructures, options, terminal));
		});
	importCommand(
		imports,
		'paiements',
		"extrait de paiements de l'État, CSV, CSV.gz ou Parquet, dont --correspondance dit les colonnes",
	)
		.requiredOption(
			'--correspondance <json>',
			"où sont les colonnes d'achats.csv, et le segment de chaque code de nomenclature",
		)
		.option(
			'--nomenclature <table>',
			'table des codes et des segments (colonnes code et segment), à côté de ceux de la correspondance',
		)
		.option(
			'--tva <taux>',
			'taux de la taxe que contiennent les montants, en pour cent (20, ou 19,6 avant 2014)',
		)
		.option('--reparer', 'rétablit les zéros initiaux perdus au lieu d’écarter la ligne')
		.addHelpText('after', PAYMENTS_EXAMPLE)
		.action(async (flags: ImportFlags & PaymentFlags) => {
			const { correspondance: mapping, nomenclature, tva: vat } = flags;
			const options = { ...optionsOf(flags), mapping, ...given({ nomenclature, vat }) };
			finish(await runImport(importPayments, options, terminal));
		});
	importCommand(
		imports,
		'communes',
		"table de l'Insee\u00a0: à quelle zone d'emploi appartient chaque commune",
	).action(async (flags: ImportFlags) => {
		finish(await runImport(importCommunes, optionsOf(flags), terminal));
	});
	return root;
}

/** Runs a command and gives its exit code: 0 done, 1 a fault in the data, 2 a fault in the words. */
export async function main(argv: string[], terminal: Terminal = consoleTerminal): Promise<number> {
	let code: number = EXIT.done;
	const root = program(terminal, (finished) => {
		code = finished;
	});
	try {
		await root.parseAsync(argv, { from: 'user' });
		return code;
	} catch (error) {
		// A setting of the environment, such as `CAP10_COEURS`, is read before any command has its own catch.
		if (error instanceof DataError) return sayFaults(terminal, error);
		if (!(error instanceof CommanderError)) throw error;
		if (error.exitCode === 0) return EXIT.done;
		if (error.code === 'commander.help') return EXIT.usage;
		terminal.err(refusal(error));
		return EXIT.usage;
	}
}
