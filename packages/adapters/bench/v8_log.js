/**
 * How fast a log of V8 is made facts of, and in how much memory.
 *
 *     node packages/adapters/bench/v8_log.js [MEGABYTES]     500 if absent
 *
 * Records what inline caches see in a case's program with this Node, and repeats the log's records up to that size, as in a run that is longer.
 * Needs /usr/bin/time and a build (`npm run build`).
 */
import { spawnSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = '../../../test/cases/javascript/route-graph/slow.mjs';
const wanted = Number(process.argv[2] ?? 500) * 1e6;
const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));
const recorder = fromHere('../v8/recorder');
const project = mkdtempSync(join(tmpdir(), 'mechsym-bench-log-'));
try {
  const program = join(project, basename(PROGRAM));
  cpSync(fromHere(PROGRAM), program);
  const session = join(project, '.mechsym', 'large');
  mkdirSync(session, { recursive: true });
  const env = { ...process.env, MECHSYM_DIR: session, MECHSYM_V8: 'caches', NODE_OPTIONS: `--require="${recorder}/preload.cjs"`, PATH: `${recorder}/bin:${dirname(process.execPath)}:${process.env.PATH}` };
  const { status } = spawnSync('node', [program], { cwd: project, env });
  const log = readdirSync(session).map((name) => join(session, name)).find((path) => path.endsWith('.log'));
  if (status !== 0 || log === undefined) throw new Error('nothing was recorded');
  const text = readFileSync(log);
  const records = text.subarray(text.indexOf(10) + 1);
  const file = openSync(log, 'a');
  for (let written = text.length; written < wanted; written += records.length) writeSync(file, records);
  closeSync(file);
  const { size } = statSync(log); // converting removes it
  writeFileSync(join(session, 'session.json'), '{}');
  const { stdout, stderr } = spawnSync('/usr/bin/time', ['-f', '%U s of CPU, %e s, %M kB at most', process.execPath, fromHere('../../../bin/mechsym.js'), 'facts', 'convert', session], { encoding: 'utf8', cwd: project });
  process.stdout.write(`${stdout}${Math.round(text.length / 1e6)} MB recorded, ${Math.round(size / 1e6)} MB read: ${stderr.trim()}\n`);
} finally {
  rmSync(project, { recursive: true, force: true });
}
