import { functionCost, type FunctionFacts, type Recording } from '@mechsym/facts';
import type { Estimate, Location } from '../finding.ts';
import { digestOf } from '../join/homes.ts';
import { addCosts, NO_COST, type Cost } from '../join/costs.ts';
import { snippetOf } from '../locate.ts';
import { shareOf } from '../rank/impact.ts';
import { looksOf } from '../rank/looks.ts';
import { buildModel, languageOf, SourceProblem, type FunctionModel, type Language, type Parsers, type Range, type SourceModel } from '../source/index.ts';
import { contains } from '../source/range.ts';
import type { FileView } from '../view/file-view.ts';
import type { Program } from '../view/program.ts';
import type { ImportedFinding, ImportedPlace, ImportedResult, ImportedRun } from './model.ts';
import { functionsRunIn, placeOfRange, rangeOfRegion, type CodePlace } from './place.ts';
import { push } from '../push.ts';

export interface JudgeInput {
  readonly recording: Recording;
  readonly program: Program;
  /** functions that the lint placed, or looked for in vain */
  readonly hot: ReadonlySet<FunctionFacts>;
  readonly readSource: (file: string) => Promise<Uint8Array | undefined>;
  readonly parsers: Parsers;
  /** part of the run below which code is cold */
  readonly floor: (file: string) => number;
}

/** A finding and its own cost, by which the costs of cold code add up. */
export interface Judged {
  readonly finding: ImportedFinding;
  readonly own: Cost;
  /** what the cost is of: places of equal keys are one */
  readonly key: string;
}

interface Wanted {
  readonly run: number;
  readonly result: ImportedResult;
  readonly tool: string;
}

interface Share {
  readonly own: Cost;
  readonly withCalls: Cost;
  readonly of?: Cost;
}

const LOST = 'the source has changed since the recording, and its hot code was not found again';

/**
 * Tells what the recording says of the places of other linters' findings. A file is parsed where a function of it is hot, or where
 * it has changed since it was recorded; of any other one the recording bounds what all of its functions take.
 */
export class Judge {
  readonly #input: JudgeInput;
  readonly #samples: number;
  readonly #looks: number;
  /** recorded names of each file that is here */
  readonly #recorded = new Map<string, string[]>();

  constructor(input: JudgeInput) {
    this.#input = input;
    this.#samples = input.recording.totals.samples;
    this.#looks = looksOf(input.recording.totals);
    const names = new Set([...input.recording.files, ...input.recording.sources.keys()]);
    for (const name of names) {
      const home = input.program.homeOf(name);
      this.#recorded.set(home, [...this.#recorded.get(home) ?? [], name]);
    }
  }

  /** What a place takes at most of which there is no sample. */
  get unseen(): number { return this.shareOf(NO_COST).high; }

