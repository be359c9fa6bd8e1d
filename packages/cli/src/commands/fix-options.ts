import { Option, type Command } from 'commander';

/** What is to be changed in the source. */
export interface FixOptions {
  readonly fix?: boolean;
  readonly fixSuggestions?: boolean;
  readonly fixDryRun?: boolean;
}

export function addFixOptions(command: Command): Command {
  return command
    .option('--fix', 'change the source where a fix keeps the meaning of the program')
    .option('--fix-suggestions', 'make the changes that may alter the meaning as well: each says its risk; read the diff, and run the tests')
    .addOption(new Option('--fix-dry-run', 'change nothing, and print what --fix (or --fix-suggestions) would do as a diff'));
}
