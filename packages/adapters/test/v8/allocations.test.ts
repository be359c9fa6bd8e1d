import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Allocations } from '../../src/v8/allocations.ts';
import { Fn } from '../../src/v8/fn.ts';
import { NODES } from '../support/nodes.ts';
import { record } from '../support/run-node.ts';

const MAKER = `
function makePoints(n) {
  const points = [];
  for (let i = 0; i < n; i++) points.push({ x: i, y: [i] });
  return points;
}
function addUp(n) {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += i % 7;
  return sum;
}
let count = 0;
for (let round = 0; round < 60; round++) count += makePoints(20_000).length + (addUp(200_000) > 0);
console.log(count);
`;

describe.for(NODES)('allocations on Node $short', (node) => {
  it('are told of the function that makes the objects, and the collector\'s time is divided by them', async () => {
    const { recording, stdout } = await record(node, { files: { 'main.js': MAKER } }, { passes: ['time', 'observations'] });
    expect(stdout).toBe('1200060\n');
    const bytes = (name: string) => recording.functionsOf('main.js').filter((facts) => facts.function === name)
      .reduce((sum, facts) => sum + facts.rows('allocation').reduce((all, row) => all + row.bytes, 0), 0);
    // 1.2 million points with an array each take 64 MB at the least
    expect(bytes('makePoints')).toBeGreaterThan(64e6);
    expect(bytes('addUp')).toBeLessThan(bytes('makePoints') / 20);
    const paused = (name: string) => recording.functionsOf('main.js').find((facts) => facts.function === name)?.rows('pause')[0]?.seconds ?? 0;
    expect(paused('makePoints')).toBeGreaterThan(0.01);
    expect(recording.availability('pause').looked).toBeGreaterThan(0);
  });

  it('are told of a function that is inlined where the time counts', async () => {
    const program = `
function copyOf(list) {
  return list.slice();
}
function run(rounds) {
  const list = Array.from({ length: 500 }, (_, i) => ({ i }));
  let sum = 0;
  for (let i = 0; i < rounds; i++) sum += copyOf(list).length;
  return sum;
}
let all = 0;
for (let i = 0; i < 40; i++) all += run(10_000);
console.log(all);
`;
    const { recording } = await record(node, { files: { 'main.js': program } }, { passes: ['time', 'observations'] });
    const facts = (name: string) => recording.functionsOf('main.js').find((each) => each.function === name);
    const bytes = (name: string) => facts(name)?.rows('allocation').reduce((sum, row) => sum + row.bytes, 0) ?? 0;
    // 400,000 lists of 500 pointers of 8 bytes
    expect(bytes('copyOf')).toBeGreaterThan(1.2e9);
    expect(bytes('run')).toBeLessThan(bytes('copyOf') / 10);
  });

  it('are followed in worker threads as well', async () => {
    const main = `const { Worker } = require('node:worker_threads');\nnew Worker('./maker.js').on('exit', (code) => console.log(code));\n`;
    const { recording } = await record(node, { files: { 'main.js': main, 'maker.js': MAKER } }, { passes: ['observations'] });
    // Before V8 12 a tree names functions by their thread's own scripts, which more than one log may have.
    const bytes = recording.files.flatMap((file) => [...recording.functionsOf(file)]).flatMap((facts) => facts.rows('allocation')).reduce((sum, row) => sum + row.bytes, 0);
    if (node.major >= 22) expect(bytes).toBeGreaterThan(64e6);
  });

  it('are not followed where the time counts: they are said to be missing', async () => {
    const { recording, native } = await record(node, { files: { 'main.js': MAKER } });
    expect(native.filter((name) => name.includes('allocations'))).toEqual([]);
    expect(recording.availability('allocation')).toMatchObject({ looked: 0 });
  });
});

describe('a tree of allocations', () => {
  const fn = new Fn('f', '/project/a.js', 3, 5, true);
  const own = (file: string) => file.startsWith('/project/');
  const node = (url: string, selfSize: unknown, children: unknown = [], lineNumber = 2, columnNumber = 4) => ({ callFrame: { functionName: 'f', scriptId: '1', url, lineNumber, columnNumber }, selfSize, children });

  it('counts what other code allocates for the function of the project that called it', () => {
    const allocations = new Allocations();
    allocations.add(node('', 0, [node('file:///project/a.js', 10, [node('node:internal/x', 20, [node('', 5)])]), node('node:internal/y', 100)]), own, () => undefined);
    expect([allocations.bytesOf(fn), allocations.total]).toEqual([35, 135]);
  });

  it('may be anything: what is no number of bytes counts nothing', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.jsonValue(), (size, children) => {
      const allocations = new Allocations();
      allocations.add(node('file:///project/a.js', size, [children, node('', 7)]), own, () => undefined);
      expect(allocations.bytesOf(fn)).toBeGreaterThanOrEqual(7);
      expect(Number.isFinite(allocations.total)).toBe(true);
    }));
  });

  it('that is as deep as no stack is read to its bound, and does not overflow', () => {
    let deep: unknown = node('file:///project/a.js', 1);
    for (let i = 0; i < 100_000; i++) deep = node('', 1, [deep]);
    const allocations = new Allocations();
    allocations.add(deep, own, () => undefined);
    expect(allocations.total).toBeLessThan(2000);
  });
});
