import type { MethodName } from '../jfr/chunk.ts';
import { isHidden, qualifiedMethod } from '../names.ts';
import type { Sources } from '../places.ts';

/** What was observed on one line of a function. */
export class LineFacts {
  self = 0;
  total = 0;
  selfOdd = 0;
  totalOdd = 0;
  /** samples by method called from here */
  readonly calls = new Map<Method, number>();
  /** rows of other kinds with their counts, by a key of kind and words */
  readonly counted = new Map<string, Counted>();
}

/** Events at one place that say the same. */
export interface Counted {
  readonly kind: 'deopt' | 'exception' | 'contention' | 'allocation' | 'inlining' | 'compilation';
  /** what the kind's key columns hold, without site and quality */
  readonly words: readonly (string | boolean)[];
  readonly operation: string;
  readonly name: string;
  readonly ordinal: number;
  count: number;
  /** seconds or bytes, as the kind has it */
  amount: number;
}

/** A method of the program, of the project's or not. */
export interface Method {
  readonly key: string;
  readonly names: MethodName;
  /** undefined where it has no source in the project */
  readonly fn: Fn | undefined;
  readonly hidden: boolean;
}

/** A function of the project. */
export class Fn {
  /** below the root */
  readonly file: string;
  readonly name: string;
  readonly method: MethodName;
  /** lowest line known, 1-based; 0 if none is */
  line: number;
  readonly whole = new LineFacts();
  readonly lines = new Map<number, LineFacts>();

  constructor(file: string, name: string, method: MethodName, line = 0) {
    this.file = file;
    this.name = name;
    this.method = method;
    this.line = line;
  }

  /** @param line 1-based; what has none is the function's */
  at(line: number): LineFacts {
    if (line <= 0) return this.whole;
    let facts = this.lines.get(line);
    if (facts === undefined) this.lines.set(line, facts = new LineFacts());
    return facts;
  }
}

/** The methods of a process, each once however many chunks name it. */
export class Methods {
  readonly #sources: Sources;
  readonly #methods = new Map<string, Method>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  of(names: MethodName): Method {
    const key = `${names.className}.${names.name}${names.descriptor}`;
    let method = this.#methods.get(key);
    if (method === undefined) {
      const hidden = isHidden(names.className);
      const file = hidden ? undefined : this.#sources.fileOf(names.className);
      const fn = file === undefined ? undefined : new Fn(file, qualifiedMethod(names.className, names.name), names);
      this.#methods.set(key, method = { key, names, fn, hidden });
    }
    return method;
  }

  /** Functions of the project that were met. */
  *functions(): Generator<Fn> {
    for (const { fn } of this.#methods.values()) if (fn !== undefined) yield fn;
  }
}

/** Adds to the events that say the same at a place. */
export function count(at: LineFacts, what: Omit<Counted, 'count' | 'amount' | 'name' | 'ordinal'> & { readonly name?: string; readonly ordinal?: number }, times: number, amount: number): void {
  const { kind, words, operation, name = '', ordinal = 0 } = what;
  const key = `${kind}\0${operation}\0${name}\0${ordinal}\0${words.join('\0')}`;
  const known = at.counted.get(key);
  if (known === undefined) at.counted.set(key, { kind, words, operation, name, ordinal, count: times, amount });
  else {
    known.count += times;
    known.amount += amount;
  }
}
