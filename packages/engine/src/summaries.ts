import type { Recording } from '@mechsym/facts';
import type { RecordingSummary } from './finding.ts';

/** What was recorded: one summary for each runtime, version and its flags. */
export function summaries(recording: Recording): RecordingSummary[] {
  const groups = new Map<string, RecordingSummary>();
  for (const process of recording.processes) {
    const header = process.headers[0];
    if (header === undefined) continue;
    const { runtime } = header;
    const key = JSON.stringify([runtime.name, runtime.version, runtime.flags]);
    const known = groups.get(key);
    const { totals } = process;
    const clock = process.headers.find((each) => each.clock !== undefined)?.clock ?? known?.clock;
    const cpu = totals.cpu + (known?.cpu ?? 0);
    const overheadSeconds = totals.overhead + (known?.overhead ?? 0) * (known?.cpu ?? 0);
    groups.set(key, {
      runtime: runtime.name, version: runtime.version, flags: runtime.flags,
      command: known?.command ?? header.command, start: known === undefined || header.start < known.start ? header.start : known.start,
      processes: 1 + (known?.processes ?? 0), cpu, seconds: Math.max(totals.seconds, known?.seconds ?? 0),
      samples: totals.samples + (known?.samples ?? 0), outside: totals.outside + (known?.outside ?? 0), lost: totals.lost + (known?.lost ?? 0),
      overhead: cpu === 0 ? 0 : overheadSeconds / cpu, clock,
    });
  }
  return [...groups.values()];
}

/** What recorders warn of: the same of several processes once. */
export function warningsOf({ processes }: Recording): string[] {
  return [...new Set(processes.flatMap(({ notes }) => notes.filter(({ level }) => level === 'warning').map(({ note }) => note)))];
}
