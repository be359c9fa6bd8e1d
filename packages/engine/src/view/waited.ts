import { NO_COST, type Cost } from '../join/costs.ts';
import { dividedAs } from '../join/samples.ts';
import { partWaited } from '../join/waited.ts';
import type { Place } from './place.ts';

/** The part of the clock that waiting for locks at a place is, as samples: no clock of the CPU sees it. */
export function waitedAt(place: Place): Cost {
  const { file, waited } = place;
  if (file === undefined || waited === 0 || file.program.watched === 0) return NO_COST;
  return { ...dividedAs(partWaited(waited, file.program.watched) * file.program.samples, place.cost_within), modelled: true };
}
