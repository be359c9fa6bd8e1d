import { problemText } from '@mechsym/formatters';
import { EXIT } from '../errors.ts';
import { print } from '../files.ts';
import { count, plural } from '@mechsym/formatters';
import { factsFiles, loadRecording } from './load.ts';

/** The command `facts validate`. @returns 0 if all files are sound, 2 if any has a problem */
export async function validate(paths: readonly string[]): Promise<number> {
  let bad = 0;
  for (const path of paths) {
    const files = await factsFiles(path);
    if (files.length === 0) await print(`${path}: no facts files (*.facts.jsonl, *.facts.jsonl.gz) in this folder\n`);
    if (files.length === 0) bad++;
    for (const file of files) {
      const { problems, processes, size, totals } = await loadRecording([file]);
      for (const problem of problems) await print(`${problemText(problem)}\n`);
      if (problems.length > 0) bad++;
      else await print(`${file}: sound: ${plural(processes.length, 'process', 'processes')}, ${plural(size, 'function')}, ${count(totals.samples)} samples\n`);
    }
  }
  return bad > 0 ? EXIT.usage : EXIT.ok;
}
