import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JAVAS } from '../../support/javas.ts';
import { DIFFERING, dumpOf, jvmHistogram, ownHistogram } from './support.ts';

const FOLDER = fileURLToPath(new URL('../../../jvm/recordings/hprof/', import.meta.url));
const MODES: readonly (readonly [name: string, flags: readonly string[], from: number])[] = [
  ['compressed references', ['-XX:+UseG1GC'], 17],
  ['no compressed references', ['-XX:+UseSerialGC', '-XX:-UseCompressedOops'], 17],
  ['no compressed class pointers', ['-XX:+UseSerialGC', '-XX:-UseCompressedOops', '-XX:-UseCompressedClassPointers'], 17],
  ['compact headers', ['-XX:+UseSerialGC', '-XX:+UnlockExperimentalVMOptions', '-XX:+UseCompactObjectHeaders'], 25],
];

let folder: string;
const children: ChildProcess[] = [];
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'mechsym-heap-')); });
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the program, which waits once its heap is made, and asks its JVM for a dump and a histogram. */
async function recorded(jdk: string, flags: readonly string[], name: string): Promise<{ readonly dump: string; readonly histogram: string }> {
  const classes = join(folder, name);
  execFileSync(join(jdk, 'javac'), ['-g', '-d', classes, join(FOLDER, 'demo', 'HeapDemo.java')]);
  const child = spawn(join(jdk, 'java'), ['-Xmx64m', ...flags, '-cp', classes, 'demo.HeapDemo', '150'], { stdio: ['pipe', 'pipe', 'ignore'] });
  children.push(child);
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (text: Buffer) => { if ((said += text.toString()).includes('ready')) resolve(); });
    child.on('exit', () => reject(new Error('the program ended early')));
  });
  const jcmd = (...words: string[]) => execFileSync(join(jdk, 'jcmd'), [String(child.pid), ...words], { encoding: 'utf8' });
  const dump = join(folder, `${name}.hprof`);
  // What becomes unreachable by a first collection is gone after the second.
  jcmd('GC.class_histogram');
  jcmd('GC.heap_dump', dump);
  const histogram = jcmd('GC.class_histogram');
  child.removeAllListeners('exit');
  child.kill('SIGKILL');
  return { dump, histogram };
}

describe.each(JAVAS)('a dump of JDK $short', ({ short: version, folder: jdk }) => {
  it.each(MODES.filter(([, , from]) => Number(version) >= from))('with %s has the histogram of the JVM itself', async (name, flags) => {
    const { dump, histogram } = await recorded(jdk, flags, `${version}-${name.replaceAll(' ', '-')}`);
    const jvm = jvmHistogram(histogram);
    const own = ownHistogram(await dumpOf(dump));
    const differing = [...jvm].filter(([each, numbers]) => own.get(each) !== numbers).map(([each]) => each);
    expect(differing.filter((each) => !Object.hasOwn(DIFFERING, each))).toEqual([]);
    expect([...jvm.keys()].filter((each) => each.includes('demo.')).length).toBeGreaterThan(12);
  }, 60_000);
});
