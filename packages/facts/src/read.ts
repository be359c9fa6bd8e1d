import { isObject } from './header.ts';
import { inflated } from './inflate.ts';
import { lines, type Line } from './lines.ts';
import { Parser, type FactsEvent } from './parse.ts';
import { Problems } from './problem.ts';
import type { FunctionPart } from './part.ts';
import { Recording, type HeaderInfo } from './recording.ts';
import { costOf, type Run } from './runs.ts';

/** What a facts file's bytes come from: a stream of node:fs, a response's body, an array of buffers. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface ReadOptions {
  /** the input's name, for problems */
  readonly file: string;
  /** Functions of other files are skipped by the head of their line, unread. */
  readonly filter?: (file: string) => boolean;
  /** the run that a process belongs to whose header does not say; without it the samples of processes are not kept apart */
  readonly runOf?: (header: HeaderInfo) => Run | undefined;
  /** longest line in bytes; default 64 MiB. A longer one is skipped without being held. */
  readonly longestLine?: number;
  /** most rows, sites and histogram entries to take from one input; default 20 million. The rest is skipped. */
  readonly mostEntries?: number;
}

/**
 * Reads a facts file, gzip or not. Never throws for what the bytes are: what cannot be used is in `problems`, with the
 * line and what to do. Several headers in one file are several processes, so files can be joined end to end.
 */
export async function read(bytes: Bytes, options: ReadOptions): Promise<Recording> {
  const recording = new Recording();
  await readInto(recording, bytes, options);
  return recording;
}

/** As `read`, for many files: adds to a recording that is there already. */
export async function readInto(recording: Recording, bytes: Bytes, options: ReadOptions): Promise<void> {
  const problems = new Problems(options.file);
  let process = '';
  let run: Run | undefined;
  for await (const event of events(bytes, options, problems)) {
    switch (event.type) {
      case 'header':
        process = event.header.process.id;
        run = event.header.run ?? options.runOf?.(event.header);
        if (recording.addHeader(run === undefined ? event.header : { ...event.header, run })) {
          problems.add('recordings that were given before', undefined, 'warning', () =>
            `process ${process} by ${event.header.recorder.name} was given before: its facts count twice; leave one out`);
        }
        break;
      case 'source': recording.addSource(event.source.source, event.source.digest); break;
      case 'totals': recording.addTotals(process, event.totals); break;
      case 'note': recording.addNote(process, { ...event.note, count: 1 }); break;
      case 'function': recording.addFunction(run === undefined ? event.part : partOfRun(event.part, run.id));
    }
  }
  recording.problems.push(...problems.list());
}

function partOfRun(part: FunctionPart, run: string): FunctionPart {
  const cost = costOf(part);
  return cost === undefined ? part : { ...part, runs: new Map([[run, cost]]) };
}

/** The lines of a facts file, one by one, for whoever does not want to hold them. Problems go to `problems`. */
export async function* events(bytes: Bytes, options: ReadOptions, problems: Problems): AsyncGenerator<FactsEvent> {
  const { file, filter, longestLine = 64 * 2 ** 20, mostEntries = 20e6 } = options;
  const parser = new Parser(file, problems);
  let used = 0;
  let last: Line | undefined;
  const batches = lines(inflated(bytes), longestLine);
  try {
    for (;;) {
      let next: IteratorResult<Line[], unknown>;
      try {
        next = await batches.next();
      } catch (error) {
        problems.add(`cannot be read further (${error instanceof Error ? error.message : String(error)}): ${count(used)} lines used`, last?.number, 'error');
        return;
      }
      if (next.done === true) break;
      for (const line of next.value) {
        if (line.bytes !== undefined && isBlank(line.bytes)) continue;
        last = line;
        if (used === 0 && !isHeaderLine(line)) return notFacts(line, problems);
        const event = readLine(line, parser, filter, used, problems);
        if (event === 'lost') continue;
        used++;
        if (event === undefined) continue;
        yield event;
        if (parser.taken.entries > mostEntries) {
          problems.add(`more than ${count(mostEntries)} entries: the rest is not used; record less at once, or give fewer files`, line.number, 'error');
          return;
        }
      }
    }
  } finally {
    await batches.return(undefined);
  }
  if (last === undefined) problems.add('it is empty: nothing was recorded, or the process ended before it could write', undefined, 'warning');
}

/** Whether a first line is a header, or the start of one that was cut off. */
function isHeaderLine({ text }: Line): boolean {
  if (text === undefined) return false;
  if (/^\s*\{\s*"mechsym"\s*:\s*"facts"/.test(text.slice(0, 200)) || '{"mechsym":"facts"'.startsWith(text)) return true;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && value['mechsym'] === 'facts';
  } catch {
    return false;
  }
}

function notFacts({ text, number }: Line, problems: Problems): void {
  const start = text === undefined ? 'its first line is longer than any header' : `it starts with ${JSON.stringify(text.slice(0, 40))}`;
  problems.add(`not a facts file: ${start}; the first line has to be {"mechsym":"facts","version":1,...}`, number, 'error');
}

/** @returns the event; undefined if the line says nothing that can be used; `lost` if it could not be read */
function readLine(
  line: Line, parser: Parser, filter: ReadOptions['filter'], used: number, problems: Problems,
): FactsEvent | undefined | 'lost' {
  const { bytes, number } = line;
  if (bytes === undefined) {
    problems.add('lines that are too long', number, 'warning', () => 'the line is too long to be held; it is skipped');
    return 'lost';
  }
  if (filter !== undefined) {
    const file = parser.fileOf(bytes) ?? fileOf(line.text ?? '');
    if (file !== undefined && !filter(file)) return undefined;
  }
  const direct = parser.parseDirectly(bytes);
  if (direct !== undefined) return filtered(direct, filter);
  let value: unknown;
  try {
    value = JSON.parse(line.text ?? '');
  } catch (error) {
    if (line.ended) {
      problems.add('lines that are not JSON', number, 'warning', () => `not JSON (${(error as Error).message}); the line is skipped`);
    } else {
      problems.add(`cut off at line ${count(number)} (the process was killed?): ${count(used)} lines used, 1 lost`, number, 'warning');
    }
    return 'lost';
  }
  const event = parser.parse(value, number);
  return filtered(event, filter);
}

/** Not every line has its file at its head. */
function filtered(event: FactsEvent | undefined, filter: ReadOptions['filter']): FactsEvent | undefined {
  return event?.type === 'function' && filter?.(event.part.file) === false ? undefined : event;
}

function isBlank(bytes: Buffer): boolean {
  const first = bytes[0] ?? 0;
  return (first <= 0x20 || first >= 0x80) && bytes.toString('utf8').trim() === '';
}

const HEAD = /^\s*\{\s*"file"\s*:\s*("(?:[^"\\]|\\.)*")/;

/** The file that a function's line is about, if its head says so: recorders write it first. */
function fileOf(text: string): string | undefined {
  const head = HEAD.exec(text.slice(0, 8192))?.[1];
  if (head === undefined) return undefined;
  try {
    return JSON.parse(head) as string;
  } catch {
    return undefined;
  }
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
