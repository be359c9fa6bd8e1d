import type { Code } from './code.ts';
import { Fn, type Callee, type Place } from './fn.ts';
import { servedBy, type CacheSites, type Served } from './cache-sites.ts';
import { PlaceFacts } from './place-facts.ts';

/** One address of a sample's stack, resolved. */
export interface Frame {
  readonly address: number;
  /** undefined for native code */
  readonly code: Code | undefined;
}

export interface Sample {
  /** microseconds since the start */
  readonly time: number;
  /** V8's number for what the isolate was doing: 1 is the collector */
  readonly state: number;
  /** innermost first; the first is what was running */
  readonly frames: readonly Frame[];
}

/** Length of the windows whose odd ones are counted apart, in microseconds. */
const WINDOW = 64_000;
const COLLECTOR = 1;

/** Builtins that copy lists and texts, and need no frame for it. Those that call (of generators, of proxies) belong to the place of the call. */
const COPYING = /^(Clone|Copy|Grow|IterableToList|StringAdd|SubString)/;

/** Builtins that go on with functions that awaited, and what they run in between: no function is on the stack then. */
const RESUMES = /^AsyncFunctionAwaitResolveClosure/;
const JOBS = /^(RunMicrotasks|AsyncFunctionAwait|EnqueueMicrotask|PromiseFulfillReactionJob|PromiseReactionJob|PromiseResolveThenableJob|ResumeGeneratorTrampoline|PerformPromiseThen|FulfillPromise|ResolvePromise)/;

/** Samples that a stub took from the function whose frame it runs on: all with equal fields are one. */
interface Uncertain {
  /** the innermost place on the stack: a call of the function that is missing, or the access itself; or a builtin that called the function */
  readonly at: Place;
  /** the place that the samples were counted at; undefined if none of the project's was on the stack */
  readonly counted: Place | undefined;
  /** undefined if nothing tells what it serves: then the function that is missing has it as a whole */
  readonly by: Served | undefined;
  readonly leaf: string;
  readonly odd: boolean;
  samples: number;
}

/** Counts samples at the places of the program. */
export class Samples {
  all = 0;
  outside = 0;
  collector = 0;
  /** Samples in stubs, that may belong to a function called from where they are counted. */
  uncertain = 0;
  moved = 0;
  /** samples whose innermost function was made by `eval` or `new Function`: it has no file */
  unnamed = 0;
  readonly #uncertain = new Map<string, Uncertain>();
  readonly #ids = new Map<Place, number>();
  /** builtins that call functions (of `map`, of a generator, of a module), by name and by the place that runs them */
  readonly #entries = new Map<string, Place>();
  /** stands for the queue of jobs: it calls all functions that go on after an await */
  readonly #jobs = new Fn('jobs', '', 0, 0, false).whole;

