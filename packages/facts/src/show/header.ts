import { printable, problemText } from '../problem.ts';
import type { Process, Recording } from '../recording.ts';
import { unseenIn } from '../statistics/unseen-in.ts';
import { number, percent, seconds } from './words.ts';

/** What was recorded, on what, how well: some lines. */
export function headerLines(recording: Recording): string[] {
  const { processes, runtimes, totals } = recording;
  const lines: string[] = [];
  if (processes.length === 0) lines.push('No recording.');
  for (const runtime of runtimes) {
    const flags = Object.entries(runtime.flags).filter(([, value]) => value !== false)
      .map(([name, value]) => (value === true ? printable(name) : `${printable(name)} ${printable(String(value))}`));
    const many = processes.length > 1 ? ` in ${number(runtime.processes)} of ${number(processes.length)} processes` : '';
    lines.push(`${printable(`${runtime.name} ${runtime.version}`)}${flags.length > 0 ? `, ${flags.join(', ')}` : ''}${many}`);
  }
  for (const process of processes.slice(0, 5)) lines.push(`  ${processWords(process)}`);
  if (processes.length > 5) lines.push(`  and ${number(processes.length - 5)} more processes`);

  if (totals.cpu > 0 || totals.seconds > 0) {
    const cost = totals.overhead > 0 && totals.cpu > 0 ? `; the recorder itself used ${percent(totals.overhead / totals.cpu)}` : '';
    lines.push(`${seconds(totals.cpu)} of CPU in ${seconds(totals.seconds)}${cost}`);
  }
  for (const clock of recording.clocks) lines.push(`Samples by the ${clock.kind} clock, one every ${number(clock.period * 1000)} ms, right to the ${clock.precision}`);
  if (recording.clocks.length > 1) lines.push('These clocks differ: a sample is not worth the same in each of them');
  if (totals.samples > 0) {
    const lost = totals.lost > 0 ? `, ${number(totals.lost)} lost` : '';
    lines.push(`${number(totals.samples)} samples, ${percent(totals.outside / totals.samples)} of them outside the project${lost}`);
    lines.push(`${percent(1 - unseenIn(recording).value)} of the hot code was seen (Good-Turing)`);
  }
  if (recording.clocks.length === 0 && processes.length > 0) lines.push('No clock: nothing here says where the time went');

  lines.push(`Looked for: ${[...recording.kinds].map((kind) => printable(kind)).sort().join(', ') || 'nothing'}`);
  const reasons = new Map<string, string[]>();
  for (const { headers } of processes) {
    for (const [kind, why] of headers.flatMap((header) => Object.entries(header.unavailable ?? {}))) {
      if (recording.kinds.has(kind)) continue; // another run told it
      const kinds = reasons.get(why) ?? [];
      reasons.set(why, kinds.includes(kind) ? kinds : [...kinds, kind]);
    }
  }
  for (const [why, kinds] of reasons) lines.push(`Not to be had: ${printable(kinds.join(', '))} (${printable(why)})`);
  for (const [file, digests] of recording.sources) {
    if (digests.length > 1) lines.push(`${printable(file)} changed between or during the recordings: its facts are about ${digests.length} versions of it`);
  }
  for (const process of processes) {
    for (const { note, level, count } of process.notes) lines.push(`${level === 'warning' ? 'Warning' : 'Note'}: ${printable(note, 500)}${count > 1 ? ` (${number(count)} times)` : ''}`);
  }
  for (const problem of recording.problems) lines.push(problemText(problem));
  return lines;
}

function processWords({ headers, id }: Process): string {
  const [first] = headers;
  if (first === undefined) return printable(id);
  const recorders = [...new Set(headers.map(({ recorder }) => `${recorder.name} ${recorder.version}`))];
  return `${printable(first.command.join(' ')) || 'unknown command'}   ${printable(first.start)}, process ${first.process.pid}, recorded by ${printable(recorders.join(' and '))}`;
}
