import { spawnSync } from 'node:child_process';
import { createReadStream, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { Recording, readInto } from '@mechsym/facts';
import { jvm, type NativeSession, type Pass } from '../../src/index.ts';
import { COMPILER_LOGS, lineOf } from '../support/compiler-logs.ts';
import { JAVAS } from '../support/javas.ts';

const RECORDER = fileURLToPath(new URL('../../jvm/recorder', import.meta.url));

function sessionOf(directory: string, root: string): NativeSession {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  return {
    root, version: '0', list: () => Promise.resolve(['demo/Plant.java']),
    files: files.map((file) => ({ name: relative(directory, file), modified: '2026-01-01T00:00:00.000Z', open: () => createReadStream(file) as AsyncIterable<Uint8Array> })),
    read: (path) => { try { return readFileSync(path); } catch { return undefined; } },
  };
}

describe.for(JAVAS)('a program recorded on JDK $short, for its time and for what it sees', (java) => {
  it('has the types that calls met from the second run, and nothing twice', { timeout: 120_000 }, async () => {
    const directory = mkdtempSync(join(tmpdir(), 'mechsym-test-'));
    try {
      const run = (pass: Pass): void => {
        const folder = join(directory, pass);
        mkdirSync(join(folder, jvm.folder ?? ''), { recursive: true });
        const start = jvm.instead?.({ directory: folder, root: COMPILER_LOGS, recorder: RECORDER, pass }, java.executable, {});
        const { status, stderr } = spawnSync(java.executable, [...start?.args ?? [], '-cp', 'plant.jar', 'demo.Plant'], { cwd: COMPILER_LOGS, encoding: 'utf8' });
        expect([status, stderr]).toEqual([0, '']);
      };
      run('time');
      run('observations');
      const recording = new Recording();
      const names: string[] = [];
      const session = sessionOf(directory, COMPILER_LOGS.replace(/\/$/, ''));
      for await (const { name, text } of jvm.native?.convert({ ...session, files: session.files.map((file) => ({ ...file, name: file.name.replace(/^(time|observations)\//, '') })) }) ?? []) {
        names.push(name);
        await readInto(recording, [Buffer.from(text)], { file: name });
      }
      expect(recording.problems).toEqual([]);
      expect(names.some((name) => /^hotspot-pid\d+-compilers\.facts\.jsonl$/.test(name))).toBe(true);
      const of = (name: string) => recording.functionsOf('demo/Plant.java').filter((fn) => fn.function === name);
      // One function, though two recordings name it.
      expect(of('Plant.megamorphic')).toHaveLength(1);
      const site = of('Plant.megamorphic')[0]?.sites.find((each) => each.operation === 'call');
      expect((of('Plant.megamorphic')[0]?.line ?? 0) + (site?.line ?? 0)).toBe(lineOf('sum += shape.area()', 'double megamorphic'));
      expect(Object.keys(site?.rows('inline-cache')[0]?.shapes ?? {}).length).toBeGreaterThanOrEqual(2);
      expect(site?.rows('inlining')).toMatchObject([{ callee: 'demo:Plant.Shape.area', done: false, reason: 'callee-megamorphic' }]);
      // A thing that happens once a run is counted once.
      for (const { outcome, count } of of('Plant.operand')[0]?.rows('compilation') ?? []) if (outcome !== 'done') expect(count).toBe(1);
      for (const { headers } of recording.processes) expect(new Set(headers.map(({ process }) => process.id)).size).toBe(1);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
