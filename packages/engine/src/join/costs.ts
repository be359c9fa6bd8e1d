import type { FunctionModel, Loop, Range, Site } from '../source/model.ts';
import { contains } from '../source/range.ts';
import type { JoinedFile, RecordedSite } from './joined-file.ts';
import { weightOf, type WeightFacts } from './weights.ts';

/** Samples of the clock at a place. Fractions come from dividing a loop's samples among its operations. */
export interface Cost {
  readonly samples: number;
  /** those in odd windows of the clock */
  readonly odd: number;
  /** true where part of it was divided by the weights of operations and not seen at the place itself */
  readonly modelled: boolean;
}

export const NO_COST: Cost = { samples: 0, odd: 0, modelled: false };

export function addCosts(...costs: readonly Cost[]): Cost {
  return costs.reduce((a, b) => ({
    samples: a.samples + b.samples, odd: a.odd + b.odd, modelled: a.modelled || (b.modelled && b.samples > 0),
  }), NO_COST);
}

interface Pool { samples: number; odd: number }

/**
 * Where the samples of a file belong. A sampler that looks only where the interpreter checks for signals sees a loop
 * body's time at the back edge, at calls and at function entry: those samples are pooled and divided among the
 * operations that ran since the check before, by weight. A clock of finer precision is taken at its word.
 */
export class Costs {
  readonly #file: JoinedFile;
  readonly #weigh: (site: Site) => WeightFacts;
  readonly #own = new Map<Site, Pool>();
  readonly #modelled = new Set<Site>();
  readonly #weights = new Map<Site, number>();

  constructor(file: JoinedFile, weigh: (site: Site) => WeightFacts) {
    this.#file = file;
    this.#weigh = weigh;
    const loops = new Map<Loop, Pool>();
    const bodies = new Map<FunctionModel, Pool>();
    const native: { site: Site; samples: number; odd: number }[] = [];
    for (const recorded of file.sites) {
      const { self, selfOdd } = costOf(recorded);
      if (self === 0) continue;
      const pooled = this.#poolFor(recorded, loops, bodies);
      if (pooled !== undefined) {
        pooled.samples += self;
        pooled.odd += selfOdd;
      } else if (recorded.model !== undefined) {
        if (recorded.operation === 'call' && recorded.hasColumns) native.push({ site: recorded.model, samples: self, odd: selfOdd });
        else this.#give(recorded.model, self, selfOdd, false);
      }
    }
    for (const { site, samples, odd } of native) this.#divideCall(site, samples, odd, site.loop && loops.get(site.loop));
    for (const [loop, pool] of loops) this.#divide(this.#sitesIn(loop), pool);
    for (const [fn, pool] of bodies) this.#divide(fn.sites.filter((site) => site.loop === undefined), pool);
  }

