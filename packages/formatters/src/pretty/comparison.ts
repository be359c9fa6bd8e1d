import type { Colors } from 'picocolors/types';
import type { BaselineState, Comparison, Finding, LintResult, SiteChange, Twins } from '@mechsym/engine';
import { interval, percent, plural, seconds } from '../numbers.ts';
import type { FormatOptions } from '../options.ts';
import { oneLine, printable } from '../printable.ts';
import { fold, padEnd } from '../width.ts';
import { columnsOf, findingText, placeOf } from './finding.ts';

/** Single lines of one kind before the rest is counted. */
const MOST = 10;
/** Columns of the words before what they are about. */
const LABEL = 16;

/** Findings that a reader has to see whole: what a change is to answer for, and what nobody can compare. */
const WHOLE: readonly BaselineState[] = ['new', 'worse', 'unknown'];

/** What a change did, first of all; then what was there before, a line each. */
export function comparisonLines(result: LintResult, comparison: Comparison, options: FormatOptions, colors: Colors): string[] {
  const lines: string[] = [];
  const said = (mark: string, label: string, text: string, paint: (text: string) => string) => {
    const head = `${mark} ${padEnd(label, LABEL - 3)} `;
    const room = options.width === 0 ? 0 : Math.max(20, options.width - LABEL);
    fold(text, room).forEach((line, i) => lines.push(i === 0 ? paint(head) + line : ' '.repeat(LABEL) + line));
  };
  said('±', 'change', headline(comparison), colors.bold);
  lines.push('');
  const stateOf = ({ baseline }: Finding) => baseline?.state ?? 'unchanged';
  const whole = result.findings.filter((finding) => WHOLE.includes(stateOf(finding)));
  const columns = columnsOf(whole, options);
  for (const state of WHOLE) {
    const found = whole.filter((finding) => stateOf(finding) === state);
    for (const [i, finding] of found.entries()) {
      if (i === 0) said(state === 'unknown' ? '?' : '▲', `${found.length} ${state}`, WORDS[state]?.(comparison) ?? '', state === 'unknown' ? colors.yellow : colors.red);
      const before = beforeText(finding);
      if (before !== undefined) lines.push(' '.repeat(columns.rank + 2) + colors.dim(before));
      lines.push(findingText(finding, columns, options, colors));
    }
  }
  for (const line of sitesLines(comparison)) said(...line, colors.red);
  const fixed = comparison.gone.filter((finding) => stateOf(finding) === 'fixed');
  list(fixed, (finding, i) => said(i === 0 ? '✓' : ' ', i === 0 ? `${fixed.length} fixed` : '', `${titleOf(finding, options)}, ${printable(lineOf(finding))} (${saved(finding)})`, colors.green));
  const better = result.findings.filter((finding) => stateOf(finding) === 'better');
  list(better, (finding, i) => said(i === 0 ? '✓' : ' ', i === 0 ? `${better.length} better` : '', `${titleOf(finding, options)}, ${printable(lineOf(finding))} (${beforeText(finding) ?? ''}, now ${percent(finding.impact.value)})`, colors.green));
  for (const twins of comparison.twins.slice(0, MOST)) said('↺', `${twins.missed.length} missed`, missedText(twins, result.findings, comparison, options), colors.yellow);
  const lostSight = comparison.gone.filter((finding) => stateOf(finding) === 'unknown');
  list(lostSight, (finding, i) => said(i === 0 ? '?' : ' ', i === 0 ? `${lostSight.length} unsaid` : '', `${titleOf(finding, options)}, ${printable(lineOf(finding))}: ${printable(finding.baseline?.reason ?? '')}`, colors.yellow));
  const same = result.findings.filter((finding) => stateOf(finding) === 'unchanged');
  list(same, (finding, i) => said(i === 0 ? '=' : ' ', i === 0 ? `${same.length} unchanged` : '', `${finding.rank}  ${placeOf(finding)}   ${titleOf(finding, options)}   saves ${percent(finding.impact.value)} (${interval(finding.impact)})`, colors.dim));
  if (lines.at(-1) !== '') lines.push('');
  return lines;

  function list(findings: readonly Finding[], say: (finding: Finding, i: number) => void): void {
    findings.slice(0, MOST).forEach(say);
    if (findings.length > MOST) lines.push(`${' '.repeat(LABEL)}and ${plural(findings.length - MOST, 'more')}: mechsym lint --format json lists all`);
  }
}

const WORDS: Partial<Record<BaselineState, (comparison: Comparison) => string>> = {
  new: ({ by }) => (by === 'runs' ? 'was not there before' : 'the change touches it; only a run of the code before it (--baseline) could tell whether it was there'),
  worse: () => 'costs more than before, as a part of the run and in seconds',
  unknown: () => 'one of the two runs could not tell',
};

