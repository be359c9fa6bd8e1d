/**
 * Runs the cases of test/cases on every interpreter found: the planted cause has to be the first finding, at the line to
 * change, and the repaired twin has to show no finding of that rule.
 *
 *   node scripts/cases.js [NAME...]          ONLY=3.11,3.13 restricts the versions
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { parse } from 'yaml';
import { pythons } from './pythons.js';
import { lintOf, root } from './measure.js';

const cases = join(root, 'test', 'cases', 'python');
const names = process.argv.slice(2);
const totals = { run: 0, first: 0, line: 0, gone: 0, skipped: 0 };

for (const { version, path } of pythons()) {
  for (const name of readdirSync(cases).sort()) {
    if (!existsSync(join(cases, name, 'case.yaml')) || (names.length > 0 && !names.includes(name))) continue;
    const spec = parse(readFileSync(join(cases, name, 'case.yaml'), 'utf8'));
    if (names.length === 0 && spec.versions !== undefined && !spec.versions.includes(version)) continue;
    const python = interpreterWith(path, version, spec.needs ?? []);
    if (python === undefined) {
      console.log(`skip  ${version} ${name}: no ${spec.needs.join(', ')}`);
      totals.skipped++;
      continue;
    }
    report(version, name, spec, python);
  }
}
console.log(`\n${totals.run} cases: planted cause first in ${totals.first}, at its line in ${totals.line}, gone in the twin in ${totals.gone}; ${totals.skipped} skipped`);
process.exitCode = totals.run > 0 && totals.first >= 0.9 * totals.run && totals.line >= 0.9 * totals.run && totals.gone >= 0.9 * totals.run ? 0 : 1;

function report(version, name, spec, python) {
  const folder = mkdtempSync(join(tmpdir(), 'case-'));
  try {
    cpSync(join(cases, name), folder, { recursive: true });
    const slow = lintOf(python, ['slow.py'], folder);
    const fixed = lintOf(python, ['fixed.py'], folder);
    const lines = readFileSync(join(folder, 'slow.py'), 'utf8').split('\n');
    const first = slow.findings[0];
    const isFirst = first?.rule === spec.rule;
    const underlined = first === undefined ? '' : lines[first.location.startLine - 1].trim();
    const atLine = isFirst && [spec.underline, ...(spec.also ?? [])].includes(underlined);
    const gone = !fixed.findings.some((finding) => finding.rule === spec.rule);
    totals.run++;
    totals.first += isFirst;
    totals.line += atLine;
    totals.gone += gone;
    const place = slow.findings.findIndex((finding) => finding.rule === spec.rule) + 1;
    const percent = (x) => (x === undefined ? '  - ' : `${Math.round(100 * x)} %`);
    console.log(`${isFirst && atLine && gone ? 'ok  ' : 'FAIL'}  ${version} ${name} (${spec.rule}): `
      + `${isFirst ? 'first' : place > 0 ? `place ${place} after ${first.rule} (line ${first.location.startLine}, ${percent(first.impact.value)})` : `not found${first ? `; first is ${first.rule} (line ${first.location.startLine}, ${percent(first.impact.value)})` : ''}`}`
      + `${isFirst && !atLine ? `, but at \`${underlined}\`` : ''}${gone ? '' : ', and still in the twin'}`
      + `; predicted ${percent(slow.findings[place - 1]?.impact.value)}, measured ${percent(spec.measured?.[version])}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function interpreterWith(path, version, needs) {
  const candidates = [path, ...(process.env['MECHSYM_VENVS'] ? [join(process.env['MECHSYM_VENVS'], version, 'bin', 'python')] : [])];
  return candidates.find((python) => existsSync(python) && needs.every((need) => spawnSync(python, ['-c', `import ${need}`]).status === 0));
}
