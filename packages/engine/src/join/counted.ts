import type { FunctionModel, Site, SourceModel } from '../source/model.ts';
import type { JoinedFile } from './joined-file.ts';
import { Pool, type Samples } from './samples.ts';

/** The counter that says which instruction ran whenever somebody looked from outside (perf's name for it). */
const EVENT = 'cpu-clock';

/** Looks come in bursts, which are hardly more than one look each. */
const BURST = 4;

/** Looks in a function from which on they are gone by: fifty different moments. */
const ENOUGH = 50 * BURST;

const NONE: Samples = { samples: 0, odd: 0, runs: [] };

/** How many looks the division by the model is worth beside them. */
const PRIOR = 10;

/** What a sampler from outside counted at each operation of a file: exact to the instruction, where the clock is exact to the function. */
export class Counted {
  readonly #counts = new Map<Site, number>();
  /** the operations of each function in which something was counted, with those that run in the same frame */
  readonly #bodies: (readonly Site[])[] = [];

  /** @param weight of an operation, to divide what is known of its line only */
  constructor(file: JoinedFile, weight: (site: Site) => number) {
    for (const recorded of file.sites) {
      let count = 0;
      for (const row of recorded.facts.rows('counter')) if (row.event === EVENT) count += row.self;
      if (count === 0 || recorded.operation === 'loop') continue;
      if (recorded.model !== undefined) this.#add(recorded.model, count);
      else this.#spread(sitesOnLine(file.model, recorded.range.start.line), count, weight);
    }
    for (const body of new Set([...this.#counts.keys()].map((site) => bodyOf(site.function)))) this.#bodies.push(sitesOf(body));
  }

  /**
   * Divides the samples of each function anew, where enough was counted in it.
   * @param samples of each operation as the model divides them
   * @param give is told what each of these operations gets more or less, and the variance of what it has then
   */
  divide(samples: ReadonlyMap<Site, Samples>, give: (site: Site, samples: Samples, variance: number) => void): void {
    for (const sites of this.#bodies) {
      const count = sites.reduce((sum, site) => sum + (this.#counts.get(site) ?? 0), 0);
      if (count < ENOUGH) continue;
      const modelled = sites.map((site) => samples.get(site) ?? NONE);
      const all = new Pool();
      for (const each of modelled) all.add(each);
      if (all.samples <= 0) continue;
      sites.forEach((site, i) => {
        const was = modelled[i] as Samples;
        const part = ((this.#counts.get(site) ?? 0) + PRIOR * Math.max(0, was.samples) / all.samples) / (count + PRIOR);
        give(site, new Pool().add(all, part).add(was, -1), all.samples ** 2 * part * (1 - part) * BURST / count);
      });
    }
  }

  #spread(sites: readonly Site[], count: number, weight: (site: Site) => number): void {
    const all = sites.reduce((sum, site) => sum + weight(site), 0);
    if (all > 0) for (const site of sites) this.#add(site, count * weight(site) / all);
  }

  #add(site: Site, count: number): void {
    this.#counts.set(site, (this.#counts.get(site) ?? 0) + count);
  }
}

/** Comprehensions run in the frame of the function around them; generator expressions have their own. */
function bodyOf(fn: FunctionModel): FunctionModel {
  let body = fn;
  while (isInline(body) && body.parent !== undefined) body = body.parent;
  return body;
}

function isInline(fn: FunctionModel): boolean {
  return fn.kind === 'comprehension' && fn.node.type !== 'generator_expression';
}

function sitesOf(body: FunctionModel): readonly Site[] {
  return [...body.sites, ...body.nested.filter(isInline).flatMap(sitesOf)];
}

function sitesOnLine(model: SourceModel, line: number): Site[] {
  return model.functionsOn(line).flatMap((fn) => fn.sites.filter((site) => site.range.start.line === line));
}