/** `compared with main (0123456789): 1 new, 1 fixed, 3 unchanged; 4.4 s of CPU before, 4.1 s now (−6.8 %)` */
function headline({ base, counts, cpu }: Comparison): string {
  const parts = (['new', 'worse', 'better', 'fixed', 'unchanged', 'unknown'] as const).filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${state}`);
  const took = cpu === undefined ? '' : `; ${seconds(cpu.base)} of CPU before, ${seconds(cpu.head)} now (${cpu.head < cpu.base ? '−' : '+'}${percent(Math.abs(cpu.head / cpu.base - 1))})`;
  return `compared with ${printable(base)}: ${parts.join(', ') || 'no findings on either side'}${took}`;
}

function titleOf({ message }: Finding, { audience }: FormatOptions): string {
  return oneLine(message.title[audience]);
}

function lineOf({ location }: Finding): string {
  return `${location.file}:${location.range.start.line + 1}`;
}

function saved(finding: Finding): string {
  return `it was to save ${percent(finding.impact.value)}, ${interval(finding.impact)}`;
}

function beforeText({ baseline }: Finding): string | undefined {
  if (baseline?.reason !== undefined && baseline.state === 'unknown') return printable(baseline.reason);
  return baseline?.impact === undefined ? undefined : `before: ${percent(baseline.impact.value)} (${interval(baseline.impact)})${baseline.from === undefined ? '' : `, in ${printable(`${baseline.from.file}:${baseline.from.line}`)}`}`;
}

/** `the same fix applies to log.py:77 and audit.py:30, another 2.2 %` */
function missedText({ missed, fixed, impact, title }: Twins, findings: readonly Finding[], { by }: Comparison, { audience }: FormatOptions): string {
  const places = missed.flatMap((fingerprint) => findings.find((each) => each.fingerprint === fingerprint) ?? []).map((each) => printable(lineOf(each)));
  const shown = places.length > 4 ? [...places.slice(0, 3), `${places.length - 3} more places`] : places;
  const all = shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown[0] ?? '';
  const which = by === 'runs' ? 'the same fix applies to' : `what the change took out of ${printable(`${fixed.file}:${fixed.line}`)} is still slow in`;
  return `${which} ${all}, another ${percent(impact.value)} (${oneLine(title[audience])})`;
}

/** `this change lost 2 inlinings and made `Node.key` polymorphic; those sites carry 3.1 % of the run (2.4–3.9 %)`, then the sites */
function sitesLines({ sites, lost }: Comparison): [mark: string, label: string, text: string][] {
  const slower = sites.filter((site) => site.lost);
  if (slower.length === 0 || lost === undefined) return [];
  const text = `this change ${lostText(slower)}; ${slower.length === 1 ? 'that site carries' : 'those sites carry'} ${percent(lost.value)} of the run (${interval(lost)})`;
  return [
    ['▼', 'lost', text],
    ...slower.slice(0, MOST).map(({ location, name, before, after, detail, touched }): [string, string, string] => [' ', '',
      `${printable(`${location.file}:${location.range.start.line + 1}:${location.range.start.column + 1}`)} \`${printable(name)}\`: ${before} → ${after}${detail === '' ? '' : ` (${printable(detail)})`}${touched === false ? ', in code that the change does not touch' : ''}`]),
    ...(slower.length > MOST ? [[' ', '', `and ${plural(slower.length - MOST, 'more')}: mechsym lint --format json lists all`] as [string, string, string]] : []),
  ];
}

/** What a change did to its sites, kind by kind: for a sentence with the change as its subject. */
export function lostText(slower: readonly SiteChange[]): string {
  const of = (kind: SiteChange['kind']) => slower.filter((site) => site.kind === kind);
  const names = (list: readonly SiteChange[]) => {
    const unique = [...new Set(list.map(({ name }) => `\`${printable(name)}\``))];
    return unique.length > 3 ? `${unique.slice(0, 2).join(', ')} and ${unique.length - 2} more` : unique.length > 1 ? `${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}` : unique[0] ?? '';
  };
  const states = [...new Set(of('shapes').map(({ after }) => after))];
  const parts = [
    ...(of('inlining').length > 0 ? [`lost ${plural(of('inlining').length, 'inlining')}`] : []),
    ...states.map((state) => `made ${names(of('shapes').filter(({ after }) => after === state))} ${state}`),
    ...(of('deopt').length > 0 ? [`brought deopts to ${names(of('deopt'))}`] : []),
    ...(of('specialization').length > 0 ? [`left ${names(of('specialization'))} without specialisation`] : []),
  ];
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts[0] ?? '';
}
