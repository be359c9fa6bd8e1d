/**
 * Measures the receipts of rules and writes packages/rules/calibration/<runtime>-<version>.json.
 *
 * A receipt is packages/rules/<rule>/receipt/{before,after}.py: two programs with the same output. Interleaved pairs give
 * the part of CPU time that the change saves; the finding of the rule on `before` gives the share of the place. Their quotient
 * is the saving at the site. receipt.yaml may name `points`: values of argv[1] at which a curve is measured.
 *
 *   node scripts/calibrate.js [RULE...]      ONLY=3.11,3.13 restricts the versions, PAIRS=12 the pairs
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { pythons } from './pythons.js';
import { cpuOf, lintOf, median, root } from './measure.js';

const rules = join(root, 'packages', 'rules');
const folder = join(rules, 'calibration');
const pairs = Number(process.env['PAIRS'] ?? 12);
const wanted = process.argv.slice(2);

mkdirSync(folder, { recursive: true });
for (const { version, path } of pythons()) {
  for (const rule of readdirSync(rules).sort()) {
    if (!existsSync(join(rules, rule, 'receipt')) || (wanted.length > 0 && !wanted.includes(rule))) continue;
    const points = measure(rule, version, path);
    if (points === undefined) continue;
    const file = join(folder, `cpython-${version}.json`);
    const table = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { runtime: 'cpython', version, machine: '', date: '', rules: {} };
    table.machine = `${cpus().length} cores, ${process.arch}`;
    table.date = new Date().toISOString().slice(0, 10);
    table.rules[rule] = points;
    table.rules = Object.fromEntries(Object.entries(table.rules).sort(([a], [b]) => (a < b ? -1 : 1)));
    writeFileSync(file, `${JSON.stringify(table, undefined, 1).replace(/\{\s+("at"[^}]*?)\s+\}/g, (_, inner) => `{ ${inner.replace(/\s+/g, ' ')} }`)}\n`);
  }
}

function measure(rule, version, path) {
  const receipt = join(rules, rule, 'receipt');
  const spec = existsSync(join(receipt, 'receipt.yaml')) ? parse(readFileSync(join(receipt, 'receipt.yaml'), 'utf8')) : {};
  const python = spec.needs === undefined ? path : join(process.env['MECHSYM_VENVS'] ?? '', version, 'bin', 'python');
  if (!existsSync(python)) return undefined;
  const at = mkdtempSync(join(tmpdir(), 'receipt-'));
  try {
    cpSync(receipt, at, { recursive: true });
    const found = [];
    for (const point of spec.points ?? ['']) {
      const args = point === '' ? [] : [String(point)];
      const savings = [];
      for (let i = 0; i < pairs; i++) {
        const before = cpuOf(python, ['before.py', ...args], at);
        const after = cpuOf(python, ['after.py', ...args], at);
        if (before.stdout !== after.stdout) throw new Error(`${rule}: before.py and after.py print different things`);
        savings.push(1 - after.seconds / before.seconds);
      }
      const shares = [];
      let curve = 0;
      for (let i = 0; i < 3; i++) {
        const result = lintOf(python, ['before.py', ...args], at, ['--uncalibrated', '--min-impact', '0']);
        const finding = result.findings.find((each) => each.rule === rule);
        if (finding === undefined) { console.log(`${version} ${rule} ${args}: the rule does not find its own receipt`); return undefined; }
        shares.push(finding.share.value);
        curve = finding.saving.at;
      }
      const share = median(shares);
      const mean = savings.reduce((a, b) => a + b, 0) / savings.length;
      const deviation = Math.sqrt(savings.reduce((a, b) => a + (b - mean) ** 2, 0) / (savings.length - 1));
      // Student's t for a mean of this many pairs, 95 %
      const half = quantile(savings.length - 1) * deviation / Math.sqrt(savings.length);
      const round = (x) => Math.round(1000 * x / share) / 1000;
      found.push({ at: Math.round(100 * curve) / 100, value: round(median(savings)), low: round(mean - half), high: round(mean + half), pairs: savings.length, run: Math.round(1000 * median(savings)) / 1000, share: Math.round(1000 * share) / 1000 });
      console.log(`${version} ${rule} ${args}: saves ${(100 * median(savings)).toFixed(1)} % of the run, share ${(100 * share).toFixed(1)} %, at the site ${(100 * round(median(savings))).toFixed(0)} % (${(100 * round(mean - half)).toFixed(0)}-${(100 * round(mean + half)).toFixed(0)})`);
    }
    return found;
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

function quantile(freedom) {
  const table = { 1: 12.71, 2: 4.3, 3: 3.18, 4: 2.78, 5: 2.57, 6: 2.45, 7: 2.36, 8: 2.31, 9: 2.26, 10: 2.23, 11: 2.2, 15: 2.13, 20: 2.09 };
  return table[Object.keys(table).map(Number).filter((n) => n <= freedom).at(-1)] ?? 12.71;
}
