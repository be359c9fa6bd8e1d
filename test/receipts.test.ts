import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { RuleSpec } from '@mechsym/engine';
import { readTable, type MeasuredPoint, type MeasuredTable } from '../packages/cli/src/rules/calibration.ts';
import { isRuleFile } from '../packages/cli/src/rules/sources.ts';

const RULES = fileURLToPath(new URL('../packages/rules', import.meta.url));
const RUNTIMES: Readonly<Record<string, { readonly runtime: string; readonly endings: readonly string[] }>> = {
  python: { runtime: 'cpython', endings: ['.py'] },
  javascript: { runtime: 'v8', endings: ['.js', '.mjs', '.cjs'] },
  java: { runtime: 'jvm', endings: ['.java'] },
};

const tables = await Promise.all(readdirSync(join(RULES, 'calibration')).map(async (name) => ({ name, ...await readTable(join(RULES, 'calibration', name)) as MeasuredTable })));
const specs = readdirSync(RULES, { recursive: true, encoding: 'utf8' })
  .filter((path) => isRuleFile(basename(path)) && !path.includes('node_modules'))
  .map((path) => ({ folder: basename(dirname(path)), spec: parse(readFileSync(join(RULES, path), 'utf8')) as RuleSpec }));

describe.each(specs.flatMap(({ folder, spec }) => spec.languages.map((language) => [spec.rule, language, folder, spec] as const)))('%s for %s', (rule, language, folder, spec) => {
  const { runtime, endings } = RUNTIMES[language] as NonNullable<(typeof RUNTIMES)[string]>;
  const name = spec.impact.saving?.table ?? rule;

  it('has a receipt, or takes the one of a rule that has', () => {
    for (const stem of ['before', 'after']) expect(endings.some((ending) => existsSync(join(RULES, name, 'receipt', stem + ending))), `${name}/receipt/${stem}`).toBe(true);
    expect(folder).toBe(rule);
  });

  it('saves something, with its whole interval, on a version that was measured: elsewhere it is off', () => {
    const significant = tables.filter((table) => table.runtime === runtime && (table.rules[name] ?? []).some(({ low }) => low > 0));
    expect(significant.map((table) => table.version)).not.toEqual([]);
  });

  it('is about the clock where it counts what waits, since that takes no CPU time', () => {
    expect(spec.impact.clock).toBe(spec.impact.share.includes('waited(') ? 'wall' : undefined);
  });

  it('has no number of a saving in it', () => {
    expect(Object.keys(spec.impact.saving ?? {}).filter((key) => key !== 'table' && key !== 'at')).toEqual([]);
  });
});

describe.each(tables)('the table $name', (table) => {
  it('says for which version, when and on what kind of machine it was measured', () => {
    expect(table.name).toBe(`${table.runtime}-${table.version}.json`);
    expect(table.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(table.machine).toMatch(/^\d+ cores, \w+$/);
  });

  it('has points that a measurement can have written: the saving is that of the run over the share, within its interval, of several pairs', () => {
    const points = Object.entries(table.rules).flatMap(([rule, of]) => of.map((point) => ({ rule, ...point })));
    expect(points.length).toBeGreaterThan(0);
    for (const { rule, at, value, low, high, pairs, run, runLow, share } of points satisfies (MeasuredPoint & { rule: string })[]) {
      const point = `${rule} at ${at}`;
      expect(low, point).toBeLessThanOrEqual(high);
      // Points that do not say what the run's interval was are the median of few pairs, which may lie beyond the interval of their mean.
      if (runLow !== undefined) expect([low <= value, value <= high], point).toEqual([true, true]);
      expect(pairs, point).toBeGreaterThanOrEqual(3);
      // All three are rounded to thousandths.
      expect(Math.abs(run / share - value), point).toBeLessThanOrEqual((0.0005 + 0.0005 * Math.abs(value)) / share + 0.001);
    }
  });

  it('is about rules that there are, each with a result or a reason and not both', () => {
    const rules = Object.keys(table.rules);
    for (const rule of [...rules, ...Object.keys(table.without ?? {})]) expect(existsSync(join(RULES, rule, 'receipt')), rule).toBe(true);
    expect(rules.filter((rule) => table.without?.[rule] !== undefined)).toEqual([]);
  });
});