  add(sample: Sample): void {
    const number = this.all++;
    const odd = Math.floor(sample.time / WINDOW) % 2 === 1;
    const leaf = leafOf(sample);
    if (sample.state === COLLECTOR) this.collector++;
    let below: Fn | undefined;
    let innermost: Place | undefined;
    let counted: Place | undefined;
    let callee: Code | undefined;
    for (let i = 0; i < sample.frames.length; i++) {
      const { address, code } = sample.frames[i] as Frame;
      if (code?.fn === undefined) {
        callee = undefined;
        continue;
      }
      const places = code.placesAt(address, i === 0);
      const by = sample.frames[i + 1]?.code;
      if (by?.type === 'Builtin') {
        addCallee(this.#entry(sample, i + 1), code.fn, false);
        if (RESUMES.test(by.name)) addCallee(this.#jobs, code.fn, false);
      }
      if (callee?.fn !== undefined) addCallee(places[0] as Place, callee.fn, code.marker?.tier === 'turbofan');
      callee = code;
      for (const place of places) {
        innermost ??= place;
        if (place.fn.own) {
          if (counted === undefined) {
            counted = place;
            countSelf(place, odd);
          }
          countTotal(place, number, odd, leaf, counted === place, below);
        }
        below = place.fn;
      }
    }
    if (counted === undefined) this.outside++;
    if (innermost?.fn.file === '') this.unnamed++;
    const by = leaf === undefined ? undefined : servedBy(leaf);
    if (counted !== undefined && sample.state !== COLLECTOR && (by === undefined || !('stub' in by))) {
      const tier = tierOf(sample);
      if (tier !== undefined) countLeaf(counted.fn.whole, `tier:${tier}`, true);
    }
    if (leaf === undefined) return;
    const ran = sample.frames[0]?.code;
    const caller = sample.frames[1]?.code;
    if (counted === undefined && ran?.type === 'Builtin' && JOBS.test(leaf)) {
      this.#note({ at: this.#jobs, counted, by: undefined, leaf, odd, samples: 1 });
      return;
    }
    const byBuiltin = caller?.type === 'Builtin';
    // Of what serves nothing known only the function is known: the one that is called where the stack ends, if one is.
    if (by === undefined && (ran?.type !== 'Builtin' || !(COPYING.test(leaf) || (byBuiltin && counted === undefined)))) return;
    const at = byBuiltin ? this.#entry(sample, 1) : caller?.fn === undefined ? undefined : innermost;
    if (at !== undefined) this.#note({ at, counted, by, leaf, odd, samples: 1 });
  }

  /** What stands for a builtin on the stack that calls functions. */
  #entry({ frames }: Sample, index: number): Place {
    const name = frames[index]?.code?.name ?? '';
    const caller = frames.find(({ code }, i) => i > index && code?.fn !== undefined);
    const place = caller?.code?.placesAt(caller.address, false)[0];
    const key = `${name} ${place === undefined ? '' : this.#id(place)}`;
    let entry = this.#entries.get(key);
    if (entry === undefined) this.#entries.set(key, entry = new Fn(name, '', 0, 0, false).whole);
    return entry;
  }

  /** Moves the samples of stubs to the accesses that they serve, as far as these are known. To be called once, at the end. */
  correct(sites: CacheSites): void {
    for (const uncertain of this.#uncertain.values()) {
      const { at, by, samples } = uncertain;
      if (by !== undefined && sites.isServed(at, by)) continue;
      const shares = by === undefined ? ownCallees(at, uncertain.leaf) : candidates(at, by, sites);
      let whole = 0;
      for (const share of shares.values()) whole += share;
      if (whole === 0) {
        if (by !== undefined && 'stub' in by) this.uncertain += samples;
        continue;
      }
      this.moved += samples;
      for (const [site, share] of shares) this.#move(uncertain, site, samples * share / whole);
    }
    this.#uncertain.clear();
  }

  #note(uncertain: Uncertain): void {
    const { at, counted, leaf, odd } = uncertain;
    const key = `${this.#id(at)} ${counted === undefined ? '' : this.#id(counted)} ${leaf} ${odd}`;
    const known = this.#uncertain.get(key);
    if (known === undefined) this.#uncertain.set(key, uncertain);
    else known.samples++;
  }

  #id(place: Place): number {
    const id = this.#ids.get(place) ?? this.#ids.size;
    this.#ids.set(place, id);
    return id;
  }

  #move({ at, counted, leaf, odd }: Uncertain, site: Place, samples: number): void {
    if (!site.fn.own) return; // it stays with the project's place that called it
    const to = site.facts ??= new PlaceFacts();
    const whole = site.fn.whole.facts ??= new PlaceFacts();
    if (counted === undefined) this.outside -= samples;
    else {
      const from = counted.facts ??= new PlaceFacts();
      from.self -= samples;
      if (odd) from.selfOdd -= samples;
      const left = from.leaves.get(leaf);
      if (left !== undefined) left.self -= samples;
    }
    to.self += samples;
    to.total += samples;
    const beyond = at.fn !== site.fn && whole !== to;
    if (beyond) whole.total += samples;
    if (odd) {
      to.selfOdd += samples;
      to.totalOdd += samples;
      if (beyond) whole.totalOdd += samples;
    }
    const here = leafAt(to, leaf);
    here.self += samples;
    here.total += samples;
    if (at.fn.own && at.facts !== undefined) at.facts.calls.set(site.fn, (at.facts.calls.get(site.fn) ?? 0) + samples);
  }
}

/**
 * The project's functions that a place calls, with their weights: of each its places where the same builtin was seen, else where one was
 * that copies as it does, else what copies goes where time was seen, and the rest to the function as a whole.
 */
