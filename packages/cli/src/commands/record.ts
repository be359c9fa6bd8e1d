import { Command } from 'commander';
import { examples } from './help.ts';
import { addRecordOptions, addRoot, type RecordOptions } from './options.ts';

export function recordCommand(): Command {
  const command = new Command('record')
    .description('Run a command and record what its runtimes observe. Output, exit code and signals stay the program\'s own.')
    .argument('<command...>', 'the program and its arguments')
    .option('--output <file>', 'write the recording to one file as well (.gz compresses)')
    .passThroughOptions()
    .addHelpText('after', examples(
      ['mechsym record -- python3 main.py', 'a script'],
      ['mechsym record -- python3 -m package arg', 'a module'],
      ['mechsym record -- node app.js', 'a Node program, its workers and children'],
      ['mechsym record -- pytest tests/', 'a test run, with its subprocesses'],
      ['mechsym record --repeat 5 -- make bench', 'five runs, taken together'],
    ));
  return addRoot(addRecordOptions(command)).action(async (words: string[], options: RecordOptions & { output?: string }) => {
    const { record } = await import('../record/record.ts');
    process.exitCode = await record(words, options);
  });
}
