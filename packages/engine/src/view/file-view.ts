import type { Node } from 'web-tree-sitter';
import type { Row } from '@mechsym/facts';
import { familyOf, outerOf } from '../source/index.ts';
import { equalRanges, rangeOf } from '../source/range.ts';
import type { FunctionModel, Language, Site, SourceModel } from '../source/model.ts';
import { Costs, type Cost } from '../join/costs.ts';
import type { JoinedFile } from '../join/joined-file.ts';
import { raisingSites } from '../join/raising.ts';
import { collectionOf } from './collection.ts';
import type { Program } from './program.ts';
import { BindingFact, Held, Place } from './place.ts';
import { push } from '../push.ts';

const OPERATORS: ReadonlySet<string> = new Set(['binary', 'compare', 'subscript', 'subscript-store']);

/** Whether an operator works on a type that is no builtin, such as an array of an extension module. */
function isForeign(place: Place): boolean {
  const types = place.operation.startsWith('subscript') ? [place.receiver.held.type] : place.ic.top.split(', ');
  return types.some((type) => type.includes(':'));
}

/** Builtins that look at every element of what they are given. */
const WALKS = new Set(['sorted', 'list', 'tuple', 'set', 'frozenset', 'min', 'max', 'sum']);

/** A joined file with the lookups that places need. */
export class FileView {
  readonly joined: JoinedFile;
  readonly language: Language;
  readonly program: Program;
  readonly costs: Costs;
  readonly #siteByNode = new Map<FunctionModel, Map<number, Site[]>>();
  readonly #siteOf = new Map<number, Site | undefined>();
  readonly #sitesOf = new Map<FunctionModel, readonly Site[]>();

  constructor(joined: JoinedFile, language: Language, program: Program) {
    this.joined = joined;
    this.language = language;
    this.program = program;
    const raising = raisingSites(joined);
    this.costs = new Costs(joined, (site) => {
      const place = new Place(this, site.node);
      return { generic: place.forms.generic_share, searched: site.operation === 'membership' ? this.#searched(place.receiver) : 0, copied: this.#copiedAt(site, place), raises: raising.has(site), foreign: OPERATORS.has(site.operation) && isForeign(place), separate: separateLayouts(site, place.receiver) };
    }, program.entries, program.exact, program.runs);
  }

  get model(): SourceModel { return this.joined.model; }

  /** Share of the run, point estimate. */
  shareOf(cost: Cost): number { return this.program.samples === 0 ? 0 : Math.min(1, cost.samples / this.program.samples); }

  /** The site whose operation is this very expression. A node may be several (a read and a write, an index and its tuple): the first counts. */
  siteOf(node: Node): Site | undefined {
    if (!this.#siteOf.has(node.id)) this.#siteOf.set(node.id, this.#findSite(node));
    return this.#siteOf.get(node.id);
  }

  #findSite(node: Node): Site | undefined {
    const range = rangeOf(this.model.text, node);
    const sites = this.model.functionsOn(range.start.line).flatMap((fn) => this.#sitesByNode(fn).get(node.id) ?? []);
    return sites.find(({ operation }) => operation !== 'build') ?? sites[0] ?? this.model.functionOf(node)?.sites.find((site) => equalRanges(site.range, range));
  }

  #sitesByNode(fn: FunctionModel): ReadonlyMap<number, Site[]> {
    let byNode = this.#siteByNode.get(fn);
    if (byNode === undefined) {
      this.#siteByNode.set(fn, byNode = new Map<number, Site[]>());
      for (const site of fn.sites) {
        push(byNode, site.node.id, site);
      }
    }
    return byNode;
  }

  /** A function's sites with those of its comprehensions. */
  sitesOf(fn: FunctionModel): readonly Site[] {
    let sites = this.#sitesOf.get(fn);
    if (sites === undefined) this.#sitesOf.set(fn, sites = (fn.kind === 'comprehension' ? [fn] : familyOf(fn)).flatMap((each) => each.sites));
    return sites;
  }

  heldBy(fn: FunctionModel | undefined, path: string): Row<'value-shape'>[] {
    for (let at = fn; at !== undefined; at = at.kind === 'comprehension' || at.kind === 'lambda' ? at.parent : undefined) {
      const rows = this.joined.rowsOf(at, 'value-shape').filter((row) => row.path === path);
      if (rows.length > 0) return rows;
    }
    return this.#heldElsewhere(fn, path);
  }

  /** What `self.items` held, as seen in other functions of the file that held an object of the same class. */
  #heldElsewhere(fn: FunctionModel | undefined, path: string): Row<'value-shape'>[] {
    const method = fn === undefined ? undefined : outerOf(fn);
    const self = method?.parameters[0]?.name;
    if (method?.parent?.kind !== 'class' || self === undefined || !path.startsWith(`${self}.`)) return [];
    const rest = path.slice(self.length);
    const className = `:${method.parent.qualifiedName}`;
    return this.joined.functions.flatMap((other) => {
      const rows = this.joined.rowsOf(other, 'value-shape');
      const roots = rows.filter((row) => !row.path.includes('.') && Object.keys(row.shapes).some((shape) => shape.endsWith(className)));
      return roots.flatMap((root) => rows.filter((row) => row.path === root.path + rest));
    });
  }

