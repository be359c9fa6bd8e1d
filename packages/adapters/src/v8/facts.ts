import type { KindName } from '@mechsym/facts';
import { Table } from '../table.ts';
import type { Allocations } from './allocations.ts';
import { nameOfKeys, type CacheSites } from './cache-sites.ts';
import { effectOf, reasonOf } from './deopts.ts';
import type { Callee, Fn, Place } from './fn.ts';
import type { Original, Originals } from './originals.ts';
import type { CacheFacts, PlaceFacts } from './place-facts.ts';
import { moduleOf, type Project } from './project.ts';

/** Bytes of bytecode beyond which TurboFan inlines no function (`--max-inlined-bytecode-size`). */
const MOST_INLINED = 460;
/** Functions called at one place beyond which V8 no longer knows which. */
const MOST_CALLEES = 4;
/**
 * The part of a place's samples below which what was reached is not what is called there: where V8 has lost which function was inlined,
 * what that one calls seems to be called by the outer one. In acorn's parser, calls by name reached up to twenty other functions in
 * 0.1 to 0.8 % of their samples each.
 */
const LEAST_OF_CALLS = 0.01;

/** What runs that logged inline caches say, and what other runs say: the time of the former is not the program's. */
export const CACHE_KINDS: readonly KindName[] = ['inline-cache', 'specialization', 'allocation'];
export const TIME_KINDS: readonly KindName[] = ['cost', 'call', 'counter', 'inlining', 'deopt', 'compilation', 'pause'];
export const UNSAMPLED_KINDS: readonly KindName[] = ['inlining', 'deopt', 'compilation'];

/** What the program allocated, and the seconds that the collector took in the run at hand. */
export interface Memory {
  readonly allocations: Allocations;
  readonly collector: number;
}

/** The lines about functions, each with its facts: what a facts file holds after its header. */
export class FunctionLines {
  readonly #project: Project;
  readonly #originals: Originals;
  readonly #kinds: ReadonlySet<KindName>;
  readonly #known: CacheSites;
  readonly #memory: Memory;
  /** Sites whose place no source map knows, or that lie outside their function: their facts are those of the function. */
  unmapped = 0;
  /** functions that cannot be placed at all; their facts are left out */
  lost = 0;
  /** paths, relative, of all files named */
  readonly sources = new Set<string>();

  constructor(project: Project, originals: Originals, kinds: readonly KindName[], known: CacheSites, memory: Memory) {
    this.#project = project;
    this.#originals = originals;
    this.#kinds = new Set(kinds);
    this.#known = known;
    this.#memory = memory;
  }

  /** Absolute path of each file named, by its relative one. */
  get files(): [string, string][] {
    return [...this.sources].sort().map((source) => [source, `${this.#project.root}/${source}`]);
  }

  *of(functions: Iterable<Fn>): Generator<object> {
    for (const fn of functions) {
      if (!fn.own) continue;
      const line = this.#line(fn);
      if (line !== undefined) yield line;
    }
  }

