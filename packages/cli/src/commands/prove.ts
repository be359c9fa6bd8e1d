import { Command } from 'commander';
import type { ProveOptions } from '../prove/finding.ts';
import { examples } from './help.ts';
import { addRoot, positiveInteger } from './options.ts';

export function proveCommand(): Command {
  return addRoot(new Command('prove')
    .description('Measure what a change saves that repairs a finding: the recorded command is run with the change and without it, in pairs of runs that take turns, '
      + 'in two copies of the repository. Nothing is recorded meanwhile.')
    .argument('<finding>', 'its number in the last lint, or its fingerprint')
    .argument('[command...]', 'after --: what to run instead of the recorded command')
    .option('--patch <file>', 'measure a patch on the work tree as it is (- is stdin)')
    .option('--branch <name>', 'measure a branch against where it left the present one')
    .option('--commit <name>', 'measure a commit against its parent')
    .option('--worktree', 'measure what is not committed against HEAD')
    .option('--setup <line>', 'a line for the shell to be run in both copies first, in the project root')
    .option('--pairs <n>', 'pairs at most, where the interval stays wider than 0.5 % of the run to either side (default: 40)', positiveInteger)
    .option('--allow-different-output', 'say nothing where the change is meant to change what is printed')
    .addHelpText('after', examples(
      ['mechsym prove 1 --worktree', 'the fix that you have just written'],
      ['mechsym prove 1 --patch fix.diff', 'a patch that is not applied yet'],
      ['mechsym prove 2 --branch faster -- python3 bench.py', 'a branch, on another workload'],
      ['mechsym prove 1 --commit HEAD --setup "npm run build"', 'the last commit of a program that is built'],
    ) + '\n\nThe exit code is 0 if the whole 95 % interval of the saving is above zero, 1 if not, 2 for bad input or usage.'
      + '\nWhat was measured is kept in .mechsym/ and shown by the next lint beside the finding, in SARIF and Markdown too.'))
    .action(async (what: string, command: string[], options: ProveOptions) => {
      const { prove } = await import('../prove/finding.ts');
      process.exitCode = await prove(what, command, options);
    });
}
