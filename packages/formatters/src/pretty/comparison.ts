import type { Colors } from 'picocolors/types';
import type { BaselineState, Comparison, Finding, LintResult } from '@mechsym/engine';
import { headline, lineOf, missedText, MOST, saved, sitesLines, titleOf } from '../comparison-words.ts';
import { interval, percent, plural } from '../numbers.ts';
import type { FormatOptions } from '../options.ts';
import { printable } from '../printable.ts';
import { atMost } from '../sentences.ts';
import { fold, padEnd } from '../width.ts';
import { columnsOf, findingText, placeOf } from './finding.ts';

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
  list(better, (finding, i) => said(i === 0 ? '✓' : ' ', i === 0 ? `${better.length} better` : '', `${titleOf(finding, options)}, ${printable(lineOf(finding))} (${beforeText(finding) ?? ''}, now ${atMost(finding)}${percent(finding.impact.value)})`, colors.green));
  for (const twins of comparison.twins.slice(0, MOST)) said('↺', `${twins.missed.length} missed`, missedText(twins, result.findings, comparison, options), colors.yellow);
  const lostSight = comparison.gone.filter((finding) => stateOf(finding) === 'unknown');
  list(lostSight, (finding, i) => said(i === 0 ? '?' : ' ', i === 0 ? `${lostSight.length} unsaid` : '', `${titleOf(finding, options)}, ${printable(lineOf(finding))}: ${printable(finding.baseline?.reason ?? '')}`, colors.yellow));
  const same = result.findings.filter((finding) => stateOf(finding) === 'unchanged');
  list(same, (finding, i) => said(i === 0 ? '=' : ' ', i === 0 ? `${same.length} unchanged` : '', `${finding.rank}  ${placeOf(finding)}   ${titleOf(finding, options)}   saves ${atMost(finding)}${percent(finding.impact.value)} (${interval(finding.impact)})`, colors.dim));
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

function beforeText({ baseline }: Finding): string | undefined {
  if (baseline?.reason !== undefined && baseline.state === 'unknown') return printable(baseline.reason);
  return baseline?.impact === undefined ? undefined : `before: ${percent(baseline.impact.value)} (${interval(baseline.impact)})${baseline.from === undefined ? '' : `, in ${printable(`${baseline.from.file}:${baseline.from.line}`)}`}`;
}