  bindingFact(fn: FunctionModel | undefined, name: string): BindingFact {
    for (let at = fn; at !== undefined; at = at.parent) {
      const rows = [...this.joined.rowsOf(at, 'binding'), ...this.joined.within(at.range).flatMap(({ facts }) => facts.rows('binding'))];
      const row = rows.find((candidate) => candidate.name === name);
      if (row !== undefined) return new BindingFact(row);
    }
    return new BindingFact(undefined);
  }

  /**
   * Where a name or an access path was last given a value before the node runs: in its function, else in another method
   * of the class (`self.x = ...`, `__init__` first), else at module level.
   */
  assignmentOf(node: Node): Node | undefined {
    const path = this.language.path(node);
    const fn = this.model.functionOf(node);
    if (path === undefined || fn === undefined) return undefined;
    const here = this.#stores(outerOf(fn), path);
    const before = here.filter((store) => store.startIndex < node.startIndex);
    if (here.length > 0) return before.at(-1) ?? here[0];
    const self = this.language.receiver(fn);
    if (self !== undefined && path.startsWith(`${self}.`)) {
      const methods = (fn.parent?.nested ?? []).filter((other) => other.kind === 'function' && other !== fn);
      methods.sort((a, b) => Number(this.language.isConstructor(b)) - Number(this.language.isConstructor(a)));
      for (const method of methods) {
        const other = this.language.receiver(method);
        const stores = other === undefined ? [] : this.#stores(method, other + path.slice(self.length));
        if (stores.length > 0) return stores[0];
      }
    }
    return this.model.bindings.get(path)?.at(-1)?.node;
  }

  #stores(fn: FunctionModel, path: string): Node[] {
    const found: Node[] = [];
    for (const assignment of fn.node.descendantsOfType([...this.language.assignments])) {
      if (this.model.functionOf(assignment) !== fn) continue;
      const target = assignment.childForFieldName('left') ?? assignment.childForFieldName('name');
      const targets = target === null ? [] : [target, ...target.namedChildren];
      if (targets.some((each) => this.language.path(each) === path)) found.push(assignment);
    }
    return found;
  }

  #copiedAt(site: Site, place: Place): { type: string; length: number } | undefined {
    if (site.operation === 'call') return this.#wholeAt(site, place);
    if (site.operation === 'binary') return site.name === '+' || site.name === '+=' ? this.#copied(place.left) : undefined;
    if (site.operation === 'subscript') return site.operands[0]?.type === 'slice' && /^\d:$/.test(site.operands[0].text) ? this.#copied(place.receiver) : undefined;
    if (site.operation !== 'subscript-store' || site.node.parent?.type !== 'delete_statement' || !/^(0|:\d|\d:\d)$/.test(site.operands[0]?.text ?? '')) return undefined;
    const copied = this.#copied(place.receiver);
    return copied?.type === 'list' ? { ...copied, type: 'list head' } : undefined;
  }

  /** A native call that goes through all of a collection, or moves all of a list. */
  #wholeAt(site: Site, place: Place): { type: string; length: number } | undefined {
    const [first] = site.operands;
    if (first?.text === '0' && site.receiver !== undefined && (site.name === 'pop' || site.name === 'insert')) {
      const copied = this.#copied(place.receiver);
      return copied?.type === 'list' ? { ...copied, type: 'list head' } : undefined;
    }
    const given = site.name === 'sort' ? site.receiver : WALKS.has(site.name) && site.receiver === undefined && site.operands.length === 1 ? first : undefined;
    if (given === undefined) return undefined;
    const copied = this.#copied(place.at(collectionOf(given)));
    return copied === undefined ? undefined : { ...copied, type: 'elements' };
  }

  #copied(left: Place): { type: string; length: number } | undefined {
    const { held } = left;
    return held.exists ? { type: held.type, length: held.lengths.mean } : undefined;
  }

  #searched(container: Place): number {
    const held = new Held(this.heldBy(container.functionModel, container.path));
    return held.type === 'list' || held.type === 'tuple' ? held.lengths.mean : 0;
  }
}

function separateLayouts(site: Site, receiver: Place): number {
  if (site.operation !== 'attribute' && site.operation !== 'attribute-store') return 0;
  const { states } = receiver.held;
  const separate = states.part('layout:dict');
  return separate === 0 ? 0 : separate / (separate + states.part('layout:split') + states.part('layout:slots'));
}
