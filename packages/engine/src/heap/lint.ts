import { createHash } from 'node:crypto';
import type { Location, Problem, Registers } from '../finding.ts';
import { Policy, type PolicySettings } from '../rank/policy.ts';
import type { Parsers, Range, SourceText } from '../source/index.ts';
import { declarationOf } from '../source/languages/java/declarations.ts';
import { java } from '../source/languages/java.ts';
import { SourceProblem } from '../source/problem.ts';
import { createText } from '../source/text.ts';
import type { CompiledHeapRule } from './compile.ts';
import { HeapFactView } from './fact.ts';
import type { HeapFact, HeapFinding, HeapResult, HeapSummary } from './finding.ts';

export interface HeapInput {
  readonly dump: HeapSummary;
  readonly facts: readonly HeapFact[];
  readonly rules: readonly CompiledHeapRule[];
  /** levels, options and floors of rules; floors are parts of the live heap, below which a finding is counted and not shown */
  readonly options: PolicySettings;
  readonly version: string;
  /** what was met while the dump was read */
  readonly problems?: readonly Problem[];
  /** the source files of the project that may declare a class: those whose path ends with `demo/Registry.java` */
  readonly filesFor: (ending: string) => Promise<readonly string[]>;
  readonly readSource: (file: string) => Promise<Uint8Array | undefined>;
  readonly parsers: Parsers;
}

/** Runs the heap rules over what a dump held, and orders what they find by bytes. */
export async function lintHeap(input: HeapInput): Promise<HeapResult> {
  const { dump, facts, options } = input;
  const problems: Problem[] = [...input.problems ?? []];
  const policy = new Policy(options);
  // What holds for some files holds for no place that is in none.
  const anywhere = new Policy({ ...options, overrides: [] });
  const rules = input.rules.filter(({ spec }) => !policy.isOff(spec.rule));
  const found: Omit<HeapFinding, 'rank'>[] = [];
  for (const rule of rules) {
    const own = { ...rule.spec.options, ...anywhere.options(rule.spec.rule, '') };
    try {
      for (const fact of facts) {
        const finding = rule.spec.heap.some((what) => what === fact.what) ? evaluate(rule, fact, dump.bytes, own) : undefined;
        if (finding !== undefined) found.push(finding);
      }
    } catch (error) {
      problems.push({ severity: 'error', message: `rule \`${rule.spec.rule}\` failed: ${error instanceof Error ? error.message : String(error)}` });
    }
  }
  const places = new Places(input);
  const shown: typeof found = [];
  const below = found.filter(({ part }) => part < policy.lowestFloor);
  for (const finding of found) {
    if (finding.part < policy.lowestFloor) continue;
    const location = await places.of(finding.fact);
    const here = location === undefined ? anywhere : policy;
    const level = here.level(finding.rule, location?.file ?? '') ?? finding.level;
    if (level === 'off') continue;
    (finding.part < here.floor(finding.rule, location?.file ?? '') ? below : shown).push({ ...finding, level, ...(location && { location }) });
  }
  shown.sort((a, b) => Number(a.as === 'held') - Number(b.as === 'held') || b.bytes - a.bytes || (a.fingerprint < b.fingerprint ? -1 : 1));
  return {
    version: input.version, dump, findings: shown.map((finding, i) => ({ ...finding, rank: i + 1 })), problems,
    belowFloor: { count: below.length, bytes: below.reduce((sum, { bytes, as }) => sum + (as === 'saved' ? bytes : 0), 0), floor: options.minImpact },
    classes: facts.filter(({ what }) => what === 'instances').map(({ class: name, count, bytes }) => ({ class: name, count, bytes })).sort((a, b) => b.bytes - a.bytes || (a.class < b.class ? -1 : 1)),
    rules: rules.map(({ info }) => info),
  };
}

function evaluate(rule: CompiledHeapRule, fact: HeapFact, live: number, options: Readonly<Record<string, unknown>>): Omit<HeapFinding, 'rank' | 'location'> | undefined {
  const { spec, where } = rule;
  const variables = { fact: new HeapFactView(fact, live), options };
  if (!where.every((condition) => condition.evaluate(variables) === true)) return undefined;
  const bytes = Number(rule.bytes.evaluate(variables));
  if (!(bytes > 0)) return undefined;
  const words = (field: 'title' | 'label' | 'why' | 'fix'): Registers => ({ developer: rule.developer[field].render(variables), runtime: rule.runtime[field].render(variables) });
  return {
    rule: spec.rule, level: spec.level, as: spec.impact.as, bytes, part: live === 0 ? 0 : bytes / live, fact,
    fingerprint: createHash('sha256').update(`${spec.rule}\0${fact.class}\0${fact.holder}`).digest('hex').slice(0, 16),
    message: { title: words('title'), label: words('label'), why: words('why'), fix: words('fix') },
  };
}

/** Files that are looked through for one class. */
const MOST_FILES = 8;
/** Lines shown around a declaration, before it. */
const BEFORE = 1;

/** Where classes and fields are declared in the project. */
class Places {
  readonly #input: HeapInput;
  readonly #texts = new Map<string, Promise<SourceText | undefined>>();

  constructor(input: HeapInput) {
    this.#input = input;
  }

  /** The field that holds the objects, where it is known; else their class. */
  async of({ class: name, holder }: HeapFact): Promise<Location | undefined> {
    if (holder === '') return this.#declaration(name.replace(/(\[\])+$/, ''), undefined);
    const dot = holder.lastIndexOf('.');
    return this.#declaration(holder.slice(0, dot), holder.slice(dot + 1));
  }

  async #declaration(name: string, field: string | undefined): Promise<Location | undefined> {
    const colon = name.indexOf(':');
    const classes = name.slice(colon + 1).split('.');
    const folder = colon < 0 ? '' : `${name.slice(0, colon).replaceAll('.', '/')}/`;
    for (const file of (await this.#input.filesFor(`${folder}${classes[0] ?? ''}.java`)).slice(0, MOST_FILES)) {
      const source = await this.#text(file);
      const range = source && await this.#declared(file, source, classes, field);
      if (source === undefined || range === undefined) continue;
      const firstLine = Math.max(0, range.start.line - BEFORE);
      return { file, range, function: classes.join('.'), snippet: { firstLine, lines: source.lines.slice(firstLine, range.end.line + 1) } };
    }
    return undefined;
  }

  /** undefined where the file declares no such class, or cannot be parsed */
  async #declared(file: string, source: SourceText, classes: readonly string[], field: string | undefined): Promise<Range | undefined> {
    const parser = await this.#input.parsers.parser(java);
    try {
      const tree = parser.parse(file, source);
      const name = declarationOf(tree.rootNode, classes, field);
      const range = name && source.range(name.startIndex, name.endIndex);
      tree.delete();
      return range;
    } catch (error) {
      if (error instanceof SourceProblem) return undefined;
      throw error;
    }
  }

  #text(file: string): Promise<SourceText | undefined> {
    let text = this.#texts.get(file);
    if (text === undefined) this.#texts.set(file, text = this.#input.readSource(file).then((bytes) => bytes && createText(new TextDecoder('utf-8').decode(bytes))));
    return text;
  }
}
