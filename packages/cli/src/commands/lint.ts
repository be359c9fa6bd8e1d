import { Command } from 'commander';
import { addFixOptions } from './fix-options.ts';
import { examples } from './help.ts';
import { addImportOptions } from './import-options.ts';
import { addCompareOptions, addLintOptions, addRoot, collect, type LintOptions } from './options.ts';
import { addSuppressOptions } from './suppress-options.ts';

export function lintCommand(): Command {
  const command = new Command('lint')
    .description('Join the last recording, or the one given, with the source, and report what is worth changing.')
    .argument('[paths...]', 'report only what is to be fixed in these files or folders')
    .option('--facts <file>', 'facts file or folder to use instead of the last recording; may be given several times', collect(String))
    .option('--staged', 'lint what is staged in git instead of the work tree, and without paths only the staged files; ends with 0 where nothing is recorded')
    .option('--print-config [file]', 'show the settings that hold, for a file or for all, and where each comes from; lint nothing')
    .addHelpText('after', examples(
      ['mechsym lint', 'the last recording'],
      ['mechsym lint src/ --min-impact 2%', 'only what lies in src/, from 2 % on'],
      ['mechsym lint --staged', 'what is about to be committed: for a hook (docs/pre-commit.md)'],
      ['mechsym lint --print-config src/main.py', 'which settings hold for a file, and why'],
      ['mechsym lint --facts a.facts.jsonl --facts b.facts.jsonl', 'two recordings together: where they disagree, intervals widen (docs/representative.md)'],
      ['mechsym lint --since main', 'what the change since it left main touches'],
      ['mechsym lint --since main --baseline main.facts.jsonl.gz', 'and what it made new, worse, better or fixed'],
      ['mechsym lint --suppress-all', 'take what there is as known, and show only what is new from now on'],
      ['mechsym lint --format pretty --format sarif --output-file - --output-file out.sarif', 'both at once (- is stdout)'],
      ['mechsym lint --format sarif-github --output-file out.sarif', 'for GitHub code scanning; gitlab, sonar, junit and others for other hosts'],
      ['mechsym lint --fix', 'make the changes that keep the meaning; --fix-dry-run shows them as a diff'],
      ['mechsym lint --fix-suggestions --fix-dry-run src/', 'all that could be changed in src/, with its risk'],
      ['mechsym lint --import ruff.sarif --import semgrep.sarif', 'what other linters found, by the share of the code it is about (docs/cold-lore.md)'],
      ['ruff check --output-format sarif | mechsym lint --import - --import-only', 'nothing but what ruff found'],
      ['mechsym lint --stats', 'and where the time went; what was linted before comes from .mechsym/cache (--no-cache does without)'],
      ['mechsym lint --format agent', 'for a coding agent: few words, no decoration'],
    ) + '\n\nThe exit code is 1 with findings (--fail-on and --max-findings say which and how many), 0 without, 2 for bad input or usage: a rule of yours that is wrong as well, while the others go on; after --fix for what is left.'
      + ' What is suppressed is no finding, nor is what other linters found:\na comment `mechsym-ignore[rule]: reason` at its line or above it, or the suppressions file.');
  return addFixOptions(addSuppressOptions(addImportOptions(addCompareOptions(addLintOptions(addRoot(command)))))).action(async (paths: string[], options: LintOptions) => {
    if (options.printConfig !== undefined) {
      const { printConfig } = await import('../config/print.ts');
      process.exitCode = await printConfig(typeof options.printConfig === 'string' ? options.printConfig : undefined, options);
      return;
    }
    if (options.staged === true) {
      const { lintStaged } = await import('../lint/staged.ts');
      process.exitCode = await lintStaged(paths, options);
      return;
    }
    const { lintCommandLine } = await import('../lint/run.ts');
    process.exitCode = await lintCommandLine(paths, options);
  });
}
