import type { RecordingSummary } from '@mechsym/engine';
import { count, percent, plural, seconds } from './numbers.ts';
import { printable } from './printable.ts';

const unique = (texts: readonly string[]) => [...new Set(texts)];

/** `JIT off`, `Node 22.11.0` and the like, from the flags that change how a program runs or say how its users know the runtime. */
function flagsOf({ flags }: RecordingSummary): string {
  const words: string[] = [];
  for (const [name, label] of [['jit', 'JIT'], ['gil', 'GIL'], ['node', 'Node']] as const) {
    if (!Object.hasOwn(flags, name)) continue;
    const value = flags[name];
    if (value === 'absent') continue;
    words.push(`${label} ${value === true ? 'on' : value === false ? 'off' : printable(String(value))}`);
  }
  // A build with a GIL is what everybody expects.
  return words.filter((word) => word !== 'GIL on').map((word) => `, ${word}`).join('');
}

/** What was recorded, in one line: `recorded 6.2 s of CPU, 6,140 samples, CPython 3.14.10, JIT off`. */
export function recordedText(recordings: readonly RecordingSummary[]): string {
  const sum = (pick: (recording: RecordingSummary) => number) => recordings.reduce((all, each) => all + pick(each), 0);
  const runtimes = unique(recordings.map((each) => `${printable(each.runtime)} ${printable(each.version)}${flagsOf(each)}`));
  const processes = sum((each) => each.processes);
  return [
    `recorded ${seconds(sum((each) => each.cpu))} of CPU`,
    plural(sum((each) => each.samples), 'sample'),
    ...(processes > 1 ? [`${count(processes)} processes`] : []),
    ...runtimes,
  ].join(', ');
}

/** What recording took, weighted by CPU time; empty where nothing was measured. */
export function overheadText(recordings: readonly RecordingSummary[]): string {
  const cpu = recordings.reduce((all, each) => all + each.cpu, 0);
  const own = recordings.reduce((all, each) => all + each.overhead * each.cpu, 0);
  return own > 0 ? `(recording cost ${percent(own / cpu)})` : '';
}
