/** The kept results: test/score/results.json, an entry a line, so that a change of one is a change of one line. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../measure.js';

export const RESULTS = join(root, 'test', 'score', 'results.json');

export function keyOf({ kind, runtime, name, language }) {
  return `${kind}/${runtime}/${language?.name ?? language}/${name}`;
}

export function kept(file = RESULTS) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { machine: '', entries: {} };
}

export function keep(results, file = RESULTS) {
  writeFileSync(`${file}.new`, textOf(results));
  renameSync(`${file}.new`, file);
}

/** The file of some results. */
export function textOf({ machine, entries }) {
  const lines = Object.keys(entries).sort().map((key) => `  ${JSON.stringify(key)}: ${JSON.stringify(entries[key])}`);
  return `{\n "machine": ${JSON.stringify(machine)},\n "entries": {\n${lines.join(',\n')}\n }\n}\n`;
}
