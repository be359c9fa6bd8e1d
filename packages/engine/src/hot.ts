import { functionCost, type FunctionFacts, type Recording } from '@mechsym/facts';
import { collectedFor, periodOf } from './join/collected.ts';
import { observedTotal } from './join/observed.ts';
import { partWaited, waitedFor } from './join/waited.ts';
import { qualifiedNameOf } from './join/qualified-name.ts';

/** A function is looked at if its share reaches this part of the floor: no finding in it could reach the floor otherwise. */
export const LOOKED_AT = 0.5;

/**
 * The functions that are worth a look, and those they call.
 * @param least samples with the function on the stack, of the collector for what it allocates, or as many as threads waited in it for locks
 */
export function hotFunctions(recording: Recording, least: number): Set<FunctionFacts> {
  const hot = new Set<FunctionFacts>();
  const period = periodOf(recording);
  const watched = observedTotal(recording, 'seconds', 'contention');
  const hidden: readonly ((fn: FunctionFacts) => number)[] = [
    ...(period !== undefined && recording.availability('pause').looked > 0 ? [(fn: FunctionFacts) => collectedFor(fn) / period] : []),
    ...(watched > 0 ? [(fn: FunctionFacts) => partWaited(waitedFor(fn), watched) * recording.totals.samples] : []),
  ];
  for (const fn of recording.functions()) {
    const isHot = fn.mostSamples >= least && functionCost(fn).total >= Math.max(least, 1);
    if (isHot || hidden.some((samplesOf) => samplesOf(fn) >= Math.max(least, 1))) hot.add(fn);
  }
  for (const fn of [...hot]) for (const callee of calledHardlySeen(recording, fn, least)) hot.add(callee);
  return hot;
}

/**
 * Functions that a hot one was seen to call, in hardly any sample: so short that a clock which looks only now and then reports
 * their time where they return to.
 */
function calledHardlySeen(recording: Recording, fn: FunctionFacts, least: number): FunctionFacts[] {
  const found: FunctionFacts[] = [];
  for (const site of fn.sites) {
    for (const row of site.rows('call')) {
      if (row.calleeFile === '' || row.samples > Math.max(least, 1)) continue;
      const name = qualifiedNameOf(row.callee);
      const callee = recording.functionsOf(row.calleeFile).find((other) => other.line === row.calleeLine && other.function === name);
      if (callee !== undefined) found.push(callee);
    }
  }
  return found;
}
