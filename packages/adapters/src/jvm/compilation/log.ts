import { Counts } from '../../counts.ts';
import { LineSplitter } from '../../lines.ts';
import type { CompilationEvents, LoggedMethod, MethodName } from './events.ts';
import { methodName } from './names.ts';
import { Task } from './task.ts';
import { tagOf, unescaped, type Tag } from './tag.ts';

/** Longest line that is read, in bytes; the longest of a real log hold a method's name and some numbers, or the class path. */
const LONGEST_LINE = 4 * 2 ** 20;
/** Pieces of compiled code whose method is remembered, threads and parts that are told apart, arguments and class path kept, in characters. */
const MOST_CODE = 300_000;
const MOST_THREADS = 10_000;
const LONGEST_TEXT = 2 ** 20;

/** What is counted where a program ended while something was compiled. */
export const UNFINISHED = 'compilations that the log does not see the end of';

/** What the head of a log says of the JVM that wrote it. */
export interface JvmInfo {
  /** 0 if the log does not say */
  pid: number;
  /** milliseconds since 1970, UTC; 0 if the log does not say */
  start: number;
  /** as `17.0.15+6-Debian` */
  release: string;
  /** flags */
  args: string;
  /** main class or jar, and its arguments */
  command: string;
  classPath: readonly string[];
}

/** Tags with nothing for us, of 17, 21 and 25. */
const IGNORED = new Set([
  'vm_version', 'name', 'info', 'vm_arguments', 'launcher', 'tty', 'tty_done', 'writer', 'blob', 'sect', 'task_queued', 'deoptimized', 'statistics', 'destroy_vm', 'hotspot_log_done',
  'compilation_log', 'start_compile_thread', 'stop_compile_thread', 'fragment', 'phase', 'phase_done', 'parse_done', 'dependency', 'loop', 'loop_tree', 'regalloc', 'code_cache', 'branch', 'predicted_call', 'virtual_call', 'direct_call',
  'inline_level_discount', 'observe', 'method_not_compilable_at_tier', 'eliminate_allocation', 'eliminate_lock', 'eliminate_boxing', 'eliminate_lock_set_NOT_eliminate', 'intrinsic', 'hot_throw', 'sweeper', 'code_cache_full', 'replace_string_concat',
  'inline_id', 'comment', 'assert_null', 'cast_up',
]);

/**
 * Reads what HotSpot 17, 21 and 25 write with -XX:+LogCompilation, line by line. The log is XML only when it is whole: a cut one, and the parts of
 * compiler threads that a killed JVM leaves in the temporary folder, are read the same way. What is not understood is counted.
 */
export class CompilationLog {
  readonly info: JvmInfo = { pid: 0, start: 0, release: '', args: '', command: '', classPath: [] };
  readonly counts = new Counts();
  /** whether the JVM closed the log */
  whole = false;
  /** files that compiler threads write while the JVM runs, of which the log has the text once it has ended */
  readonly parts: string[] = [];
  lines = 0;
  readonly #events: CompilationEvents;
  readonly #splitter: LineSplitter;
  readonly #code = new Map<number, MethodName>();
  /** what the thread that writes has just told */
  #before = { id: -1, after: 'nothing' as 'trap' | 'dependency' | 'nothing' };
  #section = '';
  #task: Task | undefined;
  #trap: Tag | undefined;

  constructor(events: CompilationEvents) {
    this.#events = events;
    this.#splitter = new LineSplitter((line) => this.#line(line), LONGEST_LINE);
  }

  push(chunk: Uint8Array): void {
    this.#splitter.push(chunk);
  }

  /** To be called after the last bytes of each file: the log's own, then those of parts. */
  end(): void {
    const rest = this.#splitter.end();
    if (rest !== '') {
      // The JVM's last line has a line feed, and so has each line before a cut.
      this.counts.add('cut off at the end');
    }
    this.counts.add(`longer than ${LONGEST_LINE / 2 ** 20} MiB`, this.#splitter.tooLong);
    this.#splitter.tooLong = 0;
    this.#unfinished();
    this.#trap = undefined;
    this.#section = '';
  }

  #unfinished(): void {
    if (this.#task !== undefined) this.counts.add(UNFINISHED);
    this.#task = undefined;
  }

  #line(text: string): void {
    this.lines++;
    const line = text.startsWith('<![CDATA[') ? text.slice('<![CDATA['.length) : text;
    const tag = tagOf(line);
    if (this.#section !== '') return this.#head(line, tag);
    if (tag === undefined) return this.#text(line);
    const problem = this.#tag(tag);
    if (problem !== undefined) this.counts.add(problem === 'damaged' ? `damaged: ${tag.name}` : problem);
  }

  /** Text is the head's, what other flags print, and what a cut leaves of a tag. */
  #text(line: string): void {
    if (/^<[a-z_/]/.test(line)) this.counts.add('no tag');
  }

