import { Command } from 'commander';
import { examples } from './help.ts';
import { addLintOptions, addRoot, collect, type LintOptions } from './options.ts';

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
      ['mechsym lint --facts a.facts.jsonl --facts b.facts.jsonl', 'two recordings together'],
      ['mechsym lint --format pretty --format sarif --output-file - --output-file out.sarif', 'both at once (- is stdout)'],
    ) + '\n\nThe exit code is 1 with findings, 0 without, 2 for bad input or usage.');
  return addLintOptions(addRoot(command)).action(async (paths: string[], options: LintOptions) => {
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
