import type { Reason } from '@mechsym/facts';
import type { Compilation, CompilationEvents, Inlining, LoggedMethod, MethodName, NotCompilable, NotEntrant, Receivers, Trap } from '../compilation/events.ts';
import { calleeName, shapeOf } from '../names.ts';
import type { Classes, Fn, Methods, Place } from './functions.ts';
import { failureReason, inliningReason, trapEffect, trapReason } from './reasons.ts';

/** The level of code that C2 makes. */
const OPTIMISED = 4;
/** Bytes of bytecode beyond which HotSpot compiles no method (`HugeMethodLimit`), unless it is told to. */
const HUGE = 8000;
const TOLD_TO = '-XX:-DontCompileHugeMethods';
/** Part of a call's count that threads which count at the same time may lose: so much is no further type. */
const RACES = 0.01;
/** The task lost its purpose while it waited, Flight Recorder changed a class, or a second try follows. */
const NO_FAILURE = /^$|^(stale task|retry without|Jvmti state change)/;

/** Whether a log stands alone, or beside a recording of Flight Recorder that says the same of another run, so that it would count twice. */
export type Told = 'all' | 'the rest';

/** What the compilers say, at the places of the project. */
export class LogFacts implements CompilationEvents {
  /** what calls met, by type */
  readonly shapes = new Map<Place, Readonly<Record<string, number>>>();
  /** events in the project's functions whose line no class file tells: they are told of the function */
  unplaced = 0;
  /** decisions about calls of which nothing says where they are written */
  nowhere = 0;
  readonly methods: Methods;
  readonly #classes: Classes;
  readonly #told: Told;
  readonly #profiles = new Map<string, { readonly fn: Fn; readonly seen: Receivers }>();
  readonly #compiled = new Set<Fn>();
  readonly #huge = new Map<Fn, number>();
  readonly #failures = new Map<Fn, string>();
  /** functions that the optimising compiler gave up, with the VM's words */
  readonly #given = new Map<Fn, string>();

  constructor(methods: Methods, classes: Classes, told: Told) {
    this.methods = methods;
    this.#classes = classes;
    this.#told = told;
  }

  compilation({ method, level, osr, done, failure, seconds }: Compilation): void {
    const fn = this.#fn(method);
    if (fn === undefined) return;
    this.#compiled.add(fn);
    if (!done && NO_FAILURE.test(failure)) return;
    if (!done) this.#failures.set(fn, failure);
    if (this.#told !== 'all') return;
    const detail = [...(osr ? ['in a loop'] : []), ...(failure === '' ? [] : [failure])].join(': ');
    fn.whole.count('compilation', [tierOf(level), done ? 'done' : 'failed', done ? 'other' : failureReason(failure), detail], 1, seconds);
  }

  /** C1 inlines what is small, and what it says of the rest is no reason for anything. */
  inlining({ caller, bci, callee, done, words, level, profiled }: Inlining): void {
    const virtual = /^virtual call/.test(words);
    // Flight Recorder has no event for these.
    if (level !== OPTIMISED || (this.#told !== 'all' && !virtual)) return;
    if (caller === undefined) this.nowhere++;
    const fn = caller === undefined ? undefined : this.#fn(caller);
    if (fn === undefined) return;
    const reason: Reason = done ? 'other' : virtual && !profiled ? 'callee-unknown' : inliningReason(words);
    this.#at(fn, bci).count('inlining', [calleeName(callee.owner, callee.name), done, reason, words], 1, 0);
  }

  /** Each compilation sees the one profile of the call as it was by then: the fullest holds the others. */
  receivers(seen: Receivers): void {
    const fn = this.#fn(seen.method);
    if (fn === undefined) return;
    const key = `${seen.method.owner}.${seen.method.name}${seen.method.descriptor} ${seen.bci}`;
    const known = this.#profiles.get(key);
    if (known === undefined || known.seen.count <= seen.count) this.#profiles.set(key, { fn, seen });
  }

  trap({ method, bci, reason, action, level }: Trap): void {
    const fn = this.#told === 'all' ? this.#fn(method) : undefined;
    if (fn === undefined) return;
    const detail = [reason, action, ...(level === OPTIMISED ? [] : ['c1'])].join(' ');
    this.#at(fn, bci).count('deopt', [trapReason(reason), trapEffect(action), detail], 1, 0);
  }

  /** After a trap it is told already, and where better code took over nothing was lost. */
  notEntrant({ method, after }: NotEntrant): void {
    const fn = after === 'dependency' ? this.#fn(method) : undefined;
    fn?.whole.count('deopt', ['dependency-changed', 'invalidate', 'a class was loaded'], 1, 0);
  }

  notCompilable({ method, level, words }: NotCompilable): void {
    const fn = level === OPTIMISED ? this.#fn(method) : undefined;
    if (fn === undefined) return;
    this.#given.set(fn, words);
  }

  method(method: LoggedMethod): void {
    const fn = this.#told === 'all' && method.bytes > HUGE ? this.#fn(method) : undefined;
    if (fn !== undefined) this.#huge.set(fn, method.bytes);
  }

  /** To be called once, at the end. @param args the JVM's flags */
  settle(args: string): void {
    for (const { fn, seen } of this.#profiles.values()) this.#profile(fn, seen);
    // The log has what compiler threads say after what the program's threads say.
    for (const [fn, words] of this.#given) {
      const failure = this.#failures.get(fn) ?? words;
      fn.whole.count('compilation', ['c2', 'abandoned', failureReason(failure), failure], 1, 0);
    }
    for (const [fn, bytes] of args.includes(TOLD_TO) ? [] : this.#huge) {
      if (!this.#compiled.has(fn)) fn.whole.count('compilation', ['interpreter', 'abandoned', 'budget-exhausted', `${bytes} bytes of bytecode`], 1, 0);
    }
  }

  /** A profile has two rows. What came when they were taken is of other types, and how many these are nobody knows. */
  #profile(fn: Fn, { bci, count, receivers }: Receivers): void {
    const place = this.#at(fn, bci, 'call');
    const shapes: Record<string, number> = { ...this.shapes.get(place) };
    const add = (shape: string, times: number): void => { shapes[shape] = (Object.hasOwn(shapes, shape) ? shapes[shape] as number : 0) + times; };
    let named = 0;
    for (const { name, count: times } of receivers) {
      const [type = '', number] = name.split('#');
      add(`${shapeOf(type)}${number === undefined ? '' : `#${number}`}`, times);
      named += times;
    }
    if (count - named > RACES * count) add('*', count - named);
    this.shapes.set(place, shapes);
  }

  #at(fn: Fn, bci: number, operation?: string): Place {
    const place = fn.at(0, bci, operation);
    if (place === fn.whole) this.unplaced++;
    return place;
  }

  /** What is printed has no descriptors: the only method of a name is the one that is meant. */
  #fn({ owner, name, descriptor }: MethodName): Fn | undefined {
    const named = descriptor === '' ? this.#classes.find(owner)?.methods.filter((method) => method.name === name) ?? [] : [];
    return this.methods.of({ className: owner, name, descriptor: named.length === 1 ? named[0]?.descriptor ?? '' : descriptor }).fn;
  }
}

function tierOf(level: number): string {
  return level === OPTIMISED ? 'c2' : `c1 level ${level}`;
}
