import { Query, type Language as Grammar, type QueryCapture } from 'web-tree-sitter';
import type { Problem } from '../finding.ts';
import { outerOf } from '../source/index.ts';
import type { FunctionModel } from '../source/model.ts';
import type { FileView } from '../view/file-view.ts';
import type { CompiledRule } from './compile.ts';
import type { MatchSpec } from './format.ts';

export interface QueryMatch {
  readonly captures: readonly QueryCapture[];
}

/** Most matches of one query in one function that are looked at, and how long it may search. */
const MOST_MATCHES = 2000;
const LONGEST_SEARCH_MS = 500;

interface Search {
  readonly query: Query;
  /** for each pattern of the query, whose it is */
  readonly owners: readonly MatchSpec[];
}

interface Asked { readonly rule: CompiledRule; readonly match: MatchSpec }

/**
 * The queries of all rules. Ours are one search, since a walk through the tree costs more than what it looks for; each of the
 * user's is a search of its own, so that one that never ends takes no other with it.
 */
export class Queries {
  readonly #asked: readonly Asked[];
  readonly #searches = new Map<string, readonly Search[]>();
  readonly problems: Problem[] = [];

  constructor(rules: readonly CompiledRule[]) {
    this.#asked = rules.flatMap((rule) => rule.spec.match.filter(({ query }) => query !== undefined).map((match) => ({ rule, match })));
  }

  /** The matches whose `@site` the function runs, in the order of the source. */
  matches(file: FileView, fn: FunctionModel): ReadonlyMap<MatchSpec, readonly QueryMatch[]> {
    const found = new Map<MatchSpec, QueryMatch[]>();
    for (const { query, owners } of this.#searchesIn(file)) {
      const started = performance.now();
      const matches = query.matches(fn.node, { matchLimit: MOST_MATCHES * owners.length, progressCallback: () => performance.now() - started > LONGEST_SEARCH_MS });
      for (const { captures, patternIndex } of matches) {
        const owner = owners[patternIndex] as MatchSpec;
        const list = found.get(owner) ?? [];
        if (list.length === 0) found.set(owner, list);
        const site = captures.find(({ name }) => name === 'site')?.node;
        if (site !== undefined && list.length < MOST_MATCHES && belongsTo(file, site, fn)) list.push({ captures });
      }
    }
    return found;
  }

  #searchesIn(file: FileView): readonly Search[] {
    const { name } = file.language;
    let searches = this.#searches.get(name);
    if (searches === undefined) {
      const asked = this.#asked.filter(({ rule, match }) => rule.spec.languages.includes(name) && (match.language ?? name) === name);
      searches = this.#compile(file.model.tree.language, name, asked);
      this.#searches.set(name, searches);
    }
    return searches;
  }

  #compile(grammar: Grammar, language: string, asked: readonly Asked[]): Search[] {
    const ours = asked.filter(({ rule }) => rule.origin === 'builtin').map(({ match }) => match);
    const theirs = asked.filter(({ rule }) => rule.origin !== 'builtin');
    const searches = ours.length > 0 ? [searchFor(grammar, ours)] : [];
    for (const { rule, match } of theirs) {
      try {
        searches.push(searchFor(grammar, [match]));
      } catch (error) {
        this.problems.push({
          severity: 'error', file: rule.file,
          message: `rule \`${rule.spec.rule}\`: the query does not fit the grammar of ${language}: ${(error as Error).message}; the rule is left out`,
        });
      }
    }
    return searches;
  }
}

/** @throws Error where a query does not fit the grammar */
function searchFor(grammar: Grammar, specs: readonly MatchSpec[]): Search {
  const encoder = new TextEncoder();
  let source = '';
  const ends = specs.map(({ query }) => encoder.encode(source += `${query as string}\n`).length);
  const query = new Query(grammar, source);
  const owners = Array.from({ length: query.patternCount() }, (_, pattern) => {
    const start = query.startIndexForPattern(pattern);
    return specs[ends.findIndex((end) => start < end)] as MatchSpec;
  });
  return { query, owners };
}

/** A node belongs to the function that runs it; comprehensions count to the function around them. */
function belongsTo(file: FileView, node: QueryCapture['node'], fn: FunctionModel): boolean {
  const inner = file.model.functionOf(node);
  const at = inner && outerOf(inner);
  if (at === fn) return true;
  // a definition's own node lies in the function around it
  return at?.parent === fn && at.node.id === node.id;
}
