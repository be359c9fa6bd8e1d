import { addCacheEvent, formOf } from './caches.ts';
import { Code, decodeInlining, placeIn, readMarker, type Marker } from './code.ts';
import { BIGGEST_CODE, CodeMap } from './code-map.ts';
import { Counts } from '../counts.ts';
import { address, pathOf, unescaped, whole } from './escapes.ts';
import { Fn, type Place } from './fn.ts';
import { LineSplitter } from '../lines.ts';
import { readFunctionName, type FunctionName } from './names.ts';
import { PlaceFacts } from './place-facts.ts';
import { remapper, type Mapping } from './remapped.ts';
import { Samples, type Frame } from './samples.ts';
import { Script } from './script.ts';
import { Shapes } from './shapes.ts';

export interface ReadOptions {
  /** Whether a script, by its absolute path or V8's word for it, is the project's: others are told as callees only. */
  readonly own: (file: string) => boolean;
  /** Executable mappings of the runtime's executable; needed for V8 11 to know its builtins. */
  readonly mappings?: readonly Mapping[];
}

/** Records that say nothing about the program, and those of flags that are not ours. */
const IGNORED = new Set([
  'v8-platform', 'shared-library-end', 'delete', 'heap-capacity', 'heap-available', 'heap-sample-begin', 'heap-sample-end',
  'heap-sample-item', 'map-details', 'script', 'script-details', 'function', 'first-execution', 'compilation-cache', 'code-delete',
  'code-disable-optimization', 'code-feedback-vector', 'feedback-vector', 'current-time', 'active-runtime-timer', 'timer-event',
  'timer-event-start', 'timer-event-end', 'snapshot-code-name', 'code-allocation', 'suspect-read', 'api', 'handles',
]);
const CACHE = /^[A-Z][A-Za-z]+IC$/;
/** A record whose function name holds a line feed goes on in the next line; names are no longer than this many characters. */
const LONGEST_NAME = 2 ** 16;
/** Functions and pieces of code that are kept apart: no program has as many, a log made to harm may. */
const MOST_FUNCTIONS = 1e6;
const MOST_CODE = 2e6;
/** Deopts that no assumption of the program causes. */
const HARMLESS = /OSR|^(embedded )?weak objects|allocation site tenuring/;
/** Libraries in which a thread with nothing to do waits. */
const WAITS_IN = /\/(libc|libpthread|ld-|\[vdso\])[^/]*$|^\[vdso\]$/;

/**
 * Reads the log of one isolate of V8 11 to 14 in one pass: `--log-code`, and what `--prof`, `--log-ic`, `--log-deopt` and
 * `--log-maps` add to it. Addresses are resolved when a record comes, since code moves and its place is used again. What is not
 * understood is counted, never fatal.
 */
export class LogReader {
  /** e.g. `12.4.254.21`; empty if the log does not begin with it */
  version = '';
  readonly counts = new Counts();
  readonly samples = new Samples();
  /** whether the log has samples, and whether it has inline caches */
  sampled = false;
  cached = false;
  mapped = false;
  /** the latest time in the log, in seconds after its start */
  seconds = 0;
  /** samples taken while the thread had nothing to run */
  idle = 0;
  records = 0;
  readonly #own: (file: string) => boolean;
  readonly #splitter: LineSplitter;
  readonly #code = new CodeMap();
  readonly #fns = new Map<string, Fn>();
  readonly #seen = new Map<string, { last: number }>();
  readonly #bySfi = new Map<string, Fn>();
  readonly #scripts = new Map<number, Script>();
  readonly #scriptNames = new Set<string>();
  readonly #shapes = new Shapes();
  readonly #waiting: { start: number; end: number }[] = [];
  readonly #mappings: readonly Mapping[];
  readonly #rest = new Fn('', '', 0, 0, false);
  #remap = (address: number): number => address;
  #open = '';

