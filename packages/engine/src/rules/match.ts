import { Query, type Node } from 'web-tree-sitter';
import type { Problem } from '../finding.ts';
import type { FunctionModel } from '../source/model.ts';
import type { FileView } from '../view/file-view.ts';
import { NOWHERE, Place } from '../view/place.ts';
import type { CompiledRule } from './compile.ts';
import type { MatchSpec } from './format.ts';

/** One way in which a rule's syntax matched: its captures by name. */
export type Captures = Record<string, Place>;

/** Most matches of one query in one function that are looked at, and how long it may search. */
const MOST_MATCHES = 2000;
const LONGEST_SEARCH_MS = 500;

/** Finds the places that a rule is about. Queries are compiled once a language. */
export class Matcher {
  readonly #queries = new Map<MatchSpec, Map<string, Query | undefined>>();
  readonly problems: Problem[] = [];

  *candidates(rule: CompiledRule, file: FileView, fn: FunctionModel): Generator<Captures> {
    const seen = new Set<string>();
    for (const match of rule.spec.match) {
      if (match.language !== undefined && match.language !== file.language.name) continue;
      for (const captures of match.site === undefined ? this.#byQuery(rule, match, file, fn) : bySite(match, file, fn)) {
        const site = captures['site'] as Place;
        if (match.within === 'loop' && !site.in_loop) continue;
        const key = Object.entries(captures).map(([name, place]) => `${name}=${place.key} ${place.operation}`).join(' ');
        if (seen.has(key)) continue;
        seen.add(key);
        for (const name of rule.captures) captures[name] ??= NOWHERE;
        yield captures;
      }
    }
  }

  *#byQuery(rule: CompiledRule, match: MatchSpec, file: FileView, fn: FunctionModel): Generator<Captures> {
    const query = this.#query(rule, match, file);
    if (query === undefined) return;
    const started = performance.now();
    const matches = query.matches(fn.node, { matchLimit: MOST_MATCHES, progressCallback: () => performance.now() - started > LONGEST_SEARCH_MS });
    for (const { captures } of matches.slice(0, MOST_MATCHES)) {
      const site = captures.find(({ name }) => name === 'site')?.node;
      if (site === undefined || !belongsTo(file, site, fn)) continue;
      const found: Captures = {};
      for (const { name, node } of captures) found[name] ??= new Place(file, node);
      yield found;
    }
  }

  #query(rule: CompiledRule, match: MatchSpec, file: FileView): Query | undefined {
    let byLanguage = this.#queries.get(match);
    if (byLanguage === undefined) this.#queries.set(match, byLanguage = new Map<string, Query | undefined>());
    const { name } = file.language;
    if (!byLanguage.has(name)) {
      let query: Query | undefined;
      try {
        query = new Query(file.model.tree.language, match.query as string);
      } catch (error) {
        this.problems.push({
          severity: 'error', file: rule.file,
          message: `rule \`${rule.spec.rule}\`: the query does not fit the grammar of ${name}: ${(error as Error).message}; the rule is left out`,
        });
      }
      byLanguage.set(name, query);
    }
    return byLanguage.get(name);
  }
}

function* bySite(match: MatchSpec, file: FileView, fn: FunctionModel): Generator<Captures> {
  const operations: readonly string[] = typeof match.site === 'string' ? [match.site] : match.site ?? [];
  for (const site of file.sitesOf(fn)) {
    if (operations.includes(site.operation)) yield { site: new Place(file, site.node, undefined, site) };
  }
}

/** A node belongs to the function that runs it; comprehensions count to the function around them. */
function belongsTo(file: FileView, node: Node, fn: FunctionModel): boolean {
  let at = file.model.functionOf(node);
  while (at?.kind === 'comprehension') at = at.parent;
  if (at === fn) return true;
  // a definition's own node lies in the function around it
  return at?.parent === fn && at.node.id === node.id;
}
