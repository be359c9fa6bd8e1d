import { Command } from 'commander';
import { packageVersion } from './assets.ts';
import { checkCommand } from './commands/check.ts';
import { diffCommand } from './commands/diff.ts';
import { doctorCommand } from './commands/doctor.ts';
import { explainCommand } from './commands/explain.ts';
import { factsCommand } from './commands/facts.ts';
import { heapCommand } from './commands/heap.ts';
import { initCommand } from './commands/init.ts';
import { lintCommand } from './commands/lint.ts';
import { proveCommand } from './commands/prove.ts';
import { recordCommand } from './commands/record.ts';
import { rulesCommand } from './commands/rules.ts';
import { examples } from './commands/help.ts';

/** The command line. A command's own code is imported when the command runs, so that help costs next to nothing. */
export function program(): Command {
  const root = new Command('mechsym')
    .description('A linter that knows what the program did: it records a run, and ranks what it finds by the time that a fix would save.')
    .enablePositionalOptions()
    .version(packageVersion(), '-V, --version', 'show the version')
    .showHelpAfterError('(mechsym --help shows the commands)')
    .addHelpText('after', examples(
      ['mechsym check -- python3 main.py', 'record a run, then lint'],
      ['mechsym record -- pytest tests/', 'record only'],
      ['mechsym lint --format sarif --output-file out.sarif', 'lint the last recording'],
    ));
  const commands = [
    checkCommand(), recordCommand(), lintCommand(), diffCommand(), explainCommand(), proveCommand(), factsCommand(), heapCommand(), rulesCommand(), initCommand(), doctorCommand(),
  ];
  for (const command of commands) root.addCommand(command);
  prepare(root);
  return root;
}

/** One voice for all errors, and the exit code is decided in one place. */
function prepare(command: Command): void {
  command.exitOverride().helpCommand(false).configureOutput({
    outputError: (text, write) => write(text.replace(/^error: /, 'mechsym: ')),
  });
  for (const each of command.commands) prepare(each);
}
