import { isObject, readHeader } from './header.ts';
import { DirectReader } from './direct.ts';
import { isAddable, quantise } from './number.ts';
import { NO_UNKNOWN, type FunctionPart, type UnknownRow } from './part.ts';
import { pathProblem } from './path.ts';
import { planRows, planSites, readRow, readSite, type Plan, type Taken } from './plan.ts';
import { printable, type Problems } from './problem.ts';
import { TOTALS, type HeaderInfo, type Totals } from './recording.ts';
import { isKind } from './row.ts';
import { RowsBuilder, Strings } from './rows.ts';
import { KIND_NAMES, type KindName, type NoteLine, type SiteRow, type SourceLine } from './vocabulary.ts';

/** What one line of a facts file says. */
export type FactsEvent =
  | { readonly type: 'header'; readonly header: HeaderInfo }
  | { readonly type: 'source'; readonly source: SourceLine }
  | { readonly type: 'totals'; readonly totals: Partial<Totals> }
  | { readonly type: 'note'; readonly note: NoteLine }
  | { readonly type: 'function'; readonly part: FunctionPart };

type Json = Record<string, unknown>;

/** Turns the parsed lines of one file into events. What cannot be used is dropped, counted and told. */
export class Parser {
  readonly #file: string;
  readonly #problems: Problems;
  readonly taken: Taken = { entries: 0 };
  #header: HeaderInfo | undefined;
  #columns: ReadonlyMap<string, readonly string[]> = new Map();
  #plans = new Map<string, Plan | undefined>();
  readonly #builder = new RowsBuilder(new Strings());
  readonly #direct = new DirectReader(this.#builder);

  constructor(file: string, problems: Problems) {
    this.#file = file;
    this.#problems = problems;
  }

  /** false after a header that could not be understood: function lines are skipped until the next one */
  get ready(): boolean {
    return this.#header !== undefined;
  }

  /** The file that a function's line is about, if its bytes start with it as recorders write it. */
  fileOf(bytes: Buffer): string | undefined {
    return this.#direct.fileOf(bytes);
  }

  /** The function that a line is about; undefined if it has to be parsed to know. */
  parseDirectly(bytes: Buffer): FactsEvent | undefined {
    const read = this.#header === undefined ? undefined : this.#direct.read(bytes, this.#header.column);
    if (read === undefined) return undefined;
    this.taken.entries += read.entries;
    return { type: 'function', part: read.part };
  }

  parse(value: unknown, line: number): FactsEvent | undefined {
    if (!isObject(value)) return this.#drop(line, 'a line that is no object', 'it has to be an object; the line is skipped');
    if (value['mechsym'] === 'facts') return this.#readHeader(value, line);
    if (this.#header === undefined) return undefined;
    if (typeof value['file'] === 'string') return this.#readFunction(value, value['file'], this.#header.column, line);
    if (typeof value['source'] === 'string') return this.#readSource(value['source'], value['digest'], line);
    if (isObject(value['totals'])) return this.#readTotals(value['totals'], line);
    if (typeof value['note'] === 'string') {
      return { type: 'note', note: { note: value['note'], level: value['level'] === 'warning' ? 'warning' : 'info' } };
    }
    return this.#drop(line, 'lines of an unknown sort', `this version knows no line with ${names(value)}; it is skipped`);
  }

  #drop(line: number, sort: string, message: string): undefined {
    this.#problems.add(sort, line, 'warning', () => message);
    return undefined;
  }

  #readHeader(value: Json, line: number): FactsEvent | undefined {
    this.taken.entries++;
    const read = readHeader(value, this.#file, line, this.#problems);
    this.#header = read?.header;
    this.#columns = read?.columns ?? new Map<string, never>();
    this.#plans = new Map();
    this.#direct.setColumns(this.#columns);
    return read === undefined ? undefined : { type: 'header', header: read.header };
  }

