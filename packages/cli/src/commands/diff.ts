import { Command } from 'commander';
import { examples } from './help.ts';
import { addLintOptions, addPolicyOptions, addRoot, type LintOptions } from './options.ts';
import { addSuppressionsLocation } from './suppress-options.ts';

export function diffCommand(): Command {
  const command = new Command('diff')
    .description('Compare two runs: what is new, fixed, worse or better, which sites lost an optimisation, and where a fix that was made is missing.')
    .argument('<base>', 'the earlier run: a facts file or folder, or a result of lint --format json')
    .argument('<head>', 'the later run, likewise')
    .option('--since <revision>', 'say also which of it the change since this revision of git touches')
    .addHelpText('after', examples(
      ['mechsym diff main.facts.jsonl.gz branch.facts.jsonl.gz', 'two recordings; sources are looked up in git by their digests'],
      ['mechsym diff main.json branch.json', 'two results of mechsym lint --format json: findings only, no sites'],
      ['mechsym diff main.json branch.facts.jsonl.gz --fail-on new', 'exit with 1 for new findings only'],
    ) + '\n\nThe exit code is 1 for new or worse findings and for optimisations lost (--fail-on says otherwise), 0 without, 2 for bad input or usage.');
  return addSuppressionsLocation(addPolicyOptions(addLintOptions(addRoot(command)))).action(async (base: string, head: string, options: LintOptions) => {
    const { diff } = await import('../diff/diff.ts');
    process.exitCode = await diff(base, head, options);
  });
}
