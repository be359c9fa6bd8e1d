import type { Fn, Place } from './fn.ts';
import type { CacheFacts } from './place-facts.ts';

/** The caches whose stub a leaf builtin is; a stub serves all of them. */
export type StubKind = 'load' | 'store' | 'keyed load' | 'keyed store';

const CACHES: Readonly<Record<StubKind, RegExp>> = {
  load: /^Load(Global)?IC$/, store: /^(StoreIC|StoreGlobalIC|DefineNamedOwnIC)$/, 'keyed load': /^(KeyedLoadIC|KeyedHasIC)$/,
  'keyed store': /^(KeyedStoreIC|StoreInArrayLiteralIC|DefineKeyedOwnIC)$/,
};

/**
 * The kind of a stub that serves megamorphic caches. It runs without a frame of its own on the frame of the function that
 * does the access, so V8 takes that function for the stub and charges the sample to its caller.
 */
export function stubKind(builtin: string): StubKind | undefined {
  const match = /^(Keyed)?(Load|Store|Has)IC\w*Megamorphic/.exec(builtin);
  if (match === null) return undefined;
  const store = match[2] === 'Store';
  return match[1] === undefined ? (store ? 'store' : 'load') : store ? 'keyed store' : 'keyed load';
}

/** Builtins that run without a frame of their own for a method of a collection, and the names of these methods. */
const METHODS: readonly (readonly [builtin: RegExp, methods: readonly string[]])[] = [
  [/^ArrayIncludes/, ['includes']], [/^ArrayIndexOf/, ['indexOf']],
  [/^FindOrderedHashMapEntry/, ['get', 'has', 'set']], [/^FindOrderedHashSetEntry/, ['has', 'add']],
];

/** What a sample in a builtin without a frame of its own serves: a stub's caches, the methods that it is called for, or what it was seen to serve. */
export type Served = { readonly stub: StubKind } | { readonly methods: readonly string[] } | { readonly leaf: string };

/** Stubs that look a property up by its name in an object that is a dictionary: which caches they serve, only other samples tell. */
const BY_NAME = /^(Load|Store)IC(Trampoline)?$/;

/** What a builtin serves that runs on the frame of the function that needs it; undefined where it has one of its own. */
export function servedBy(builtin: string): Served | undefined {
  const stub = stubKind(builtin);
  if (stub !== undefined) return { stub };
  const methods = METHODS.find(([name]) => name.test(builtin))?.[1];
  if (methods !== undefined) return { methods };
  return BY_NAME.test(builtin) ? { leaf: builtin } : undefined;
}

interface Site {
  readonly line: number;
  readonly column: number;
  /** the caches there; their names in the source where they have one */
  readonly caches: Map<string, { name: string; megamorphic: boolean }>;
}

/** What is known of inline caches, by function and place: found in logs of inline caches, used to read the samples of other runs. */
export class CacheSites {
  readonly #sites = new Map<string, Map<string, Site>>();

  add(fn: Fn): void {
    for (const { facts, line, column } of fn.places()) {
      for (const [type, cache] of facts?.caches ?? []) this.#site(fn, line, column).caches.set(type, { name: nameOfKeys(type, cache), megamorphic: cache.megamorphic });
    }
  }

  /** The one cache at a place; undefined if there is none or more than one. */
  only(place: Place): { readonly type: string; readonly name: string } | undefined {
    const caches = this.#at(place)?.caches;
    const [first] = caches ?? [];
    return caches?.size === 1 && first !== undefined ? { type: first[0], name: first[1].name } : undefined;
  }

  isServed(place: Place, by: Served): boolean {
    const site = this.#at(place);
    return site !== undefined && ('leaf' in by || serves(by, site));
  }

  servedIn(fn: Fn, by: Served): Place[] {
    if ('leaf' in by) return [...fn.places()].filter(({ facts }) => (facts?.leaves.get(by.leaf)?.self ?? 0) > 0);
    return [...this.#sites.get(keyOf(fn))?.values() ?? []].filter((site) => serves(by, site)).map(({ line, column }) => fn.place(line, column));
  }

  #at({ fn, line, column }: Place): Site | undefined {
    return this.#sites.get(keyOf(fn))?.get(`${line}:${column}`);
  }

  #site(fn: Fn, line: number, column: number): Site {
    let sites = this.#sites.get(keyOf(fn));
    if (sites === undefined) this.#sites.set(keyOf(fn), sites = new Map<string, Site>());
    const at = `${line}:${column}`;
    const site: Site = sites.get(at) ?? { line, column, caches: new Map() };
    sites.set(at, site);
    return site;
  }
}

function serves(by: Exclude<Served, { leaf: string }>, { caches }: Site): boolean {
  return [...caches].some(([type, { name, megamorphic }]) => ('stub' in by ? megamorphic && CACHES[by.stub].test(type) : type === 'LoadIC' && by.methods.includes(name)));
}

/** The name that is written at a cache's place: what a computed key was in one run is none. */
export function nameOfKeys(type: string, { keys }: CacheFacts): string {
  return keys.size === 1 && /^(Load|Store)(Global)?IC$/.test(type) ? [...keys][0] as string : '';
}

function keyOf(fn: Fn): string {
  return `${fn.file}\0${fn.line}:${fn.column}\0${fn.name}`;
}