  #line(fn: Fn): object | undefined {
    const table = new Table(this.#kinds);
    const places = [...fn.places()].filter(({ facts, callees }) => facts !== undefined || callees !== undefined);
    const bytes = this.#memory.allocations.bytesOf(fn);
    if (places.length === 0 && bytes === 0 && (fn.tiers.size === 0 || !this.#kinds.has('compilation'))) return undefined;
    const start = this.#start(fn);
    if (start === undefined) {
      this.lost++;
      return undefined;
    }
    for (const place of places) this.#place(place, start, table);
    this.#compilations(fn, table);
    this.#allocations(bytes, table);
    if (table.empty) return undefined;
    const file = this.#project.relative(start.file) as string;
    this.sources.add(file);
    return { file, function: nameOf(fn, start), line: start.line, column: start.column, ...table.fields() };
  }

  /** Where a function begins, in the project's own text; undefined if it has no place there. */
  #start(fn: Fn): Original | undefined {
    const line = Math.max(1, fn.line);
    const start = this.#originals.of(fn, line, Math.max(1, fn.column));
    if (start !== undefined && this.#project.owns(start.file)) return this.#named(fn, start);
    // Of top-level code the first statement may be the first to have a place.
    return fn.name === '' && fn.line === 1 ? this.#firstOf(fn) : undefined;
  }

  #firstOf(fn: Fn): Original | undefined {
    for (const place of fn.places()) {
      const original = place.line > 0 ? this.#originals.of(fn, place.line, place.column) : undefined;
      if (original !== undefined && this.#project.owns(original.file)) return { ...original, line: 1, column: 0, name: '' };
    }
    return undefined;
  }

  /** A minifier's name stands just before the parameters; the source map knows the real one there. */
  #named(fn: Fn, start: Original): Original {
    if (fn.name === '' || fn.script === undefined || fn.script.mapUrl === '') return { ...start, name: '' };
    const at = fn.column - fn.name.length;
    const name = at < 1 ? '' : this.#originals.of(fn, fn.line, at)?.name ?? '';
    return { ...start, name };
  }

  #place(place: Place, start: Original, table: Table): void {
    const at = place.line > 0 ? this.#originals.of(place.fn, place.line, place.column) : undefined;
    const known = at !== undefined && at.file === start.file && at.line >= start.line;
    if (place.line > 0 && !known) this.unmapped++;
    const { facts } = place;
    const cache = this.#known.only(place);
    const site = known && saysMoreThanCaches(place) ? table.site(at.line - start.line, at.column, ...operationAt(place, cache)) : -1;
    // V8 gives a method call the place of the method's load: what ran in the load's own stub is the load's, the rest is the call's.
    const load = known && facts !== undefined && cache?.type === 'LoadIC' && inLoad(facts) > 0 ? table.site(at.line - start.line, at.column, 'attribute', cache.name) : site;
    if (facts !== undefined) this.#placeFacts(place, facts, { site, load }, known ? at : undefined, start, table);
    const targets = targetsAt(place);
    for (const [callee, told] of place.callees ?? []) this.#notInlined(place, callee, told, { site, targets }, table);
  }

