/** What a plain profile of the same recording would show: lines and functions by self time. */
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { library } from '../library.js';

/** The event that CPython's sampler from outside counts; it names the line that runs, where the clock within the process names the loop. */
const OUTSIDE = 'cpu-clock';

/**
 * Reads the facts files of a session.
 * @returns `{ lines, functions }`: `[{ file, line, self }]` of those with samples, and `[{ file, line, endLine, lines, self }]` of all, in no order; `lines` are those with facts, `endLine` is 0 where the runtime does not say it
 */
export async function profileOf(session) {
  const { Recording, readInto } = await library('facts');
  const recording = new Recording();
  for (const name of readdirSync(session).filter((each) => each.includes('.facts.jsonl'))) await readInto(recording, createReadStream(join(session, name)), { file: name });

  const all = [...recording.functions()];
  const outside = linesOf(all, (site) => site.rows('counter').filter(({ event }) => event === OUTSIDE));
  const inside = linesOf(all, (site) => site.rows('cost'));
  const functions = all.map((facts) => ({
    file: facts.file, line: facts.line, endLine: facts.endLine, lines: new Set(facts.sites.map((site) => facts.line + site.line)),
    self: [facts.rows('cost'), ...facts.sites.map((site) => site.rows('cost'))].flat().reduce((sum, { self }) => sum + self, 0),
  }));
  return { lines: outside.length > 0 ? outside : inside, functions };
}

function linesOf(functions, rowsOf) {
  const lines = new Map();
  for (const facts of functions) {
    for (const site of facts.sites) {
      const self = rowsOf(site).reduce((sum, row) => sum + row.self, 0);
      const key = `${facts.file}:${facts.line + site.line}`;
      if (self > 0) lines.set(key, { file: facts.file, line: facts.line + site.line, self: (lines.get(key)?.self ?? 0) + self });
    }
  }
  return [...lines.values()];
}

/** The innermost function that a line lies in, as far as recorded. */
export function functionOf(functions, file, line) {
  const latest = (some) => some.filter((fn) => fn.file === file).sort((a, b) => b.line - a.line)[0];
  return latest(functions.filter((fn) => fn.lines.has(line))) ?? latest(functions.filter((fn) => fn.line <= line && line <= fn.endLine));
}

/**
 * The place from 1 of the first entry that `wanted` accepts, by self time; entries with as many samples count as behind it, which favours the profile.
 * 0 where there is none.
 */
export function rankIn(entries, wanted) {
  const best = Math.max(0, ...entries.filter(wanted).map(({ self }) => self));
  return best === 0 ? 0 : 1 + entries.filter(({ self }) => self > best).length;
}
