/**
 * Makes the sample recordings again: node make.js [17 21 ...]
 *
 * Each version's folder gets the recording of `programs/demo/Plant.java` in a run for its time and in one for observations, and the chunk that is left of one that
 * was killed, each written by that JDK, which is looked for on PATH and in the folders of MECHSYM_JAVA_PATH. The classes come from the oldest, as `programs/plant.jar`.
 * Nothing in them is changed but folders, by names of the same length: the project is /project and the JDK /jdk, with as many slashes behind as it takes.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = fileURLToPath(new URL('.', import.meta.url));
const recorder = join(here, '..', 'recorder');
const ROUNDS = '900';
/** Each exception is an event. */
const OBSERVED_ROUNDS = '20';

const javas = [...new Set([...(process.env.MECHSYM_JAVA_PATH ?? '').split(delimiter), ...(process.env.PATH ?? '').split(delimiter)])].flatMap((folder) => {
  if (folder === '' || !existsSync(join(folder, 'javac'))) return [];
  const { stdout } = spawnSync(join(folder, 'java'), ['--version'], { encoding: 'utf8' });
  return [{ folder, version: /^\S+ (\d+)/.exec(stdout)?.[1] ?? '', home: dirname(dirname(realpathSync(join(folder, 'java')))) }];
});
const wanted = process.argv.slice(2);
const found = ['17', '21', '25'].filter((version) => wanted.length === 0 || wanted.includes(version)).map((version) => {
  const java = javas.find((each) => each.version === version);
  if (java === undefined) throw new Error(`no JDK ${version} on PATH or in MECHSYM_JAVA_PATH`);
  return java;
});
if (wanted.length === 0) compile(found[0]);
for (const java of found) {
  mkdirSync(join(here, java.version), { recursive: true });
  for (const [name, settings, kill] of [['mechsym', 'mechsym'], ['mechsym-observations', 'exceptions'], ['killed', 'mechsym', true]]) {
    const packed = gzipSync(await record(java, name, settings, kill), { level: 9 });
    packed[9] = 255; // the system that packed it
    const target = join(here, java.version, `plant-${name}.jfr.gz`);
    writeFileSync(target, packed);
    console.log(`${target.slice(here.length)}: ${packed.length} bytes`);
  }
}

function compile({ folder }) {
  const classes = mkdtempSync(join(tmpdir(), 'mechsym-'));
  run(join(folder, 'javac'), ['-g', '--release', '17', '-d', classes, join(here, 'programs', 'demo', 'Plant.java')]);
  run(join(folder, 'jar'), ['--create', '--date=2026-01-01T00:00:00Z', '--file', join(here, 'programs', 'plant.jar'), '-C', classes, '.']);
  rmSync(classes, { recursive: true });
}

async function record({ folder, home }, name, settings, kill) {
  const project = mkdtempSync(join(tmpdir(), 'mechsym-'));
  try {
    cpSync(join(here, 'programs', 'plant.jar'), join(project, 'plant.jar'));
    cpSync(recorder, join(project, 'recorder'), { recursive: true });
    const args = [
      '-Xlog:jfr+startup=error', '-XX:+UnlockDiagnosticVMOptions', '-XX:+DebugNonSafepoints', `-XX:FlightRecorderOptions=repository=${project}/repo`,
      `-XX:StartFlightRecording=name=${name},settings=${project}/recorder/${settings}.jfc,filename=${project},dumponexit=true,maxsize=1g`, '-cp', 'plant.jar', 'demo.Plant',
    ];
    if (kill === true) {
      const child = spawn(join(folder, 'java'), [...args, '100000'], { cwd: project, stdio: 'inherit' });
      const ended = new Promise((resolve) => { child.on('exit', resolve); });
      const chunks = () => (existsSync(join(project, 'repo')) ? readdirSync(join(project, 'repo'), { recursive: true }) : []).filter((each) => each.endsWith('.jfr'));
      while (chunks().length === 0) await wait(200);
      await wait(6000);
      child.kill('SIGKILL');
      await ended;
      return neutral(readFileSync(join(project, 'repo', chunks()[0])), project, home);
    }
    run(join(folder, 'java'), [...args, settings === 'exceptions' ? OBSERVED_ROUNDS : ROUNDS], project);
    return neutral(readFileSync(join(project, readdirSync(project).find((each) => each.endsWith('.jfr')))), project, home);
  } finally {
    rmSync(project, { recursive: true, force: true });
  }
}

function neutral(bytes, project, home) {
  let text = bytes.toString('latin1');
  for (const [path, name] of [[project, '/project'], [home, '/jdk'], [dirname(recorder), '/adapter']]) text = text.replaceAll(path, name.padEnd(path.length, '/'));
  return Buffer.from(text, 'latin1');
}

function run(command, args, cwd) {
  const { status, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}
