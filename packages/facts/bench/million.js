// One million facts about 20,000 functions: written to a file, then read, indexed and joined to their sites.
// Prints CPU seconds and peak memory of the reading process. Bar: under 1.5 s and under 300 MB.
// Three mixes: `numbers` is samples and counters; `recorded` repeats the functions of a real CPython recording in other
// files; `names` is the worst that is likely: two of three facts hold type names, of which no two functions have the same.
//   node packages/facts/bench/million.js [numbers|recorded|names] [functions]     APART=1 keeps the samples of runs apart
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(import.meta.url);
const [mode, folder] = process.argv.slice(2);
if (mode === '--read') await measure(folder);
else if (mode === '--parse') await parseOnly(folder);
else await main(mode ?? 'numbers', Number(folder ?? 20_000));

async function main(mix, functions) {
  const { rolldown } = await import('rolldown');
  const work = mkdtempSync(join(tmpdir(), 'mechsym-bench-'));
  try {
    const bundle = await rolldown({ input: join(here, '../../src/index.ts'), platform: 'node', logLevel: 'silent' });
    await bundle.write({ dir: work, entryFileNames: 'facts.mjs', format: 'esm' });
    await bundle.close();
    const { factsCount } = await generate(join(work, 'facts.jsonl'), mix, functions, pathToFileURL(join(work, 'facts.mjs')));
    console.log(`${mix}: ${factsCount.toLocaleString('en-US')} facts, ${(statSync(join(work, 'facts.jsonl')).size / 1e6).toFixed(1)} MB`);
    for (let run = 0; run < 3; run++) {
      for (const mode of ['--parse', '--read']) {
        const result = spawnSync(process.execPath, [here, mode, work], { stdio: 'inherit' });
        if (result.status !== 0) process.exitCode = 1;
      }
    }
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Functions of 12 sites and 50 facts. */
async function generate(path, mix, functions, library) {
  const { KINDS, KIND_NAMES, SITE_COLUMNS } = await import(library);
  const out = createWriteStream(path);
  const columns = Object.fromEntries([['site', SITE_COLUMNS], ...KIND_NAMES.map((kind) => [kind, KINDS[kind].columns.map((column) => column.name)])]);
  out.write(`${JSON.stringify({
    mechsym: 'facts', version: 1, recorder: { name: 'bench', version: '1' }, runtime: { name: 'cpython', version: '3.14.0', flags: {} },
    language: 'python', command: ['python', 'main.py'], process: { pid: 1, id: 'bench' }, start: '2026-01-01T00:00:00Z',
    clock: { kind: 'cpu', period: 0.004, precision: 'loop' }, column: 'utf8', root: '/project', kinds: KIND_NAMES, columns,
  })}\n`);
  let seed = 1;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const shapes = Array.from({ length: 300 }, (_, i) => `package.module${i % 17}:Class${i}`);
  const distribution = () => Object.fromEntries(Array.from({ length: 1 + random(3) }, () => [shapes[random(300)], 1 + random(1000)]));
  let factsCount = 0;
  if (mix === 'recorded') {
    const lines = recordedFunctions(Object.keys(KINDS));
    for (let copy = 0; factsCount < 50 * functions; copy++) {
      for (const { head, rest, facts } of lines) {
        factsCount += facts;
        if (!out.write(`{"file":"src/package${copy % 40}/module${copy}.py","function":"${head.function}","line":${head.line}${rest}\n`)) await once(out, 'drain');
      }
    }
    out.end();
    await once(out, 'finish');
    return { factsCount };
  }
  for (let f = 0; f < functions; f++) {
    const sites = Array.from({ length: 12 }, (_, i) => [i, 8 + random(40), i, 60, 0, i % 3 === 0 ? 'call' : i % 3 === 1 ? 'attribute' : 'binary', `name${random(500)}`]);
    const every = sites.map((_, i) => i);
    const facts = mix === 'numbers' ? {
      cost: [[-1, random(99), random(999), random(50), random(500)], ...every.map((i) => [i, random(99), random(999), random(50), random(500)])],
      counter: every.flatMap((i) => ['cycles', 'misses', 'branches'].map((event) => [i, 'exact', event, random(99), random(999)])).concat([[-1, 'exact', 'cycles', 1, 1]]),
    } : {
      cost: [[-1, random(99), random(999), random(50), random(500)], ...every.map((i) => [i, random(99), random(999), random(50), random(500)])],
      'inline-cache': every.map((i) => [i, 'sampled', distribution(), random(9)]),
      specialization: every.map((i) => [i, 'sampled', { LOAD_ATTR_INSTANCE_VALUE: random(99), LOAD_ATTR: random(9) }, random(99), random(9), random(9), random(9)]),
      call: every.slice(0, 8).map((i) => [i, 'sampled', shapes[random(300)], 'src/package/module.py', random(900), 'call', random(99)]),
      'value-shape': every.slice(0, 5).map((i) => [-1, 'sampled', `self.items${i}`, distribution(), { 8: random(99) }, { int: random(99) }, {}, {}, random(9), random(99)]),
    };
    for (const rows of Object.values(facts)) factsCount += rows.length;
    const line = { file: `src/package${f % 40}/module${f % 1000}.py`, function: `Class${f % 7}.method${f}`, line: 1 + (f % 900), endLine: 20 + (f % 900), sites, ...facts };
    if (!out.write(`${JSON.stringify(line)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return { factsCount };
}

function recordedFunctions(kinds) {
  const recording = readFileSync(new URL('../../adapters/cpython/recordings/3.14/shapes.facts.jsonl', import.meta.url), 'utf8');
  return recording.trim().split('\n').map((line) => JSON.parse(line)).filter((line) => line.file !== undefined).map((line) => {
    const { function: name, line: first, ...rest } = line;
    delete rest.file;
    const facts = kinds.reduce((sum, kind) => sum + (line[kind]?.length ?? 0), 0);
    return { head: { function: name, line: first }, rest: `,${JSON.stringify(rest).slice(1)}`, facts };
  });
}

/** The floor: JSON.parse of every line and nothing else. On a busy machine the ratio to it says more than the seconds. */
async function parseOnly(folder) {
  const bytes = readFileSync(join(folder, 'facts.jsonl'));
  const start = process.cpuUsage();
  for (let from = 0, end; (end = bytes.indexOf(10, from)) >= 0; from = end + 1) JSON.parse(bytes.toString('utf8', from, end));
  const { user, system } = process.cpuUsage(start);
  console.log(`JSON.parse alone ${((user + system) / 1e6).toFixed(2)} s`);
}

async function measure(folder) {
  const { read } = await import(pathToFileURL(join(folder, 'facts.mjs')));
  const seconds = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1e6; };
  const start = seconds();
  const recording = await read(createReadStream(join(folder, 'facts.jsonl'), { highWaterMark: 1 << 20 }), { file: 'facts.jsonl', ...(process.env['APART'] && { runOf: () => ({ id: 'run', workload: 'bench' }) }) });
  const readDone = seconds();
  // the join: every site of every function with its rows by kind, as the engine asks for them
  let joined = 0;
  for (const facts of recording.functions()) {
    for (const kind of facts.kinds) joined += facts.rows(kind).length;
    for (const site of facts.sites) for (const kind of site.kinds) joined += site.rows(kind).length;
  }
  const done = seconds();
  for (const problem of recording.problems) console.log(problem.message);
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(`read ${(readDone - start).toFixed(2)} s, join ${(done - readDone).toFixed(2)} s, together ${(done - start).toFixed(2)} s CPU, peak ${peak.toFixed(0)} MB, ${joined.toLocaleString('en-US')} facts at their sites`);
}
