/** Measures one entry of the scoreboard: the findings of a recording, the plain profile of the same recording, and what the change saves. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { inCopy, runtimeWith } from '../case-files.js';
import { root } from '../measure.js';
import { isPlanted, linesOf, plantedLines, trapped } from './judge.js';
import { functionOf, profileOf, rankIn } from './profile.js';
import { rounded } from './round.js';
import { turnsOf } from './turns.js';

const mechsym = join(root, 'bin', 'mechsym.js');

/** Samples below which a program is recorded more than once, as `check` itself advises: what costs 3 % is seen then. */
const ENOUGH = 1000;
const MOST_RUNS = 5;
/** V8 decides anew in each run what it makes fast: one run is one of several programs. */
const RUNS_OF_V8 = 3;

/** Records and lints `args` in `folder`, several times where one run is short or is not all that the program does. @returns the result as `--format json` gives it, and the folder of its session */
export function recorded(path, args, folder) {
  if (basename(path) === 'node') return recordedTimes(path, args, folder, RUNS_OF_V8);
  const once = recordedTimes(path, args, folder, 1);
  const runs = Math.min(MOST_RUNS, Math.ceil(ENOUGH / Math.max(1, once.result.trust.samples)));
  return runs === 1 ? once : recordedTimes(path, args, folder, runs);
}

function recordedTimes(path, args, folder, times) {
  const isNode = basename(path) === 'node';
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', ...(isNode && { PATH: `${dirname(path)}${delimiter}${process.env['PATH']}` }) };
  const run = spawnSync(process.execPath, [mechsym, 'check', '--repeat', String(times), '--root', folder, '--no-config', '--format', 'json', '--output-file', 'score.result.json', '--', isNode ? 'node' : path, ...args],
    { cwd: folder, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
  // A program that fails with 1 looks like findings.
  if ((run.status !== 0 && run.status !== 1) || /mechsym: (the program ended with|a part of what was recorded could not be read)/.test(run.stderr)) throw new Error(`mechsym check failed with ${run.status}: ${run.stderr.slice(-2000)}`);
  return { result: JSON.parse(readFileSync(join(folder, 'score.result.json'), 'utf8')), session: join(folder, '.mechsym', readFileSync(join(folder, '.mechsym', 'latest'), 'utf8').trim()) };
}

/**
 * A case or a trap on one runtime; undefined where what it needs is not there.
 * @param savings of pairs that were measured before: the new ones are added
 */
export async function measured(program, runtime, pairs, savings = []) {
  const { kind, name, spec } = program;
  const path = runtimeWith(runtime, spec.needs);
  if (path === undefined) return undefined;
  return inCopy(program, async (folder, before, after) => {
    const { result, session } = recorded(path, [before.run], folder);
    const source = join(folder, before.source);
    const entry = kind === 'traps'
      ? { trap: spec.kind, reported: trapped(spec, result, source).map(({ rule, impact }) => ({ rule, impact: rounded(impact.value) })) }
      : await judged({ result, session, ...causeOf(spec, result, source), lintOfTwin: () => recorded(path, [after.run], folder).result });
    return {
      kind, runtime: runtime.name, release: runtime.release, family: runtime.runtime, version: runtime.version, name, rule: spec.rule, samples: result.trust.samples, ...entry,
      noted: spec.measured?.[runtime.release],
      savings: pairs === 0 ? savings : [...savings, ...turnsOf(path, [before.run], [after.run], folder, pairs, spec.clock).map(rounded)],
    };
  });
}

/**
 * Rank of the cause, the places that are predicted for, how many of the first five are right, and the ranks of the plain profile.
 * @param planted the findings that name it, as they come in `result`
 * @param known the lines that are the cause, `[{ file, line }]`
 * @param lintOfTwin gives the result for the repaired program; asked only where the first five name something else as well
 */
export async function judged({ result, session, planted, known, lintOfTwin }) {
  const first = planted[0];
  const shown = result.findings.slice(0, 5);
  const others = shown.filter((finding) => !planted.includes(finding));
  const left = others.length === 0 ? [] : lintOfTwin().findings;
  const gone = others.filter(({ rule, location }) => !left.some((each) => each.rule === rule && each.location.function === location.function));
  const profile = await profileOf(session);
  const functions = new Set(known.map(({ file, line }) => functionOf(profile.functions, file, line)));
  return {
    rank: first === undefined ? 0 : result.findings.indexOf(first) + 1,
    ...(first && { places: planted.map(placeOf) }),
    five: { shown: shown.length, planted: shown.length - others.length, gone: gone.length },
    profile: { line: rankIn(profile.lines, (entry) => known.some(({ file, line }) => file === entry.file && line === entry.line)), function: rankIn(profile.functions, (entry) => functions.has(entry)) },
  };
}

/** What a prediction is made of, from a finding. */
export function placeOf({ share: { value, low, high, around, reach }, saving: { at } }) {
  return { share: rounded(value), low: rounded(low), high: rounded(high), around: rounded(around), reach: rounded(reach), at: rounded(at) };
}

/** The findings that name the planted cause of a case, and which lines it is. */
function causeOf(spec, result, source) {
  const lines = linesOf(source);
  const file = basename(source);
  const wanted = plantedLines(spec, lines);
  return {
    planted: result.findings.filter((finding) => finding.location.file === file && isPlanted(spec, finding, lines)),
    known: wanted.map((line) => ({ file, line })),
  };
}
