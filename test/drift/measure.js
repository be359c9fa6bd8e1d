/**
 * Measures how facts survive edits, on the history of public packages: records a workload on a release, places its facts on later
 * ones, and compares with a recording of the same workload there. docs/drift.md says how it is counted.
 *
 *   node test/drift/measure.js [--out FILE] [PACKAGE...]                releases, downloaded by pip
 *   node test/drift/measure.js --commits FOLDER [--windows N] [PACKAGE...]   single commits; FOLDER holds bare repositories as
 *                                                                       OWNER+NAME/repo or NAME.git
 *
 * DRIFT_PYTHON names the interpreter (default python3.11), DRIFT_FOLDER where downloads and recordings are kept between runs.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { COMMITS, packages, RELEASES } from './packages.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const work = process.env['DRIFT_FOLDER'] ?? join(tmpdir(), 'mechsym-drift');
const python = process.env['DRIFT_PYTHON'] ?? 'python3.11';
const words = process.argv.slice(2);
const option = (name) => (words.includes(name) ? words.splice(words.indexOf(name), 2)[1] : undefined);
const out = option('--out');
const repositories = option('--commits');
const windows = Number(option('--windows') ?? 3);
const wanted = words;

mkdirSync(work, { recursive: true });
const { compare } = await library();
const rows = [];
for (const each of packages) {
  if (wanted.length > 0 && !wanted.includes(each.name)) continue;
  if (repositories === undefined) await releases(each);
  else if (each.repository !== undefined) await commits(each);
}
report(rows);
if (out !== undefined) writeFileSync(out, `${JSON.stringify(rows, undefined, 1)}\n`);

async function releases({ name, from, folder }) {
  const versions = run(python, ['-m', 'pip', 'index', 'versions', name]).match(/Available versions: (.*)/)[1].split(', ').reverse();
  const first = versions.indexOf(from);
  const before = release(name, from, folder);
  for (const step of RELEASES) {
    const version = versions[Math.min(first + step, versions.length - 1)];
    if (first + step > versions.length - 1 && step < RELEASES.at(-1)) continue;
    const steps = versions.indexOf(version) - first;
    await measure(name, `${from} to ${version}`, steps, before, release(name, version, folder, step === 0 ? '-again' : ''));
  }
}

/** @param suffix tells a second recording of a release from the first */
function release(name, version, folder, suffix = '') {
  const at = join(work, 'releases', `${name}-${version}${suffix}`);
  if (!existsSync(join(at, folder))) {
    const target = join(work, 'pip', `${name}-${version}`);
    if (!existsSync(target)) run(python, ['-m', 'pip', 'install', '--quiet', '--no-deps', '--no-compile', '--target', target, `${name}==${version}`]);
    cpSync(join(target, folder), join(at, folder), { recursive: true });
  }
  return recorded(at, name);
}

/** Windows of commits that touch the package, spread over the newest 600. */
async function commits({ name, folder, source = '', repository }) {
  const [owner, repo] = repository.split('/').slice(-2);
  const git = [join(repositories, `${owner}+${repo}`, 'repo'), join(repositories, `${repo}.git`)].find((path) => existsSync(path));
  if (git === undefined) return;
  const log = run('git', ['--git-dir', git, 'log', '--first-parent', '--no-merges', '--format=%H', '-n', '600', 'HEAD', '--', `${source}${folder}/*.py`]).trim().split('\n').reverse();
  const length = COMMITS.at(-1);
  for (let i = 0; i < windows; i++) {
    const first = log.length - 1 - length - Math.round(i * (Math.min(log.length, 250) - length - 1) / Math.max(1, windows));
    if (first < 0) continue;
    const before = commit(name, git, log[first], source, folder);
    for (const step of COMMITS) {
      const after = commit(name, git, log[first + step], source, folder);
      if (before === undefined || after === undefined) continue;
      await measure(name, `${log[first].slice(0, 8)} to ${log[first + step].slice(0, 8)}`, step, before, after);
    }
  }
}

function commit(name, git, hash, source, folder) {
  const at = join(work, 'commits', `${name}-${hash.slice(0, 12)}`);
  if (!existsSync(join(at, folder))) {
    const target = join(work, 'checkout');
    rmSync(target, { recursive: true, force: true });
    mkdirSync(target, { recursive: true });
    const unpacked = spawnSync('sh', ['-c', `git --git-dir "$1" archive "$2" "$3" | tar -x -C "$4"`, 'sh', git, hash, `${source}${folder}`, target]);
    if (unpacked.status !== 0 || !existsSync(join(target, source, folder))) return undefined;
    cpSync(join(target, source, folder), join(at, folder), { recursive: true });
  }
  return recorded(at, name);
}

/** Runs the workload with its package beside it, unless that was done before. @returns undefined if it does not run */
function recorded(at, name) {
  const sessions = join(at, '.mechsym');
  if (!existsSync(join(sessions, 'latest'))) {
    cpSync(join(root, 'test', 'drift', 'workloads', `${name}.py`), join(at, 'workload.py'));
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'mechsym.js'), 'record', '--repeat', '2', '--root', at, '--', python, 'workload.py'], { cwd: at, encoding: 'utf8' });
    if (status !== 0) {
      rmSync(sessions, { recursive: true, force: true });
      process.stderr.write(`${at}: the workload does not run here: ${stderr.trim().split('\n').slice(-3).join(' | ')}\n`);
      return undefined;
    }
  }
  const session = readdirSync(sessions).filter((each) => /^\d{8}T/.test(each)).sort().at(-1);
  return { root: at, facts: join(sessions, session) };
}

async function measure(name, what, steps, before, after) {
  if (before === undefined || after === undefined) return;
  const result = await compare(before, after, pathToFileURL(root));
  rows.push({ name, what, steps, ...result });
  process.stderr.write(`${line({ name, what, steps, ...result })}\n`);
  if (process.env['DRIFT_SHOW'] !== undefined) {
    for (const place of result.wrongPlaces) process.stderr.write(`  wrong   ${place}\n`);
    for (const place of result.missedPlaces) process.stderr.write(`  missed  ${place}\n`);
  }
}

function line({ name, what, steps, functions, facts, placed, confirmed, wrong, missed, sameLine }) {
  const part = (a, b) => (b === 0 ? '–' : `${(100 * a / b).toFixed(1)} %`);
  return `| ${[name, what, steps, functions, facts, part(sameLine, facts), part(placed, facts), part(placed, placed + missed), part(confirmed, placed), part(wrong, placed), part(wrong, confirmed + wrong)].join(' | ')} |`;
}

function report(all) {
  console.log('| package | versions | steps | hot functions | facts | line unchanged | placed | of those still there | seen there again | wrong | wrong of what can be told |');
  console.log('| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  const sum = (list, field) => list.reduce((total, row) => total + row[field], 0);
  for (const row of all) console.log(line(row));
  for (const steps of [...new Set(all.map((row) => row.steps))].sort((a, b) => a - b)) {
    const list = all.filter((row) => row.steps === steps);
    const fields = ['functions', 'facts', 'placed', 'confirmed', 'wrong', 'missed', 'sameLine'];
    console.log(line({ name: '**all**', what: '', steps, ...Object.fromEntries(fields.map((field) => [field, sum(list, field)])) }));
  }
}

function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

async function library() {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: join(root, 'test', 'drift', 'compare.ts'), platform: 'node', logLevel: 'silent' });
  await bundle.write({ dir: join(work, 'lib'), entryFileNames: 'compare.mjs', format: 'esm' });
  await bundle.close();
  return import(pathToFileURL(join(work, 'lib', 'compare.mjs')).href);
}
