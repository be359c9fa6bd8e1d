import { numberOf, type Chunk, type Frame, type Wanted } from '../jfr/chunk.ts';
import type { Value } from '../jfr/values.ts';
import { Counts } from '../../counts.ts';
import { readRecording } from '../jfr/read.ts';
import { shapeOf } from '../names.ts';
import type { Sources } from '../places.ts';
import { ByStack } from './by-stack.ts';
import { catches } from './catching.ts';
import { Compilations } from './compilations.ts';
import { CpuLoad } from './cpu-load.ts';
import { Methods, type Classes, type Place } from './functions.ts';
import { ATTACHED, OBSERVATIONS, PERIOD } from './kinds.ts';
import { operationOf, trapEffect, trapReason } from './reasons.ts';
import { Samples } from './samples.ts';

/** What the JVM says of itself. */
export interface Jvm {
  readonly version: string;
  readonly pid: number;
  /** main class and arguments */
  readonly command: string;
  /** milliseconds since the epoch */
  readonly started: number;
  readonly collector: string;
  /** whether compiled code tells the place of each instruction, and not of calls and ends of loops alone */
  readonly exactLines: boolean;
}

/** Locks of java.util.concurrent: a thread that parks for one of them waits for another thread to leave it. */
const LOCK = /^java\/util\/concurrent\/locks\/(ReentrantLock|ReentrantReadWriteLock)\$/;
/** Samples of the CPU's clock are taken if they are at least this part of the others: it loses many where it cannot walk a stack. */
const ENOUGH = 0.25;
/** And if no more of them than this were put off to the next poll of the code, at the end of a loop, far from where the time went. */
const MOST_BIASED = 0.2;

/** Milliseconds that a JVM may take to start Flight Recorder. */
const SLOWEST_START = 30_000;

/** The classes on a class path. @param path entries as the JVM had them, joined by `:` @param folder in which the JVM was started */
export type ClassesOf = (path: string, folder: string) => Classes;
const NO_CLASSES: Classes = { find: () => undefined };

/** Everything that one recording says, in the places of the project. */
export class Process {
  readonly losses = new Counts();
  /** of the program; there once a chunk was read */
  methods: Methods;
  readonly compilations = new Compilations();
  readonly load = new CpuLoad();
  /** by what the collector calls itself: pauses and their seconds */
  readonly pauses = new Map<string, { count: number; seconds: number }>();
  /** bytes that the whole program allocated, by Flight Recorder's estimate */
  allocated = 0;
  /** exceptions that the whole program made */
  thrown = 0;
  /** whether exceptions were recorded, and for them alone */
  observed = false;
  /** whether the recording began when the JVM ran already */
  attached = false;
  jvm: Jvm = { version: '', pid: 0, command: '', started: 0, collector: '', exactLines: true };
  /** nanoseconds since the epoch of the first and last chunk */
  start = 0;
  end = 0;
  chunks = 0;
  /** events that need a place and whose stack has none of the project's */
  readonly outside = new Map<string, number>();
  readonly #wall = new Samples();
  readonly #cpu = new Samples();
  readonly #allocations = new ByStack();
  readonly #exceptions = new ByStack();
  readonly #collections = new Map<number, string>();
  #unnamedPauses: [collection: number, seconds: number][] = [];
  #lostSamples = 0;
  /** samples of the CPU's clock in this chunk that were taken at a poll */
  #biased = 0;

  readonly #seen: Map<string, number> | undefined;

  readonly #sources: Sources;
  readonly #classesOf: ClassesOf;
  #classes: Classes = NO_CLASSES;
  #byCpu: boolean | undefined;
  #path = '';
  /** in which the JVM was started; empty if unknown */
  folder = '';

  /** @param seen takes the number of events of each name */
  constructor(sources: Sources, classesOf: ClassesOf = () => NO_CLASSES, seen?: Map<string, number>) {
    this.methods = new Methods(sources, NO_CLASSES);
    this.#sources = sources;
    this.#classesOf = classesOf;
    this.#seen = seen;
  }

  /** Whether the samples are those of the CPU's clock, which a JVM has since 25. */
  get byCpu(): boolean {
    return this.#byCpu === true;
  }

  get samples(): Samples {
    return this.byCpu ? this.#cpu : this.#wall;
  }

