/**
 * Makes the sample logs of the compilers again: node make.js [17 21 25]
 *
 * demo/Plant.java is compiled once (plant.jar, by the oldest JDK found, for 17), and run by each JDK found on PATH and in the folders of MECHSYM_JAVA_PATH:
 *   VERSION.log.gz          -XX:+UnlockDiagnosticVMOptions -XX:+LogCompilation -XX:LogFile=...
 *   VERSION.killed.log.gz   the same, killed when the program has done its work and waits
 *   VERSION.killed.part.gz  what the thread of C2 had written by then in the temporary folder
 *   VERSION.txt.gz          standard output with -XX:+UnlockDiagnosticVMOptions -XX:+PrintCompilation -XX:+PrintInlining
 * Nothing in them is changed but folders: the project is /project wherever they were made.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = fileURLToPath(new URL('.', import.meta.url));
const DIAGNOSTIC = '-XX:+UnlockDiagnosticVMOptions';
const only = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'mechsym-'));
try {
  const found = javas();
  const jar = join(here, 'plant.jar');
  const [oldest] = found.values();
  run(join(oldest, 'javac'), ['--release', '17', '-d', folder, join(here, 'demo/Plant.java')]);
  run(join(oldest, 'jar'), ['--create', '--file', jar, '--date', '2026-01-01T00:00:00Z', '--main-class', 'demo.Plant', '-C', folder, 'demo']);
  for (const [version, bin] of found) {
    if (only.length > 0 && !only.includes(version)) continue;
    const log = join(folder, `${version}.log`);
    const logging = [DIAGNOSTIC, '-XX:+LogCompilation', `-XX:LogFile=${log}`, '-cp', jar, 'demo.Plant'];
    run(join(bin, 'java'), logging);
    keep(`${version}.log.gz`, readFileSync(log, 'latin1'));
    const part = await killed(join(bin, 'java'), [...logging, 'wait']);
    keep(`${version}.killed.log.gz`, readFileSync(log, 'latin1'));
    keep(`${version}.killed.part.gz`, readFileSync(part, 'latin1'));
    for (const [, file] of readFileSync(log, 'latin1').matchAll(/<thread_logfile .*filename='([^']*)'/g)) rmSync(file);
    keep(`${version}.txt.gz`, run(join(bin, 'java'), [DIAGNOSTIC, '-XX:+PrintCompilation', '-XX:+PrintInlining', '-cp', jar, 'demo.Plant']));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Folders with java and javac, by version. */
function javas() {
  const found = new Map();
  for (const bin of [process.env['MECHSYM_JAVA_PATH'], process.env['PATH']].flatMap((path) => (path ?? '').split(delimiter)).filter(Boolean)) {
    if (!existsSync(join(bin, 'javac'))) continue;
    const version = /"(\d+)/.exec(spawnSync(join(bin, 'java'), ['-version'], { encoding: 'utf8' }).stderr)?.[1];
    if (version !== undefined && !found.has(version)) found.set(version, bin);
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

function run(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'latin1', maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Kills a program once it has printed something; the name of the part of C2's thread. */
async function killed(command, args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  await new Promise((resolve) => { child.stdout.once('data', resolve); });
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  child.kill('SIGKILL');
  await ended;
  const parts = readdirSync(tmpdir()).filter((name) => new RegExp(`^hs_c\\d+_pid${child.pid}\\.log$`).test(name)).map((name) => join(tmpdir(), name));
  return parts.find((part) => readFileSync(part, 'latin1').startsWith('<start_compile_thread name=\'C2'));
}

function keep(name, text) {
  const packed = gzipSync(Buffer.from(text.replaceAll(here, '/project/').replaceAll(folder, '/session'), 'latin1'), { level: 9 });
  packed[9] = 255; // the system that packed it
  writeFileSync(join(here, name), packed);
  console.log(`${name}: ${packed.length} bytes`);
}
