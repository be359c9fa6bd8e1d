import { NO_COST, type Cost } from '../join/costs.ts';
import { dividedAs } from '../join/samples.ts';
import type { Place } from './place.ts';

/** Seconds of CPU that an exception is reckoned at, whatever it takes: receipts measure how many times that it is. */
const EACH = 1e-6;

/**
 * Exceptions that were made in a place or passed through it, as samples: a JVM makes them, with their traces, where its clock does not look.
 */
export function thrownAt(place: Place): Cost {
  const program = place.file?.program;
  const { raised, passed } = place.exceptions;
  if (program === undefined || program.observedCpu === 0 || raised + passed === 0) return NO_COST;
  return { ...dividedAs((raised + passed) * EACH / program.observedCpu * program.samples, place.cost_within), modelled: true };
}
