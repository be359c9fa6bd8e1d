import type { Command } from 'commander';
import { collect } from './options.ts';

/** Options about findings of other linters. */
export interface ImportOptions {
  /** SARIF files; `-` is stdin */
  readonly import?: readonly string[];
  readonly importOnly?: boolean;
}

export function addImportOptions(command: Command): Command {
  return command
    .option('--import <file>', 'findings of another linter (SARIF 2.1.0, - is stdin) to be ranked by the share of the code that they are about, cold ones suppressed; may be given several times. Shown by pretty, markdown, agent, json, jsonl and sarif', collect(String))
    .option('--import-only', 'show these alone: run no rule of mechsym');
}