  /** The time of the operation itself and, for calls and attributes that run code, of what it called. */
  ofSite(site: Site): Cost {
    const own = this.#own.get(site) ?? { samples: 0, odd: 0 };
    let { samples, odd } = own;
    for (const recorded of this.#file.recordedAt(site)) {
      const cost = costOf(recorded);
      samples += cost.total - cost.self;
      odd += cost.totalOdd - cost.selfOdd;
    }
    return { samples, odd, modelled: this.#modelled.has(site) };
  }

  /** The time of the operation itself, without what it called in the language. */
  ofSiteSelf(site: Site): Cost {
    const own = this.#own.get(site) ?? { samples: 0, odd: 0 };
    return { ...own, modelled: this.#modelled.has(site) };
  }

  /** All operations within a range, with what they called. */
  ofRange(range: Range): Cost {
    const sites = new Set<Site>();
    for (const fn of this.#file.model.functions) {
      if (fn.range.end.line < range.start.line || fn.range.start.line > range.end.line) continue;
      for (const site of fn.sites) if (contains(range, site.range)) sites.add(site);
    }
    return addCosts(...[...sites].map((site) => this.ofSite(site)));
  }

  /** A loop with everything in it: seen, not modelled. */
  ofLoop(loop: Loop): Cost {
    let samples = 0;
    let odd = 0;
    for (const recorded of this.#file.within(loop.range)) {
      if (recorded.operation === 'loop' && recorded.loop !== undefined && !contains(loop.range, recorded.loop.range)) continue;
      const cost = costOf(recorded);
      samples += cost.total;
      odd += cost.totalOdd;
    }
    return { samples, odd, modelled: false };
  }

  /** A function with what it calls. */
  ofFunction(fn: FunctionModel): Cost {
    return sumRows(this.#file.rowsOf(fn, 'cost'), 'total', 'totalOdd');
  }

  ofFunctionSelf(fn: FunctionModel): Cost {
    return sumRows(this.#file.rowsOf(fn, 'cost'), 'self', 'selfOdd');
  }

  weight(site: Site): number {
    let weight = this.#weights.get(site);
    if (weight === undefined) this.#weights.set(site, weight = weightOf(site.operation, this.#weigh(site)));
    return weight;
  }

  /** Undefined where the samples belong to one operation. */
  #poolFor(recorded: RecordedSite, loops: Map<Loop, Pool>, bodies: Map<FunctionModel, Pool>): Pool | undefined {
    if (recorded.loop !== undefined) return poolOf(loops, recorded.loop);
    if (recorded.model !== undefined) return undefined;
    const fn = innermostFunction(this.#file.model.functions, recorded.range);
    if (fn === undefined) return undefined;
    const loop = innermostLoop(fn, recorded.range);
    return loop === undefined ? poolOf(bodies, fn) : poolOf(loops, loop);
  }

  #sitesIn(loop: Loop): Site[] {
    const sites: Site[] = [];
    for (const fn of this.#file.model.functions) for (const site of fn.sites) if (site.loop === loop) sites.push(site);
    return sites;
  }

  #divide(sites: readonly Site[], pool: Pool): void {
    const all = sites.reduce((sum, site) => sum + this.weight(site), 0);
    if (all === 0) return;
    for (const site of sites) {
      const part = this.weight(site) / all;
      this.#give(site, pool.samples * part, pool.odd * part, true);
    }
  }

  /**
   * Samples at a native call hold its arguments' time too, since no check lay between. The back edge tells how many
   * samples a unit of weight is worth in this loop; what is more than that belongs to the call.
   */
  #divideCall(call: Site, samples: number, odd: number, pool: Pool | undefined): void {
    const fn = innermostFunction(this.#file.model.functions, call.range);
    const inner = fn?.sites.filter((site) => site !== call && site.operation !== 'call' && contains(call.range, site.range)) ?? [];
    const body = call.loop === undefined ? [] : this.#sitesIn(call.loop).filter((site) => site.operation !== 'call');
    const bodyWeight = body.reduce((sum, site) => sum + this.weight(site), 0);
    const worth = bodyWeight === 0 ? 0 : ((pool?.samples ?? 0) + 0.5) / bodyWeight;
    const innerWeight = inner.reduce((sum, site) => sum + this.weight(site), 0);
    const innerSamples = Math.min(innerWeight * worth, samples * innerWeight / (innerWeight + this.weight(call)));
    for (const site of inner) {
      const part = innerWeight === 0 ? 0 : innerSamples * this.weight(site) / innerWeight;
      this.#give(site, part, odd * part / samples, true);
    }
    this.#give(call, samples - innerSamples, odd * (samples - innerSamples) / samples, innerSamples > 0);
  }

  #give(site: Site, samples: number, odd: number, modelled: boolean): void {
    const own = this.#own.get(site);
    if (own === undefined) this.#own.set(site, { samples, odd });
    else {
      own.samples += samples;
      own.odd += odd;
    }
    if (modelled && samples > 0) this.#modelled.add(site);
  }
}

export function costOf(recorded: RecordedSite): { self: number; total: number; selfOdd: number; totalOdd: number } {
  const sum = { self: 0, total: 0, selfOdd: 0, totalOdd: 0 };
  for (const row of recorded.facts.rows('cost')) {
    sum.self += row.self;
    sum.total += row.total;
    sum.selfOdd += row.selfOdd;
    sum.totalOdd += row.totalOdd;
  }
  return sum;
}

function sumRows(rows: readonly Readonly<Record<string, unknown>>[], all: string, odd: string): Cost {
  return rows.reduce<Cost>((sum, row) => ({
    samples: sum.samples + (row[all] as number), odd: sum.odd + (row[odd] as number), modelled: false,
  }), NO_COST);
}

function poolOf<K>(pools: Map<K, Pool>, key: K): Pool {
  let pool = pools.get(key);
  if (pool === undefined) pools.set(key, pool = { samples: 0, odd: 0 });
  return pool;
}

function innermostFunction(functions: readonly FunctionModel[], range: Range): FunctionModel | undefined {
  let best: FunctionModel | undefined;
  for (const fn of functions) {
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
