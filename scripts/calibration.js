/** The calibration tables of the built-in rules, by the names of their files: `{ 'cpython-3.13': table }`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './measure.js';

const folder = join(root, 'packages', 'rules', 'calibration');

export function calibrationTables() {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
  return Object.fromEntries(names.map((name) => [name.slice(0, -'.json'.length), JSON.parse(readFileSync(join(folder, name), 'utf8'))]));
}
