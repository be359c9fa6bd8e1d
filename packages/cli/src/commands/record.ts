import { Command } from 'commander';
import { examples } from './help.ts';
import { addRecordOptions, addRoot, wholeNumber, type RecordOptions } from './options.ts';

export function recordCommand(): Command {
  const command = new Command('record')
    .description('Run a command and record what its runtimes observe. Output, exit code and signals stay the program\'s own.')
    .argument('[command...]', 'the program and its arguments')
    .option('--pid <pid>', 'record a process that runs already (JVM), instead of a command', wholeNumber)
    .option('--for <seconds>', 'with --pid: how long (default: until it ends or Ctrl-C)', wholeNumber)
    .option('--output <file>', 'write the recording to one file as well (.gz compresses)')
    .passThroughOptions()
    .addHelpText('after', examples(
      ['mechsym record -- python3 main.py', 'a script'],
      ['mechsym record -- python3 -m package arg', 'a module'],
      ['mechsym record -- node app.js', 'a Node program, its workers and children'],
      ['mechsym record -- java -cp out demo.Main', 'a Java program; also mvn test, gradle --no-daemon test'],
      ['mechsym record --pid 4711 --for 60', 'a minute of a JVM that runs already'],
      ['mechsym record -- pytest tests/', 'a test run, with its subprocesses'],
      ['mechsym record --repeat 5 -- make bench', 'five runs, taken together'],
    ));
  return addRoot(addRecordOptions(command)).action(async (words: string[], options: RecordOptions & { output?: string; pid?: number; for?: number }, self: Command) => {
    if (options.pid !== undefined) {
      if (words.length > 0) self.error('error: --pid is for a process that runs already: leave the command out');
      const { recordRunning } = await import('../record/attach.ts');
      process.exitCode = await recordRunning(options.pid, options.for, options);
      return;
    }
    if (words.length === 0) self.error("error: missing required argument 'command'");
    const { record } = await import('../record/record.ts');
    process.exitCode = await record(words, options);
  });
}