  constructor(options: ReadOptions) {
    this.#own = options.own;
    this.#mappings = options.mappings ?? [];
    this.#splitter = new LineSplitter((line) => this.#line(line));
  }

  push(chunk: Uint8Array): void {
    this.#splitter.push(chunk);
  }

  /** To be called once, after the last bytes. */
  end(): void {
    const rest = this.#splitter.end();
    if (rest !== '' || this.#open !== '') this.counts.add('cut off at the end');
    this.counts.add('longer than 64 MiB', this.#splitter.tooLong);
  }

  /** Every function that the log names. */
  functions(): Iterable<Fn> {
    return this.#fns.values();
  }

  #line(line: string): void {
    if (this.#open !== '') {
      const fields = line.slice(0, line.indexOf(','));
      if (this.#isRecord(fields)) {
        this.counts.add('damaged: code-creation');
        this.#open = '';
      } else {
        line = `${this.#open}\n${line}`;
        this.#open = '';
      }
    }
    if (line === '') return;
    const comma = line.indexOf(',');
    const type = comma < 0 ? line : line.slice(0, comma);
    this.records++;
    const verdict = this.#record(type, line);
    if (verdict === 'unknown') this.counts.add(/^[\w-]{1,40}$/.test(type) && comma > 0 ? `unknown: ${type}` : 'no record');
    else if (verdict === 'damaged') this.counts.add(`damaged: ${type}`);
    else if (verdict === 'open') {
      if (line.length > LONGEST_NAME) this.counts.add('damaged: code-creation');
      else this.#open = line;
    }
  }

  #isRecord(type: string): boolean {
    return IGNORED.has(type) || CACHE.test(type) || /^(tick|new|profiler|shared-library|v8-version|(code|sfi|map|script)(-[a-z-]+)?)$/.test(type);
  }

