/** What the calibration tables promise for the places that were recorded: the engine's own arithmetic, so that a prediction is always that of the tables as they are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../measure.js';
import { rounded } from './round.js';
import { library } from './library.js';

const NAMES = { cpython: 'CPython', v8: 'V8', jvm: 'JVM' };

/**
 * The predictions of an entry, `{ predicted, low, high }` as parts of the run: those of all findings of the cause, which are repaired together. Without how far programs
 * differ, which is known when all have been measured.
 * @param places `[{ share, low, high, around, reach, at }]` as findings have them
 */
export async function predictedFor({ rule, family, version, places }) {
  const { impactOf, savingAt, tableFor } = await library('engine', 'rank/index.ts');
  const runtime = { name: NAMES[family], version };
  const table = tableFor(tables(), runtime.name, version, rule);
  if (table === undefined || places.length === 0) return {};
  const impacts = places.map(({ share, low, high, around, reach, at }) => impactOf({ value: share, low, high, around, reach }, savingAt(table, rule, at, runtime)));
  const sum = (bound) => rounded(Math.min(1, impacts.reduce((all, each) => all + each[bound], 0)));
  return { predicted: sum('value'), low: sum('low'), high: sum('high') };
}

/** Results with the predictions of the tables as they are. */
export async function repriced({ machine, entries }) {
  const priced = await Promise.all(Object.entries(entries).map(async ([key, entry]) => [key, entry.places === undefined ? entry : { ...entry, ...await predictedFor(entry) }]));
  return { machine, entries: Object.fromEntries(priced) };
}

function tables() {
  const folder = join(root, 'packages', 'rules', 'calibration');
  return Object.fromEntries(readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, name), 'utf8'))]));
}
