import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FunctionFacts, Recording } from '@mechsym/facts';
import { rolldown, type OutputOptions } from 'rolldown';
import { describe, expect, it } from 'vitest';

import { BUSY } from '../support/node-programs.ts';
import { NODES } from '../support/nodes.ts';
import { record } from '../support/run-node.ts';

const ALL = ['time', 'observations'] as const;
const MODULES = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

function functionNamed(recording: Recording, name: string, file: string): FunctionFacts {
  const all = recording.files.flatMap((each) => [...recording.functionsOf(each)]);
  const found = all.find((facts) => facts.function === name && facts.file === file);
  if (found === undefined) throw new Error(`no facts about ${name} of ${file}; there are ${all.map((each) => `${each.function} of ${each.file}`).join(', ')}`);
  return found;
}

/** An access that sees six shapes, in TypeScript, with types and blank lines that a compiler takes away. */
const TYPESCRIPT = `
interface Shape {
  readonly unit: string;

  readonly area: number;
}

type Weight = number;

const shapes: Shape[] = [];
for (let i = 0; i < 600; i++) {
  const area: number = i;
  shapes.push([{ unit: 'm', area }, { a: 1, unit: 'm', area }, { b: 1, unit: 'm', area }, { c: 1, unit: 'm', area }, { d: 1, unit: 'm', area }, { e: 1, unit: 'm', area }][i % 6]!);
}

function weighted(shape: Shape, weight: Weight): number {
  const by: number = weight % 3;

  return shape.area * by;
}

let sum = 0;
for (let round = 0; round < 3000; round++) for (const shape of shapes) sum += weighted(shape, round);
console.log(sum > 0);
`;
const LOAD_LINE = TYPESCRIPT.split('\n').findIndex((line) => line.includes('shape.area')) + 1;