  #record(type: string, line: string): 'damaged' | 'unknown' | 'open' | undefined {
    switch (type) {
      case 'tick': return this.#tick(line);
      case 'code-creation': return this.#codeCreation(line);
      case 'code-source-info': return this.#codeSourceInfo(line.split(','));
      case 'script-source': return this.#scriptSource(line);
      case 'code-deopt': return this.#deopt(line.split(','));
      case 'code-move': return this.#codeMove(line.split(','));
      case 'sfi-move': return this.#sfiMove(line.split(','));
      case 'map-create': return this.#mapCreate(line.split(','));
      case 'map-move': return this.#mapMove(line.split(','));
      case 'map': return this.#map(line.split(','));
      case 'new': return this.#new(line.split(','));
      case 'profiler': this.sampled = true; return undefined;
      case 'shared-library': return this.#library(line.split(','));
      case 'v8-version': this.version = /^\d+(,\d+){2,3}/.exec(line.slice('v8-version,'.length))?.[0].replaceAll(',', '.') ?? ''; return undefined;
      default:
        if (CACHE.test(type)) return this.#cache(line.split(','));
        return IGNORED.has(type) ? undefined : 'unknown';
    }
  }

  /** `code-creation,<type>,<kind>,<us>,<start>,<size>,<name>[,<sfi>,<marker>]`; the name may hold commas and line feeds. */
  #codeCreation(line: string): 'damaged' | 'open' | undefined {
    const head = /^code-creation,(\w*),(-?\d+),(\d+),(0x[0-9a-f]+),(\d+),/.exec(line);
    if (head === null) return 'damaged';
    const start = address(head[4]);
    const size = whole(head[5]);
    const type = head[1] as string;
    if (!(start >= 0) || !(size >= 0) || size > BIGGEST_CODE) return 'damaged';
    const rest = line.slice(head[0].length);
    if (/^(Builtin|BytecodeHandler|RegExp|Stub|Wasm\w*)$/.test(type)) {
      const at = type === 'Builtin' || type === 'BytecodeHandler' ? this.#remap(start) : start;
      this.#code.add(new Code(at, Math.max(1, size), type, rest));
      // What the runtime itself calls runs where the executable has it.
      if (at !== start) this.#code.add(new Code(start, Math.max(1, size), type, rest));
      return undefined;
    }
    const tail = /,(0x[0-9a-f]+),([^,\n]*)$/.exec(rest);
    if (tail === null) return 'open';
    const marker = readMarker(tail[2] as string);
    if (marker === undefined) this.counts.add('markers of unknown tiers');
    const name = readFunctionName(rest.slice(0, tail.index), this.#scriptNames);
    if (name === undefined) {
      if (!/^(wasm|js-to-wasm)/.test(rest)) return 'damaged';
      this.#code.add(new Code(start, Math.max(1, size), 'Wasm', rest));
      return undefined;
    }
    const fn = this.#fn(name, tail[1] as string);
    this.#addCode(new Code(start, Math.max(1, size), type, '', fn, marker), marker);
    this.#time(whole(head[3]));
    return undefined;
  }

  #addCode(code: Code, marker: Marker | undefined): void {
    const fn = code.fn as Fn;
    code.script = fn.script;
    if (this.#code.size < MOST_CODE) this.#code.add(code);
    else this.counts.add('pieces of code beyond two million are not kept');
    if (marker === undefined) return;
    if (marker.tier === 'ignition') fn.bytecode = code.size;
    const tier = marker.osr ? `${marker.tier} in a loop` : marker.tier;
    fn.tiers.set(tier, (fn.tiers.get(tier) ?? 0) + 1);
  }

  #fn({ name, file, line, column }: FunctionName, sfi: string): Fn {
    const known = this.#bySfi.get(sfi);
    if (known !== undefined && known.name === name && known.line === line && known.column === column && known.file === file) return known;
    const key = `${file}\0${line}:${column}\0${name}`;
    let fn = this.#fns.get(key);
    if (fn === undefined && this.#fns.size >= MOST_FUNCTIONS) {
      this.counts.add('functions beyond a million are not kept apart');
      return this.#rest;
    }
    if (fn === undefined) {
      const alike = `${file}\0${line}\0${name}`;
      let seen = this.#seen.get(alike);
      if (seen === undefined) this.#seen.set(alike, seen = { last: -1 });
      this.#fns.set(key, fn = new Fn(name, file, line, column, this.#own(file), seen));
    }
    this.#bySfi.set(sfi, fn);
    return fn;
  }

  /** `code-source-info,<start>,<script>,<from>,<to>,<C..O..>,<F..O..>,<S0x..>` */
  #codeSourceInfo(fields: readonly string[]): 'damaged' | undefined {
    const code = this.#code.at(address(fields[1]));
    const script = this.#scripts.get(whole(fields[2]));
    const from = whole(fields[3]);
    if (fields.length < 6) return 'damaged';
    if (code?.fn === undefined) return undefined; // of the snapshot
    code.setTable(fields[5] as string);
    if (script !== undefined) {
      code.script = script;
      code.fn.script = script;
      // What lies on one line of the compiled text may come from many.
      if (script.mapUrl !== '' && code.fn.seen.last < 0) code.fn.seen = { last: -1 };
      if (code.marker?.tier === 'ignition' && code.type === 'JS' && from >= 0 && script.file === code.fn.file) script.align(from, code.fn);
    }
    const inlining = decodeInlining(fields[6] ?? '');
    if (inlining.length === 0) return undefined;
    const fns = (fields[7] ?? '').split('S').slice(1).map((sfi) => this.#bySfi.get(sfi));
    code.inlined = inlining.map(({ fn, offset, parent }) => ({ fn: fns[fn], offset, parent }));
    for (const { fn, offset, parent } of code.inlined) {
      if (fn === undefined) continue;
      code.fn.inlinees.add(fn);
      const caller = parent < 0 ? code.fn : code.inlined[parent]?.fn;
      if (caller === undefined || !caller.own) continue;
      const facts = placeIn(caller, parent < 0 ? code.script : caller.script, offset).facts ??= new PlaceFacts();
      facts.inlined.set(fn, (facts.inlined.get(fn) ?? 0) + 1);
    }
    return undefined;
  }

  #scriptSource(line: string): 'damaged' | undefined {
    const head = /^script-source,(\d{1,9}),([^,]*),/.exec(line);
    if (head === null) return 'damaged';
    const id = Number(head[1]);
    const name = head[2] as string;
    this.#scriptNames.add(name);
    this.#scripts.set(id, new Script(id, unescaped(name), unescaped(line.slice(head[0].length))));
    return undefined;
  }

  #codeMove(fields: readonly string[]): 'damaged' | undefined {
    const from = address(fields[1]);
    const to = address(fields[2]);
    if (!(from >= 0) || !(to >= 0)) return 'damaged';
    this.#code.move(from, to);
    return undefined;
  }

  #sfiMove(fields: readonly string[]): 'damaged' | undefined {
    const [, from, to] = fields;
    if (from === undefined || to === undefined) return 'damaged';
    const fn = this.#bySfi.get(from);
    if (fn === undefined) return undefined;
    this.#bySfi.delete(from);
    this.#bySfi.set(to, fn);
    return undefined;
  }

  #mapCreate(fields: readonly string[]): 'damaged' | undefined {
    this.mapped = true;
    const map = fields[2];
    if (map === undefined) return 'damaged';
    this.#shapes.create(map);
    return undefined;
  }

  #mapMove(fields: readonly string[]): 'damaged' | undefined {
    const [, from, to] = fields;
    if (from === undefined || to === undefined) return 'damaged';
    this.#shapes.move(from, to);
    return undefined;
  }

  /** `map,<event>,<us>,<from>,<to>,<pc>,<line>,<column>,<reason>,<name>` */
  #map(fields: readonly string[]): 'damaged' | undefined {
    const [, event, , from, to, , , , reason, name] = fields;
    if (name === undefined || event === undefined || from === undefined || to === undefined) return 'damaged';
    if (event === 'InitialMap' && reason === 'init class prototype') return undefined;
    this.#shapes.event(event, from, to, event === 'InitialMap' && reason !== '' ? `class ${unescaped(name)}` : propertyName(name));
    return undefined;
  }

  #new(fields: readonly string[]): undefined {
    const start = address(fields[2]);
    // Of the versions that log builtins elsewhere than they run, this comes first.
    if (fields[1] === 'CodeRange' && start >= 0 && this.version.startsWith('11.')) this.#remap = remapper(this.#mappings, start);
    return undefined;
  }

  #library(fields: readonly string[]): undefined {
    const [, name = '', from, to] = fields;
    const start = address(from);
    const end = address(to);
    if (WAITS_IN.test(unescaped(name)) && start >= 0 && end >= 0) this.#waiting.push({ start, end });
    return undefined;
  }

  /** `<type>,<pc>,<us>,<line>,<column>,<old>,<new>,<map>,<key>,<modifier>,<slow reason>` */
  #cache(fields: readonly string[]): 'damaged' | undefined {
    this.cached = true;
    const [type = '', pc, us, line, column, before = '', after = '', map = '', key = '', modifier = '', ...slow] = fields;
    if (before === 'X' && after === 'X') return undefined; // no feedback is kept for it yet
    if (after === 'X' || after === '0') return undefined;
    const at = address(pc);
    if (fields.length < 10 || !(at >= 0) || !/^-?\d+$/.test(line ?? '') || formOf(after) === undefined) return 'damaged';
    this.#time(whole(us));
    const code = this.#code.find(at);
    if (code?.fn === undefined) {
      this.counts.add('inline caches of functions that the log does not name');
      return undefined;
    }
    const place = this.#cachePlace(code, at, Number(line), Number(column));
    if (place === undefined) this.counts.add('inline caches without a position');
    else if (place.fn.own || after !== '1') {
      addCacheEvent(place, {
        type, before, after, shape: place.fn.own ? this.#shapes.nameOf(map) : map, key: unescaped(key), modifier, slowReason: unescaped(slow.join(',')),
      });
    }
    return undefined;
  }

  /** A miss in optimised code comes with the inlined function's offset taken for one of the outer function's file. */
  #cachePlace(code: Code, pc: number, line: number, column: number): Place | undefined {
    const fn = code.fn as Fn;
    if (code.optimized) {
      const place = code.placesAt(pc, false)[0] as Place;
      if (place.line > 0) return place;
    }
    return line > 0 && column > 0 ? fn.place(line, column) : undefined;
  }

  /** `code-deopt,<us>,<size>,<start>,<inlining id>,<offset>,<kind>,<location>,<reason>` */
  #deopt(fields: readonly string[]): 'damaged' | undefined {
    const [, us, , start, inlining, offset, kind, location, ...rest] = fields;
    if (kind === undefined || location === undefined || rest.length === 0) return 'damaged';
    this.#time(whole(us));
    const reason = unescaped(rest.join(','));
    if (HARMLESS.test(reason)) {
      this.counts.add('harmless deopts');
      return undefined;
    }
    const code = this.#code.at(address(start));
    const place = kind === 'dependency-change' && code?.fn !== undefined ? code.fn.whole
      : this.#deoptPlace(code, Number(inlining), whole(offset), unescaped(location));
    if (place === undefined) {
      this.counts.add('deopts without a position');
      return undefined;
    }
    if (!place.fn.own) return undefined;
    const facts = place.facts ??= new PlaceFacts();
    const key = `${kind}\0${reason}`;
    facts.deopts.set(key, (facts.deopts.get(key) ?? 0) + 1);
    return undefined;
  }

  #deoptPlace(code: Code | undefined, inlining: number, offset: number, location: string): Place | undefined {
    const inner = /<([^<>]*):(\d{1,9}):(\d{1,9})>/.exec(location);
    const fn = inlining >= 0 ? code?.inlined[inlining]?.fn : code?.fn;
    if (inner !== null) {
      const file = pathOf(inner[1] as string);
      // Without --log-code nothing tells the function: the place is the file's.
      const named = fn?.file === file ? fn : this.#fn({ name: '', file, line: 0, column: 0 }, `\0${file}`);
      return named.place(Number(inner[2]), Number(inner[3]));
    }
    return fn === undefined || !(offset >= 0) ? undefined : placeIn(fn, fn.script, offset);
  }

  /** `tick,<pc>,<us>,<is external>,<callback or 0>,<state>,<stack...>` */
  #tick(line: string): 'damaged' | undefined {
    this.sampled = true;
    const fields = line.split(',');
    const pc = address(fields[1]);
    const time = whole(fields[2]);
    const state = whole(fields[5]);
    if (!(pc >= 0) || !(time >= 0) || !(state >= 0)) return 'damaged';
    this.#time(time);
    const frames: Frame[] = [{ address: pc, code: this.#code.find(pc) }];
    for (let i = 6; i < fields.length; i++) {
      const at = address(fields[i]);
      if (at >= 0) frames.push({ address: at, code: this.#code.find(at) });
    }
    if (frames.length === 1 && state !== 1 && this.#waiting.some(({ start, end }) => pc >= start && pc < end)) this.idle++;
    else this.samples.add({ time, state, frames });
    return undefined;
  }

  #time(microseconds: number): void {
    if (microseconds / 1e6 > this.seconds) this.seconds = microseconds / 1e6;
  }
}

/** `symbol("desc" hash 1f)` without what differs from run to run. */
function propertyName(field: string): string {
  const name = unescaped(field);
  const symbol = /^symbol\((?:"([^"]*)" )?hash [0-9a-f]+\)$/.exec(name);
  return symbol === null ? name : symbol[1]?.startsWith('#') === true ? symbol[1] : `[${symbol[1] ?? 'symbol'}]`;
}
