/** What the calibration tables promise for the places that were recorded: the engine's own arithmetic, so that a prediction is always that of the tables as they are. */
import { calibrationTables } from '../calibration.js';
import { library } from '../library.js';
import { rounded } from './round.js';

/**
 * The predictions of an entry, `{ predicted, low, high }` as parts of the run: those of all findings of the cause, which are repaired together. Without how far programs
 * differ, which is known when all have been measured. Nothing where no place was found, or the places were not kept.
 * @param places `[{ share, low, high, around, reach, at }]` as findings have them
 */
export async function predictedFor({ rule, family, version, places }, tables = calibrationTables()) {
  const { impactOf, savingAt, tableFor } = await library('engine', 'rank/index.ts');
  const table = places && tableFor(tables, family, version, rule);
  if (table === undefined) return {};
  const impacts = places.map(({ share, low, high, around, reach, at }) => impactOf({ value: share, low, high, around, reach }, savingAt(table, rule, at, { name: family, version })));
  const sum = (bound) => rounded(Math.min(1, impacts.reduce((all, each) => all + each[bound], 0)));
  return { predicted: sum('value'), low: sum('low'), high: sum('high') };
}

/** Results with the predictions of the tables as they are. */
export async function repriced({ machine, entries }) {
  const tables = calibrationTables();
  const priced = await Promise.all(Object.entries(entries).map(async ([key, entry]) => [key, { ...entry, ...await predictedFor(entry, tables) }]));
  return { machine, entries: Object.fromEntries(priced) };
}
