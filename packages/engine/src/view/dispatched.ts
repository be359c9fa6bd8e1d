import { addCosts, NO_COST, type Cost } from '../join/costs.ts';
import { dividedAs } from '../join/samples.ts';
import type { Call, Place } from './place.ts';

/**
 * Samples of a call and of the bodies of what it reached, without what those called in turn: what can change where the callee is
 * inlined, or is another one. A body has of this call's samples the part that it has of all its function's.
 */
export function dispatchedAt(place: Place): Cost {
  return addCosts(place.self_cost, ...place.calls.filter(({ via }) => via === 'call').map(bodyOf));
}

function bodyOf(call: Call): Cost {
  const fn = call.function;
  // Of what lies outside the project only the whole is known.
  if (!fn.exists) return call.cost;
  const whole = fn.cost.samples;
  return whole === 0 ? NO_COST : { ...dividedAs(call.cost.samples * Math.min(1, fn.self_cost.samples / whole), call.cost), modelled: true };
}