  shareOf(cost: Cost): ImportedFinding['share'] {
    return shareOf({ ...cost, samples: Math.max(0, cost.samples), odd: Math.max(0, cost.odd) }, this.#samples, this.#looks);
  }

  async judge(runs: readonly ImportedRun[], isWanted: (file: string) => boolean): Promise<Judged[]> {
    const byFile = new Map<string, Wanted[]>();
    for (const [run, { tool, results }] of runs.entries()) {
      for (const result of results) {
        if (!isWanted(result.file)) continue;
        push(byFile, result.file, { run, result, tool });
      }
    }
    const judged: Judged[] = [];
    for (const [file, wanted] of byFile) judged.push(...await this.#judgeFile(file, wanted));
    return judged;
  }

  async #judgeFile(file: string, all: readonly Wanted[]): Promise<Judged[]> {
    const { recording, program, hot } = this.#input;
    const names = this.#recorded.get(file) ?? [];
    if (names.length === 0) return all.map((each) => this.#unknown(each, 'nothing of the file was sampled in this recording'));
    const facts = names.flatMap((name) => recording.functionsOf(name));
    const view = program.file(file);
    const bytes = await this.#input.readSource(file);
    if (bytes === undefined) return all.map((each) => this.#unknown(each, 'the file is not there, or cannot be read'));
    const digests = names.flatMap((name) => recording.sources.get(name) ?? []).filter((digest) => digest !== '');
    const hasChanged = digests.length > 0 && !digests.includes(digestOf(bytes));
    const placed = new Set(view?.joined.functions.flatMap((fn) => view.joined.factsOf(fn).map((each) => each.facts)));
    const others = facts.filter((each) => !placed.has(each));
    const isLost = others.some((each) => hot.has(each));
    if (view !== undefined) return this.#inModel(all, { model: view.model, language: view.language, view, others, hasChanged, isLost });
    if (isLost) return all.map((each) => this.#unknown(each, languageOf(file) === undefined ? 'no grammar reads the file' : LOST));
    if (!hasChanged) return all.map((each) => this.#inColdFile(each, others));
    const model = await this.#parse(file, bytes);
    if (typeof model === 'string') return all.map((each) => this.#unknown(each, model));
    try {
      return this.#inModel(all, { model, language: languageOf(file) as Language, view: undefined, others, hasChanged, isLost });
    } finally {
      model.dispose();
    }
  }

  async #parse(file: string, bytes: Uint8Array): Promise<SourceModel | string> {
    const language = languageOf(file);
    if (language === undefined) return 'the file has changed since the recording, and no grammar reads it';
    try {
      return buildModel(language, file, language.decode(bytes, file), await this.#input.parsers.parser(language));
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
      return `the file has changed since the recording, and cannot be read: ${error.message}`;
    }
  }

  /** In a file without a hot function: what the costliest of its functions takes bounds any place in it. */
  #inColdFile(wanted: Wanted, facts: readonly FunctionFacts[]): Judged {
    const costs = facts.map(functionCost);
    const most = costs.reduce((max, cost) => (cost.total > max.total ? cost : max), { self: 0, selfOdd: 0, total: 0, totalOdd: 0 });
    const own = addCosts(...costs.map(({ self, selfOdd }) => ({ samples: self, odd: selfOdd, modelled: false })));
    const total = { samples: most.total, odd: most.totalOdd, modelled: false };
    const { result } = wanted;
    const at = { file: result.file, range: plainRange(result), function: '', snippet: { firstLine: 0, lines: [] } };
    return this.#judged(wanted, at, 'file', { own: total, withCalls: total, of: total }, own, result.file);
  }

  #inModel(all: readonly Wanted[], file: FileToJudge): Judged[] {
    const { model, language, view, others, hasChanged, isLost } = file;
    return all.map((wanted) => {
      const { result } = wanted;
      const region = rangeOfRegion(result.region, result.unit, model.text);
      const found = placeOfRange(model, language, region);
      const place = isEdited(view, found) ? wholeFunction(found) : found;
      const fn = place.at === 'none' ? undefined : place.function;
      const location = {
        file: model.file, range: region ?? model.text.range(0, 0), function: place.function?.qualifiedName ?? '<module>',
        snippet: region === undefined ? { firstLine: 0, lines: [] } : snippetOf(model.text, region),
      };
      if (place.at === 'none') return this.#judged(wanted, location, 'none', undefined, NO_COST, '');
      const rest = otherCosts(others, place, fn);
      const isPlaced = fn !== undefined && view !== undefined && view.joined.factsOf(fn).length > 0;
      if (!isPlaced && rest.count === 0 && fn !== undefined && fn.kind !== 'class' && (isLost || hasChanged)) {
        return this.#unknown(wanted, isLost ? LOST : 'the file has changed since the recording, which has nothing of this function', location);
      }
      const inView = view === undefined ? { own: NO_COST, withCalls: NO_COST } : costsOf(view, place);
      const share: Share = isPlaced ? { ...inView, of: view.costs.ofFunction(fn) } : { own: addCosts(inView.own, rest.self), withCalls: larger(inView.withCalls, rest.total), ...(fn && { of: rest.total }) };
      const { start, end } = place.range;
      const what = isPlaced || fn === undefined ? `${start.line}:${start.column}:${end.line}:${end.column}` : fn.qualifiedName;
      return this.#judged(wanted, location, place.at, share, share.own, `${model.file}:${what}`);
    });
  }

  /** @param share undefined for text that does not run */
  #judged(wanted: Wanted, location: Location, at: ImportedPlace, share: Share | undefined, own: Cost, key: string): Judged {
    const floor = this.#input.floor(location.file);
    const nothing = { value: 0, low: 0, high: 0 };
    const place = share === undefined ? { ...nothing, samples: 0, of: this.#samples, modelled: false } : this.shareOf(share.own);
    const withCalls: Estimate = share === undefined ? nothing : plain(this.shareOf(larger(share.withCalls, share.own)));
    const around = share?.of && plain(this.shareOf(share.of));
    const isCold = share === undefined || withCalls.high < floor || (around !== undefined && around.high < floor);
    const state = isCold ? 'cold' : place.value > 0 && place.value >= floor ? 'hot' : 'warm';
    return { own, key, finding: { ...about(wanted), location, state, at, share: place, withCalls, ...(around && { functionShare: around }) } };
  }

  #unknown(wanted: Wanted, reason: string, location?: Location): Judged {
    const { result } = wanted;
    const share = { ...this.shareOf(NO_COST), value: 0 };
    const finding: ImportedFinding = {
      ...about(wanted), reason, state: 'not-recorded', at: 'file', share, withCalls: plain(share),
      location: location ?? { file: result.file, range: plainRange(result), function: '', snippet: { firstLine: 0, lines: [] } },
    };
    return { finding, own: NO_COST, key: '' };
  }
}

interface FileToJudge {
  readonly model: SourceModel;
  readonly language: Language;
  /** undefined where no function of it is hot */
  readonly view: FileView | undefined;
  /** recorded functions of the file that are not hot */
  readonly others: readonly FunctionFacts[];
  readonly hasChanged: boolean;
  /** hot functions of the file were not found in it */
  readonly isLost: boolean;
}

function about({ run, result: { index, rule, level, message }, tool }: Wanted) {
  return { run, result: index, tool, rule, level, message };
}

function plain({ value, low, high }: Estimate): Estimate {
  return { value, low, high };
}

function larger(a: Cost, b: Cost): Cost {
  return b.samples > a.samples ? b : a;
}

function costsOf({ costs, model }: FileView, { at, range, sites, isAround, function: fn }: CodePlace): { own: Cost; withCalls: Cost } {
  if (sites.length > 0) {
    const own = addCosts(...sites.map((site) => costs.ofSiteSelf(site)));
    return { own, withCalls: isAround ? own : costs.ofRange(range) };
  }
  if (at === 'class' || at === 'file') {
    const within = model.functionsOn(range.start.line, range.end.line).filter((each) => contains(range, each.range));
    return { own: addCosts(...within.map((each) => costs.ofFunctionSelf(each))), withCalls: within.map((each) => costs.ofFunction(each)).reduce(larger, NO_COST) };
  }
  if (fn === undefined) return { own: NO_COST, withCalls: NO_COST };
  const own = addCosts(...functionsRunIn(model, range, fn).map((each) => costs.ofFunctionSelf(each)));
  return { own, withCalls: isAround ? own : costs.ofFunction(fn) };
}

/** Whether operations of the function may have lost their facts: then only of all of it can be told what it takes. */
function isEdited(view: FileView | undefined, { function: fn, at }: CodePlace): boolean {
  return at !== 'none' && view !== undefined && fn !== undefined && view.joined.factsOf(fn).some(({ freshness }) => freshness === 'stale');
}

function wholeFunction({ function: fn, ...place }: CodePlace): CodePlace {
  return fn === undefined ? { ...place, function: fn } : { at: fn.kind === 'module' ? 'file' : 'function', range: fn.range, function: fn, sites: [] };
}

/** What functions take that were not hot enough to be placed: by name, of a class those in it, of a file all. */
function otherCosts(others: readonly FunctionFacts[], { at }: CodePlace, fn: FunctionModel | undefined): { self: Cost; total: Cost; count: number } {
  const isMeant = ({ function: name }: FunctionFacts) => at === 'file' || fn === undefined || name === fn.qualifiedName || (at === 'class' && name.startsWith(`${fn.qualifiedName}.`));
  const meant = others.filter(isMeant).map(functionCost);
  return {
    count: meant.length,
    self: addCosts(...meant.map(({ self, selfOdd }) => ({ samples: self, odd: selfOdd, modelled: false }))),
    total: meant.map(({ total, totalOdd }): Cost => ({ samples: total, odd: totalOdd, modelled: false })).reduce(larger, NO_COST),
  };
}

/** The lines of a region, for a file that was not read. */
function plainRange({ region }: ImportedResult): Range {
  if (region === undefined || 'offset' in region) return { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
  const { startLine, startColumn = 1, endLine = startLine, endColumn = startColumn } = region;
  return { start: { line: startLine - 1, column: startColumn - 1 }, end: { line: endLine - 1, column: endColumn - 1 } };
}
