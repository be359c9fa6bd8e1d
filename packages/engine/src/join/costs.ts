import type { FunctionModel, Loop, Range, Site, SourceModel } from '../source/model.ts';
import type { FunctionFacts, Row, Site as FactSite } from '@mechsym/facts';
import { functionOfLoop } from '../source/index.ts';
import { contains, equalRanges } from '../source/range.ts';
import { Counted } from './counted.ts';
import type { Entries } from './entries.ts';
import type { JoinedFile, RecordedSite } from './joined-file.ts';
import { Lines } from './lines.ts';
import { qualifiedNameOf } from './qualified-name.ts';
import { notNegative, Pool, poolOf, type Samples } from './samples.ts';
import { Stretches } from './stretches.ts';
import { weightOf, type WeightFacts } from './weights.ts';

/** Samples of the clock at a place. Fractions come from dividing a loop's samples among its operations. */
export interface Cost extends Samples {
  /** true where part of it was divided by the weights of operations and not seen at the place itself */
  readonly modelled: boolean;
  /** variance of `samples` beyond that of the clock, where a function's samples were divided by a count of their own */
  readonly variance?: number;
}

export const NO_COST: Cost = { samples: 0, odd: 0, runs: [], modelled: false };

export function addCosts(...costs: readonly Cost[]): Cost {
  const sum = new Pool();
  for (const cost of costs) sum.add(cost);
  return {
    ...plain(sum), modelled: costs.some((cost, i) => cost.modelled && (i === 0 || cost.samples > 0)),
    variance: costs.reduce((all, { variance = 0 }) => all + variance, 0),
  };
}

/** Without what a pool can do. */
function plain({ samples, odd, runs }: Pool): Samples {
  return { samples, odd, runs };
}

/** Time that a function outside the project runs on after its last check: that of a few lines. */
const OUTSIDE_TAIL = 100;

/** The counter of the clock's samples at the entry of a function outside the project, at the place that called it. */
const ENTRY = 'entry';

/** Weight above which an operation is likelier the reason of samples at a call than the call itself. */
const HEAVY = 50;

/**
 * Where the samples of a file belong. A clock of precision `operation` says it itself. A sampler that looks only where the interpreter checks for signals sees the time of an
 * operation at the next check: a back edge, the entry of a function, the end of a native call. Such samples are divided among
 * the operations that ran since the check before, by weight. What is known of a line alone is divided among its operations. Where a sampler from outside counted which instruction ran, a
 * function's samples are divided as it says.
 */
export class Costs {
  readonly #file: JoinedFile;
  readonly #weigh: (site: Site) => WeightFacts;
  readonly #own = new Map<Site, Pool>();
  readonly #modelled = new Set<Site>();
  readonly #variances = new Map<Site, number>();
  readonly #weights = new Map<Site, number>();
  readonly #exact: boolean;
  readonly #runs: readonly string[];
  /** sites that call functions outside the project, whose operations nobody knows, and how many samples may be of their end: at most as many as were seen in them */
  readonly #outside = new Map<Site, number>();
  /** samples at the entry of a function that belong to its callers */
  readonly #moved = new Map<FunctionModel, Pool>();
  /** samples that were seen after a function had returned and belong to its last operations */
  readonly #late = new Map<FunctionModel, Pool>();
  /** which functions of this file a site reached, and in how many samples */
  readonly #reached = new Map<Site, Map<FunctionModel, number>>();
  readonly #callers = new Map<FunctionModel, number>();
  /** what the operations on a line got of its samples, and the places from which they got it */
  readonly #ofLines = new Map<Site, Pool>();
  readonly #lines = new Set<RecordedSite>();

