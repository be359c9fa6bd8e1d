import { Recording } from './recording.ts';

/**
 * The facts of several recordings as one. Associative and commutative, up to the order of what has no order. The
 * arguments stay as they are; a recording given twice counts twice, with a problem that says so.
 */
export function merge(...recordings: readonly Recording[]): Recording {
  const merged = new Recording();
  for (const recording of recordings) {
    for (const process of recording.processes) {
      for (const header of process.headers) merged.addHeader(header);
      merged.addTotals(process.id, process.totals);
      for (const note of process.notes) merged.addNote(process.id, note);
    }
    for (const [file, digests] of recording.sources) {
      for (const digest of digests) merged.addSource(file, digest);
    }
    for (const facts of recording.functions()) merged.addFunction(facts.toPart());
    merged.problems.push(...recording.problems);
  }
  return merged;
}
