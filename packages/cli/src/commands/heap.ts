import { Command, Option } from 'commander';
import { examples } from './help.ts';
import { addRoot, collect, part, positiveInteger } from './options.ts';

export const HEAP_FORMATS = ['pretty', 'json', 'sarif', 'facts'] as const;
export type HeapFormat = (typeof HEAP_FORMATS)[number];

export interface HeapOptions {
  readonly root?: string;
  readonly format?: HeapFormat;
  readonly outputFile?: string;
  readonly minImpact?: number;
  readonly audience?: 'developer' | 'runtime';
  readonly rules?: readonly string[];
  /** a file; false if none is to be looked for */
  readonly config?: string | boolean;
  readonly classes: number;
  /** false if what classes keep alive is not wanted */
  readonly retained?: boolean;
  readonly color?: boolean;
}

export function heapCommand(): Command {
  const command = new Command('heap')
    .description('Show what a heap dump of a JVM holds: the largest classes, then what could be saved, in bytes.')
    .argument('<dump>', 'a binary HPROF file, packed with gzip or not')
    .addOption(new Option('--format <format>', 'facts: a facts file, for facts show and facts merge').choices(HEAP_FORMATS).default('pretty'))
    .option('--output-file <file>', 'write there instead of to stdout')
    .option('--classes <n>', 'classes of the histogram to show', positiveInteger, 15)
    .option('--no-retained', 'do not work out what classes keep alive: takes less memory, for large dumps')
    .option('--min-impact <part>', 'show what is at least this part of the live heap: 1%, 0.01 (default: 1%)', part)
    .addOption(new Option('--audience <who>', 'words for who changes the program, or for who changes the runtime').choices(['developer', 'runtime']))
    .option('--rules <path>', 'add heap rules of your own: a heap-rule.yaml or a folder of them; may be given several times', collect(String))
    .option('--config <file>', 'configuration to use (default: the nearest, as with lint)')
    .option('--no-config', 'use no configuration')
    .option('--color', 'colours even if the output is no terminal')
    .option('--no-color', 'no colours')
    .addHelpText('after', examples(
      ['mechsym heap app.hprof', 'its largest classes, and what could be saved'],
      ['jcmd 4711 GC.heap_dump /tmp/app.hprof', 'the JDK writes the dump, of what is alive'],
      ['mechsym heap app.hprof.gz --classes 100 --min-impact 0.1%', 'more of both'],
      ['mechsym heap app.hprof --format sarif --output-file heap.sarif', 'for an editor or a code host'],
      ['mechsym explain sparse-collections', 'what a rule looks for, and when not to follow it'],
    ) + '\n\nThe exit code is 1 if something can be saved, 0 if not, 2 for bad input or usage. docs/heap.md says how sizes are known.');
  return addRoot(command).action(async (file: string, options: HeapOptions) => {
    const { heap } = await import('../heap/heap.ts');
    process.exitCode = await heap(file, options);
  });
}
