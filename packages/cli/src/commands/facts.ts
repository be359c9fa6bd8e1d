import { Command } from 'commander';
import type { ShowOptions } from '../facts/show.ts';
import { examples } from './help.ts';
import { positiveInteger } from './options.ts';

export function factsCommand(): Command {
  const command = new Command('facts').description('Read recordings: show them in words, merge them, validate them; make them of what processes left raw.');
  command.command('show')
    .description('Show what was recorded, in words; hottest functions first.')
    .argument('[files...]', 'facts files or folders (default: the last recording)')
    .option('--limit <n>', 'functions to show', positiveInteger, 20)
    .option('--file <path>', 'only facts of this source file, or of files below this folder')
    .option('--function <name>', 'only functions of this name')
    .option('--kind <kind>', 'only facts of this kind')
    .option('--root <folder>', 'project root')
    .addHelpText('after', examples(['mechsym facts show', 'the last recording'], ['mechsym facts show run.facts.jsonl --limit 5', 'its five hottest functions']))
    .action(async (files: string[], options: ShowOptions) => {
      const { show } = await import('../facts/show.ts');
      process.exitCode = await show(files, options);
    });
  command.command('merge')
    .description('Merge recordings into one; facts with equal keys add up.')
    .argument('<files...>', 'facts files or folders')
    .requiredOption('--output <file>', 'file to write (.gz compresses; - is stdout)')
    .addHelpText('after', examples(['mechsym facts merge a.facts.jsonl b.facts.jsonl --output all.facts.jsonl.gz', '']))
    .action(async (files: string[], options: { output: string }) => {
      const { mergeFiles } = await import('../facts/merge.ts');
      process.exitCode = await mergeFiles(files, options.output);
    });
  command.command('validate')
    .description('Check facts files against the format; every problem with its line.')
    .argument('<files...>', 'facts files or folders')
    .addHelpText('after', examples(['mechsym facts validate my-adapter.facts.jsonl', 'for who writes an adapter']))
    .action(async (files: string[]) => {
      const { validate } = await import('../facts/validate.ts');
      process.exitCode = await validate(files);
    });
  command.command('convert')
    .description('Make facts of the raw recordings in a folder, which `record` does by itself: for a recording that was broken off, made by environment variables, or of a daemon that outlived it. Runs the interpreters that recorded them, so only for folders of your own.')
    .argument('<folders...>', 'folders that raw recordings (*.raw) are in; or files in HPROF\'s text form, as JDK 8 writes them')
    .addHelpText('after', examples(['mechsym facts convert .mechsym/20260301T101500-4711', ''], ['mechsym facts convert java.hprof.txt', 'samples, allocations and monitors of -agentlib:hprof=cpu=samples']))
    .action(async (folders: string[]) => {
      const { convertFolders } = await import('../facts/convert.ts');
      process.exitCode = await convertFolders(folders);
    });
  return command;
}