/** The program compiled, with its source map: the files by name. */
async function compiled(name: string, options: OutputOptions): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'mechsym-test-'));
  try {
    writeFileSync(join(folder, 'app.ts'), TYPESCRIPT);
    const bundle = await rolldown({ input: join(folder, 'app.ts'), logLevel: 'silent', tsconfig: false });
    await bundle.write({ file: join(folder, name), ...options });
    await bundle.close();
    const map = options.sourcemap === 'inline' ? {} : { [`${name}.map`]: readFileSync(join(folder, `${name}.map`), 'utf8') };
    return { 'app.ts': TYPESCRIPT, [name]: readFileSync(join(folder, name), 'utf8'), ...map };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Samples of a function itself, at its sites and as a whole, in these routines of V8. */
function countedIn(recording: Recording, name: string, file: string, wanted: (event: string) => boolean): number {
  const facts = functionNamed(recording, name, file);
  return [facts, ...facts.sites].flatMap((place) => place.rows('counter')).filter(({ event }) => wanted(event)).reduce((sum, { self }) => sum + self, 0);
}

function expectLoadInTypeScript(recording: Recording): void {
  const weighted = functionNamed(recording, 'weighted', 'app.ts');
  expect(weighted.line).toBe(LOAD_LINE - 3);
  const loads = weighted.sites.filter((site) => site.operation === 'attribute' && site.name === 'area');
  expect(loads.map((site) => [weighted.line + site.line, site.column])).toEqual([[LOAD_LINE, 'return shape.area'.indexOf('area') + 2]]);
  expect(Object.keys(loads[0]?.rows('inline-cache')[0]?.shapes ?? {})).toContain('{unit, area}');
  expect(recording.sources.get('app.ts')?.[0]).toMatch(/^sha256:/);
}

describe.for(NODES)('a recording on Node $short', (node) => {
  it.for<[string, string, OutputOptions]>([
    ['a source map beside the file', 'out/app.mjs', { format: 'esm', sourcemap: true }],
    ['an inline source map, in one line', 'app.min.cjs', { format: 'cjs', sourcemap: 'inline', minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } } }],
  ])('is placed in the TypeScript through %s', async ([, name, options]) => {
    const files = await compiled(name, options);
    const { recording, stdout } = await record(node, { files, args: [name] }, { passes: ALL });
    expect(stdout).toBe('true\n');
    expectLoadInTypeScript(recording);
  });

  it('is placed in the compiled text where the source map is gone, and says so', async () => {
    const { 'app.mjs.map': _, ...files } = await compiled('app.mjs', { format: 'esm', sourcemap: true });
    const { recording } = await record(node, { files, args: ['app.mjs'] });
    expect(functionNamed(recording, 'weighted', 'app.mjs').line).toBeGreaterThan(0);
    expect(recording.processes.flatMap(({ notes }) => notes.map(({ note }) => note)).join()).toContain('1 source map could not be read');
  });

  it('is placed in the compiled text where a map is there and the sources that it names are not, as packages are shipped', async () => {
    const { 'app.ts': _, ...files } = await compiled('app.mjs', { format: 'esm', sourcemap: true });
    const { recording } = await record(node, { files, args: ['app.mjs'] }, { passes: ALL });
    expect(recording.files).toEqual(['app.mjs']);
    const { line, sites } = functionNamed(recording, 'weighted', 'app.mjs');
    const text = (files['app.mjs'] ?? '').split('\n');
    expect(text[line - 1]).toContain('function weighted');
    const loads = [...sites].filter(({ name }) => name === 'area');
    expect(loads.length).toBeGreaterThan(0);
    for (const site of loads) expect(text[line - 1 + site.line]?.slice(site.column)).toMatch(/^area/);
    expect(recording.processes.flatMap(({ notes }) => notes.map(({ note }) => note)).join()).toContain('1 source that source maps name is not there');
  });

  it('gives the time of a megamorphic access to the function that holds it where a builtin called that function', async () => {
    const program = `const kinds = [{ area: 1 }, { a: 1, area: 2 }, { b: 1, area: 3 }, { c: 1, area: 4 }, { d: 1, area: 5 }, { e: 1, area: 6 }];
const shapes = Array.from({ length: 600 }, (_, i) => kinds[i % kinds.length]);
let total = 0;
for (let round = 0; round < 150_000; round++) shapes.forEach((shape) => {
  total += shape.area;
});
console.log(total);
`;
    const { recording } = await record(node, { files: { 'app.mjs': program }, args: ['app.mjs'] }, { passes: ALL });
    const at = recording.files.flatMap((file) => [...recording.functionsOf(file)]).flatMap((facts) => [...facts.sites].filter(({ name }) => name === 'area').map((site) => ({ line: facts.line + site.line, self: site.rows('cost')[0]?.self ?? 0 })));
    expect(at.find(({ line }) => line === 5)?.self ?? 0).toBeGreaterThan(0.2 * recording.totals.samples);
  });

  it('gives a module the time of what runs on its frame, such as a comparison of anything', async () => {
    const program = `const values = Array.from({ length: 500 }, (_, i) => [i, \`text \${i % 7}\`, undefined, i / 3, { i }][i % 5]);
let equal = 0;
for (let round = 0; round < 1500; round++) {
  for (let i = 0; i < values.length; i++) for (let k = 0; k < 200; k++) if (values[i] === values[k]) equal++;
}
console.log(equal);
`;
    const { recording } = await record(node, { files: { 'app.mjs': program }, args: ['app.mjs'] });
    expect(countedIn(recording, '<module>', 'app.mjs', (event) => event === 'StrictEqual')).toBeGreaterThan(0.1 * recording.totals.samples);
  });

  it('gives a callback the time in which its arrays grow, and not the function that hands it on', async () => {
    // Called seldom, so that `reduce` stays a builtin that calls the callback.
    const program = `function journey(pings) {
  return pings.reduce((soFar, ping) => [...soFar, ping], []);
}
const pings = Array.from({ length: 1500 }, (_, i) => ({ i }));
let sum = 0;
for (let i = 0; i < 120; i++) sum += journey(pings).length;
console.log(sum);
`;
    const { recording } = await record(node, { files: { 'app.js': program }, args: ['app.js'] });
    const grown = (name: string) => countedIn(recording, name, 'app.js', (event) => event.startsWith('Grow'));
    // From V8 13 on growing takes no time here.
    if (node.major < 24) expect(grown('<anonymous>')).toBeGreaterThan(0.02 * recording.totals.samples);
    expect(grown('journey')).toBeLessThanOrEqual(2 + grown('<anonymous>') / 4);
  });

  it('gives functions that await the time of the queue that goes on with them', async () => {
    const program = `async function price(i) {
  return i % 7;
}
async function total(count) {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += await price(i);
  return sum;
}
console.log(await total(3_000_000));
`;
    const { recording } = await record(node, { files: { 'app.mjs': program }, args: ['app.mjs'] });
    expect(countedIn(recording, 'total', 'app.mjs', (event) => event === 'RunMicrotasks' || event === 'PromiseFulfillReactionJob')).toBeGreaterThan(0.01 * recording.totals.samples);
  });

  it.runIf(node.major >= 22)('is exact where Node itself takes the types away', async () => {
    const args = node.major === 22 ? ['--experimental-strip-types', '--no-warnings', 'app.ts'] : ['--no-warnings', 'app.ts'];
    const { recording, stdout } = await record(node, { files: { 'app.ts': TYPESCRIPT.replace("[i % 6]!", "[i % 6] as Shape") }, args }, { passes: ALL });
    expect(stdout).toBe('true\n');
    expectLoadInTypeScript(recording);
  });

  it('is exact where a script is told to hide its wrapper and to count lines from elsewhere', async () => {
    const text = 'const get = (o) => o.first;\nfunction later(o) {\n  return o.second;\n}\nfor (let i = 0; i < 4000; i++) { get({ first: 1 }); later({ second: 1 }); }';
    const { recording } = await record(node, { files: { 'lib.js': text, 'main.js': `
const { runInThisContext } = require('node:vm');
const { resolve } = require('node:path');
const text = require('node:fs').readFileSync('lib.js', 'utf8');
const wrapper = '(function (exports) { ';
runInThisContext(wrapper + text + '})', { filename: resolve('lib.js'), columnOffset: -wrapper.length })({});
const other = 'function shifted(o) {\\n  return o.second;\\n}\\nfor (let i = 0; i < 4000; i++) shifted({ second: 1 });';
runInThisContext(other, { filename: resolve('other.js'), lineOffset: 10 });
` } }, { passes: ['observations'] });
    const loads = (name: string, file: string) => {
      const facts = functionNamed(recording, name, file);
      return facts.sites.filter(({ operation }) => operation === 'attribute').map((site) => [facts.line + site.line, site.column, site.name]);
    };
    expect(loads('get', 'lib.js')).toEqual([[1, 21, 'first']]);
    expect(loads('later', 'lib.js')).toEqual([[3, 11, 'second']]);
    expect(loads('shifted', 'other.js')).toEqual([[12, 11, 'second']]);
  });

  it('says so where most of the time went into code that has no file', async () => {
    const { recording } = await record(node, { files: { 'main.js': `
const made = new Function('n', 'let sum = 0; for (let i = 0; i < n; i++) sum += i % 7 * (i & 3); return sum;');
console.log(made(3e8) > 0);
` } });
    expect(recording.processes.flatMap(({ notes }) => notes).map(({ note }) => note).join()).toMatch(/\d+ % of the samples ran in code made by eval or new Function/);
    expect(functionNamed(recording, '<module>', 'main.js').rows('cost')[0]?.total).toBeGreaterThan(0);
  });

  it('understands what WebAssembly and regular expressions leave in the log', async () => {
    const { recording } = await record(node, { files: { 'main.js': `${BUSY}
const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 2, 127, 127, 1, 127, 3, 2, 1, 0, 7, 7, 1, 3, 97, 100, 100, 0, 0, 10, 9, 1, 7, 0, 32, 0, 32, 1, 106, 11];
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
let sum = 0;
for (let i = 0; i < 3e6; i++) sum = exports.add(sum, i) % 1000;
for (let i = 0; i < 3e4; i++) sum += /(a|b),(\\n|"c"){2,}/.test('a,b' + i) ? 1 : 0;
work();
` } });
    expect(recording.processes.flatMap(({ notes }) => notes).filter(({ level }) => level === 'warning')).toEqual([]);
    expect(functionNamed(recording, '<module>', 'main.js').rows('cost')[0]?.total).toBeGreaterThan(0);
  });

  it('has a file for each worker, child and fork, however it was started', async () => {
    const { recording, stderr } = await record(node, { files: { 'main.js': `${BUSY}
const { Worker, isMainThread } = require('node:worker_threads');
const { execSync, fork, spawnSync } = require('node:child_process');
function hot() { return work(300000); }
console.log(hot());
if (isMainThread && !process.argv[2]) {
  new Worker(__filename).on('exit', () => {
    spawnSync(process.execPath, [__filename, 'spawned']);
    execSync('node main.js shell');
    fork(__filename, ['forked']);
  });
}
` } });
    expect(stderr).toBe('');
    expect(recording.processes).toHaveLength(5);
    expect(recording.processes.map(({ headers: [header] }) => header?.command.slice(2).join()).sort()).toEqual(['', '', 'forked', 'shell', 'spawned']);
    expect(functionNamed(recording, 'add', 'main.js').rows('compilation').find(({ tier }) => tier === 'ignition')?.count).toBe(5);
  });

  it('leaves out what is installed in the project, and names it as what was called', async () => {
    const { recording } = await record(node, { files: {
      'main.js': 'const { spin } = require("busy");\nfunction call() { let n = 0; for (let i = 0; i < 40; i++) n += spin(2e5); return n; }\nconsole.log(call());',
      'node_modules/busy/index.js': 'exports.spin = function spin(n) { let s = 0; for (let i = 0; i < n; i++) s = (s + i * i) % 1e6; return s; };',
    } });
    expect(recording.files).toEqual(['main.js']);
    const call = functionNamed(recording, 'call', 'main.js');
    const rows = [...call.sites.flatMap((site) => site.rows('call')), ...call.rows('call')];
    expect(rows.some(({ callee, calleeFile }) => callee === 'busy:spin' && calleeFile === '')).toBe(true);
  });

  it('names the tools of a test run nowhere but the tests that they run', async () => {
    const { recording, status } = await record(node, { files: {
      'package.json': '{"name":"p","scripts":{"test":"node --test"}}',
      'lib.js': `${BUSY}\nmodule.exports = { work };`,
      'test/lib.test.js': 'const { test } = require("node:test");\nconst { work } = require("../lib.js");\ntest("works", () => { work(); });',
    }, shell: 'npm test >/dev/null' });
    expect(status).toBe(0);
    expect(recording.files).toEqual(['lib.js', 'test/lib.test.js']);
  });

  it.for(['forks', 'threads'])('reaches what vitest runs in %s, in the TypeScript as it was written', async (pool) => {
    const { recording, status, stderr } = await record(node, { files: {
      'package.json': '{"type":"module"}',
      'src/lib.ts': `export interface Shape { area: number }

export function areaOf(shape: Shape): number {
  return shape.area;
}
export function total(n: number): number {
  const shapes: Shape[] = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, i) => ({ [name]: i, area: i }));
  let sum = 0;
  for (let i = 0; i < n; i++) sum += areaOf(shapes[i % 6]!);
  return sum;
}
`,
      'test/lib.test.ts': 'import { expect, test } from "vitest";\nimport { total } from "../src/lib.ts";\ntest("total", () => { expect(total(3e6)).toBeGreaterThan(0); });\n',
    }, env: { MODULES }, shell: `ln -sfn "$MODULES" node_modules; node node_modules/vitest/vitest.mjs run --pool ${pool} --maxWorkers 1 >/dev/null` }, { passes: ALL });
    expect([status, stderr]).toEqual([0, '']);
    const areaOf = functionNamed(recording, 'areaOf', 'src/lib.ts');
    expect(areaOf.line).toBe(3);
    const [load, ...more] = areaOf.sites.filter(({ operation }) => operation === 'attribute');
    expect([load?.line, load?.column, load?.name, more]).toEqual([1, '  return shape.'.length, 'area', []]);
    expect(Object.keys(load?.rows('inline-cache')[0]?.shapes ?? {})).toHaveLength(6);
  });

  it('survives a death by SIGKILL up to it', async () => {
    const { recording, signal } = await record(node, { files: { 'main.js': `${BUSY}\nwork(3e6); process.kill(process.pid, 'SIGKILL');` } });
    expect(signal).toBe('SIGKILL');
    expect(functionNamed(recording, 'work', 'main.js').rows('compilation').length).toBeGreaterThan(0);
  });
});
