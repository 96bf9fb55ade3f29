/** Commander's own words, in French. */
import type { Command, CommanderError } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
	'Usage:': 'Utilisation\u00a0:',
	'Arguments:': 'Arguments\u00a0:',
	'Options:': 'Options\u00a0:',
	'Commands:': 'Commandes\u00a0:',
};

const USAGE_FAULTS: Readonly<Record<string, string>> = {
	'commander.unknownOption': 'option inconnue',
	'commander.unknownCommand': 'commande inconnue',
	'commander.missingArgument': 'argument obligatoire absent',
	'commander.missingMandatoryOptionValue': 'option obligatoire absente',
	'commander.optionMissingArgument': "valeur absente après l'option",
	'commander.excessArguments': "trop d'arguments",
	'commander.invalidArgument': "valeur inconnue pour l'option",
};

/** A command whose help is in French, and that throws what it refuses. */
export function inFrench(command: Command): Command {
	return command
		.helpOption('-h, --help', 'affiche cette aide')
		.configureHelp({ styleTitle: (title) => TITLES[title] ?? title })
		.configureOutput({ outputError: () => undefined })
		.exitOverride();
}

/** Why the words of a command are refused, and where its help is. */
export function refusal({ code, message }: CommanderError): string {
	const subject = /'([^']+)'/.exec(message)?.[1];
	const fault = USAGE_FAULTS[code] ?? message;
	return `Commande refusée\u00a0: ${fault}${subject === undefined ? '' : ` «\u00a0${subject}\u00a0»`}. Voir l'aide\u00a0: ajouter --help.`;
}
