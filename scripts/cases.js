/**
 * Runs the cases of test/cases, a folder a language, on every runtime found: the planted cause has to be the first finding, at the
 * line to change, and the repaired twin has to show no finding of that rule.
 *
 *   node scripts/cases.js [--measure] [NAME...]     NAME is a case or a language; ONLY=3.11,node22 restricts the runtimes
 *
 * --measure lints nothing and prints what the repair saves of the CPU time, the median of PAIRS=7 interleaved pairs.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { parse } from 'yaml';
import { lintOf, median, root, savingsOf } from './measure.js';
import { languages, programOf } from './programs.js';
import { runtimes } from './runtimes.js';

const measuring = process.argv.includes('--measure');
const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const totals = { run: 0, first: 0, line: 0, gone: 0, skipped: 0 };

for (const runtime of runtimes()) {
  for (const language of languages.filter((each) => each.runtime === runtime.runtime)) {
    const cases = join(root, 'test', 'cases', language.name);
    for (const name of existsSync(cases) ? readdirSync(cases).sort() : []) {
      if (!existsSync(join(cases, name, 'case.yaml')) || (names.length > 0 && !names.includes(name) && !names.includes(language.name))) continue;
      const spec = parse(readFileSync(join(cases, name, 'case.yaml'), 'utf8'));
      if (!names.includes(name) && spec.versions !== undefined && !spec.versions.includes(runtime.release)) continue;
      const path = runtimeWith(runtime, spec.needs ?? []);
      if (path === undefined) {
        console.log(`skip  ${runtime.name} ${name}: no ${spec.needs.join(', ')}`);
        totals.skipped++;
        continue;
      }
      run(join(cases, name), (folder, slow, fixed) => {
        const label = `${runtime.name} ${name} (${spec.rule})`;
        if (!measuring) report(label, spec, lintOf(path, [slow.run], folder), lintOf(path, [fixed.run], folder), join(folder, slow.source), spec.measured?.[runtime.release]);
        else console.log(`${label}: saves ${median(savingsOf(path, [slow.run], [fixed.run], folder, Number(process.env['PAIRS'] ?? 7))).toFixed(2)}`);
      }, language);
    }
  }
}
if (!measuring) {
  console.log(`\n${totals.run} cases: planted cause first in ${totals.first}, at its line in ${totals.line}, gone in the twin in ${totals.gone}; ${totals.skipped} skipped`);
  process.exitCode = totals.run > 0 && totals.first >= 0.9 * totals.run && totals.line >= 0.9 * totals.run && totals.gone >= 0.9 * totals.run ? 0 : 1;
}

/** Gives `use` a copy of the case and its two programs. */
function run(from, use, language) {
  const folder = mkdtempSync(join(tmpdir(), 'case-'));
  try {
    cpSync(from, folder, { recursive: true });
    use(folder, programOf(folder, 'slow', language), programOf(folder, 'fixed', language));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(label, spec, slow, fixed, source, measured) {
  const lines = readFileSync(source, 'utf8').split('\n');
  const first = slow.findings[0];
  const isFirst = first?.rule === spec.rule;
  const underlined = first !== undefined && source.endsWith(`/${first.location.file}`) ? lines[first.location.startLine - 1].trim() : first?.location.file;
  const atLine = isFirst && [spec.underline, ...(spec.also ?? [])].includes(underlined);
  const atColumn = atLine && (spec.column === undefined || underlined !== spec.underline || spec.column === first.location.startColumn);
  const gone = !fixed.findings.some((finding) => finding.rule === spec.rule);
  totals.run++;
  totals.first += isFirst;
  totals.line += atColumn;
  totals.gone += gone;
  const place = slow.findings.findIndex((finding) => finding.rule === spec.rule) + 1;
  const percent = (x) => (x === undefined ? '  - ' : `${Math.round(100 * x)} %`);
  console.log(`${isFirst && atColumn && gone ? 'ok  ' : 'FAIL'}  ${label}: `
    + `${isFirst ? 'first' : place > 0 ? `place ${place} after ${first.rule} (line ${first.location.startLine}, ${percent(first.impact.value)})` : `not found${first ? `; first is ${first.rule} (line ${first.location.startLine}, ${percent(first.impact.value)})` : ''}`}`
    + `${isFirst && !atLine ? `, but at \`${underlined}\`` : atLine && !atColumn ? `, but at column ${first.location.startColumn}` : ''}${gone ? '' : ', and still in the twin'}`
    + `; predicted ${percent(slow.findings[place - 1]?.impact.value)}, measured ${percent(measured)}`);
}

function runtimeWith({ path, release }, needs) {
  const candidates = [path, ...(process.env['MECHSYM_VENVS'] ? [join(process.env['MECHSYM_VENVS'], release, 'bin', 'python')] : [])];
  return candidates.find((each) => existsSync(each) && needs.every((need) => spawnSync(each, ['-c', `import ${need}`]).status === 0));
}
