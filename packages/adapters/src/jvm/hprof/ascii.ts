import { Lost } from './lost.ts';

export interface AsciiFrame {
  /** as programs name it: `demo.Plant$Shape` */
  readonly class: string;
  readonly method: string;
  /** name of the source file, without folder; empty if it is not known */
  readonly file: string;
  /** 1-based; 0 if it is not known */
  readonly line: number;
}

/** A row of a table: what was counted of one trace. */
export interface AsciiRow {
  readonly trace: number;
  readonly count: number;
  /** of SITES the bytes allocated; of MONITOR and CPU TIME seconds; else 0 */
  readonly amount: number;
  /** class of the objects or of the monitor; empty else */
  readonly class: string;
}

/** What a file in HPROF's text form says. Counts are those of its last tables, since they go on from the ones before. */
export interface AsciiProfile {
  /** first line, without what stands before the version: `1.0.1, created Sat ...`; empty if the file is none */
  readonly header: string;
  readonly traces: ReadonlyMap<number, readonly AsciiFrame[]>;
  /** samples by trace */
  readonly samples: readonly AsciiRow[];
  /** calls and their seconds by trace */
  readonly times: readonly AsciiRow[];
  readonly sites: readonly AsciiRow[];
  readonly monitors: readonly AsciiRow[];
  readonly lost: Lost;
}

const MAGIC = 'JAVA PROFILE ';
/** Longer lines are cut: no name is as long. */
const LONGEST_LINE = 65_536;
const MOST_TRACES = 1_000_000;
const MOST_FRAMES = 1024;
const MOST_ROWS = 1_000_000;

