import type { Fn, Place } from './fn.ts';

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

interface Site {
  readonly line: number;
  readonly column: number;
  readonly types: Set<string>;
}

/** Where megamorphic caches are, by function: found in a log of inline caches, used to read the samples of another run. */
export class MegamorphicSites {
  readonly #sites = new Map<string, Map<string, Site>>();

  get empty(): boolean { return this.#sites.size === 0; }

  add(fn: Fn): void {
    for (const { facts, line, column } of fn.places()) {
      for (const [type, cache] of facts?.caches ?? []) {
        if (!cache.megamorphic) continue;
        let sites = this.#sites.get(keyOf(fn));
        if (sites === undefined) this.#sites.set(keyOf(fn), sites = new Map<string, Site>());
        const at = `${line}:${column}`;
        const site: Site = sites.get(at) ?? { line, column, types: new Set() };
        sites.set(at, site);
        site.types.add(type);
      }
    }
  }

  has(place: Place, kind: StubKind): boolean {
    const site = this.#sites.get(keyOf(place.fn))?.get(`${place.line}:${place.column}`);
    return site !== undefined && [...site.types].some((type) => CACHES[kind].test(type));
  }

  in(fn: Fn, kind: StubKind): Place[] {
    return [...this.#sites.get(keyOf(fn))?.values() ?? []]
      .filter(({ types }) => [...types].some((type) => CACHES[kind].test(type))).map(({ line, column }) => fn.place(line, column));
  }
}

function keyOf(fn: Fn): string {
  return `${fn.file}\0${fn.line}:${fn.column}\0${fn.name}`;
}
