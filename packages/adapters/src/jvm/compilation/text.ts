import { Counts } from '../../counts.ts';
import { LineSplitter } from '../../lines.ts';
import type { Compilation, CompilationEvents, LoggedMethod } from './events.ts';
import { className } from './names.ts';

const LONGEST_LINE = 2 ** 20;
/** Compilations whose end is waited for, and calls within calls. */
const MOST_OPEN = 100_000;
const DEEPEST = 1000;

/** `    300    6 %     4       demo.Osr::loop @ 32 (68 bytes)   COMPILE SKIPPED: ...`: ms, id, flags, level, method, place of the loop, what became of it */
const COMPILED = /^\s*\d+\s+(\d+)\s+([%s!bn ]*?)\s*([0-4])\s+([^\s:]+)::(\S+)( @ -?\d+)? \((\d+) bytes\)\s*(.*)$/;
/** `    @ 14   demo.Plant$Shape::area (0 bytes)   virtual call`: the deeper the call, the further to the right */
const INLINED = /^(\s*)@ (\d+)\s+([^\s:]+)::(\S+) \((\d+) bytes\)\s*(.*)$/;
const DONE = /^(inline\b|accessor|force inline|late inline|intrinsic|\(intrinsic\)|succeed)/;
/** What C2 alone says; the rest may be C1's. */
const OPTIMISING = /^(inline \(hot\)|accessor|virtual call|hot method too big|too big|already compiled into|size > |NodeCount|live nodes|low call site|executed <|never executed|call site not reached|too cold|recursive inlining is too deep|receiver not|member_?name not|inlining too deep)/i;

/**
 * Reads what -XX:+PrintCompilation and -XX:+PrintInlining print, of 17, 21 and 25, in a file that may hold anything else. It says less than a log: no
 * descriptors; and since other lines come between a compilation and its calls, a call that is not within another is one of an unknown caller.
 */
export class CompilationText {
  readonly counts = new Counts();
  /** lines that are of the compilers */
  known = 0;
  readonly #events: CompilationEvents;
  readonly #splitter: LineSplitter;
  readonly #open = new Map<number, Compilation>();
  #calls: { readonly indent: number; readonly method: LoggedMethod | undefined }[] = [];

  constructor(events: CompilationEvents) {
    this.#events = events;
    this.#splitter = new LineSplitter((line) => this.#line(line), LONGEST_LINE);
  }

  push(chunk: Uint8Array): void {
    this.#splitter.push(chunk);
  }

  /** To be called once, after the last bytes. */
  end(): void {
    const rest = this.#splitter.end();
    if (rest !== '') this.#line(rest);
    this.counts.add('longer than 1 MiB', this.#splitter.tooLong);
    for (const compilation of this.#open.values()) this.#events.compilation(compilation);
    this.#open.clear();
  }

  #line(line: string): void {
    const call = INLINED.exec(line);
    if (call !== null) return this.#call(call);
    this.#calls = [];
    const compiled = COMPILED.exec(line);
    if (compiled !== null) this.#compiled(compiled);
  }

  #compiled([, number, flags = '', level, owner = '', name = '', , bytes, rest = '']: RegExpExecArray): void {
    this.known++;
    const id = Number(number);
    const method = { owner: className(owner), name, descriptor: '', bytes: Number(bytes) };
    const event = { id, method, level: Number(level), osr: flags.includes('%'), done: true, failure: '', seconds: 0 };
    const skipped = /^COMPILE SKIPPED: (.*?)(?: \((?:retry at different tier|not retryable)\))?$/.exec(rest)?.[1];
    const left = /^made not entrant(?:: (.*))?$/.exec(rest);
    if (skipped !== undefined) {
      this.#open.delete(id);
      this.#events.compilation({ ...event, done: false, failure: skipped });
    } else if (left !== null) {
      if (event.level === 4) this.#events.notEntrant({ method, level: 4, osr: event.osr, words: left[1] ?? '', after: 'nothing' });
    } else if (rest === '') {
      if (this.#open.size >= MOST_OPEN) this.counts.add('compilations beyond the bound');
      else this.#open.set(id, event);
    }
    this.#events.method(method);
  }

  #call([, spaces = '', bci, owner = '', name = '', bytes, rest = '']: RegExpExecArray): void {
    this.known++;
    const indent = spaces.length;
    while ((this.#calls.at(-1)?.indent ?? -1) >= indent) this.#calls.pop();
    const caller = this.#calls.at(-1)?.method;
    const callee = { owner: className(owner), name, descriptor: '', bytes: Number(bytes) };
    const words = rest.replace(/ {3}callee changed to.*$/, '').replace(/^failed to inline: /, '').trim();
    const done = DONE.test(words);
    if (this.#calls.length < DEEPEST) this.#calls.push({ indent, method: done ? callee : undefined });
    this.#events.inlining({ caller, bci: Number(bci), callee, done, words, level: OPTIMISING.test(words) ? 4 : 0, profiled: false });
    this.#events.method(callee);
  }
}
