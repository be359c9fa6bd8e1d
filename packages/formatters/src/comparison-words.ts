import type { Comparison, Finding, SiteChange, Twins } from '@mechsym/engine';
import { interval, percent, plural, seconds } from './numbers.ts';
import type { FormatOptions } from './options.ts';
import { provedText } from './proved.ts';
import { oneLine, printable } from './printable.ts';

/** Single lines of one kind before the rest is counted. */
export const MOST = 10;

/** `compared with main (0123456789): 1 new, 1 fixed, 3 unchanged; 4.4 s of CPU before, 4.1 s now (−6.8 %)` */
export function headline({ base, counts, cpu }: Comparison): string {
  const parts = (['new', 'worse', 'better', 'fixed', 'unchanged', 'unknown'] as const).filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${state}`);
  const took = cpu === undefined ? '' : `; ${seconds(cpu.base)} of CPU before, ${seconds(cpu.head)} now (${cpu.head < cpu.base ? '−' : '+'}${percent(Math.abs(cpu.head / cpu.base - 1))})`;
  return `compared with ${printable(base)}: ${parts.join(', ') || 'no findings on either side'}${took}`;
}

export function titleOf({ message }: Finding, { audience }: FormatOptions): string {
  return oneLine(message.title[audience]);
}

export function lineOf({ location }: Finding): string {
  return `${location.file}:${location.range.start.line + 1}`;
}

export function saved(finding: Finding): string {
  return provedText(finding) ?? `it was to save ${percent(finding.impact.value)}, ${interval(finding.impact)}`;
}

/** `the same fix applies to log.py:77 and audit.py:30, another 2.2 %` */
export function missedText({ missed, fixed, impact, title }: Twins, findings: readonly Finding[], { by }: Comparison, { audience }: FormatOptions): string {
  const places = missed.flatMap((fingerprint) => findings.find((each) => each.fingerprint === fingerprint) ?? []).map((each) => printable(lineOf(each)));
  const shown = places.length > 4 ? [...places.slice(0, 3), `${places.length - 3} more places`] : places;
  const all = shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown[0] ?? '';
  const which = by === 'runs' ? 'the same fix applies to' : `what the change took out of ${printable(`${fixed.file}:${fixed.line}`)} is still slow in`;
  return `${which} ${all}, another ${percent(impact.value)} (${oneLine(title[audience])})`;
}

/** `this change lost 2 inlinings and made `Node.key` polymorphic; those sites carry 3.1 % of the run (2.4–3.9 %)`, then the sites */
export function sitesLines({ sites, lost }: Comparison): [mark: string, label: string, text: string][] {
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
