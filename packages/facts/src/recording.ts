import { add } from './number.ts';
import { FunctionFacts } from './function-facts.ts';
import { functionKey, type FunctionPart } from './part.ts';
import type { Problem } from './problem.ts';
import type { Run } from './runs.ts';
import type { Clock, Header, TotalsLine } from './vocabulary.ts';

export type Totals = { -readonly [K in keyof TotalsLine['totals']]-?: number };
export const TOTALS = ['samples', 'squares', 'outside', 'lost', 'cpu', 'seconds', 'overhead'] as const satisfies readonly (keyof Totals)[];

/** A header without `columns`: in memory every row has the columns of KINDS. Unknown fields are kept. */
export type HeaderInfo = Omit<Header, 'columns'>;

export interface Note {
  readonly note: string;
  readonly level: 'info' | 'warning';
  readonly count: number;
}

/** One process that was recorded, by one recorder or by several at once. */
export interface Process {
  readonly id: string;
  /** one for each file about the process */
  readonly headers: readonly HeaderInfo[];
  readonly totals: Readonly<Totals>;
  readonly notes: readonly Note[];
}

export interface Runtime {
  readonly name: string;
  readonly version: string;
  readonly flags: Readonly<Record<string, string | boolean>>;
  readonly language: string;
  /** processes recorded on it */
  readonly processes: number;
}

/** Whether the processes looked for a kind of fact. A kind nobody looked for makes a rule not applicable. */
export interface Availability {
  /** processes that looked for it */
  readonly looked: number;
  /** processes in all */
  readonly of: number;
  /** why it could not be recorded, in the recorders' words, each once */
  readonly reasons: readonly string[];
}

/** A run with what its processes add up to. */
export interface RecordedRun extends Run {
  readonly totals: Readonly<Totals>;
  readonly processes: number;
}

interface OpenProcess {
  readonly id: string;
  readonly headers: HeaderInfo[];
  /** recorder and start of each header */
  readonly given: Set<string>;
  readonly totals: Totals;
  readonly notes: Map<string, Note>;
}

/** Different notes that are kept of one process, the first by their text: which ones may not depend on the order. */
const NOTES_KEPT = 200;
/** Different digests that are kept of one source; two say already that it changed. */
const DIGESTS_KEPT = 8;

/** The facts of one process or of many, with what produced them. */
export class Recording {
  readonly #processes = new Map<string, OpenProcess>();
  readonly #sources = new Map<string, readonly string[]>();
  readonly #files = new Map<string, Map<string, FunctionFacts>>();
  /** what could not be read, and how much of it */
  readonly problems: Problem[] = [];