  #placeFacts(place: Place, facts: PlaceFacts, { site, load }: { readonly site: number; readonly load: number }, at: Original | undefined, start: Original, table: Table): void {
    // The total of a function is counted by sample: those of its sites would count samples twice.
    const total = site >= 0 || place.line === 0;
    const { self, selfOdd } = facts;
    const loading = load === site ? 0 : inLoad(facts);
    const part = self > 0 ? loading / self : 0;
    if (loading > 0) table.add('cost', [load, tidy(loading), tidy(loading), tidy(selfOdd * part), tidy(selfOdd * part)]);
    if (self - loading > 0 || facts.total - loading > 0) {
      table.add('cost', [site, tidy(self - loading), total ? tidy(facts.total - loading) : 0, tidy(selfOdd * (1 - part)), total ? tidy(facts.totalOdd - selfOdd * part) : 0]);
    }
    for (const [leaf, counted] of facts.leaves) {
      if (counted.total > 0) table.add('counter', [LOAD.test(leaf) ? load : site, 'sampled', leaf, tidy(counted.self), tidy(counted.total)]);
    }
    for (const [callee, samples] of facts.calls) table.add('call', [site, 'sampled', ...this.#callee(callee), 'call', tidy(samples)]);
    for (const [callee, count] of facts.inlined) table.add('inlining', [site, 'exact', this.#callee(callee)[0], true, 'other', '', count]);
    for (const [key, count] of facts.deopts) {
      const [kind = '', words = ''] = key.split('\0');
      table.add('deopt', [site, 'exact', reasonOf(kind, words), effectOf(kind), words, count]);
    }
    for (const [type, cache] of facts.caches) {
      const own = at === undefined ? -1 : table.site(at.line - start.line, at.column, operationOfCache(type), nameOfKeys(type, cache));
      table.add('inline-cache', [own, 'lower-bound', Object.fromEntries(cache.shapes), cache.shapeChanges]);
      table.add('specialization', [own, 'lower-bound', Object.fromEntries(cache.forms), ...specialized(cache), 0, cache.stateChanges]);
    }
  }

  /** A call that stayed one in code that was fully optimised. */
  #notInlined(place: Place, callee: Fn, { fromOptimized }: Callee, { site, targets }: { readonly site: number; readonly targets: number }, table: Table): void {
    if (fromOptimized === 0) return;
    const reason = callee === place.fn ? 'callee-recursive' : targets > MOST_CALLEES ? 'callee-megamorphic'
      : callee.bytecode > MOST_INLINED ? 'callee-too-big' : 'other';
    const detail = callee.bytecode > 0 ? `${callee.bytecode} bytes of bytecode` : '';
    table.add('inlining', [site, 'sampled', this.#callee(callee)[0], false, reason, detail, 1]);
  }

  #compilations(fn: Fn, table: Table): void {
    for (const [tier, count] of fn.tiers) {
      const detail = tier === 'ignition' && fn.bytecode > 0 ? `${fn.bytecode} bytes of bytecode` : '';
      if (tier !== 'lazy') table.add('compilation', [-1, 'exact', tier, 'done', 'other', detail, count, 0]);
    }
  }

  /** The collector's work is for those who make what it clears, by the byte. How many objects there were, and how many pauses, is not known. */
  #allocations(bytes: number, table: Table): void {
    if (bytes === 0) return;
    const { allocations, collector } = this.#memory;
    table.add('allocation', [-1, 'sampled', '', 0, Math.round(bytes)]);
    if (collector > 0) table.add('pause', [-1, 'sampled', 'other', 'collector', 0, tidy(collector * bytes / allocations.total)]);
  }

  /** Name, file and line of a function that is called. */
  #callee(fn: Fn): [name: string, file: string, line: number] {
    const start = fn.own ? this.#start(fn) : undefined;
    const file = start && this.#project.relative(start.file);
    if (start === undefined || file === undefined) return [`${moduleOf(fn.file)}:${nameOf(fn)}`, '', 0];
    return [`${file}:${nameOf(fn, start)}`, file, start.line];
  }
}

/** How many functions a place calls. */
function targetsAt({ callees }: Place): number {
  const samples = [...callees?.values() ?? []].map((callee) => callee.samples);
  const all = samples.reduce((sum, each) => sum + each, 0);
  return samples.filter((each) => each >= LEAST_OF_CALLS * all).length;
}

function nameOf(fn: Fn, start?: Original): string {
  if (start !== undefined && start.name !== '') return start.name;
  if (fn.name !== '') return fn.name;
  return fn.line === 1 && fn.column <= 1 ? '<module>' : fn.line === 0 ? '' : '<anonymous>';
}

/** What a place does: V8 says it of inline caches alone, and of calls by what they reach. A load may be that of a method that is called. */
function operationAt({ facts, callees }: Place, cache: ReturnType<CacheSites['only']>): [operation: string, name: string] {
  if (callees !== undefined || (facts !== undefined && (facts.calls.size > 0 || facts.inlined.size > 0))) return ['call', ''];
  return cache === undefined || cache.type === 'LoadIC' ? ['other', ''] : [operationOfCache(cache.type), cache.name];
}

/** Stubs that load a property by its name. */
const LOAD = /^Load(Super)?IC/;

function inLoad({ leaves }: PlaceFacts): number {
  let samples = 0;
  for (const [leaf, { self }] of leaves) if (LOAD.test(leaf)) samples += self;
  return samples;
}

/** What caches say has sites of their own, one for each cache. */
function saysMoreThanCaches({ facts, callees }: Place): boolean {
  return callees !== undefined || (facts !== undefined && (facts.total > 0 || facts.self > 0 || facts.calls.size + facts.inlined.size + facts.deopts.size > 0));
}

function operationOfCache(type: string): string {
  switch (type) {
    case 'LoadIC': return 'attribute';
    case 'LoadGlobalIC': return 'global';
    case 'StoreGlobalIC': return 'global-store';
    case 'KeyedLoadIC': return 'subscript';
    case 'KeyedStoreIC': return 'subscript-store';
    case 'StoreInArrayLiteralIC': return 'build';
    case 'KeyedHasIC': return 'membership';
    case 'StoreIC': return 'attribute-store';
    default: return 'other';
  }
}

function specialized({ forms }: CacheFacts): [specialized: number, generic: number] {
  let special = 0;
  let generic = 0;
  for (const [form, count] of forms) {
    if (/^(megamorphic|generic)/.test(form)) generic += count;
    else special += count;
  }
  return [special, generic];
}

/** Shares of samples are fractions: as many digits as count. */
function tidy(samples: number): number {
  return Math.max(0, Math.round(samples * 1e4) / 1e4);
}
