import { shortest } from './number.ts';
import type { FunctionFacts } from './function-facts.ts';
import { costOutsideRuns } from './runs.ts';
import type { FunctionPart } from './part.ts';
import { columnsOf, type RawRow } from './row.ts';
import { compareFunctions, compareText, TOTALS, type Process, type Recording } from './recording.ts';
import { KIND_NAMES, SITE_COLUMNS, type KindName } from './vocabulary.ts';

/**
 * A recording as the lines of a facts file, each with its line feed; packing is the caller's. Every process keeps its
 * header, totals and notes; reading the lines gives an equal recording.
 *
 * Functions come once, after the headers of the processes whose columns count in the same unit. Where runs are kept apart, their
 * samples come before that, after the headers of their processes. The order depends on what is recorded only, so equal recordings give equal text.
 */
export function* write(recording: Recording): Generator<string> {
  const functions = [...recording.functions()].sort((a, b) => compareText(a.file, b.file) || compareFunctions(a, b));
  const unknown = unknownColumns(functions);
  const columns = Object.fromEntries([
    ['site', SITE_COLUMNS], ...KIND_NAMES.map((kind) => [kind, columnsOf(kind).map((column) => column.name)] as const), ...unknown,
  ]);
  const processes = [...recording.processes].sort((a, b) => compareText(a.id, b.id));
  const units = new Set(processes.flatMap((process) => process.headers.map((header) => header.column)));
  let sources = [...recording.sources].sort((a, b) => compareText(a[0], b[0]));
  for (const unit of [...units].sort()) {
    const parts = functions.filter((facts) => facts.unit === unit).map((facts) => facts.toPart());
    const runs = new Set(processes.flatMap(({ headers }) => headers.flatMap(({ run }) => run?.id ?? [])));
    for (const run of [...runs].sort(compareText)) {
      for (const process of processes) yield* writeProcess(process, unit, columns, run);
      for (const { runs: apart } of parts) if (apart?.has(run) === true) yield* writeFunction(apart.get(run) as FunctionPart, NO_UNKNOWN_COLUMNS);
    }
    for (const process of processes) yield* writeProcess(process, unit, columns, undefined);
    for (const [source, digests] of sources) for (const digest of digests) yield line({ source, digest });
    sources = [];
    for (const part of parts) yield* writeFunction(costOutsideRuns(part), unknown);
  }
}

const NO_UNKNOWN_COLUMNS: ReadonlyMap<string, readonly string[]> = new Map();

function* writeProcess(process: Process, unit: string, columns: Readonly<Record<string, readonly string[]>>, run: string | undefined): Generator<string> {
  for (const [index, header] of process.headers.entries()) {
    if (header.column !== unit || header.run?.id !== run) continue;
    // `mechsym` comes first, so that the first bytes of a file tell what it is
    const { mechsym, version, ...rest } = header;
    yield line({ mechsym, version, ...rest, columns });
    if (index > 0) continue;
    const totals = TOTALS.filter((name) => process.totals[name] > 0 && (name !== 'squares' || process.totals.squares !== process.totals.samples)).map((name) => [name, shortest(process.totals[name])]);
    if (totals.length > 0) yield line({ totals: Object.fromEntries(totals) as unknown });
    const notes = [...process.notes].sort((a, b) => compareText(a.note, b.note) || compareText(a.level, b.level));
    for (const { note, level, count } of notes) {
      for (let i = 0; i < count; i++) yield line({ note, level });
    }
  }
}

function* writeFunction(part: FunctionPart, unknown: ReadonlyMap<string, readonly string[]>): Generator<string> {
  const { file, function: name, line: first, column, endLine, fingerprints, rows } = part;
  const fields: Record<string, unknown> = { file, function: name, line: first, ...(column >= 0 && { column }) };
  if (endLine > 0) fields['endLine'] = endLine;
  if (fingerprints[0] !== undefined) fields['fingerprint'] = fingerprints[0];
  fields['sites'] = Array.from({ length: rows.sites }, (_, i) => rows.siteRow(i));
  for (const kind of KIND_NAMES) {
    const count = rows.count(kind);
    if (count > 0) fields[kind] = Array.from({ length: count }, (_, i) => writeRow(kind, rows.raw(kind, i)));
  }
  for (const [kind, columns] of unknown) {
    const given = part.unknown.get(kind);
    if (given === undefined) continue;
    const texts = given.map((row) => JSON.stringify(columns.map((column) => row[column] ?? null))).sort();
    define(fields, kind, texts.map((text) => JSON.parse(text) as unknown));
  }
  yield line(fields);
  // further fingerprints take a line each: a line says one
  for (const more of fingerprints.slice(1)) yield line({ file, function: name, line: first, ...(column >= 0 && { column }), fingerprint: more, sites: [] });
}

function writeRow(kind: KindName, row: RawRow): RawRow {
  return columnsOf(kind).map((column, i) => {
    const value = row[i];
    if (column.role === 'sum') return shortest(value as number);
    if (column.role !== 'histogram') return value;
    const entries = Object.entries(value as Record<string, number>).sort((a, b) => compareText(a[0], b[0]));
    return Object.fromEntries(entries.map(([name, count]) => [name, shortest(count)]));
  });
}

/** Columns of the kinds that this version does not know, `site` first. */
function unknownColumns(functions: readonly FunctionFacts[]): Map<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const facts of functions) {
    for (const [kind, rows] of facts.unknown) {
      const known = names.get(kind) ?? new Set<string>();
      names.set(kind, known);
      for (const row of rows) for (const name of Object.keys(row)) known.add(name);
    }
  }
  const order = (a: string, b: string): number => Number(b === 'site') - Number(a === 'site') || compareText(a, b);
  return new Map([...names].sort((a, b) => compareText(a[0], b[0])).map(([kind, columns]) => [kind, [...columns].sort(order)]));
}

/** Sets an own field, whatever its name: `__proto__` too. */
function define(fields: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
