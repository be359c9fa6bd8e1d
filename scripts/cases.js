/**
 * Runs the cases of test/cases, a folder a language, on every runtime found: the planted cause has to be the first finding, at the
 * line to change, and the repaired twin has to show no finding of that rule. With --traps it runs test/traps, where code
 * that looks slow may not be reported, since changing it does not pay.
 *
 *   node scripts/cases.js [--traps] [--measure] [NAME...]     NAME is a case or a language, or RUNTIME/NAME for a case on one runtime; ONLY=3.11,node22 restricts the runtimes
 *
 * --measure lints nothing and prints what the repair saves of the CPU time: PAIRS=7 pairs that run by turns.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inCopy, programsOf, runtimeWith } from './case-files.js';
import { estimateOf, lintOf } from './measure.js';
import { runtimes } from './runtimes.js';
import { turnsOf } from './score/turns.js';
import { trapped } from './score/judge.js';

const measuring = process.argv.includes('--measure');
const kind = process.argv.includes('--traps') ? 'traps' : 'cases';
const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const totals = { run: 0, first: 0, line: 0, gone: 0, skipped: 0, reported: 0 };
/** Of traps, by runtime: at most one may be reported on each. */
const reported = new Map();

for (const runtime of runtimes()) {
  const here = namesOn(runtime.name);
  if (names.length > 0 && here.length === 0) continue;
  for (const program of programsOf(kind, runtime, here)) {
    const { name, spec } = program;
    const path = runtimeWith(runtime, spec.needs);
    if (path === undefined) {
      console.log(`skip  ${runtime.name} ${name}: no ${spec.needs.join(', ')}`);
      totals.skipped++;
      continue;
    }
    await inCopy(program, (folder, before, after) => {
      const label = `${runtime.name} ${name} (${spec.rule})`;
      if (measuring) {
        const { value, low, high } = estimateOf(turnsOf(path, [before.run], [after.run], folder, Number(process.env['PAIRS'] ?? 7), spec.clock));
        console.log(`${label}: saves ${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`);
      } else if (kind === 'traps') reportTrap(label, runtime.name, spec, lintOf(path, [before.run], folder), join(folder, before.source));
      else report(label, spec, lintOf(path, [before.run], folder), lintOf(path, [after.run], folder), join(folder, before.source), spec.measured?.[runtime.release]);
    });
  }
}
if (!measuring && kind === 'traps') {
  console.log(`\n${totals.run} traps: ${totals.reported} reported; ${totals.skipped} skipped`);
  process.exitCode = totals.run > 0 && Math.max(0, ...reported.values()) <= 1 ? 0 : 1;
} else if (!measuring) {
  console.log(`\n${totals.run} cases: planted cause first in ${totals.first}, at its line in ${totals.line}, gone in the twin in ${totals.gone}; ${totals.skipped} skipped`);
  process.exitCode = totals.run > 0 && totals.first >= 0.9 * totals.run && totals.line >= 0.9 * totals.run && totals.gone >= 0.9 * totals.run ? 0 : 1;
}

function namesOn(runtime) {
  return names.flatMap((name) => (name.includes('/') ? (name.startsWith(`${runtime}/`) ? [name.slice(runtime.length + 1)] : []) : [name]));
}

function reportTrap(label, runtime, spec, result, source) {
  const found = trapped(spec, result, source);
  totals.run++;
  totals.reported += found.length > 0;
  reported.set(runtime, (reported.get(runtime) ?? 0) + (found.length > 0));
  console.log(`${found.length === 0 ? 'ok  ' : 'FAIL'}  ${label}: ${found.length === 0 ? 'not reported' : found.map((finding) => `reported as ${finding.rule} in line ${finding.location.startLine}, ${Math.round(100 * finding.impact.value)} %`).join('; ')}`);
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