  #readSource(source: string, digest: unknown, line: number): FactsEvent | undefined {
    const problem = pathProblem(source);
    if (problem !== undefined) return this.#drop(line, 'sources outside the root', `source ${quoted(source)} ${problem}; it is skipped`);
    if (digest !== '' && !(typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest))) {
      return this.#drop(line, 'sources with a wrong digest', `the digest of ${quoted(source)} has to be sha256: and 64 hex digits, or empty`);
    }
    this.taken.entries++;
    return { type: 'source', source: { source, digest } };
  }

  #readTotals(given: Json, line: number): FactsEvent {
    const totals: Partial<Totals> = {};
    for (const [name, value] of Object.entries(given)) {
      const known = TOTALS.find((total) => total === name);
      if (known === undefined) this.#drop(line, 'unknown totals', `total \`${name}\` is unknown to this version; it is skipped`);
      else if (!isAddable(value)) this.#drop(line, 'totals that are no number from 0 to 2^53 - 1', `total \`${name}\` has to be a number from 0 to 2^53 - 1; it is skipped`);
      else totals[known] = quantise(value);
    }
    return { type: 'totals', totals };
  }

  #readFunction(value: Json, file: string, unit: FunctionPart['unit'], lineNumber: number): FactsEvent | undefined {
    const problem = pathProblem(file);
    if (problem !== undefined) return this.#drop(lineNumber, 'functions of files outside the root', `file ${quoted(file)} ${problem}; the function is skipped`);
    const { function: name, line, column, endLine, fingerprint } = value;
    if (typeof name !== 'string' || !isLine(line)) {
      return this.#drop(lineNumber, 'functions without a name or line', '`function` has to be a string and `line` a whole number from 0; the function is skipped');
    }
    if (column !== undefined && !isLine(column)) this.#drop(lineNumber, 'functions with a wrong `column`', '`column` has to be a whole number from 0; it is not used');
    if (endLine !== undefined && !isLine(endLine)) this.#drop(lineNumber, 'functions with a wrong `endLine`', '`endLine` has to be a whole number from 0; it is not used');
    if (fingerprint !== undefined && typeof fingerprint !== 'string') this.#drop(lineNumber, 'functions with a wrong `fingerprint`', '`fingerprint` has to be a string; it is not used');

    const sites = this.#readSites(value['sites'], lineNumber);
    const holes = sites.includes(undefined) ? kept(sites) : undefined;
    for (const site of sites) if (site !== undefined) this.#builder.addSite(site);
    for (const kind of KIND_NAMES) {
      if (Object.hasOwn(value, kind)) this.#readRows(kind, value[kind], sites, holes, lineNumber);
    }
    const unknown = this.#readUnknown(value, sites, holes, lineNumber);
    return {
      type: 'function',
      part: {
        file, function: name, line, unit, unknown,
        column: isLine(column) ? column : -1,
        endLine: isLine(endLine) ? endLine : 0,
        fingerprints: typeof fingerprint === 'string' && fingerprint !== '' ? [fingerprint] : [],
        rows: this.#builder.build(),
      },
    };
  }

  #readSites(given: unknown, line: number): (SiteRow | undefined)[] {
    const rows = this.#list('sites', given, line);
    if (rows.length === 0) return [];
    const plan = this.#plan('site', line);
    if (plan === undefined) return [];
    return rows.map((row, index) => {
      const site = readSite(plan, row, this.taken);
      if (typeof site !== 'string') return site;
      this.#drop(line, 'sites that cannot be used', `site ${index}: ${site}; it is skipped with its facts`);
      return undefined;
    });
  }

  #readRows(kind: KindName, given: unknown, sites: Sites, moves: Moves, line: number): void {
    const rows = this.#list(kind, given, line);
    const plan = rows.length === 0 ? undefined : this.#plan(kind, line);
    if (plan === undefined) return;
    for (let i = 0; i < rows.length; i++) {
      const row = readRow(plan, rows[i], sites, this.taken);
      if (typeof row === 'string') {
        this.#drop(line, 'rows that cannot be used', `row ${i} of \`${kind}\`: ${row}; the row is skipped`);
        continue;
      }
      if (moves !== undefined && (row[0] as number) >= 0) row[0] = moves[row[0] as number];
      this.#builder.add(kind, row);
    }
  }

  #list(name: string, given: unknown, line: number): unknown[] {
    if (Array.isArray(given)) return given;
    if (given !== undefined) this.#drop(line, 'rows that are no array', `\`${name}\` has to be an array of rows; it is skipped`);
    return [];
  }

  #plan(kind: KindName | 'site', line: number): Plan | undefined {
    if (this.#plans.has(kind)) return this.#plans.get(kind);
    const columns = this.#columns.get(kind);
    const plan = columns === undefined ? `the header names no columns for \`${kind}\``
      : kind === 'site' ? planSites(columns) : planRows(kind, columns);
    if (typeof plan === 'string') this.#drop(line, 'kinds whose columns are not known', `${plan}: its rows are skipped`);
    else if (plan.ignored.length > 0) {
      this.#drop(line, 'kinds with columns unknown to this version', `columns of \`${kind}\` unknown to this version are not used: ${plan.ignored.map((name) => `\`${name}\``).join(', ')}`);
    }
    const usable = typeof plan === 'string' ? undefined : plan;
    this.#plans.set(kind, usable);
    return usable;
  }

  /** Kinds of a later version or another recorder: kept with their columns' names, and told once a kind. */
  #readUnknown(value: Json, sites: Sites, moves: Moves, line: number): FunctionPart['unknown'] {
    let unknown: Map<string, UnknownRow[]> | undefined;
    for (const name in value) {
      if (isKind(name) || FUNCTION_FIELDS.has(name)) continue;
      const columns = this.#columns.get(name);
      const rows = value[name];
      if (columns === undefined || !Array.isArray(rows)) {
        this.#drop(line, 'fields unknown to this version', `field \`${name}\` is unknown to this version; it is skipped`);
        continue;
      }
      if (!this.#plans.has(name)) {
        this.#plans.set(name, undefined);
        this.#drop(line, 'kinds unknown to this version', `kind \`${name}\` is unknown to this version: its facts are kept, not used`);
      }
      const usable = rows.flatMap((row) => unknownRow(row, columns, sites, moves));
      this.taken.entries += usable.length;
      if (usable.length < rows.length) this.#drop(line, 'rows of unknown kinds that cannot be kept', `${rows.length - usable.length} of the rows of \`${name}\` cannot be kept; they are skipped`);
      if (usable.length > 0) (unknown ??= new Map()).set(name, usable);
    }
    return unknown ?? NO_UNKNOWN;
  }
}

