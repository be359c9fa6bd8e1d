import { Command } from 'commander';
import { addFixOptions } from './fix-options.ts';
import { examples } from './help.ts';
import { addCompareOptions, addLintOptions, addRecordOptions, addRoot, type LintOptions, type RecordOptions } from './options.ts';
import { addSuppressOptions } from './suppress-options.ts';

export function checkCommand(): Command {
  const command = new Command('check')
    .description('Record a run of a command, then lint: what is slow, why, and what to do.')
    .argument('<command...>', 'the program and its arguments')
    .passThroughOptions()
    .addHelpText('after', examples(
      ['mechsym check -- python3 main.py', 'findings on the terminal'],
      ['mechsym check --format sarif-github --output-file out.sarif -- pytest', 'for a code host'],
    ) + '\n\nThe exit code is the program\'s own if it failed; else 1 with findings and 0 without.');
  return addFixOptions(addSuppressOptions(addCompareOptions(addLintOptions(addRoot(addRecordOptions(command)))))).action(async (words: string[], options: RecordOptions & LintOptions) => {
    const { check } = await import('../lint/check.ts');
    process.exitCode = await check(words, options);
  });
}