  /**
   * @param exact the clock's precision is `operation`: nothing is divided
   * @param runs ids of the runs that are kept apart
   */
  constructor(file: JoinedFile, weigh: (site: Site) => WeightFacts, entries: Entries | undefined, exact: boolean, runs: readonly string[] = []) {
    this.#file = file;
    this.#runs = runs;
    this.#weigh = weigh;
    this.#exact = exact;
    if (exact) {
      for (const recorded of file.sites) {
        if (recorded.model !== undefined) this.#give(recorded.model, costOf(recorded.facts, runs).self, 1, false);
      }
      return;
    }
    const loops = new Map<Loop, Pool>();
    const bodies = new Map<FunctionModel, Pool>();
    const native = new Map<Site, Pool>();
    const called: { site: Site; row: Row<'call'> }[] = [];
    const lines = new Lines(file);
    const seenOnLines: { sites: readonly Site[]; self: Samples }[] = [];
    for (const recorded of file.sites) {
      if (recorded.model !== undefined) {
        for (const row of recorded.facts.rows('call')) {
          if (row.calleeFile !== '') called.push({ site: recorded.model, row });
          else if (row.via !== 'other') this.#outside.set(recorded.model, (this.#outside.get(recorded.model) ?? 0) + row.samples);
        }
      }
      const { self } = costOf(recorded.facts, runs);
      if (self.samples === 0) continue;
      const onLine = lines.of(recorded);
      if (onLine !== undefined) {
        if (onLine.length > 0) this.#lines.add(recorded);
        seenOnLines.push({ sites: onLine, self });
        continue;
      }
      const pool = this.#poolFor(recorded, loops, bodies)
        ?? (recorded.model !== undefined && recorded.operation === 'call' && recorded.hasColumns ? poolOf(native, recorded.model) : undefined);
      if (pool !== undefined) pool.add(self);
      else if (recorded.model !== undefined) this.#give(recorded.model, self, 1, false);
    }
    for (const { sites, self } of seenOnLines) this.#divideLine(sites, self);
    const callees = new Map<Site, FunctionModel[]>();
    const byPlace = new Map<string, FunctionModel>(file.functions.flatMap((fn) => file.factsOf(fn).map(({ facts }) => [`${facts.file} ${facts.line} ${facts.function}`, fn] as const)));
    for (const { site, row } of called) {
      const fn = byPlace.get(calleeOf(row));
      callees.set(site, [...callees.get(site) ?? [], ...(fn === undefined ? [] : [fn])]);
      if (fn === undefined) continue;
      const reached = this.#reached.get(site) ?? new Map<FunctionModel, number>();
      this.#reached.set(site, reached.set(fn, (reached.get(fn) ?? 0) + row.samples));
      this.#callers.set(fn, (this.#callers.get(fn) ?? 0) + row.samples);
    }
    const stretches = new Stretches(file.model, {
      isCalled: (site) => callees.has(site) || this.#outside.has(site),
      atReturn: (site) => native.get(site)?.samples ?? 0,
      reached: (site) => callees.get(site) ?? [],
      turns: (loop) => loops.has(loop),
    });
    for (const [site, pool] of native) this.#divideCall(stretches, site, pool, site.loop && loops.get(site.loop));
    for (const [loop, pool] of loops) this.#divide(stretches.beforeBackEdge(loop, pool.samples), pool, functionOfLoop(file.model, loop));
    for (const [fn, pool] of bodies) this.#divide(fn.sites.filter((site) => site.loop === undefined), pool, fn);
    const generators = file.functions.filter((fn) => fn.isGenerator || fn.name === '<genexpr>');
    for (const fn of generators) {
      const entry = this.#entryOf(fn);
      this.#divide(stretches.beforeResume(fn, entry.samples), entry, fn);
    }
    for (const { site, row } of entries === undefined ? [] : called) {
      const callee = byPlace.get(calleeOf(row));
      if (callee === undefined || !generators.includes(callee)) this.#divideEntry(stretches, site, row, entries as Entries, callees.get(site)?.[0]);
    }
    new Counted(file, (site) => this.weight(site)).divide(new Map([...this.#own].map(([site, own]) => [site, new Pool().add(own)])), (site, samples, variance) => {
      this.#give(site, samples, 1, false);
      this.#modelled.delete(site);
      this.#variances.set(site, variance);
    });
  }

  /** The time of the operation itself and, for calls and attributes that run code, of what it called. */
  ofSite(site: Site): Cost {
    const sum = new Pool().add(this.#own.get(site) ?? NO_COST);
    for (const recorded of this.#file.recordedAt(site)) {
      const { self, total } = costOf(recorded.facts, this.#runs);
      sum.add(total).add(self, -1);
    }
    for (const [fn, times] of this.#reached.get(site) ?? []) sum.add(this.#late.get(fn) ?? NO_COST, times / (this.#callers.get(fn) ?? times));
    return { ...notNegative(sum), modelled: this.#modelled.has(site), variance: this.#variances.get(site) ?? 0 };
  }

  /** The time of the operation itself, without what it called in the language. */
  ofSiteSelf(site: Site): Cost {
    return { ...notNegative(this.#own.get(site) ?? NO_COST), modelled: this.#modelled.has(site), variance: this.#variances.get(site) ?? 0 };
  }

  /**
   * All operations within a range, with what they called. What a generator expression in it does is counted where its elements
   * are asked for; and where the clock tells calls apart, what a function in it does is counted where it is called.
   */
  ofRange(range: Range): Cost {
    const sites = new Set<Site>();
    for (const fn of this.#file.model.functionsOn(range.start.line, range.end.line)) {
      if ((this.#exact || fn.node.type === 'generator_expression') && contains(range, fn.range) && !equalRanges(range, fn.range)) continue;
      for (const site of fn.sites) if (contains(range, site.range)) sites.add(site);
    }
    return addCosts(...[...sites].map((site) => this.ofSite(site)));
  }

  /** A loop with everything in it: seen, not modelled. */
  ofLoop(loop: Loop): Cost {
    const sum = new Pool();
    for (const recorded of this.#file.within(loop.range)) {
      if (this.#lines.has(recorded) || (recorded.operation === 'loop' && recorded.loop !== undefined && !contains(loop.range, recorded.loop.range))) continue;
      sum.add(costOf(recorded.facts, this.#runs).total);
    }
    for (const [site, own] of this.#ofLines) if (contains(loop.range, site.range)) sum.add(own);
    return { ...plain(sum), modelled: false };
  }

  /** A function with what it calls. */
  ofFunction(fn: FunctionModel): Cost {
    const sum = new Pool();
    for (const { facts } of this.#file.factsOf(fn)) sum.add(costOf(facts, this.#runs).total);
    return this.#corrected(fn, sum);
  }

  /** A function's own operations, without what they called. */
  ofFunctionSelf(fn: FunctionModel): Cost {
    const sum = new Pool();
    for (const { facts } of this.#file.factsOf(fn)) for (const place of [facts, ...facts.sites]) sum.add(costOf(place, this.#runs).self);
    return this.#corrected(fn, sum);
  }

  /** What was seen at a function, by what belongs to its callers and what was seen after its end. */
  #corrected(fn: FunctionModel, sum: Pool): Cost {
    const moved = this.#moved.get(fn);
    const late = this.#late.get(fn);
    return { ...notNegative(sum.add(moved ?? NO_COST, -1).add(late ?? NO_COST)), modelled: moved !== undefined || late !== undefined };
  }

  /** Samples where the function was entered or resumed. */
  #entryOf(fn: FunctionModel): Pool {
    const pool = new Pool();
    for (const { facts } of this.#file.factsOf(fn)) pool.add(costOf(facts, this.#runs).self);
    return pool;
  }

  weight(site: Site): number {
    return this.#ownWeight(site) + (this.#outside.has(site) ? OUTSIDE_TAIL : 0);
  }

  /** Without what a function outside the project runs on after its last check. */
  #ownWeight(site: Site): number {
    let weight = this.#weights.get(site);
    if (weight === undefined) {
      // an attribute or operator that runs code is a call as well
      const called = this.#reached.has(site) && site.operation !== 'call' ? weightOf('call', { generic: 0, searched: 0 }) : 0;
      weight = weightOf(site.operation, this.#weigh(site)) + called;
      this.#weights.set(site, weight);
    }
    return weight;
  }

  /** Undefined where the samples belong to one operation. */
  #poolFor(recorded: RecordedSite, loops: Map<Loop, Pool>, bodies: Map<FunctionModel, Pool>): Pool | undefined {
    if (recorded.loop !== undefined) return poolOf(loops, recorded.loop);
    if (recorded.model !== undefined) return undefined;
    const fn = innermostFunction(this.#file.model, recorded.range);
    if (fn === undefined) return undefined;
    const loop = innermostLoop(fn, recorded.range);
    return loop === undefined ? poolOf(bodies, fn) : poolOf(loops, loop);
  }

  /** @param at the function in which the samples were seen */
  #divide(sites: readonly Site[], pool: Pool, at: FunctionModel | undefined): void {
    const weights = this.#weightsOf(sites, pool.samples);
    const all = sumOf(weights);
    if (all === 0) return;
    for (const [site, weight] of weights) {
      this.#give(site, pool, weight / all, true);
      this.#spendTail(site, weight, pool.samples / all);
      if (site.function !== at) this.#countLate(site.function, pool, weight / all);
    }
  }

  #divideLine(sites: readonly Site[], samples: Samples): void {
    const weights = this.#weightsOf(sites, samples.samples);
    const all = sumOf(weights);
    for (const [site, weight] of weights) {
      const part = weight / all;
      poolOf(this.#ofLines, site).add(samples, part);
      this.#give(site, samples, part, sites.length > 1);
    }
  }

  /** Only what a call reached counts: a comprehension's operations run in the frame of the function around it, or in one of their own. */
  #countLate(fn: FunctionModel, samples: Samples, part: number): void {
    if (this.#callers.has(fn)) poolOf(this.#late, fn).add(samples, part);
  }

  /**
   * Samples at a native call hold the time since the check before it. The back edge tells how many samples a unit of weight
   * is worth in this loop; what is more than that belongs to the call. Outside loops nothing tells, so that only operations
   * that take much longer than a call do get a part. Samples with the callee on the stack were in the call for certain, but for those at its entry.
   */
  #divideCall(stretches: Stretches, call: Site, pool: Pool, edge: Pool | undefined): void {
    const { samples } = pool;
    const stretch = stretches.before(call, samples);
    const entered = this.#divideOutsideEntry(stretch, call, pool);
    const before = [...this.#weightsOf(stretch, samples)].filter(([, each]) => call.loop !== undefined || each >= HEAVY);
    const weight = sumOf(before);
    const below = this.#file.rowsAt(call, 'call').reduce((sum, row) => sum + (row.via === 'other' || row.calleeFile !== '' ? 0 : row.samples), 0);
    const unsure = Math.max(0, samples - Math.max(below, entered));
    let moved = weight === 0 ? 0 : unsure * weight / (weight + this.weight(call));
    if (call.loop !== undefined) {
      const seen = edge?.samples ?? 0;
      const edgeWeight = sumOf(this.#weightsOf(stretches.beforeBackEdge(call.loop, seen), seen));
      if (edgeWeight > 0) moved = Math.min(moved, weight * (seen + 0.5) / edgeWeight);
    }
    for (const [site, each] of before) {
      const part = moved * each / weight / samples;
      this.#give(site, pool, part, true);
      this.#spendTail(site, each, moved / weight);
      if (site.function !== call.function) this.#countLate(site.function, pool, part);
    }
    this.#give(call, pool, (samples - moved) / samples, moved > 0);
  }

  /**
   * Samples at the entry of a function outside the project are of what ran before it was entered: of the call itself, and of the operations before it.
   * @returns how many these are
   */
  #divideOutsideEntry(stretch: readonly Site[], call: Site, pool: Pool): number {
    const counted = this.#file.rowsAt(call, 'counter').reduce((sum, { event, self }) => sum + (event === ENTRY ? self : 0), 0);
    const entered = Math.min(counted, pool.samples);
    if (entered > 0) this.#moveBefore(stretch, call, new Pool().add(pool, entered / pool.samples), this.#ownWeight(call));
    return entered;
  }

  /** Samples at the entry of a function ran before it was entered: at the call, and where its caller was since the last check. */
  #divideEntry(stretches: Stretches, call: Site, row: Row<'call'>, entries: Entries, callee: FunctionModel | undefined): void {
    const entry = entries.of(row);
    if (entry === undefined || entry.called === 0) return;
    const seen = new Pool().add(entry, row.samples / entry.called);
    const moved = this.#moveBefore(stretches.before(call, seen.samples), call, seen, this.weight(call));
    if (callee !== undefined && moved !== undefined) poolOf(this.#moved, callee).add(moved);
  }

  /**
   * Takes samples from a call to the operations that ran before it, but for the call's own part of them.
   * @returns what was taken; undefined where nothing is known to have run before
   */
  #moveBefore(before: readonly Site[], call: Site, seen: Pool, weightOfCall: number): Pool | undefined {
    const weight = sumOf(this.#weightsOf(before, seen.samples));
    if (weight === 0) return undefined;
    const moved = new Pool().add(seen, weight / (weight + weightOfCall));
    this.#divide(before, moved, call.function);
    this.#give(call, moved, -1, true);
    return moved;
  }

  /** By which samples are divided among operations: their own weights, and of functions outside the project what these run on after their last check. */
  #weightsOf(sites: readonly Site[], samples: number): Map<Site, number> {
    const weights = new Map(sites.map((site) => [site, this.#ownWeight(site)]));
    const own = sumOf(weights);
    for (const [site, weight] of weights) {
      const left = this.#outside.get(site);
      if (left !== undefined) weights.set(site, weight + (left < samples ? Math.min(OUTSIDE_TAIL, own * left / (samples - left)) : OUTSIDE_TAIL));
    }
    return weights;
  }

  #spendTail(site: Site, weight: number, samplesOfUnit: number): void {
    const left = this.#outside.get(site);
    if (left !== undefined) this.#outside.set(site, Math.max(0, left - (weight - this.#ownWeight(site)) * samplesOfUnit));
  }

  #give(site: Site, samples: Samples, part: number, modelled: boolean): void {
    poolOf(this.#own, site).add(samples, part);
    if (modelled && samples.samples * part !== 0) this.#modelled.add(site);
  }
}

function sumOf(weights: Iterable<readonly [Site, number]>): number {
  let all = 0;
  for (const [, weight] of weights) all += weight;
  return all;
}

function calleeOf(row: Row<'call'>): string {
  return `${row.calleeFile} ${row.calleeLine} ${qualifiedNameOf(row.callee)}`;
}

/** The samples that a site, or a function as a whole, was recorded with. */
export function costOf(place: FactSite | FunctionFacts, runs: readonly string[] = []): { readonly self: Samples; readonly total: Samples } {
  const sum = sumRows(place);
  if (runs.length === 0) return { self: { samples: sum.self, odd: sum.selfOdd, runs: [] }, total: { samples: sum.total, odd: sum.totalOdd, runs: [] } };
  const apart = runs.map((run) => sumRows('facts' in place ? place.facts.inRun(run)?.siteLike(place) : place.inRun(run)));
  return {
    self: { samples: sum.self, odd: sum.selfOdd, runs: apart.map(({ self }) => self) },
    total: { samples: sum.total, odd: sum.totalOdd, runs: apart.map(({ total }) => total) },
  };
}

function sumRows(place: FactSite | FunctionFacts | undefined): { self: number; total: number; selfOdd: number; totalOdd: number } {
  const sum = { self: 0, total: 0, selfOdd: 0, totalOdd: 0 };
  for (const row of place?.rows('cost') ?? []) {
    sum.self += row.self;
    sum.total += row.total;
    sum.selfOdd += row.selfOdd;
    sum.totalOdd += row.totalOdd;
  }
  return sum;
}

function innermostFunction(model: SourceModel, range: Range): FunctionModel | undefined {
  let best: FunctionModel | undefined;
  for (const fn of model.functionsOn(range.start.line)) {
    if (contains(fn.range, range) && (best === undefined || contains(best.range, fn.range))) best = fn;
  }
  return best;
}


function innermostLoop(fn: FunctionModel, range: Range): Loop | undefined {
  let best: Loop | undefined;
  for (const loop of fn.loops) {
    if (contains(loop.range, range) && (best === undefined || contains(best.range, loop.range))) best = loop;
  }
  return best;
}
