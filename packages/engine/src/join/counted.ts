import type { FunctionModel, Site } from '../source/model.ts';
import type { JoinedFile } from './joined-file.ts';

/** The counter that says which instruction ran, whenever somebody from outside looked (perf's name for it). */
const EVENT = 'cpu-clock';

/**
 * How many looks from outside the weights of operations are worth, together. Looks come in bursts, so that those of one burst are
 * hardly more than one.
 */
const PRIOR = 20;

/** Looks from which on the division counts as seen and no longer as modelled. */
const SEEN = 100;

/** How samples divide among operations. */
export interface Division {
  /** adds up to 1 */
  readonly parts: readonly number[];
  readonly modelled: boolean;
}

/** What a sampler from outside counted at each operation of a file. It says how samples divide that the clock saw too late. */
export class Counted {
  readonly #counts = new Map<Site, number>();
  readonly #weight: (site: Site) => number;

  /** @param weight of an operation, for what is known of its line only, and where little was counted */
  constructor(file: JoinedFile, weight: (site: Site) => number) {
    this.#weight = weight;
    for (const recorded of file.sites) {
      let count = 0;
      for (const row of recorded.facts.rows('counter')) if (row.event === EVENT) count += row.self;
      if (count === 0 || recorded.operation === 'loop') continue;
      if (recorded.model !== undefined) this.#add(recorded.model, count);
      else this.#spread(sitesOnLine(file.model.functions, recorded.range.start.line), count);
    }
  }

  of(sites: readonly Site[]): number {
    return sites.reduce((sum, site) => sum + (this.#counts.get(site) ?? 0), 0);
  }

  /** Whether enough was counted at these operations to go by. */
  knows(sites: readonly Site[]): boolean { return this.of(sites) >= SEEN; }

  /** Undefined where nothing says how to divide. */
  divide(sites: readonly Site[]): Division | undefined {
    const weight = sites.reduce((sum, site) => sum + this.#weight(site), 0);
    const count = this.of(sites);
    if (weight === 0) return count === 0 ? undefined : { parts: sites.map((site) => this.of([site]) / count), modelled: count < SEEN };
    return {
      parts: sites.map((site) => (this.of([site]) + PRIOR * this.#weight(site) / weight) / (count + PRIOR)),
      modelled: count < SEEN,
    };
  }

  #spread(sites: readonly Site[], count: number): void {
    const all = sites.reduce((sum, site) => sum + this.#weight(site), 0);
    if (all > 0) for (const site of sites) this.#add(site, count * this.#weight(site) / all);
  }

  #add(site: Site, count: number): void {
    this.#counts.set(site, (this.#counts.get(site) ?? 0) + count);
  }
}

function sitesOnLine(functions: readonly FunctionModel[], line: number): Site[] {
  return functions.filter((fn) => fn.range.start.line <= line && line <= fn.range.end.line)
    .flatMap((fn) => fn.sites.filter((site) => site.range.start.line === line));
}
