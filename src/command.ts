/**
 * `npm run check` and `npm run import`: the work is done while this module is loaded, for whoever loads it
 * may close behind it what its own imports still need (the reading of a workbook is loaded late).
 */
import { main } from './cli';

process.exitCode = await main(process.argv.slice(2));
