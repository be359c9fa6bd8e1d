import { read, SITE_COLUMNS, write, type Header } from '@mechsym/facts';
import { columnsFor } from '../../table.ts';
import { commandOf } from './command.ts';
import { digestOf } from './digest.ts';
import { OBSERVED_KINDS, PERIOD, TIME_KINDS } from './kinds.ts';
import { lineOf } from './lines.ts';
import type { Process } from './process.ts';

/**
 * CPU seconds that a JVM takes to start Flight Recorder with our settings: 0.9 to 1.2 of an empty `main` on 17, 21 and 25, by pairs of runs with and without.
 */
const FIXED_PRICE = 1;
/** A recording with a larger part of its CPU time without a sample says too little of where the time went. */
const MOST_UNSEEN = 0.5;
/** A run in which it was a larger part than this was too short to be worth it. */
const TOO_LARGE = 0.1;

export interface ConvertOptions {
  readonly root: string;
  /** what the recording names as its root, if another */
  readonly rootName?: string;
  /** bytes of a file of the project, by its path below the root */
  readonly read: (file: string) => Uint8Array | undefined;
  /** version of mechsym */
  readonly recorder: string;
  /** whether there is a file too where none of the project's functions has a fact */
  readonly evenIfEmpty?: boolean;
  /** when the file was written, ISO 8601: for recordings that do not say when they began */
  readonly modified: string;
}

/** The facts of one JVM, as the text of a facts file; undefined if it ran none of the project's code. */
export async function convert(process: Process, options: ConvertOptions): Promise<string | undefined> {
  const kinds = new Set(process.observed ? OBSERVED_KINDS : TIME_KINDS);
  const whole = { pauses: process.pauses, bytes: process.allocated, seconds: process.load.wall, complete: process.complete };
  const lines = [...process.methods.functions()].flatMap((fn) => {
    const line = lineOf(fn, kinds, whole);
    return line === undefined ? [] : [{ fn, line }];
  });
  if (lines.length === 0 && options.evenIfEmpty !== true) return undefined;
  const { jvm, start } = process;
  const header = {
    mechsym: 'facts', version: 1, recorder: { name: 'jvm', version: options.recorder },
    runtime: { name: 'JVM', version: jvm.version, flags: jvm.collector === '' ? {} : { collector: jvm.collector } },
    language: 'java', command: commandOf(jvm.command, process.classPath),
    process: { pid: jvm.pid, id: `${jvm.pid}-${jvm.started}` },
    start: start > 0 ? new Date(start / 1e6).toISOString() : options.modified,
    ...(process.observed ? {} : { clock: { kind: process.byCpu ? 'cpu' : 'wall', period: PERIOD, precision: 'line' } }),
    column: 'utf16', root: options.rootName ?? options.root, kinds: [...kinds], unavailable: process.observed ? UNSEEN : UNTIMED,
    columns: { site: [...SITE_COLUMNS], ...columnsFor([...kinds]) },
  } satisfies Header;
  const { samples } = process;
  const totals = process.observed ? {} : { samples: samples.all, outside: samples.outside, lost: process.lost, cpu: tidy(process.cpu), seconds: tidy(process.load.wall) };
  const files = [...new Set(lines.map(({ fn }) => fn.file))].sort();
  const head = [header, { totals }, ...files.map((source) => ({ source, digest: digestOf(options.read(source)) })), ...notesOf(process)];
  const text = [...head, ...lines.map(({ line }) => line)].map((line) => `${JSON.stringify(line)}\n`);
  const recording = await read(text.map((line) => Buffer.from(line)), { file: header.process.id });
  return [...write(recording)].join('');
}

const OTHERS = { binding: 'not recorded', 'value-shape': 'not recorded', specialization: 'the JVM does not report it' };
const OBSERVATIONS = 'it takes a run whose time says nothing (--level full)';
const UNTIMED = { ...OTHERS, exception: OBSERVATIONS, 'inline-cache': OBSERVATIONS };
const UNSEEN = { ...OTHERS, cost: 'a run that records every exception says nothing about time' };

/** What could not be used, in words, each with a count. */
function notesOf(process: Process): object[] {
  const note = (level: 'info' | 'warning', text: string): object => ({ note: text, level });
  const notes: object[] = [];
  for (const [what, times] of process.losses.entries()) notes.push(note('warning', `Flight Recorder's file: ${times} x ${what}`));
  const { samples, lost, compilations, outside, cpu, jvm, observed, attached, complete } = process;
  if (!observed && !jvm.exactLines) notes.push(note('warning', 'the JVM was started without -XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints: samples are told of the call or the end of a loop before them, and some methods have none'));
  const ticks = samples.all + lost;
  if (!observed && lost > MOST_UNSEEN * ticks) {
    notes.push(note('warning', `${Math.round(100 * lost / ticks)} % of the CPU time has no sample: Flight Recorder sees no thread while it runs code of the JVM itself, or code that it cannot find its way out of${Number.parseInt(jvm.version, 10) < 25 ? '; a JDK from 25 on has a clock that sees more' : ''}`));
  }
  if (samples.lost > 0) notes.push(note('info', `${samples.lost} samples have no stack`));
  if (samples.recorder > 0) notes.push(note('info', `${samples.recorder} samples fell in Flight Recorder itself: left out`));
  if (!complete && !attached) notes.push(note('info', 'the recording was longer than what is kept of it: its beginning is missing'));
  if (compilations.dropped > 0) notes.push(note('info', `${compilations.dropped} decisions about inlining were left out: there were too many`));
  for (const [kind, times] of outside) notes.push(note('info', `${times} events of the kind ${kind} have no place in the project`));
  if (!observed && !attached && FIXED_PRICE > TOO_LARGE * cpu) {
    notes.push(note('warning', `recording a JVM costs about ${FIXED_PRICE} s of CPU, whatever it runs: of ${cpu.toFixed(1)} s here that is a large part, so let the program run longer`));
  }
  return notes;
}

function tidy(seconds: number): number {
  return Math.round(seconds * 1e4) / 1e4;
}
