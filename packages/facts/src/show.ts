import type { FunctionFacts, Site } from './function-facts.ts';
import { printable } from './problem.ts';
import { compareFunctions, compareText, type Recording } from './recording.ts';
import { headerLines } from './show/header.ts';
import { number, percent, rowWords } from './show/words.ts';
import { functionCost, type Cost } from './statistics/cost.ts';
import { wilson } from './statistics/interval.ts';
import type { KindName } from './vocabulary.ts';

export interface ShowOptions {
  /** most functions; default 20 */
  readonly limit?: number;
  /** only functions of this file, or of files below this folder */
  readonly file?: string;
  /** only functions whose qualified name is this or ends with it after a dot */
  readonly function?: string;
  /** only facts of this kind, and functions that have some */
  readonly kind?: string;
}

interface Ranked {
  readonly facts: FunctionFacts;
  readonly cost: Cost;
}

/**
 * A recording in words, line by line: what was recorded and how well, then its functions by their share of the time,
 * each with its sites and what was seen there.
 */
export function* show(recording: Recording, options: ShowOptions = {}): Generator<string> {
  const { limit = 20, kind } = options;
  yield* headerLines(recording);
  const ranked: Ranked[] = [];
  for (const facts of recording.functions()) {
    if (isWanted(facts, options)) ranked.push({ facts, cost: functionCost(facts) });
  }
  ranked.sort((a, b) => b.cost.total - a.cost.total || b.cost.self - a.cost.self
    || compareText(a.facts.file, b.facts.file) || compareFunctions(a.facts, b.facts));
  const { samples } = recording.totals;
  for (const entry of ranked.slice(0, limit)) {
    yield '';
    yield* functionLines(entry, samples, kind);
  }
  if (ranked.length > limit) yield `\n${number(ranked.length - limit)} more functions with facts are not shown`;
  else if (ranked.length === 0) yield '\nNo facts of this kind or place.';
}

function isWanted(facts: FunctionFacts, { file, function: name, kind }: ShowOptions): boolean {
  if (file !== undefined && facts.file !== file && !facts.file.startsWith(file.endsWith('/') ? file : `${file}/`)) return false;
  if (name !== undefined && facts.function !== name && !facts.function.endsWith(`.${name}`)) return false;
  return kind === undefined || facts.kinds.some((has) => has === kind) || facts.unknown.has(kind);
}

function* functionLines({ facts, cost }: Ranked, samples: number, kind: string | undefined): Generator<string> {
  const name = facts.function === '' ? '(function unknown)' : printable(facts.function);
  yield `${printable(facts.file)}:${facts.line}  ${name}${costWords(cost, samples, true)}`;
  for (const words of factWords(facts, kind)) yield `    ${words}`;
  for (const site of facts.sites) {
    const costs = site.rows('cost')[0];
    const words = [...factWords(site, kind)];
    const shown = kind === undefined || (kind === 'cost' && costs !== undefined) || words.length > 0;
    if (!shown) continue;
    yield `  ${siteWords(facts, site)}${costs === undefined || (kind !== undefined && kind !== 'cost') ? '' : costWords(costs, samples, false)}`;
    for (const line of words) yield `      ${line}`;
  }
  for (const [unknown, rows] of facts.unknown) {
    if (kind === undefined || kind === unknown) yield `    ${printable(unknown)}: ${number(rows.length)} facts of a kind unknown to this version`;
  }
}

function* factWords(place: FunctionFacts | Site, kind: string | undefined): Generator<string> {
  for (const has of place.kinds) {
    // `cost` is said with the place, and anchors are for programs
    if (has === 'cost' || (kind === undefined ? has === 'anchor' : kind !== has)) continue;
    for (const row of place.rows<KindName>(has)) yield rowWords(has, row);
  }
}

/** `48:21 attribute .area`; columns are 1-based as in editors, in the recording's unit. */
function siteWords(facts: FunctionFacts, site: Site): string {
  const line = facts.line + site.line;
  const column = site.column < 0 ? '' : `:${site.column + 1}`;
  return `${line}${column}  ${printable(site.operation)}${site.name === '' ? '' : ` \`${printable(site.name)}\``}`;
}

function costWords({ self, total }: Pick<Cost, 'self' | 'total'>, samples: number, interval: boolean): string {
  if (samples === 0 || total === 0) return '';
  if (total > samples) return `   ${number(self)} samples here, ${number(total)} with what it calls`;
  const { value, low, high } = wilson(total, samples);
  const range = interval ? ` (${percent(low)} to ${percent(high)})` : '';
  return `   ${percent(value)}${range}, itself ${percent(Math.min(1, self / samples))}`;
}
