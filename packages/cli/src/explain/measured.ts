import { savingAt, type Calibration, type Estimate, type RuleSpec } from '@mechsym/engine';
import { count, interval, percent } from '@mechsym/formatters';

const NAMES: Readonly<Record<string, string>> = { cpython: 'CPython', v8: 'V8', jvm: 'JVM' };

/** What the receipt of a rule showed on each version, as a section of Markdown; empty where nothing was measured. @param specs the rule's files */
export function measuredSection(specs: readonly RuleSpec[], calibration: Calibration): string {
  const names = new Set(specs.map(({ rule, impact }) => impact.saving?.table ?? rule));
  const rows = Object.values(calibration).flatMap((table) => [...names].flatMap((name) => {
    const runtime = { name: NAMES[table.runtime] ?? table.runtime, version: table.version };
    const points = [...new Set(table.rules[name]?.map(({ at }) => at))].sort((a, b) => a - b);
    const saved = points.map((at) => `${points.length > 1 ? `at ${count(at)} ` : ''}${inWords(savingAt(table, name, at, runtime))}`);
    const none = table.without?.[name];
    return points.length === 0 && none === undefined ? [] : [`- ${runtime.name} ${runtime.version}: ${points.length > 0 ? saved.join(', ') : `nothing, ${none as string}`}`];
  }));
  if (rows.length === 0) return '';
  const scales = [...new Set(specs.flatMap(({ impact }) => (impact.saving?.at === undefined ? [] : [`\`${String(impact.saving.at)}\``])))];
  return [
    '## What was measured', '',
    `The part of the time at the place that the receipt saved, with its 95 % interval${scales.length > 0 ? `, by ${scales.join(' or ')}` : ''}:`, '', ...rows,
  ].join('\n');
}

/** The options of a rule with what they are unless a configuration says otherwise. */
export function optionsSection(specs: readonly RuleSpec[]): string {
  const rows = specs.flatMap(({ options = {}, languages }) => Object.entries(options)
    .map(([name, value]) => `- \`${name}\`: ${String(value)}${specs.length > 1 ? ` (${languages.join(', ')})` : ''}`));
  return rows.length === 0 ? '' : ['## Options', '', ...rows].join('\n');
}

function inWords(saving: Estimate): string {
  return `${percent(saving.value)} (${interval(saving)})`;
}
