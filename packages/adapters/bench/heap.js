/**
 * How long `mechsym heap` takes for a large dump, and how much memory: makes a heap with a JDK, dumps it, reads it.
 *
 *     node packages/adapters/bench/heap.js [ENTRIES]     700,000 entries if absent, which make a dump of some 500 MB
 *
 * Takes the JDK of PATH, or of the first folder of MECHSYM_JAVA_PATH; needs /usr/bin/time.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const entries = process.argv[2] ?? '700000';
const jdk = process.env.MECHSYM_JAVA_PATH?.split(':')[0];
const tool = (name) => (jdk === undefined ? name : join(jdk, name));
const folder = mkdtempSync(join(tmpdir(), 'mechsym-bench-heap-'));
try {
  execFileSync(tool('javac'), ['-d', folder, fileURLToPath(new URL('HeapBig.java', import.meta.url))]);
  const program = spawn(tool('java'), ['-Xmx2g', '-cp', folder, 'demo.HeapBig', entries], { stdio: ['pipe', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    program.stdout.once('data', resolve);
    program.once('exit', () => reject(new Error('the program ended early')));
  });
  const dump = join(folder, 'big.hprof');
  execFileSync(tool('jcmd'), [String(program.pid), 'GC.heap_dump', dump]);
  program.removeAllListeners('exit');
  program.kill();
  const command = fileURLToPath(new URL('../../../bin/mechsym.js', import.meta.url));
  for (const options of [[], ['--no-retained']]) {
    const { stdout, stderr } = spawnSync('/usr/bin/time', ['-f', '%U s of CPU, %e s, %M kB at most', process.execPath, command, 'heap', dump, ...options], { encoding: 'utf8', cwd: folder });
    process.stdout.write(`${options.length === 0 ? `${stdout}\n` : ''}${Math.round(statSync(dump).size / 1e6)} MB ${options.join('')}: ${stderr.split('\n').at(-2) ?? ''}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
