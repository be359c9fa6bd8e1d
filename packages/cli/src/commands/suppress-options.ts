import type { Command } from 'commander';
import { collect } from './options.ts';

/** Options about the suppressions file. */
export interface SuppressOptions {
  readonly suppressAll?: boolean;
  readonly suppressRule?: readonly string[];
  readonly pruneSuppressions?: boolean;
  readonly suppressionsLocation?: string;
}

export function addSuppressOptions(command: Command): Command {
  return addSuppressionsLocation(command
    .option('--suppress-all', 'count all findings shown in the suppressions file, so that only others are shown from now on')
    .option('--suppress-rule <rule>', 'the same for the findings of one rule; may be given several times', collect(String))
    .option('--prune-suppressions', 'take out of the suppressions file what nothing needs any more'));
}

export function addSuppressionsLocation(command: Command): Command {
  return command.option('--suppressions-location <file>', 'suppressions file (default: mechsym-suppressions.json in the project root)');
}
