import { firstLine, lineAt, siteAt } from '../classfile/site.ts';
import type { ClassFile, Method as Code } from '../classfile/class-file.ts';
import type { MethodName } from '../jfr/chunk.ts';
import { isHidden, isRuntime, qualifiedClass, writtenName } from '../names.ts';
import type { Sources } from '../places.ts';

/** Finds class files by the JVM's names. */
export interface Classes {
  find(name: string): ClassFile | undefined;
}

/** Where within a function. Line 0 is the function as a whole. */
export interface Site {
  /** 1-based */
  readonly line: number;
  readonly operation: string;
  readonly name: string;
  /** among those of its operation and name on the line */
  readonly ordinal: number;
}

/** What was observed at one place. */
export class Place {
  readonly fn: Fn;
  readonly site: Site;
  self = 0;
  total = 0;
  selfOdd = 0;
  totalOdd = 0;
  /** samples by method called from here */
  readonly calls = new Map<Method, number>();
  readonly #counted = new Map<string, Counted>();

  constructor(fn: Fn, site: Site) {
    this.fn = fn;
    this.site = site;
  }

  /** Adds to what says the same here. @param amount seconds or bytes, as the kind has it */
  count(kind: Counted['kind'], words: Counted['words'], times: number, amount: number): void {
    const key = `${kind}\0${words.join('\0')}`;
    const known = this.#counted.get(key);
    if (known === undefined) this.#counted.set(key, { kind, words, count: times, amount });
    else {
      known.count += times;
      known.amount += amount;
    }
  }

  counted(): Iterable<Counted> {
    return this.#counted.values();
  }
}

/** Events at one place that say the same. */
export interface Counted {
  readonly kind: 'deopt' | 'exception' | 'contention' | 'allocation' | 'inlining' | 'compilation' | 'counter';
  /** what the kind's key columns hold, without site and quality */
  readonly words: readonly (string | boolean)[];
  count: number;
  amount: number;
}

/** A method of the program, of the project's or not. */
export interface Method {
  readonly names: MethodName;
  /** undefined where it has no source in the project */
  readonly fn: Fn | undefined;
  readonly hidden: boolean;
}

/** A function of the project. */
export class Fn {
  /** below the root */
  readonly file: string;
  /** qualified, without the package */
  readonly name: string;
  /** undefined where its class file was not found */
  readonly code: Code | undefined;
  readonly whole: Place;
  /** Lowest line of the code, 1-based; of what was seen where there is no class file; 0 if none is known. */
  line: number;
  readonly #places = new Map<string, Place>();

  constructor(file: string, name: string, code: Code | undefined) {
    this.file = file;
    this.name = name;
    this.code = code;
    this.line = code === undefined ? 0 : firstLine(code);
    this.whole = new Place(this, { line: 0, operation: '', name: '', ordinal: 0 });
  }

  /** The place of an instruction. @param line 1-based, for a method whose class file is not known @param operation what it does, as far as that is known without one */
  at(line: number, bytecode: number, operation = 'line'): Place {
    const site = this.code === undefined ? undefined : siteAt(this.code, bytecode);
    if (site !== undefined) return this.place(site);
    if (line <= 0) return this.whole;
    if (this.line === 0 || line < this.line) this.line = line;
    return this.place({ line, operation, name: '', ordinal: 0 });
  }

  /** Where an object is thrown that is made at an instruction, if that is on the same line. */
  raisedAfter(bytecode: number): Place | undefined {
    const { code } = this;
    const thrown = code?.operations.find(({ bci, operation }) => bci > bytecode && operation === 'raise');
    if (code === undefined || thrown === undefined || lineAt(code, thrown.bci) !== lineAt(code, bytecode)) return undefined;
    return this.at(0, thrown.bci);
  }

  place(site: Site): Place {
    const key = `${site.line} ${site.operation} ${site.ordinal} ${site.name}`;
    let place = this.#places.get(key);
    if (place === undefined) this.#places.set(key, place = new Place(this, site));
    return place;
  }

  /** All that were asked for, the function as a whole first. */
  *places(): Generator<Place> {
    yield this.whole;
    yield* this.#places.values();
  }
}

/** The methods of a process, each once however many chunks name it. */
export class Methods {
  readonly #sources: Sources;
  readonly #classes: Classes;
  readonly #methods = new Map<string, Method>();

  constructor(sources: Sources, classes: Classes) {
    this.#sources = sources;
    this.#classes = classes;
  }

  of(names: MethodName): Method {
    const key = `${names.className}.${names.name}${names.descriptor}`;
    let method = this.#methods.get(key);
    if (method === undefined) this.#methods.set(key, method = { names, fn: this.#fnOf(names), hidden: isHidden(names.className) });
    return method;
  }

  /** Functions of the project that were met. */
  *functions(): Generator<Fn> {
    for (const { fn } of this.#methods.values()) if (fn !== undefined) yield fn;
  }

  #fnOf({ className, name, descriptor }: MethodName): Fn | undefined {
    if (className === '' || isHidden(className) || isRuntime(className)) return undefined;
    const read = this.#classes.find(className);
    const file = this.#sources.fileOf(className, read?.sourceFile);
    if (file === undefined) return undefined;
    const code = read?.methods.find((each) => each.name === name && each.descriptor === descriptor);
    return new Fn(file, `${this.#nameOf(className, read, 0)}.${writtenName(name)}`, code);
  }

  /** A class in a method is named after that, which only its class file tells. */
  #nameOf(className: string, read: ClassFile | undefined, depth: number): string {
    const own = read?.inner.find(({ name }) => name === className);
    if (read === undefined || own === undefined || depth > DEEPEST) return qualifiedClass(className);
    const simple = own.simple === '' ? '<anonymous>' : own.simple;
    const around = read.enclosing?.owner ?? own.outer;
    if (around === '' || around === className) return qualifiedClass(className);
    const outer = this.#nameOf(around, this.#classes.find(around), depth + 1);
    const method = read.enclosing?.method ?? '';
    return [outer, ...(method === '' ? [] : [writtenName(method)]), simple].join('.');
  }
}

/** Classes within classes: what nests more deeply is named by its file alone. */
const DEEPEST = 20;
