import { collectedFor } from '../join/collected.ts';
import { addCosts, NO_COST, type Cost } from '../join/costs.ts';
import { dividedAs } from '../join/samples.ts';
import { contains } from '../source/range.ts';
import type { Place } from './place.ts';

/**
 * Samples that the collector took for what is allocated at a place. Recorders know allocations by function: a place has the part
 * of them that it has of the function's own time, since what allocates much runs long.
 */
export function collectedAt(place: Place): Cost {
  const { file, range, functionModel: fn } = place;
  const period = file?.program.period;
  if (file === undefined || range === undefined || fn === undefined || period === undefined) return NO_COST;
  const seconds = file.joined.factsOf(fn).reduce((sum, { facts }) => sum + collectedFor(facts), 0);
  const own = file.costs.ofFunctionSelf(fn);
  if (seconds === 0 || own.samples === 0) return NO_COST;
  const here = fn.sites.filter((site) => contains(range, site.range)).reduce((sum, site) => sum + file.costs.ofSiteSelf(site).samples, 0);
  const samples = seconds / period * Math.min(1, here / own.samples);
  return { ...dividedAs(samples, own), modelled: samples > 0 };
}

/** As `collectedAt`, with what the functions that are called here allocate themselves, as far as they are called from here. */
export function collectedBelow(place: Place): Cost {
  return addCosts(collectedAt(place), ...place.calls.filter(({ via }) => via === 'call').map((call) => {
    const { cost, place: body } = call.function;
    const made = collectedAt(body);
    return made.samples === 0 ? NO_COST : { ...dividedAs(made.samples * Math.min(1, call.cost.samples / cost.samples), made), modelled: true };
  }));
}