function ownCallees(at: Place, leaf: string): Map<Place, number> {
  const found = new Map<Place, number>();
  const copies = COPYING.test(leaf);
  for (const [fn, { samples }] of at.callees ?? []) {
    if (!fn.own) continue;
    const places = [fn, ...fn.inlinees].filter(({ own }) => own).flatMap((inner) => [...inner.places()]);
    const seen = [
      places.map((place) => leavesOf(place, (name) => name === leaf)),
      places.map((place) => (copies ? leavesOf(place, (name) => COPYING.test(name)) : 0)),
      places.map((place) => (copies && place !== fn.whole ? Math.max(0, place.facts?.self ?? 0) : 0)),
      places.map((place) => (place === fn.whole ? 1 : 0)),
    ].find((weights) => sum(weights) > 0) as number[];
    const whole = sum(seen);
    places.forEach((place, i) => {
      const weight = seen[i] as number;
      if (weight > 0) found.set(place, (found.get(place) ?? 0) + samples * weight / whole);
    });
  }
  return found;
}

/** Samples of a place itself in builtins. */
function leavesOf({ facts }: Place, wanted: (name: string) => boolean): number {
  return sum([...facts?.leaves ?? []].filter(([name, { self }]) => self > 0 && wanted(name)).map(([, { self }]) => self));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

/** What an access weighs that no sample was seen at: a place that runs once has one as well. */
const UNSEEN = 0.1;

/** The places that calls at a place may have reached and that a builtin serves, with their weights. */
function candidates(at: Place, by: Served, sites: CacheSites): Map<Place, number> {
  const found = new Map<Place, number>();
  for (const [fn, { samples }] of at.callees ?? []) {
    for (const inner of [fn, ...fn.inlinees]) {
      for (const site of sites.servedIn(inner, by)) found.set(site, (found.get(site) ?? 0) + samples * (UNSEEN + (site.facts?.self ?? 0)));
    }
  }
  return found;
}

/** What was running, if it was not JavaScript: `collector`, `native`, `regexp`, `wasm`, `compiler` or the name of a builtin. */
function leafOf({ state, frames }: Sample): string | undefined {
  if (state === COLLECTOR) return 'collector';
  const code = frames[0]?.code;
  if (code === undefined) return state === 2 || state === 3 || state === 4 ? 'compiler' : 'native';
  if (code.type === 'RegExp') return 'regexp';
  if (code.type.startsWith('Wasm')) return 'wasm';
  return code.type === 'Builtin' && !/^(Interpreter|Baseline)/.test(code.name) ? code.name : undefined;
}

/** The tier of the innermost function of the program, if it was running by itself. */
function tierOf({ frames }: Sample): string | undefined {
  const code = frames[0]?.code;
  if (code?.marker !== undefined) return code.marker.tier;
  if (code?.type === 'BytecodeHandler') return 'ignition';
  return frames.find((frame) => frame.code?.fn !== undefined)?.code?.marker?.tier;
}

function addCallee(place: Place, fn: Fn, optimized: boolean): void {
  const callees = place.callees ??= new Map<Fn, Callee>();
  const callee = callees.get(fn);
  if (callee === undefined) callees.set(fn, { samples: 1, fromOptimized: optimized ? 1 : 0 });
  else {
    callee.samples++;
    if (optimized) callee.fromOptimized++;
  }
}

function countSelf(place: Place, odd: boolean): void {
  const facts = place.facts ??= new PlaceFacts();
  facts.self++;
  if (odd) facts.selfOdd++;
}

function countTotal(place: Place, number: number, odd: boolean, leaf: string | undefined, self: boolean, below: Fn | undefined): void {
  const { fn } = place;
  if (fn.seen.last !== number) {
    fn.seen.last = number;
    addTotal(fn.whole, odd);
  }
  if (place.lastSample === number) return;
  place.lastSample = number;
  if (place !== fn.whole) addTotal(place, odd);
  // A function that shares its facts with one further in has no total of its own in this sample.
  const facts = place.facts ??= new PlaceFacts();
  if (leaf !== undefined) countLeaf(place, leaf, self);
  if (below !== undefined) facts.calls.set(below, (facts.calls.get(below) ?? 0) + 1);
}

function addTotal(place: Place, odd: boolean): void {
  const facts = place.facts ??= new PlaceFacts();
  facts.total++;
  if (odd) facts.totalOdd++;
}

function countLeaf(place: Place, name: string, self: boolean): void {
  const leaf = leafAt(place.facts ??= new PlaceFacts(), name);
  if (self) leaf.self++;
  leaf.total++;
}

function leafAt(facts: PlaceFacts, name: string): { self: number; total: number } {
  let leaf = facts.leaves.get(name);
  if (leaf === undefined) facts.leaves.set(name, leaf = { self: 0, total: 0 });
  return leaf;
}