type Table = 'samples' | 'times' | 'sites' | 'monitors';
const TABLES: readonly (readonly [begin: RegExp, table: Table | undefined, end: RegExp])[] = [
  [/^CPU SAMPLES BEGIN\b/, 'samples', /^CPU SAMPLES END\b/],
  [/^CPU TIME \(ms\) BEGIN\b/, 'times', /^CPU TIME \(ms\) END\b/],
  [/^SITES BEGIN\b/, 'sites', /^SITES END\b/],
  [/^MONITOR TIME BEGIN\b/, 'monitors', /^MONITOR TIME END\b/],
  [/^HEAP DUMP BEGIN\b/, undefined, /^HEAP DUMP END\b/],
  [/^MONITOR DUMP BEGIN\b/, undefined, /^MONITOR DUMP END\b/],
];
/** `1,234` or `1.234` in some locales: whole numbers are read without their separators. */
const whole = (text: string): number => Number(text.replace(/[.,'\u00a0\u202f]/g, ''));
const PERCENT = String.raw`(-?\d+(?:[.,]\d+)?)\s*%`;
const ROW = new RegExp(String.raw`^\s*\d+\s+${PERCENT}\s+${PERCENT}\s+(\d+)\s+(\d+)\s+(\S.*?)\s*$`);
const SITE = new RegExp(String.raw`^\s*\d+\s+${PERCENT}\s+${PERCENT}\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\S.*?)\s*$`);
const FRAME = /^\t(.+)\.([^.(]+)\((.*)\)\s*$/;

/** Whether bytes begin as a profile in text does. */
export function isAsciiHprof(head: string): boolean {
  return /^JAVA PROFILE 1\.0(?:\.\d)?, created /.test(head);
}

/** Reads a profile in HPROF's text form. Never throws on bad text: lines that are not understood are counted. */
export async function readAscii(source: AsyncIterable<Uint8Array>): Promise<AsciiProfile> {
  const reader = new AsciiReader();
  try {
    for await (const line of lines(source, reader.lost)) reader.line(line);
  } catch (error) {
    reader.lost.add(`the file cannot be read to its end: ${error instanceof Error ? error.message : String(error)}`, reader.offset);
  }
  return reader.end();
}

interface OpenTable {
  /** undefined for what is gone past */
  readonly name: Table | undefined;
  readonly end: RegExp;
  readonly total: number;
}

class AsciiReader {
  readonly lost = new Lost();
  offset = 0;
  #header = '';
  #isFirst = true;
  readonly #traces = new Map<number, AsciiFrame[]>();
  #frames: AsciiFrame[] | undefined;
  readonly #tables: Record<Table, AsciiRow[]> = { samples: [], times: [], sites: [], monitors: [] };
  #table: OpenTable | undefined;

  line(text: string): void {
    const at = this.offset;
    this.offset += text.length + 1;
    if (this.#isFirst) {
      this.#isFirst = false;
      if (isAsciiHprof(text)) this.#header = text.slice(MAGIC.length);
      else this.lost.add('this is no HPROF file in text form', at);
      return;
    }
    if (this.#header === '') return;
    if (this.#table !== undefined) {
      if (this.#table.end.test(text)) this.#table = undefined;
      else this.#row(text, at);
      return;
    }
    const begun = TABLES.find(([begin]) => begin.test(text));
    if (begun !== undefined) {
      this.#frames = undefined;
      const [, name, end] = begun;
      if (name !== undefined) this.#tables[name] = [];
      this.#table = { name, end, total: Number(/total = (\d+)/.exec(text)?.[1] ?? 0) };
      return;
    }
    const trace = /^TRACE (\d+):/.exec(text);
    if (trace !== null) { this.#open(Number(trace[1]), at); return; }
    if (text.startsWith('\t') && this.#frames !== undefined) { this.#frame(text, at); return; }
    this.#frames = undefined;
    // What stands before the first trace explains the format, and threads come and go.
    if (this.#traces.size > 0 && text.trim() !== '' && !/^THREAD (START|END)\b/.test(text)) this.lost.add('a line that is not understood', at);
  }

  end(): AsciiProfile {
    if (this.#table !== undefined) this.lost.add('the file is cut off in a table', this.offset);
    if (this.#isFirst) this.lost.add('the file is empty', 0);
    const { samples, times, sites, monitors } = this.#tables;
    return { header: this.#header, traces: this.#traces, samples, times, sites, monitors, lost: this.lost };
  }

  #open(number: number, at: number): void {
    this.#frames = [];
    if (this.#traces.size >= MOST_TRACES) { this.lost.add('more traces than are kept', at); return; }
    this.#traces.set(number, this.#frames);
  }

  #frame(text: string, at: number): void {
    const frames = this.#frames as AsciiFrame[];
    if (/^\t<(?:empty|call stack not collected)/.test(text)) return;
    const match = FRAME.exec(text);
    if (match === null) { this.lost.add('a frame that is not understood', at); return; }
    if (frames.length >= MOST_FRAMES) { this.lost.add('a frame beyond those that are kept', at); return; }
    const [, name = '', method = '', place = ''] = match;
    const colon = place.lastIndexOf(':');
    const isKnown = !/^(?:Unknown Source|Native Method)$/i.test(place);
    const line = colon < 0 ? NaN : Number(place.slice(colon + 1));
    frames.push({ class: name, method, file: isKnown ? (colon < 0 ? place : place.slice(0, colon)) : '', line: Number.isSafeInteger(line) && line > 0 ? line : 0 });
  }

  #row(text: string, at: number): void {
    const { name, total } = this.#table as OpenTable;
    // Tables have one or two lines with the names of their columns.
    if (name === undefined || text.trim() === '' || /^\s*(?:rank|percent)\b/.test(text)) return;
    const rows = this.#tables[name];
    if (rows.length >= MOST_ROWS) { this.lost.add('more rows than are kept', at); return; }
    const match = (name === 'sites' ? SITE : ROW).exec(text);
    if (match === null) { this.lost.add('a row that is not understood', at); return; }
    const row = name === 'sites'
      ? { trace: whole(match[7] as string), count: whole(match[6] as string), amount: whole(match[5] as string), class: match[8] as string }
      : {
        trace: whole(match[4] as string), count: whole(match[3] as string), class: name === 'monitors' ? match[5] as string : '',
        amount: name === 'samples' ? 0 : secondsOf(total, Number((match[1] as string).replace(',', '.'))),
      };
    if (![row.trace, row.count, row.amount].every((value) => Number.isFinite(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER)) { this.lost.add('a row with a number that is too large', at); return; }
    rows.push(row);
  }
}

/** A part of milliseconds, to the microsecond. */
function secondsOf(milliseconds: number, percent: number): number {
  return Math.round(milliseconds * 10 * Math.min(100, Math.max(0, percent))) / 1e6;
}

async function* lines(source: AsyncIterable<Uint8Array>, lost: Lost): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let offset = 0;
  for await (const bytes of source) {
    rest += decoder.decode(bytes, { stream: true });
    const parts = rest.split('\n');
    rest = parts.pop() as string;
    for (const part of parts) {
      offset += part.length + 1;
      yield part.length > LONGEST_LINE ? part.slice(0, LONGEST_LINE) : part.replace(/\r$/, '');
    }
    if (rest.length > LONGEST_LINE) {
      lost.add('a line that is too long', offset);
      rest = rest.slice(0, LONGEST_LINE);
    }
  }
  rest += decoder.decode();
  if (rest !== '') yield rest.replace(/\r$/, '');
}
