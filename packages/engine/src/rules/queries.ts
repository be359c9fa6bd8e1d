import { Query, type Language as Grammar, type QueryCapture } from 'web-tree-sitter';
import type { Problem } from '../finding.ts';
import { languages, outerOf } from '../source/index.ts';
import type { FunctionModel, Language } from '../source/model.ts';
import type { FileView } from '../view/file-view.ts';
import type { Budget } from './budget.ts';
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
  /** the rule of the user that it is for */
  readonly rule?: CompiledRule;
  /** for each pattern of the query, whose it is */
  readonly owners: readonly MatchSpec[];
}

interface Asked { readonly rule: CompiledRule; readonly match: MatchSpec }

/** A query that does not fit the grammar of a file that was read. */
interface Unfit extends Asked { readonly family: string; readonly message: string }

export type GrammarOf = (language: Language) => Promise<Grammar>;

/** Whether a match is for a language: it names the family, one grammar of it, or none. */
export function isFor({ language }: MatchSpec, { name, family }: Language): boolean {
  return language === undefined || language === family || language === name;
}

/**
 * The queries of all rules. Ours are one search, since a walk through the tree costs more than what it looks for; each of the
 * user's is a search of its own, so that one that never ends takes no other with it.
 */
export class Queries {
  readonly #asked: readonly Asked[];
  readonly #searches = new Map<string, readonly Search[]>();
  readonly #unfit = new Map<string, Unfit>();
  readonly #fit = new Set<string>();
  readonly #budget: Budget;
  readonly problems: Problem[] = [];

  constructor(rules: readonly CompiledRule[], budget: Budget) {
    this.#budget = budget;
    this.#asked = rules.flatMap((rule) => rule.spec.match.filter(({ query }) => query !== undefined).map((match) => ({ rule, match })));
  }

  /** The matches whose `@site` the function runs, in the order of the source. */
  matches(file: FileView, fn: FunctionModel): ReadonlyMap<MatchSpec, readonly QueryMatch[]> {
    const found = new Map<MatchSpec, QueryMatch[]>();
    for (const { query, owners, rule } of this.#searchesIn(file)) {
      if (rule !== undefined && this.#budget.isRefused(rule)) continue;
      const started = performance.now();
      let cut = false;
      const matches = query.matches(fn.node, { matchLimit: MOST_MATCHES * owners.length, progressCallback: () => (cut = performance.now() - started > LONGEST_SEARCH_MS) });
      if (cut) this.#budget.cut();
      if (rule !== undefined) {
        const path = ['match', rule.spec.match.indexOf(owners[0] as MatchSpec), 'query'];
        this.#budget.spend(rule, performance.now() - started, path);
        if (cut) this.#budget.refuse(rule, path);
      }
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

  /**
   * Names the queries that fit no grammar of their language. A language may have several, and a query need not fit all: the
   * others are asked only about a query that did not fit where it was tried.
   */
  async settle(grammarOf: GrammarOf): Promise<void> {
    for (const [key, { rule, match, family, message }] of this.#unfit) {
      if (this.#fit.has(key) || await fitsAny(match, family, grammarOf)) continue;
      this.problems.push({
        severity: 'error', file: rule.file,
        message: `rule \`${rule.spec.rule}\`: the query does not fit the grammar of ${family}: ${message}; the rule is left out`,
      });
    }
    this.#unfit.clear();
  }

  #searchesIn(file: FileView): readonly Search[] {
    const { name, family } = file.language;
    let searches = this.#searches.get(name);
    if (searches === undefined) {
      const asked = this.#asked.filter(({ rule, match }) => rule.spec.languages.includes(family) && isFor(match, file.language));
      searches = this.#compile(file.model.tree.language, family, asked);
      this.#searches.set(name, searches);
    }
    return searches;
  }

  #compile(grammar: Grammar, family: string, asked: readonly Asked[]): Search[] {
    const ours = asked.filter(({ rule }) => rule.origin === 'builtin');
    const theirs = asked.filter(({ rule }) => rule.origin !== 'builtin');
    const together = ours.length > 0 ? compiled(() => searchFor(grammar, ours.map(({ match }) => match))) : undefined;
    const searches = typeof together === 'object' ? [together] : [];
    for (const each of typeof together === 'string' ? asked : theirs) {
      const key = `${family}\0${each.rule.spec.rule}\0${each.match.query as string}`;
      if (this.#budget.isRefused(each.rule)) continue;
      const started = performance.now();
      const search = compiled(() => searchFor(grammar, [each.match]));
      this.#budget.spend(each.rule, performance.now() - started, ['match', each.rule.spec.match.indexOf(each.match), 'query']);
      if (typeof search === 'string') this.#unfit.set(key, { ...each, family, message: search });
      else {
        searches.push(each.rule.origin === 'builtin' ? search : { ...search, rule: each.rule });
        this.#fit.add(key);
      }
    }
    return searches;
  }
}

async function fitsAny(match: MatchSpec, family: string, grammarOf: GrammarOf): Promise<boolean> {
  for (const language of languages) {
    if (language.family !== family || !isFor(match, language)) continue;
    const grammar = await grammarOf(language);
    if (typeof compiled(() => searchFor(grammar, [match])) === 'object') return true;
  }
  return false;
}

/** What `compile` makes, or why it cannot. */
function compiled(compile: () => Search): Search | string {
  try {
    return compile();
  } catch (error) {
    return (error as Error).message;
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
