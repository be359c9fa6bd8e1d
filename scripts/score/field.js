/**
 * Real programs with a known fix: test/field/NAME/fix.yaml. The package is downloaded in its version into $MECHSYM_SCORE_DIR, and the fix is
 * made there, in a copy, by edits; nothing of the package is in this repository.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../measure.js';
import { languages } from '../programs.js';
import { judged, recorded } from './measure.js';
import { rounded } from './round.js';
import { turnsOf } from './turns.js';

const downloads = process.env['MECHSYM_SCORE_DIR'] ?? join(homedir(), '.cache', 'mechsym-score');

/** `[{ kind: 'field', name, language, from, spec }]` for one runtime. */
export function fieldPrograms(runtime) {
  const folder = join(root, 'test', 'field');
  return readdirSync(folder).sort().filter((name) => existsSync(join(folder, name, 'fix.yaml'))).flatMap((name) => {
    const spec = parse(readFileSync(join(folder, name, 'fix.yaml'), 'utf8'));
    const language = languages.find((each) => each.name === (spec.package.pip === undefined ? 'javascript' : 'python'));
    return language.runtime === runtime.runtime ? [{ kind: 'field', name, language, from: join(folder, name), spec }] : [];
  });
}

/** As `measured` of measure.js. */
export async function measuredField({ name, from, spec }, runtime, pairs, savings = []) {
  const folder = mkdtempSync(join(tmpdir(), 'field-'));
  try {
    const [before, after] = ['before', 'after'].map((each) => join(folder, each));
    cpSync(from, before, { recursive: true });
    cpSync(downloaded(spec.package), before, { recursive: true });
    cpSync(before, after, { recursive: true });
    const wanted = [...causesIn(before, spec.cause ?? []), ...edited(after, spec.edits)];
    const load = existsSync(join(before, 'load.py')) ? 'load.py' : 'load.mjs';
    const { result, session } = recorded(runtime.path, [load], before);
    return {
      kind: 'field', runtime: runtime.name, release: runtime.release, family: runtime.runtime, version: runtime.version, name, rule: spec.rule, samples: result.trust.samples,
      ...await judged({
        result, session, known: wanted,
        planted: result.findings.filter(({ rule, location }) => rule === spec.rule && wanted.some(({ file, line }) => file === location.file && line === location.startLine)),
        lintOfTwin: () => recorded(runtime.path, [load], after).result,
      }),
      noted: spec.measured?.[runtime.release],
      savings: pairs === 0 ? savings : [...savings, ...turnsOf(runtime.path, [join(before, load)], [join(after, load)], folder, pairs).map(rounded)],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The folder with the package as the load expects it; downloaded once. Packages that it needs follow it, after a space; `files` are paths in the first one. */
function downloaded({ pip, npm, files }) {
  const packages = (pip ?? npm).split(' ');
  const to = join(downloads, (pip ?? npm).replaceAll('/', '+'));
  if (existsSync(to)) return to;
  const part = `${to}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { recursive: true });
  if (pip !== undefined) run('python3', ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', '--no-deps', '--no-compile', '--target', join(part, 'src'), ...packages], part);
  else {
    run('npm', ['install', '--silent', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', part, ...packages], part);
    const [first] = packages;
    const name = first.slice(0, first.lastIndexOf('@'));
    for (const [source, target] of Object.entries(files)) cpSync(join(part, 'node_modules', name, source), join(part, target));
  }
  mkdirSync(dirname(to), { recursive: true });
  renameSync(part, to);
  return to;
}

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${(stderr ?? '').trim().split('\n').at(-1)}`);
  return stdout;
}

function causesIn(folder, causes) {
  return causes.flatMap(({ file, line: pattern }) => {
    const found = readFileSync(join(folder, file), 'utf8').split('\n').flatMap((line, i) => (new RegExp(pattern).test(line) ? [{ file, line: i + 1 }] : []));
    if (found.length === 0) throw new Error(`${file}: no line is like ${pattern}`);
    return found;
  });
}

/** Makes the edits. @returns the lines, as they were before, where something was changed */
export function edited(folder, edits) {
  const lines = edits.flatMap(({ file, find }) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return [...text.matchAll(new RegExp(find, 'gm'))].map(({ index }) => ({ file, line: text.slice(0, index).split('\n').length }));
  });
  for (const { file, find, write, times } of edits) {
    const text = readFileSync(join(folder, file), 'utf8');
    const found = text.match(new RegExp(find, 'gm'))?.length ?? 0;
    if (found === 0 || (times !== undefined && times !== found)) throw new Error(`${file}: ${find} is there ${found} times`);
    writeFileSync(join(folder, file), text.replace(new RegExp(find, 'gm'), write));
  }
  return lines;
}
