import type { CompilationEvents, Inlining, LoggedMethod } from './events.ts';
import { className, descriptorOf } from './names.ts';
import type { Tag } from './tag.ts';

/** Bounds of what one compilation may make the reader keep; a method has some thousand calls after inlining, a log made to harm may have more. */
const MOST_IDS = 200_000;
const MOST_DECISIONS = 200_000;
const DEEPEST = 1000;

interface Place {
  readonly method: LoggedMethod | undefined;
  /** the log's number of the method */
  readonly id: string;
  bci: number;
}

interface Call {
  /** the same for calls of one method at one place, inlined or not */
  readonly key: string;
  readonly place: Place;
  readonly bci: number;
  readonly callee: LoggedMethod;
  readonly profiled: boolean;
}

/**
 * One `<task>`: what a compiler thread says while it compiles one method. Ids of types, classes and methods hold within it. `<bc>` sets the place
 * in the innermost open `<parse>`, `<call>` is the call there, and `<inline_success>` or `<inline_fail>` is the decision about it.
 */
export class Task {
  readonly level: number;
  failure = '';
  done = false;
  end: number;
  readonly start: number;
  readonly id: number;
  readonly osr: boolean;
  readonly method: LoggedMethod;
  readonly #events: CompilationEvents;
  readonly #types = new Map<string, string>();
  readonly #methods = new Map<string, LoggedMethod>();
  readonly #parsing: Place[] = [];
  #decisions: Inlining[] = [];
  #call: Call | undefined;
  /** set between `<late_inline>` and what follows it */
  #late: { readonly method: LoggedMethod | undefined; readonly id: string } | undefined;
  /** index of the last decision about a call, by its key */
  readonly #last = new Map<string, number>();

  constructor(tag: Tag, method: LoggedMethod, events: CompilationEvents) {
    this.id = tag.number('compile_id');
    this.level = tag.number('level', 4);
    this.osr = tag.text('compile_kind') === 'osr';
    this.start = tag.number('stamp', NaN);
    this.end = this.start;
    this.method = method;
    this.#events = events;
  }

  /** @returns a word for why the tag could not be used */
  tag(tag: Tag): string | undefined {
    switch (tag.name) {
      case 'type': case 'klass': return this.#type(tag);
      case 'method': return this.#method(tag);
      case 'parse': return this.#parse(tag);
      case '/parse': this.#parsing.pop(); this.#call = undefined; return undefined;
      case 'bc': return this.#bc(tag);
      case 'call': return this.#called(tag);
      case 'inline_success': return this.#decide(true, tag);
      case 'inline_fail': return this.#decide(false, tag);
      case 'late_inline': this.#late = this.#named(tag); this.#call = undefined; return undefined;
      case 'jvms': return this.#jvms(tag);
      case 'failure': this.#fail(tag.text('reason') ?? ''); return undefined;
      case 'task_done':
        this.done = tag.text('success') === '1';
        this.end = tag.number('stamp', NaN);
        return undefined;
      default: return undefined;
    }
  }