  /**
   * Ticks of the clock that gave no sample: those that say so, and CPU time that has none. No thread is looked at while it is in the JVM
   * itself, and none of the JVM's own is: there compilers and collector run, and the traces of exceptions are made.
   */
  get lost(): number {
    const { samples } = this;
    const unsampled = Math.round(this.load.seconds / PERIOD) - samples.all - samples.recorder;
    return Math.max(0, unsampled, samples.lost + (this.byCpu ? this.#lostSamples : 0));
  }

  get classPath(): string {
    return this.#path;
  }

  /** Whether the recording goes back to the JVM's start: beyond its greatest size the oldest chunks go. */
  get complete(): boolean {
    return !this.attached && (this.jvm.started === 0 || this.start / 1e6 - this.jvm.started < SLOWEST_START);
  }

  /** CPU seconds of the process; of one that was over before it told, what its samples amount to. */
  get cpu(): number {
    const { samples } = this;
    return this.load.seconds > 0 ? this.load.seconds : (samples.all + samples.recorder) * PERIOD;
  }

  async read(stream: AsyncIterable<Uint8Array>): Promise<void> {
    await readRecording(stream, { first: this.#described(), events: this.#wanted(), begin: (chunk) => { this.#begin(chunk); }, end: (chunk) => { this.#endChunk(chunk); }, ...(this.#seen && { seen: this.#seen }) }, this.losses);
    this.compilations.settle();
    for (const [collection, seconds] of this.#unnamedPauses) this.#pause(this.#collections.get(collection) ?? 'collector', seconds);
    this.#unnamedPauses = [];
  }

  #begin(chunk: Chunk): void {
    const { startNanos } = chunk.header;
    if (this.chunks++ === 0) {
      this.start = startNanos;
      this.#classes = this.#classesOf(this.#path, this.folder);
      this.methods = new Methods(this.#sources.startedBy(this.jvm.command), this.#classes);
    }
    this.load.begin(startNanos);
  }

  #endChunk(chunk: Chunk): void {
    const { startNanos, durationNanos } = chunk.header;
    this.end = Math.max(this.end, startNanos + Math.max(0, durationNanos));
    this.load.end(this.end);
    const [cpu, wall] = [this.#cpu.pending, this.#wall.pending];
    // One clock for all: the first chunk with samples tells which of them works.
    if (cpu + wall > 0) this.#byCpu ??= cpu > ENOUGH * wall && (wall === 0 || this.#biased <= MOST_BIASED * cpu);
    this.#biased = 0;
    this.samples.settle(chunk, this.methods);
    for (const other of [this.#cpu, this.#wall]) other.drop();
    this.#allocations.settle(chunk, (frames, type, bytes) => {
      this.allocated += bytes;
      const at = this.#innermost(frames);
      at?.count('allocation', [shapeOf(type)], 0, bytes);
    });
    this.#exceptions.settle(chunk, (frames, type, times) => { this.#throw(frames, type, times); });
  }

  /** What a process says of itself, and what has to be known before its events. */
  #described(): Map<string, Wanted> {
    const wanted = new Map<string, Wanted>();
    const on = adderTo(wanted);
    on('InitialSystemProperty', ['key', 'value'], ([key, value], chunk) => {
      const name = chunk.text(key);
      if (name === 'user.dir') this.folder = chunk.text(value);
      if (name === 'java.class.path') this.#path = chunk.text(value);
    });
    on('ActiveRecording', ['name'], ([name], chunk) => {
      this.observed ||= chunk.text(name) === OBSERVATIONS;
      this.attached ||= chunk.text(name) === ATTACHED;
    });
    on('CPUInformation', ['hwThreads'], ([threads]) => { this.load.processors = Math.max(1, numberOf(threads)); });
    on('GCConfiguration', ['youngCollector', 'oldCollector'], ([young, old], chunk) => {
      const [first, second] = [young, old].map((each) => chunk.textOf('jdk.types.GCName', each));
      this.jvm = { ...this.jvm, collector: collectorName(first ?? '', second ?? '') };
    });
    on('JVMInformation', ['jvmVersion', 'javaArguments', 'jvmStartTime', 'pid', 'jvmArguments'], ([version, command, started, pid, options], chunk) => {
      this.jvm = {
        ...this.jvm, version: /\((\d+(?:\.\d+)*)/.exec(chunk.text(version))?.[1] ?? '', command: chunk.text(command), started: numberOf(started), pid: numberOf(pid),
        exactLines: chunk.text(options).includes('DebugNonSafepoints'),
      };
    });
    return wanted;
  }

  #wanted(): Map<string, Wanted> {
    const wanted = new Map<string, Wanted>();
    const on = adderTo(wanted);
    on('ExecutionSample', ['startTime', 'stackTrace'], ([time, stack], chunk) => { this.#wall.add(stack, chunk.nanosAt(numberOf(time))); });
    on('CPUTimeSample', ['startTime', 'stackTrace', 'biased'], ([time, stack, biased], chunk) => {
      this.#cpu.add(stack, chunk.nanosAt(numberOf(time)));
      if (biased === 1) this.#biased++;
    });
    on('CPUTimeSamplesLost', ['lostSamples'], ([lost]) => { this.#lostSamples += numberOf(lost); });
    on('ObjectAllocationSample', ['objectClass', 'weight', 'stackTrace'], ([type, weight, stack]) => { this.#allocations.add(stack, type, numberOf(weight)); });
    on('JavaExceptionThrow', ['thrownClass', 'stackTrace'], ([type, stack]) => { this.#exceptions.add(stack, type, 1); });
    on('Deoptimization', ['method', 'lineNumber', 'bci', 'instruction', 'reason', 'action', 'compiler'], (values, chunk) => { this.#deopt(values, chunk); });
    on('CompilerInlining', ['compileId', 'caller', 'callee', 'succeeded', 'message', 'bci'], (values, chunk) => { this.compilations.inlining(values, chunk, this.methods); });
    on('Compilation', ['compileId', 'compiler', 'method', 'compileLevel', 'succeded', 'isOsr', 'duration'], (values, chunk) => { this.compilations.compilation(values, chunk, this.methods); });
    on('CompilationFailure', ['compileId', 'failureMessage'], ([id, message], chunk) => { this.compilations.failure(numberOf(id), chunk.text(message)); });
    on('JavaMonitorEnter', ['monitorClass', 'duration', 'stackTrace'], ([type, duration, stack], chunk) => { this.#wait(chunk.className(type), duration, stack, chunk); });
    on('ThreadPark', ['parkedClass', 'duration', 'stackTrace'], ([type, duration, stack], chunk) => {
      const lock = chunk.className(type);
      if (LOCK.test(lock)) this.#wait(lock.replace(/\$.*$/, ''), duration, stack, chunk);
    });
    on('GCPhasePause', ['gcId', 'duration'], ([id, duration], chunk) => { this.#unnamedPauses.push([numberOf(id), chunk.seconds(numberOf(duration))]); });
    on('GarbageCollection', ['gcId', 'name'], ([id, name], chunk) => { this.#collections.set(numberOf(id), chunk.textOf('jdk.types.GCName', name)); });
    on('CPULoad', ['startTime', 'jvmUser', 'jvmSystem'], ([time, user, system], chunk) => { this.load.add(chunk.nanosAt(numberOf(time)), numberOf(user) + numberOf(system)); });
    return wanted;
  }

  #deopt([method, line, bytecode, instruction, reason, action, compiler]: readonly Value[], chunk: Chunk): void {
    const { fn } = this.methods.of(chunk.method(method));
    if (fn === undefined) return;
    const words = chunk.textOf('jdk.types.DeoptimizationReason', reason);
    const what = chunk.textOf('jdk.types.DeoptimizationAction', action);
    const tier = chunk.textOf('jdk.types.CompilerType', compiler);
    const detail = [words, what, ...(tier === 'c2' ? [] : [tier])].join(' ');
    const operation = operationOf(chunk.textOf('jdk.types.Bytecode', instruction));
    fn.at(numberOf(line), numberOf(bytecode, -1), operation).count('deopt', [trapReason(words), trapEffect(what), detail], 1, 0);
  }

  #wait(lock: string, duration: Value, stack: Value, chunk: Chunk): void {
    const at = this.#innermost(chunk.stack(stack));
    if (at === undefined) {
      this.outside.set('contention', (this.outside.get('contention') ?? 0) + 1);
      return;
    }
    at.count('contention', [shapeOf(lock)], 1, chunk.seconds(numberOf(duration)));
  }

  #pause(name: string, seconds: number): void {
    const known = this.pauses.get(name);
    if (known === undefined) this.pauses.set(name, { count: 1, seconds });
    else {
      known.count++;
      known.seconds += seconds;
    }
  }

  /** Exceptions are seen when they are made: where they are thrown is above their constructors. */
  #throw(frames: readonly Frame[], type: string, times: number): void {
    this.thrown += times;
    const thrower = frames.findIndex(({ method }) => method.name !== '<init>');
    const from = frames.slice(Math.max(0, thrower));
    const [maker] = from;
    const fn = maker === undefined ? undefined : this.methods.of(maker.method).fn;
    const at = (maker !== undefined ? fn?.raisedAfter(maker.bytecode) : undefined) ?? this.#innermost(from);
    at?.count('exception', [shapeOf(type), fn === undefined ? 'passed' : 'raised'], times, 0);
    if (at !== undefined) this.#passOn(from, at, type, times);
  }

  /** Goes out through the calls, up to the one that handles it. @param at where it was seen first */
  #passOn(frames: readonly Frame[], at: Place, type: string, times: number): void {
    let isSeen = false;
    for (const { method, line, bytecode } of frames) {
      const { fn } = this.methods.of(method);
      if (fn === undefined) continue;
      if (isSeen) fn.at(line, bytecode).count('exception', [shapeOf(type), 'passed'], times, 0);
      isSeen ||= fn === at.fn;
      // Without its class file nobody knows what a method handles.
      if (fn.code === undefined || catches(fn.code, bytecode, type, this.#classes)) return;
    }
  }

  /** The innermost place of the project on a stack. */
  #innermost(frames: readonly Frame[]): Place | undefined {
    for (const { method, line, bytecode } of frames) {
      const { fn } = this.methods.of(method);
      if (fn !== undefined) return fn.at(line, bytecode);
    }
    return undefined;
  }
}

function adderTo(wanted: Map<string, Wanted>): (name: string, fields: readonly string[], take: Wanted['take']) => void {
  return (name, fields, take) => { wanted.set(`jdk.${name}`, { fields, take }); };
}

/** What users call a collector, by the JVM's names of its parts. */
function collectorName(young: string, old: string): string {
  const known: Readonly<Record<string, string>> = { G1New: 'G1', G1Old: 'G1', DefNew: 'Serial', SerialOld: 'Serial', ParallelScavenge: 'Parallel', ParallelOld: 'Parallel', ZGC: 'Z', 'N/A': '' };
  return known[young] || known[old] || old.replace(/ .*/, '') || young;
}
