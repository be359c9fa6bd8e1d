import type { RecordingSummary } from '@mechsym/engine';
import type { Recording } from '@mechsym/facts';

/** What each process of a recording was, for the line that says what was recorded. */
export function summaries(recording: Recording): RecordingSummary[] {
  return recording.processes.flatMap(({ headers, totals }) => {
    const header = headers[0];
    if (header === undefined) return [];
    const clock = headers.find((each) => each.clock !== undefined)?.clock;
    return [{
      runtime: header.runtime.name, version: header.runtime.version, flags: header.runtime.flags,
      command: header.command, start: header.start, processes: 1,
      cpu: totals.cpu, seconds: totals.seconds, samples: totals.samples, outside: totals.outside, lost: totals.lost,
      overhead: totals.cpu > 0 ? totals.overhead / totals.cpu : 0,
      clock,
    }];
  });
}
