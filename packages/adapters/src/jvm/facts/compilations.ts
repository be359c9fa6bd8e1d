import { numberOf, type Chunk } from '../jfr/chunk.ts';
import type { Structure, Value } from '../jfr/values.ts';
import { calleeName } from '../names.ts';
import type { Fn, Methods, Place } from './functions.ts';
import { failureReason, inliningReason } from './reasons.ts';

/** The level of code that C2, or a compiler in its place, makes. */
const OPTIMISED = 4;
/** Decisions that wait for their compilation to be told: beyond it more are left out. */
const MOST_WAITING = 1_000_000;
/** Caused by Flight Recorder, which changes constructors when it starts. */
const BY_RECORDER = /Jvmti state change/;
/** A second try follows. */
const TRIED_AGAIN = /^retry without/;

interface Decision {
  readonly at: Place;
  readonly callee: string;
  readonly done: boolean;
  readonly message: string;
}

interface Made {
  readonly fn: Fn | undefined;
  readonly level: number;
  readonly tier: string;
  readonly done: boolean;
  readonly atLoop: boolean;
  readonly seconds: number;
}

/** Compilations and what was inlined in them. Events of one compilation come in any order and are put together at the end. */
export class Compilations {
  /** decisions that were left out */
  dropped = 0;
  readonly #made = new Map<number, Made>();
  readonly #failures = new Map<number, string>();
  readonly #decisions = new Map<number, Decision[]>();
  #waiting = 0;

  inlining([id, caller, callee, succeeded, message, bytecode]: readonly Value[], chunk: Chunk, methods: Methods): void {
    const { fn } = methods.of(chunk.method(caller));
    if (fn === undefined) return;
    if (++this.#waiting > MOST_WAITING) {
      this.dropped++;
      return;
    }
    const { type, name } = (callee ?? {}) as Structure;
    const list = this.#decisions.get(numberOf(id)) ?? [];
    this.#decisions.set(numberOf(id), list);
    list.push({ at: fn.code === undefined ? fn.whole : fn.at(0, numberOf(bytecode, -1)), callee: calleeName(chunk.text(type), chunk.text(name)), done: succeeded === 1, message: chunk.text(message) });
  }

  compilation([id, compiler, method, level, succeeded, isOsr, duration]: readonly Value[], chunk: Chunk, methods: Methods): void {
    const { fn } = methods.of(chunk.method(method));
    this.#made.set(numberOf(id), {
      fn, level: numberOf(level), tier: chunk.textOf('jdk.types.CompilerType', compiler), done: succeeded === 1, atLoop: isOsr === 1, seconds: chunk.seconds(numberOf(duration)),
    });
  }

  failure(id: number, message: string): void {
    this.#failures.set(id, message);
  }

  /** Adds all to the functions. To be called once, at the end. */
  settle(): void {
    for (const [id, { fn, tier, level, done, atLoop, seconds }] of this.#made) {
      if (fn === undefined) continue;
      const failure = done ? '' : this.#failures.get(id) ?? '';
      if (BY_RECORDER.test(failure) || TRIED_AGAIN.test(failure)) continue;
      const detail = [...(atLoop ? ['in a loop'] : []), ...(failure === '' ? [] : [failure])].join(': ');
      const name = level === OPTIMISED ? tier : `${tier} level ${level}`;
      fn.whole.count('compilation', [name, done ? 'done' : 'failed', done ? 'other' : failureReason(failure), detail], 1, seconds);
    }
    for (const [id, decisions] of this.#decisions) {
      if (this.#made.get(id)?.level !== OPTIMISED) continue;
      for (const { at, callee, done, message } of decisions) at.count('inlining', [callee, done, done ? 'other' : inliningReason(message), message], 1, 0);
    }
    this.#decisions.clear();
  }
}
