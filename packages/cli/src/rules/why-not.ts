import type { LintResult, Observer, Refused } from '@mechsym/engine';
import { functionCost, type Recording } from '@mechsym/facts';
import { percent, plural } from '@mechsym/formatters';
import type { Expected } from './mdtest.ts';

/** A place that is no finding, in words. */
interface Near {
  readonly rule: string;
  /** 1-based; where it lies, and where it would be reported */
  readonly lines: ReadonlySet<string>;
  /** how many conditions held */
  readonly held: number;
  readonly words: string;
}

type Looked = Parameters<NonNullable<Observer['onLooked']>>;

/** Most places of one line that are spoken of. */
const MOST = 3;

/** Looks on while rules run, to say of expected findings why they are not there. */
export class WhyNot {
  readonly #wanted: ReadonlySet<string>;
  readonly #recorded: readonly string[];
  readonly #near: Near[] = [];
  /** what the function around an expected line has, by place */
  readonly #around = new Map<string, string>();
  readonly observer: Observer;

  constructor(expected: readonly Expected[], recording: Recording) {
    this.#recorded = recording.files;
    this.#wanted = new Set(expected.map(({ rule }) => rule));
    const lines = new Map(expected.map((each) => [placeOf(each), each]));
    this.observer = {
      onRefused: (refused) => this.#note(refused),
      onLooked: (view, looked) => {
        for (const [place, { file, line }] of lines) if (file === view.model.file) this.#around.set(place, aroundOf([view, looked], line, recording));
      },
    };
  }

  #note(refused: Refused): void {
    const { rule, site, fix, condition } = refused;
    if (!this.#wanted.has(rule.id)) return;
    const lines = new Set([site, fix].flatMap(({ file, line }) => (file === undefined ? [] : [`${file.model.file}:${line}`])));
    this.#near.push({ rule: rule.id, lines, held: condition ?? rule.where.length, words: wordsOf(refused) });
  }

  /** Why a finding is not there, as far as it can be told. */
  of(expected: Expected, { statuses, findings, belowFloor, problems, counts }: LintResult): string {
    const { rule, file, line } = expected;
    const status = statuses.find((each) => each.rule === rule);
    if (status === undefined) return 'there is no such rule';
    if (status.status !== 'applied') return `${status.status}: ${status.reason}`;
    const failed = problems.find(({ message }) => message.startsWith(`rule \`${rule}\``));
    const near = this.#near.filter((each) => each.rule === rule && each.lines.has(placeOf(expected))).sort((a, b) => b.held - a.held);
    if (failed !== undefined && near.length === 0) return failed.message;
    const below = belowFloor.findings?.find((each) => each.rule === rule && each.file === file && each.line === line);
    if (below !== undefined) return `it would save ${Number((100 * below.impact.value).toPrecision(2))} %, which is below the floor: \`minImpact: 0\` in a fence \`options\` shows it`;
    if (!this.#recorded.includes(file)) return `the recording has no facts about ${file}, only about ${this.#recorded.join(', ') || 'nothing'}`;
    if (near.length > 0) {
      const words = [...new Set(near.map((each) => each.words))];
      return [...words.slice(0, MOST), ...(words.length > MOST ? [`and ${words.length - MOST} more`] : [])].join('; ');
    }
    const one = findings.find((each) => each.rule === rule && [...each.related, ...each.flow].some(({ location }) => location.file === file && location.range.start.line + 1 === line));
    if (one !== undefined) return `it belongs to the finding at ${one.location.file}:${one.location.range.start.line + 1}: \`fix\` says what is underlined, and findings with one \`cause\` are one`;
    const unplaced = Object.entries(counts.unplaced).map(([reason, count]) => `${plural(count, 'function')} without a place: ${reason}`);
    if (unplaced.length > 0) return unplaced.join('; ');
    return this.#around.get(placeOf(expected)) ?? `no function of ${file} is hot, and rules look at what is hot only`;
  }
}

function placeOf({ file, line }: Pick<Expected, 'file' | 'line'>): string {
  return `${file}:${line}`;
}

function wordsOf({ rule, site, condition, values, failure }: Refused): string {
  const at = `${site.file?.model.file ?? '?'}:${site.line}`;
  if (failure !== undefined) return `rule \`${rule.id}\` failed at ${at}: ${failure}`;
  const place = `\`${firstLine(site.text)}\` at ${at}`;
  const source = (path: readonly (string | number)[]) => `${rule.file}:${rule.placeOf(path).line}`;
  if (condition === undefined) return `all conditions hold for ${place}, and its share \`${rule.share.source}\` (${source(['impact', 'share'])}) is nothing: no sample is counted there`;
  return `for ${place} condition ${condition + 1} of ${rule.where.length} is false, \`${rule.where[condition]?.source ?? ''}\` (${source(['where', condition])})${values === undefined ? '' : `: ${values}`}`;
}

function firstLine(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length > 60 || line !== text ? `${line.slice(0, 60)}…` : line;
}

/** Said of a line at which no match of the rule begins. */
function aroundOf([view, looked]: Looked, line: number, recording: Recording): string {
  const functions = view.model.functionsOn(line - 1);
  if (!functions.some((fn) => looked.includes(fn))) {
    const name = functions.at(-1)?.qualifiedName ?? '<module>';
    const facts = recording.functionsOf(view.model.file).filter((fn) => fn.function === name);
    const share = facts.reduce((most, fn) => Math.max(most, functionCost(fn).total / recording.totals.samples), 0);
    return `the function around it, ${name}, ${facts.length === 0 ? 'has no facts' : `has ${percent(share)} of the run`}, and rules look at what is hot only`;
  }
  const sites = functions.flatMap((fn) => view.sitesOf(fn)).filter(({ range }) => range.start.line === line - 1);
  const words = [...new Set(sites.map(({ operation, name, loop }) => `\`${operation}\`${name === '' ? '' : ` \`${name}\``}${loop === undefined ? ', in no loop' : ''}`))];
  return `nothing that \`match\` asks for lies there; the operations on the line are ${words.join('; ') || 'none'}`;
}
