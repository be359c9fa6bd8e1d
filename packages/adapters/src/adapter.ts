import type { KindName, Quality } from '@mechsym/facts';

/** What the command line asks of a recording. */
export interface RecordOptions {
  /** Absolute path of the session directory, which exists: each recorded process writes one file there. */
  readonly directory: string;
  /** Absolute path of the project root: functions below it have facts. */
  readonly root: string;
  /** Absolute path of the folder with the adapter's recorder. */
  readonly recorder: string;
  /** Seconds between two samples; the recorder's own default for the level if absent. */
  readonly period?: number;
  /** `light` if the recording has to cost as little as it can; `full` if absent. */
  readonly level?: Level;
  /** Seconds of CPU time after which a process asks for a sampler beside it, in the session directory; absent if nobody answers there. */
  readonly samplerAfter?: number;
  /** What this run of the program is for; `time` if absent. */
  readonly pass?: Pass;
}

/** A process beside a recorded one, which looks into it from outside. It ends when that one does. */
export interface Sampler {
  readonly command: string;
  readonly args: readonly string[];
}

export type Level = 'light' | 'full';

/**
 * What a run is for. `time`: samples and what costs next to nothing. `observations`: what the program's operations see, at a cost that
 * makes its time worthless; of use to runtimes that cannot record both at once.
 */
export type Pass = 'time' | 'observations';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A runtime found on this machine, as its probe described it. */
export interface Runtime {
  readonly name: string;
  readonly version: string;
  /** Absolute path of the executable, as the runtime itself knows it. */
  readonly executable: string;
  readonly flags: Readonly<Record<string, string | boolean>>;
}

/** How well one kind of fact can be had from a runtime. */
export interface Tells {
  readonly kind: KindName;
  /** Absent if it cannot be had. */
  readonly quality?: Quality;
  /** What limits it, or why it cannot be had: a sentence for the user. */
  readonly note?: string;
}

/** A file that a runtime left in the session's folder. */
export interface NativeFile {
  readonly name: string;
  /** ISO 8601, UTC */
  readonly modified: string;
  open(): AsyncIterable<Uint8Array>;
}

/** What a runtime wrote in its own format, and the files that it speaks of. */
export interface NativeSession {
  /** absolute */
  readonly root: string;
  readonly files: readonly NativeFile[];
  /** version of mechsym */
  readonly version: string;
  /** The bytes of a file anywhere, by absolute path; undefined if it cannot be read. */
  readonly read: (path: string) => Uint8Array | undefined;
  /** The files of the project, below its root, with forward slashes: for runtimes that name no files. */
  readonly list: () => Promise<readonly string[]>;
}

/** For a runtime that writes a format of its own: what it left becomes facts when the program has ended. */
export interface Native {
  /** Whether a file of the session is the runtime's; it goes once it is converted. */
  isNative(name: string): boolean;
  /** The process that needs the file for as long as it runs; undefined if none does. */
  neededBy?(name: string): number | undefined;
  /** Whether a run for observations would tell more of the program that ran. */
  wantsObservations(session: NativeSession): Promise<boolean>;
  /** Facts files: their names, without folder, and text. */
  convert(session: NativeSession): AsyncIterable<{ readonly name: string; readonly text: string }>;
}

/** What makes facts of raw files: a program, and its arguments before the names of the files. */
export interface Reader {
  /** The interpreter that recorded, by absolute path as it named itself; '' if it did not. */
  readonly command: string;
  /** Commands to look for where that one is gone, best first. */
  readonly otherwise: readonly string[];
  readonly args: readonly string[];
  /** The exit code that says that it takes another of the commands. */
  readonly mismatch: number;
}

/**
 * For a runtime whose processes leave what only a process of the same runtime can read. It puts facts files in the place of what it
 * read; what it says on standard error, with an exit code that is not 0, is for the user.
 */
export interface Raw {
  isRaw(name: string): boolean;
  /** @param recorder the folder with the adapter's recorder @param firstLine of the raw file @returns undefined if it is none */
  reader(recorder: string, firstLine: string): Reader | undefined;
}

/** For a runtime that can be told from outside to record a process of its that runs already. */
export interface Attach {
  /** Tools that tell it, best first, given the executable that the process runs; none if it is not of this runtime. */
  tools(executable: string): readonly string[];
  /** arguments of the tool */
  start(options: RecordOptions, pid: number): readonly string[];
  stop(options: RecordOptions, pid: number): readonly string[];
  /** @param output what the tool printed */
  hasStarted(output: string): boolean;
  hasStopped(output: string): boolean;
}

/** What is started in the place of a command. */
export interface Instead {
  readonly command: string;
  readonly args?: readonly string[];
  /** undefined takes a variable away */
  readonly environment: Environment;
}

/** One runtime: how it is recorded, found and described. Pure: the command line starts the processes. */
export interface Adapter {
  readonly name: string;
  /** Languages by the names that recordings use. */
  readonly languages: readonly string[];
  /** Files of the recorder without which the runtime would not start. */
  readonly needs?: readonly string[];
  /** A folder in the session directory that is there before the program starts, and into which processes of other users may write. */
  readonly folder?: string;
  /** The variables to set so that a program and all it starts are recorded. `inherited` is the environment they are added to. */
  environment(options: RecordOptions, inherited: Environment): Record<string, string>;
  /**
   * What to start instead of a command that would go past the variables, or do without them, with more of them and with arguments before its own;
   * undefined where nothing is to be changed.
   * @param command as the user gave it; a path in it is absolute
   */
  instead?(options: RecordOptions, command: string, environment: Environment): Instead | undefined;
  /** The sampler that a recorded process asks for by a file `name` with this text in the session directory; undefined if it is no request. */
  sampler?(options: RecordOptions, name: string, text: string): Sampler | undefined;
  readonly attach?: Attach;
  readonly native?: Native;
  readonly raw?: Raw;
  /** Commands to look for on PATH, best first. */
  readonly commands: readonly string[];
  /** Arguments with which each command describes itself on standard output. */
  readonly probe: readonly string[];
  /** The runtime that a probe's output describes; undefined if it is not one of this adapter's. */
  readProbe(output: string): Runtime | undefined;
  /** What a runtime can tell, for each kind of fact. */
  tells(runtime: Runtime): readonly Tells[];
}
