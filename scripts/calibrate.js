/**
 * Measures the receipts of rules and writes packages/rules/calibration/<runtime>-<version>.json.
 *
 * A receipt is packages/rules/<rule>/receipt/{before,after}.{py,js}: two programs with the same output. Interleaved pairs give
 * the part of CPU time that the change saves; the finding of the rule on `before` gives the share of the place. Their quotient
 * is the saving at the site. receipt.yaml may name `points`: values of argv[1] at which a curve is measured.
 *
 * --shares measures only the share of the place anew and keeps the pairs: for when the engine or the recorder has changed
 * where it puts samples.
 *
 *   node scripts/calibrate.js [--shares] [RULE...]      ONLY=3.11,node22 restricts the runtimes, PAIRS=12 the pairs
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { estimateOf, lintOf, median, root, savingsOf } from './measure.js';
import { languages, programOf } from './programs.js';
import { runtimes } from './runtimes.js';

const rules = join(root, 'packages', 'rules');
const folder = join(rules, 'calibration');
const pairs = Number(process.env['PAIRS'] ?? 12);
const sharesOnly = process.argv.includes('--shares');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));

mkdirSync(folder, { recursive: true });
for (const runtime of runtimes()) {
  const language = languages.find((each) => each.runtime === runtime.runtime);
  for (const rule of readdirSync(rules).sort()) {
    if (!existsSync(join(rules, rule, 'receipt')) || (wanted.length > 0 && !wanted.includes(rule))) continue;
    const points = measure(rule, runtime, language);
    if (points === undefined) continue;
    const table = tableOf(runtime);
    table.machine = `${cpus().length} cores, ${process.arch}`;
    table.date = new Date().toISOString().slice(0, 10);
    table.rules[rule] = points;
    table.rules = Object.fromEntries(Object.entries(table.rules).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(fileOf(runtime), `${JSON.stringify(table, undefined, 1).replace(/\{\s+("at"[^}]*?)\s+\}/g, (_, inner) => `{ ${inner.replace(/\s+/g, ' ')} }`)}\n`);
  }
}

function fileOf({ runtime, version }) {
  return join(folder, `${runtime}-${version}.json`);
}

function tableOf(runtime) {
  if (existsSync(fileOf(runtime))) return JSON.parse(readFileSync(fileOf(runtime), 'utf8'));
  return { runtime: runtime.runtime, version: runtime.version, machine: '', date: '', rules: {} };
}

/** The points of a rule's curve; undefined where the runtime lacks what the receipt needs or the rule does not find its own receipt. */
function measure(rule, runtime, language) {
  const receipt = join(rules, rule, 'receipt');
  const spec = specOf(receipt, language);
  const path = spec.needs === undefined ? runtime.path : join(process.env['MECHSYM_VENVS'] ?? '', runtime.version, 'bin', 'python');
  if (!existsSync(path)) return undefined;
  const known = tableOf(runtime).rules[rule];
  if (sharesOnly && known === undefined) return undefined;
  const at = mkdtempSync(join(tmpdir(), 'receipt-'));
  try {
    cpSync(receipt, at, { recursive: true });
    const [before, after] = ['before', 'after'].map((stem) => programOf(at, stem, language)?.run);
    if (before === undefined) return undefined;
    const found = [];
    for (const [i, point] of (spec.points ?? ['']).entries()) {
      const args = point === '' ? [] : [String(point)];
      const run = sharesOnly ? runBefore(known[i]) : estimateOf(savingsOf(path, [before, ...args], [after, ...args], at, pairs));
      const place = run && placeOf(rule, path, [before, ...args], at);
      if (place === undefined) {
        console.log(`${runtime.name} ${rule} ${args}: the rule does not find its own receipt`);
        return undefined;
      }
      const saving = (x) => Math.round(1000 * x / place.share) / 1000;
      const short = (x) => Math.round(1000 * x) / 1000;
      found.push({ at: Math.round(100 * place.at) / 100, value: saving(run.value), low: saving(run.low), high: saving(run.high), pairs: run.pairs, run: short(run.value), share: short(place.share) });
      console.log(`${runtime.name} ${rule} ${args}: saves ${(100 * run.value).toFixed(1)} % of the run, share ${(100 * place.share).toFixed(1)} %, at the site ${(100 * saving(run.value)).toFixed(0)} % (${(100 * saving(run.low)).toFixed(0)}-${(100 * saving(run.high)).toFixed(0)})`);
    }
    return found;
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

/** receipt.yaml of the folder; what it says below the name of a language is of that language's programs, the rest of Python's. */
function specOf(receipt, { name }) {
  const spec = existsSync(join(receipt, 'receipt.yaml')) ? parse(readFileSync(join(receipt, 'receipt.yaml'), 'utf8')) ?? {} : {};
  return spec[name] ?? (name === 'python' ? spec : {});
}

function runBefore(point) {
  return point && { value: point.run, low: point.low * point.share, high: point.high * point.share, pairs: point.pairs };
}

/** The share that the engine gives to the rule's place in `before`, and where on the curve it is; the median of three recordings. */
function placeOf(rule, path, args, at) {
  const found = [];
  for (let i = 0; i < 3; i++) {
    const result = lintOf(path, args, at, ['--uncalibrated', '--min-impact', '0']);
    const finding = result.findings.find((each) => each.rule === rule);
    if (finding !== undefined) found.push({ share: finding.share.value, at: finding.saving.at });
  }
  return found.length < 2 ? undefined : { share: median(found.map(({ share }) => share)), at: median(found.map((each) => each.at)) };
}