  /** To be called at its end. */
  finish(): void {
    if (this.done) for (const decision of this.#decisions) this.#events.inlining(decision);
    const seconds = this.end - this.start;
    const { id, method, level, osr, done } = this;
    this.#events.compilation({ id, method, level, osr, done, failure: done ? '' : this.failure, seconds: seconds > 0 ? Math.round(seconds * 1e6) / 1e6 : 0 });
  }

  #type(tag: Tag): string | undefined {
    const id = tag.text('id');
    const name = tag.text('name');
    if (id === undefined || name === undefined) return 'damaged';
    if (this.#types.size >= MOST_IDS) return 'beyond the bound of one compilation';
    this.#types.set(id, name);
    return undefined;
  }

  #method(tag: Tag): string | undefined {
    const id = tag.text('id');
    const name = tag.text('name');
    const owner = this.#types.get(tag.text('holder') ?? '');
    const result = this.#types.get(tag.text('return') ?? '');
    if (id === undefined || name === undefined || owner === undefined) return 'damaged';
    if (this.#methods.size >= MOST_IDS) return 'beyond the bound of one compilation';
    const given = tag.text('arguments');
    const types = (given === undefined || given === '' ? [] : given.split(' ')).map((each) => this.#types.get(each));
    const known = result !== undefined && types.every((type) => type !== undefined);
    const descriptor = known ? `(${types.map((type) => descriptorOf(type)).join('')})${descriptorOf(result)}` : '';
    const method = { owner: className(owner), name, descriptor, bytes: Math.max(0, tag.number('bytes', 0)) };
    this.#methods.set(id, method);
    this.#events.method(method);
    return undefined;
  }

  #named(tag: Tag): { readonly method: LoggedMethod | undefined; readonly id: string } {
    const id = tag.text('method') ?? '';
    return { method: this.#methods.get(id), id };
  }

  #parse(tag: Tag): string | undefined {
    this.#settleLate(true, 'late inline');
    this.#call = undefined;
    // A method that is not known has no places, but what is parsed within it has.
    const named = this.#named(tag);
    if (!tag.single && this.#parsing.length < DEEPEST) this.#parsing.push({ ...named, bci: -1 });
    return named.method === undefined ? 'damaged' : undefined;
  }

  #bc(tag: Tag): string | undefined {
    const place = this.#parsing.at(-1);
    this.#call = undefined;
    this.#late = undefined;
    const bci = tag.number('bci');
    if (place === undefined || !(bci >= 0)) return 'damaged';
    place.bci = bci;
    return undefined;
  }

  #called(tag: Tag): string | undefined {
    const place = this.#parsing.at(-1);
    const { method: callee, id } = this.#named(tag);
    const before = this.#call;
    this.#call = undefined;
    // What a late inline calls in its place is decided about nowhere.
    if (place === undefined && this.#late !== undefined) return undefined;
    if (place?.method === undefined || place.bci < 0 || callee === undefined) return 'damaged';
    const receivers = (['receiver', 'receiver2'] as const).flatMap((key) => {
      const name = this.#types.get(tag.text(key) ?? '');
      const count = tag.number(`${key}_count`);
      return name !== undefined && count > 0 ? [{ name: className(name), count }] : [];
    });
    // Two lambdas of one class are one name without their addresses.
    if (receivers[1] !== undefined && receivers[1].name === receivers[0]?.name) receivers[1] = { ...receivers[1], name: `${receivers[1].name}#2` };
    const again = before?.place === place && before.bci === place.bci && before.profiled;
    this.#call = { key: `${place.id} ${place.bci} ${id}`, place, bci: place.bci, callee, profiled: receivers.length > 0 || again };
    if (receivers.length > 0) this.#events.receivers({ method: place.method, bci: place.bci, count: Math.max(0, tag.number('count', 0)), receivers });
    return undefined;
  }

  #decide(done: boolean, tag: Tag): string | undefined {
    const words = tag.text('reason') ?? '';
    if (this.#settleLate(done, words)) return undefined;
    const call = this.#call;
    if (call === undefined) return done ? undefined : 'decisions about no call';
    this.#add(call, { caller: call.place.method, bci: call.bci, callee: call.callee, done, words, level: this.level, profiled: call.profiled });
    return undefined;
  }

  /** The first one after `<late_inline>` is the innermost: the call itself. */
  #jvms(tag: Tag): string | undefined {
    const late = this.#late;
    if (late?.method === undefined || this.#call !== undefined) return undefined;
    const { method, id } = this.#named(tag);
    const bci = tag.number('bci');
    if (method === undefined || !(bci >= 0)) return 'damaged';
    this.#call = { key: `${id} ${bci} ${late.id}`, place: { method, id, bci }, bci, callee: late.method, profiled: false };
    return undefined;
  }

  /** What was decided first about a call that is inlined after all, or is not after all, is not what the code is. */
  #settleLate(done: boolean, words: string): boolean {
    const call = this.#late === undefined ? undefined : this.#call;
    this.#late = undefined;
    if (call === undefined) return false;
    const at = this.#last.get(call.key);
    const before = at === undefined ? undefined : this.#decisions[at];
    if (before?.done === done) return true;
    const decision = { caller: call.place.method, bci: call.bci, callee: call.callee, done, words, level: this.level, profiled: before?.profiled ?? false };
    if (at === undefined) this.#add(call, decision);
    else this.#decisions[at] = decision;
    return true;
  }

  #add({ key }: Call, decision: Inlining): void {
    if (this.#decisions.length < MOST_DECISIONS) this.#last.set(key, this.#decisions.push(decision) - 1);
  }

  /** The compiler begins anew, or gives up. The VM repeats itself in other words: the last ones stay. */
  #fail(reason: string): void {
    this.failure = reason;
    this.#decisions = [];
    this.#last.clear();
    this.#parsing.length = 0;
    this.#call = undefined;
  }
}
