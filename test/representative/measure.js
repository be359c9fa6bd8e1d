/**
 * How well recordings of one workload agree, from what record.js left in a folder: docs/representative.md explains the numbers.
 *
 *   node test/representative/measure.js FOLDER [NAME...]
 *
 * For each workload: the median, over all pairs of recordings, of the Jaccard index of their first five findings; the same where each
 * is several recordings together (--together N); and how far the Good-Turing estimate of unseen hot code is from what another recording finds there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median, root } from '../../scripts/measure.js';

const words = process.argv.slice(2);
const at = words.indexOf('--together');
const [, together = '1'] = at < 0 ? [] : words.splice(at, 2);
const [folder, ...names] = words;
const { readInto, Recording, unseenIn } = await import(await facts());
const rows = [];

for (const workload of readdirSync(resolve(folder)).sort()) {
  const place = join(resolve(folder), workload);
  const runs = join(place, '.runs');
  if (!existsSync(runs) || (names.length > 0 && !names.some((name) => workload.startsWith(name)))) continue;
  const all = readdirSync(runs).filter((run) => existsSync(join(runs, run, 'session.json'))).sort().map((run) => join(runs, run));
  const groups = Array.from({ length: Math.floor(all.length / Number(together)) }, (_, i) => all.slice(i * together, (i + 1) * together));
  const results = groups.map((group) => findings(place, group));
  const jaccards = pairs(results).map(([a, b]) => jaccard(a, b));
  const errors = await coverageErrors(all);
  rows.push({ workload, jaccard: jaccards.length === 0 ? NaN : median(jaccards), errors });
  console.log([workload.padEnd(28), `${groups.length} recordings`, `findings ${results.map((each) => each.length).join(' ')}`, `Jaccard ${rows.at(-1).jaccard.toFixed(2)}`,
    `unseen: estimated ${percent(errors.estimated)}, true ${percent(errors.truth)}, off by ${percent(errors.off)} (most ${percent(errors.most)})`].join('  '));
  if (process.env['VERBOSE']) for (const each of results) console.log('   ', each.map(({ name, impact }) => `${name} ${(100 * impact).toFixed(1)}`).join('  '));
}
const defined = rows.filter((row) => !Number.isNaN(row.jaccard));
console.log(`\nJaccard at least 0.8 in the median pair of ${defined.filter((row) => row.jaccard >= 0.8).length} of ${defined.length} workloads`);
console.log(`Good-Turing within 5 points on average in ${rows.filter(({ errors }) => errors.off <= 0.05).length} of ${rows.length} workloads; most of any split ${percent(Math.max(...rows.map(({ errors }) => errors.most)))}`);

/** The first five findings of a lint of these recordings together. */
function findings(place, sessions) {
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/mechsym.js'), 'lint', '--no-config', '--root', place, ...sessions.flatMap((each) => ['--facts', each]), '--format', 'json'],
    { cwd: place, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout).findings.slice(0, 5).map(({ fingerprint, rule, location, impact }) => ({ fingerprint, name: `${rule}@${location.startLine}`, impact: impact.value }));
}

function jaccard(a, b) {
  const [x, y] = [a, b].map((each) => new Set(each.map(({ fingerprint }) => fingerprint)));
  const all = new Set([...x, ...y]);
  return all.size === 0 ? 1 : [...x].filter((each) => y.has(each)).length / all.size;
}

/** Each recording is one half; the truth is the part of another one's samples at sites that the first has not seen. */
async function coverageErrors(sessions) {
  const recordings = await Promise.all(sessions.map(loaded));
  const sites = recordings.map(siteSamples);
  const found = pairs([...sites.keys()]).flatMap(([a, b]) => [[a, b], [b, a]]).map(([one, other]) => {
    const samples = [...sites[other].values()].reduce((sum, each) => sum + each, 0);
    const truth = samples === 0 ? 0 : [...sites[other]].reduce((sum, [site, each]) => sum + (sites[one].has(site) ? 0 : each), 0) / samples;
    const estimated = unseenIn(recordings[one]).value;
    return { truth, estimated, off: Math.abs(truth - estimated) };
  });
  const mean = (of) => found.reduce((sum, each) => sum + of(each), 0) / found.length;
  return { truth: mean(({ truth }) => truth), estimated: mean(({ estimated }) => estimated), off: mean(({ off }) => off), most: Math.max(...found.map(({ off }) => off)) };
}

async function loaded(session) {
  const recording = new Recording();
  for (const file of readdirSync(session).filter((name) => name.endsWith('.facts.jsonl'))) await readInto(recording, [readFileSync(join(session, file))], { file });
  return recording;
}

function siteSamples(recording) {
  const samples = new Map();
  for (const fn of recording.functions()) {
    for (const site of fn.sites) {
      const self = site.rows('cost').reduce((sum, row) => sum + row.self, 0);
      if (self > 0) samples.set([fn.file, fn.function, fn.line, site.line, site.column, site.endLine, site.endColumn, site.ordinal, site.operation, site.name].join('\0'), self);
    }
  }
  return samples;
}

function pairs(list) {
  return list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b]));
}

function percent(part) {
  return `${(100 * part).toFixed(1)} %`;
}

async function facts() {
  const { rolldown } = await import('rolldown');
  const work = mkdtempSync(join(tmpdir(), 'mechsym-'));
  process.on('exit', () => rmSync(work, { recursive: true, force: true }));
  const bundle = await rolldown({ input: join(root, 'packages/facts/src/index.ts'), platform: 'node', logLevel: 'silent' });
  await bundle.write({ dir: work, entryFileNames: 'facts.mjs', format: 'esm' });
  await bundle.close();
  writeFileSync(join(work, 'package.json'), '{"type":"module"}');
  return join(work, 'facts.mjs');
}