  #head(line: string, tag: Tag | undefined): void {
    const { info } = this;
    const section = this.#section;
    if (tag !== undefined && tag.name === `/${section}`) {
      this.#section = '';
      return;
    }
    const end = line.endsWith(`</${section}>`);
    const text = unescaped(end ? line.slice(0, -section.length - 3) : line);
    if (end) this.#section = '';
    if (text.length > LONGEST_TEXT) return;
    if (section === 'release') info.release ||= text.trim();
    else if (section === 'args') info.args ||= text.trim();
    else if (section === 'command') info.command ||= text.trim();
    else if (text.startsWith('java.class.path=')) info.classPath = text.slice('java.class.path='.length).split(':');
  }

  #tag(tag: Tag): string | undefined {
    if (this.#trap !== undefined && tag.name !== 'jvms') this.#trapAt(undefined);
    switch (tag.name) {
      case 'hotspot_log':
        this.info.pid = Math.max(0, tag.number('process', 0));
        this.info.start = Math.max(0, tag.number('time_ms', 0));
        return undefined;
      case 'release': case 'args': case 'command': case 'properties': if (this.#task === undefined) this.#section = tag.name; return undefined;
      case 'hotspot_log_done': this.whole = true; return undefined;
      case 'thread_logfile': return this.#part(tag);
      case 'nmethod': return this.#nmethod(tag);
      case 'uncommon_trap': return this.#uncommonTrap(tag);
      case 'dependency_failed': this.#before = { id: -1, after: 'dependency' }; return undefined;
      case 'make_not_entrant': return this.#notEntrant(tag);
      case 'make_not_compilable': return this.#notCompilable(tag);
      case 'writer': this.#before = { id: -1, after: 'nothing' }; return undefined;
      case 'task': return this.#begin(tag);
      case '/task':
        this.#task?.finish();
        this.#task = undefined;
        return undefined;
      case 'start_compile_thread': case 'compilation_log': this.#unfinished(); return undefined;
      case 'jvms': if (this.#trap !== undefined) return this.#trapAt(tag);
    }
    if (this.#task !== undefined && TASK.has(tag.name)) return this.#task.tag(tag);
    const name = tag.name.startsWith('/') ? tag.name.slice(1) : tag.name;
    return IGNORED.has(name) || TASK.has(name) || CLOSED.has(name) ? undefined : `unknown: ${name}`;
  }

  #part(tag: Tag): string | undefined {
    const file = tag.text('filename');
    if (file === undefined) return 'damaged';
    if (this.parts.length < MOST_THREADS && !this.parts.includes(file)) this.parts.push(file);
    return undefined;
  }

  #nmethod(tag: Tag): string | undefined {
    if (tag.number('level') !== 4) return undefined;
    const method = methodName(tag.text('method'));
    if (method === undefined) return 'damaged';
    if (this.#code.size < MOST_CODE) this.#code.set(tag.number('compile_id'), method);
    return undefined;
  }

  /** With a thread it was hit; without one it was planted by a compilation. */
  #uncommonTrap(tag: Tag): string | undefined {
    if (!tag.has('thread')) return undefined;
    this.#before = { id: tag.number('compile_id'), after: 'trap' };
    if (tag.single) this.counts.add('traps without a place');
    else this.#trap = tag;
    return undefined;
  }

  /** The first `<jvms>` is the innermost frame. */
  #trapAt(tag: Tag | undefined): string | undefined {
    const trap = this.#trap as Tag;
    this.#trap = undefined;
    const method = tag === undefined ? undefined : loggedMethod(tag);
    if (tag === undefined || method === undefined) {
      this.counts.add('traps without a place');
      return undefined;
    }
    this.#events.trap({ method, bci: tag.number('bci'), reason: trap.text('reason') ?? '', action: trap.text('action') ?? '', level: trap.number('level', 0) });
    return undefined;
  }

  #notEntrant(tag: Tag): string | undefined {
    const id = tag.number('compile_id');
    const method = this.#code.get(id);
    const { after } = this.#before;
    // Of code of C1 it is the normal step to that of C2.
    if (tag.number('level') !== 4) return undefined;
    if (method === undefined) return 'code that the log does not name is entered no more';
    this.#events.notEntrant({ method, level: 4, osr: tag.text('compile_kind') === 'osr', words: tag.text('reason') ?? '', after: after === 'trap' && this.#before.id !== id ? 'nothing' : after });
    return undefined;
  }

  #notCompilable(tag: Tag): string | undefined {
    const method = loggedMethod(tag);
    if (method === undefined) return 'damaged';
    this.#events.notCompilable({ method, level: tag.number('level', 4), osr: tag.text('osr') === '1', words: tag.text('reason') ?? '' });
    return undefined;
  }

  #begin(tag: Tag): string | undefined {
    this.#unfinished();
    const method = loggedMethod(tag);
    if (method === undefined) return 'damaged';
    this.#task = new Task(tag, method, this.#events);
    return undefined;
  }
}

/** Tags that a task reads. */
const TASK = new Set(['type', 'klass', 'method', 'parse', '/parse', 'bc', 'call', 'inline_success', 'inline_fail', 'late_inline', 'jvms', 'failure', 'task_done']);
/** Tags whose end says nothing. */
const CLOSED = new Set(['hotspot_log', 'uncommon_trap', 'release', 'args', 'command', 'properties', 'task', 'make_not_entrant', 'nmethod']);

function loggedMethod(tag: Tag): LoggedMethod | undefined {
  const method = methodName(tag.text('method'));
  return method === undefined ? undefined : { ...method, bytes: Math.max(0, tag.number('bytes', 0)) };
}
