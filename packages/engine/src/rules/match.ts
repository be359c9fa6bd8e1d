import type { Problem } from '../finding.ts';
import type { FunctionModel } from '../source/model.ts';
import type { FileView } from '../view/file-view.ts';
import { NOWHERE, Place } from '../view/place.ts';
import type { Budget } from './budget.ts';
import type { CompiledRule } from './compile.ts';
import type { MatchSpec } from './format.ts';
import { isFor, Queries, type GrammarOf, type QueryMatch } from './queries.ts';

/** One way in which a rule's syntax matched: its captures by name. */
export type Captures = Record<string, Place>;

/** Finds the places in a function that rules are about. What several rules look for is looked for once. */
export class Matcher {
  readonly #queries: Queries;
  #current: InFunction | undefined;

  constructor(rules: readonly CompiledRule[], budget: Budget) { this.#queries = new Queries(rules, budget); }

  get problems(): readonly Problem[] { return this.#queries.problems; }

  settle(grammarOf: GrammarOf): Promise<void> { return this.#queries.settle(grammarOf); }

  /** @param all those too at which nothing was sampled that the rule counts */
  *candidates(rule: CompiledRule, file: FileView, fn: FunctionModel, all = false): Generator<Captures> {
    if (this.#current?.fn !== fn) this.#current = new InFunction(file, fn, this.#queries);
    const here = this.#current;
    const seen = new Set<string>();
    for (const match of rule.spec.match) {
      if (!isFor(match, file.language)) continue;
      for (const captures of match.site === undefined ? here.byQuery(match) : here.bySite(match.site)) {
        if (match.within === 'loop' && !(captures['site'] as Place).in_loop) continue;
        // one operation once: sites come so already, unless the rule names them in several ways
        if (match.site === undefined || rule.spec.match.length > 1) {
          const key = Object.entries(captures).map(([name, place]) => `${name}=${place.key} ${place.operation}`).join(' ');
          if (seen.has(key)) continue;
          seen.add(key);
        }
        if (!all && !mayCost(rule, captures['site'] as Place)) continue;
        for (const name of rule.captures) captures[name] ??= NOWHERE;
        yield captures;
      }
    }
  }
}

/** What is looked for in one function, kept for the rules that ask for the same. */
class InFunction {
  readonly fn: FunctionModel;
  readonly #file: FileView;
  readonly #queries: Queries;
  #sites: readonly Place[] | undefined;
  #matches: ReadonlyMap<MatchSpec, readonly QueryMatch[]> | undefined;

  constructor(file: FileView, fn: FunctionModel, queries: Queries) {
    this.#file = file;
    this.fn = fn;
    this.#queries = queries;
  }

  *bySite(wanted: string | readonly string[]): Generator<Captures> {
    const operations: readonly string[] = typeof wanted === 'string' ? [wanted] : wanted;
    this.#sites ??= distinct(this.#file.sitesOf(this.fn).map((site) => new Place(this.#file, site.node, undefined, site)));
    for (const site of this.#sites) if (operations.includes(site.operation)) yield { site };
  }

  *byQuery(match: MatchSpec): Generator<Captures> {
    this.#matches ??= this.#queries.matches(this.#file, this.fn);
    for (const { captures } of this.#matches.get(match) ?? []) {
      const found: Captures = {};
      for (const { name, node } of captures) found[name] ??= new Place(this.#file, node);
      yield found;
    }
  }
}

/** `a < b < c` is two operations at one place, which no fact tells apart. */
function distinct(places: readonly Place[]): Place[] {
  const seen = new Set<string>();
  return places.filter((place) => {
    const key = `${place.operation} ${place.key}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** False where the rule's share is zero whatever its conditions say. */
function mayCost(rule: CompiledRule, site: Place): boolean {
  return rule.costsOfSite?.some((name) => site[name].samples > 0) ?? true;
}