  get processes(): readonly Process[] {
    return [...this.#processes.values()].map(({ id, headers, totals, notes }) => ({
      id, totals, headers: sortedByText(headers), notes: [...notes.values()],
    }));
  }

  /** Sums over the processes: samples and ticks, CPU and wall seconds. */
  get totals(): Readonly<Totals> {
    const totals = noTotals();
    for (const process of this.#processes.values()) addTotals(totals, process.totals);
    return totals;
  }

  /** Every different runtime, version and set of flags that took part. */
  get runtimes(): readonly Runtime[] {
    const runtimes = new Map<string, Runtime>();
    for (const { headers } of this.#processes.values()) {
      const own = new Map(headers.map(({ runtime: { name, version, flags }, language }) =>
        [JSON.stringify([name, version, language, Object.entries(flags).sort()]), { name, version, flags, language }]));
      for (const [key, runtime] of own) {
        runtimes.set(key, { ...runtime, processes: (runtimes.get(key)?.processes ?? 0) + 1 });
      }
    }
    return [...runtimes.values()];
  }

  /** The runs that are kept apart and took samples, ascending by id; none where what was read is one run, or does not say. */
  get runs(): readonly RecordedRun[] {
    const runs = new Map<string, RecordedRun & { readonly totals: Totals; processes: number }>();
    for (const { headers, totals } of this.#processes.values()) {
      const own = sortedByText(headers).find(({ run }) => run !== undefined)?.run;
      if (own === undefined) continue;
      const known = runs.get(own.id);
      const run = known ?? { ...own, totals: noTotals(), processes: 0 };
      runs.set(own.id, known !== undefined && own.workload < known.workload ? { ...run, workload: own.workload } : run);
      addTotals(run.totals, totals);
      (runs.get(own.id) as typeof run).processes++;
    }
    return [...runs.values()].filter(({ totals }) => totals.samples > 0).sort((a, b) => compareText(a.id, b.id));
  }

  /** Every different clock that took samples; more than one means that sample counts are not of one weight. */
  get clocks(): readonly Clock[] {
    const clocks = new Map<string, Clock>();
    for (const { headers } of this.#processes.values()) {
      for (const { clock } of headers) {
        if (clock !== undefined) clocks.set(`${clock.kind} ${clock.period} ${clock.precision}`, clock);
      }
    }
    return [...clocks.values()];
  }

  /** Kinds that at least one process looked for. */
  get kinds(): ReadonlySet<string> {
    const kinds = new Set<string>();
    for (const { headers } of this.#processes.values()) {
      for (const header of headers) for (const kind of header.kinds) kinds.add(kind);
    }
    return kinds;
  }

  availability(kind: string): Availability {
    const reasons = new Set<string>();
    let looked = 0;
    for (const { headers } of this.#processes.values()) {
      if (headers.some((header) => header.kinds.includes(kind))) looked++;
      for (const { unavailable } of headers) {
        if (unavailable !== undefined && Object.hasOwn(unavailable, kind)) reasons.add(unavailable[kind] as string);
      }
    }
    return { looked, of: this.#processes.size, reasons: [...reasons].sort() };
  }

  /**
   * The digests that each source file had while it was recorded, ascending. Two mean that the file changed between or
   * during recordings, so that its facts are about different texts; an empty one, that it could not be read.
   */
  get sources(): ReadonlyMap<string, readonly string[]> {
    return this.#sources;
  }

  /** Files with facts, ascending. */
  get files(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  /** Number of functions with facts. */
  get size(): number {
    let size = 0;
    for (const functions of this.#files.values()) size += functions.size;
    return size;
  }

  /** All functions with facts, in no particular order. */
  *functions(): Generator<FunctionFacts> {
    for (const functions of this.#files.values()) yield* functions.values();
  }

  /** The functions of a file, by first line. */
  functionsOf(file: string): readonly FunctionFacts[] {
    return [...this.#files.get(file)?.values() ?? []].sort(compareFunctions);
  }

  /**
   * A header opens its process; further headers of the same `process.id` add to it.
   * @returns whether the same recorder has given the same process before
   */
  addHeader(header: HeaderInfo): boolean {
    const { headers, given } = this.#process(header.process.id);
    const key = JSON.stringify([header.recorder.name, header.start]);
    const repeated = given.has(key);
    given.add(key);
    headers.push(header);
    return repeated;
  }

  addTotals(process: string, totals: Partial<Totals>): void {
    addTotals(this.#process(process).totals, totals);
  }

  addNote(process: string, { note, level, count }: Note): void {
    const { notes } = this.#process(process);
    const key = `${level}\0${note}`;
    const known = notes.get(key);
    notes.set(key, { note, level, count: (known?.count ?? 0) + count });
    if (notes.size > NOTES_KEPT) notes.delete([...notes.keys()].reduce((last, next) => (next > last ? next : last)));
  }

  addSource(file: string, digest: string): void {
    const digests = this.#sources.get(file) ?? [];
    if (!digests.includes(digest)) this.#sources.set(file, [...digests, digest].sort().slice(0, DIGESTS_KEPT));
  }

  addFunction(part: FunctionPart): void {
    let functions = this.#files.get(part.file);
    if (functions === undefined) this.#files.set(part.file, functions = new Map<string, FunctionFacts>());
    const key = functionKey(part);
    const known = functions.get(key);
    if (known === undefined) functions.set(key, new FunctionFacts(part));
    else known.add(part);
  }

  /** Forgets a function, for whoever puts its facts elsewhere. */
  removeFunction(facts: FunctionFacts): void {
    const functions = this.#files.get(facts.file);
    functions?.delete(functionKey(facts));
    if (functions?.size === 0) this.#files.delete(facts.file);
  }

  #process(id: string): OpenProcess {
    let process = this.#processes.get(id);
    if (process === undefined) {
      process = { id, headers: [], given: new Set(), totals: noTotals(), notes: new Map() };
      this.#processes.set(id, process);
    }
    return process;
  }
}

export function compareFunctions(a: FunctionFacts, b: FunctionFacts): number {
  return a.line - b.line || compareText(a.function, b.function) || compareText(a.unit, b.unit);
}

/** By UTF-16 unit: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sortedByText(headers: readonly HeaderInfo[]): HeaderInfo[] {
  const texts = headers.map((header) => ({ header, text: JSON.stringify(header) }));
  return texts.sort((a, b) => compareText(a.text, b.text)).map(({ header }) => header);
}

function noTotals(): Totals {
  return { samples: 0, squares: 0, outside: 0, lost: 0, cpu: 0, seconds: 0, overhead: 0 };
}

function addTotals(into: Totals, more: Partial<Totals>): void {
  for (const name of TOTALS) into[name] = add(into[name], more[name] ?? (name === 'squares' ? more.samples : 0) ?? 0);
}