/** The sites of a line; undefined where one cannot be used. */
type Sites = readonly (SiteRow | undefined)[];
/** The positions of the sites once the unusable ones are left out; undefined if all are usable. */
type Moves = readonly number[] | undefined;

function kept(sites: Sites): number[] {
  let next = 0;
  return sites.map((site) => (site === undefined ? -1 : next++));
}

const FUNCTION_FIELDS: ReadonlySet<string> = new Set(['file', 'function', 'line', 'column', 'endLine', 'fingerprint', 'sites']);

function isLine(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0x7fffffff;
}

function unknownRow(given: unknown, columns: readonly string[], sites: Sites, moves: Moves): UnknownRow[] {
  if (!Array.isArray(given) || given.length !== columns.length) return [];
  const row = Object.fromEntries(columns.flatMap((name, i) => (given[i] === null ? [] : [[name, given[i] as unknown]])));
  const flat = Object.values(row).every((value) =>
    typeof value !== 'object' || (isObject(value) && Object.values(value).every((count) => typeof count === 'number')));
  const { site } = row;
  if (!flat) return [];
  if (site === undefined || site === -1) return [row];
  if (typeof site !== 'number' || sites[site] === undefined) return [];
  return [moves === undefined ? row : { ...row, site: moves[site] }];
}

function quoted(text: string): string {
  return `"${printable(text)}"`;
}

function names(value: Json): string {
  const all = Object.keys(value).slice(0, 5).map((name) => `\`${name}\``);
  return all.length === 0 ? 'no field' : `the fields ${all.join(', ')}`;
}
