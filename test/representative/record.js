/**
 * Records each workload several times, one folder a workload and runtime, so that the recordings can be looked at again and again.
 *
 *   node test/representative/record.js FOLDER [--runs 10] [NAME...]     ONLY=3.11,3.14,node22 restricts the runtimes
 *
 * What is there already is kept, so that it can be stopped and gone on with.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { root } from '../../scripts/measure.js';
import { runtimes } from '../../scripts/runtimes.js';
import { workloads } from './workloads.js';

const words = process.argv.slice(2);
const at = words.indexOf('--runs');
const [, runs = '10'] = at < 0 ? [] : words.splice(at, 2);
const [folder, ...names] = words;
if (folder === undefined) throw new Error('usage: node test/representative/record.js FOLDER [--runs 10] [NAME...]');
const out = resolve(folder);

for (let i = 1; i <= Number(runs); i++) {
  for (const runtime of runtimes()) {
    for (const workload of workloads) {
      if (names.length > 0 && !names.includes(workload.name)) continue;
      if ((workload.language === 'python') !== (runtime.runtime === 'cpython')) continue;
      const place = join(out, `${workload.name}@${runtime.name}`);
      if (!existsSync(place)) prepare(place, workload, runtime);
      record(place, workload, runtime, `${i}`.padStart(2, '0'));
    }
  }
}

function prepare(place, { files, modules }, { path }) {
  mkdirSync(place, { recursive: true });
  for (const file of files) cpSync(join(root, file), join(place, basename(file)));
  for (const module of modules) {
    const { stdout } = spawnSync(path, ['-c', `import ${module}; print(${module}.__file__)`], { encoding: 'utf8' });
    cpSync(stdout.trim(), join(place, basename(stdout.trim())));
  }
}

function record(place, { run }, { runtime, path }, number) {
  const kept = join(place, '.runs', number);
  if (existsSync(kept)) return;
  const isNode = runtime === 'v8';
  const env = isNode ? { ...process.env, PATH: `${dirname(path)}${delimiter}${process.env['PATH']}` } : process.env;
  const { status, stderr } = spawnSync(process.execPath, [process.env['MECHSYM'] ?? join(root, 'bin/mechsym.js'), 'record', '--root', place, '--', isNode ? 'node' : path, run], { cwd: place, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${place}: ${stderr}`);
  const session = spawnSync('cat', [join(place, '.mechsym/latest')], { encoding: 'utf8' }).stdout.trim();
  mkdirSync(join(place, '.runs'), { recursive: true });
  renameSync(join(place, '.mechsym', session), kept);
  rmSync(join(place, '.mechsym'), { recursive: true, force: true });
  process.stdout.write(`${basename(place)} ${number}: ${stderr.trim().split('\n').at(-1)}\n`);
}
