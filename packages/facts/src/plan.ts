import { isAddable, quantise } from './number.ts';
import { pathProblem } from './path.ts';
import { columnsOf, type RawRow } from './row.ts';
import { QUALITIES, SITE_COLUMNS, type Column, type KindName, type SiteRow } from './vocabulary.ts';

/** Where the columns of KINDS lie in the rows of one file, whose header may name them in another order. */
export interface Plan {
  readonly columns: readonly Column[];
  /** for each column its position in the file's rows, -1 if the file has none */
  readonly from: readonly number[];
  /** length of the file's rows */
  readonly width: number;
  /** true if the file's rows have the form of KINDS and can stay as they are */
  readonly same: boolean;
  /** columns of the file that this version does not know */
  readonly ignored: readonly string[];
}

/** @returns why rows cannot be read with these columns, or the plan to read them */
export function planRows(kind: KindName, names: readonly string[]): Plan | string {
  const columns = columnsOf(kind);
  const plan = planColumns(columns, names);
  const quality = columns.findIndex((column) => column.name === 'quality');
  if (quality >= 0 && plan.from[quality] === -1) return `the header names no column \`quality\` for \`${kind}\``;
  return plan;
}

const siteColumns: readonly Column[] = SITE_COLUMNS.map((name) => ({
  name, role: 'key', type: name === 'operation' || name === 'name' ? 'string' : 'number', about: '',
}));

/** As planRows, for the rows of `sites`. */
export function planSites(names: readonly string[]): Plan | string {
  const plan = planColumns(siteColumns, names);
  return plan.from[0] === -1 ? 'the header names no column `line` for `site`' : plan;
}

function planColumns(columns: readonly Column[], names: readonly string[]): Plan {
  const from = columns.map((column) => names.indexOf(column.name));
  const ignored = names.filter((name) => !columns.some((column) => column.name === name));
  const same = names.length === columns.length && from.every((position, i) => position === i);
  return { columns, from, width: names.length, same, ignored };
}

/** The row in the file's order as a row in ours; what the file does not have gets the value that says nothing. */
function arranged(plan: Plan, given: RawRow, defaultOf: (column: Column) => unknown): RawRow {
  if (plan.same) return given;
  return plan.from.map((position, i) => (position === -1 ? defaultOf(plan.columns[i] as Column) : given[position]));
}

const NOTHING = { site: -1, string: '', number: 0, boolean: false } as const;
const nothing = (column: Column): unknown => (column.type === 'histogram' ? {} : NOTHING[column.type]);

const qualities: ReadonlySet<unknown> = new Set(QUALITIES);

/** Counts what was taken from an input, to keep memory bounded. */
export interface Taken {
  entries: number;
}

/** @returns the row in the order of KINDS, or what is wrong with it, in words that name its column */
export function readRow(plan: Plan, given: unknown, sites: readonly (SiteRow | undefined)[], taken: Taken): RawRow | string {
  if (!Array.isArray(given) || given.length !== plan.width) return `it has to be an array of ${plan.width} values`;
  const row = arranged(plan, given, nothing);
  const columns = plan.columns;
  taken.entries++;
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as Column;
    const value = row[i];
    switch (column.type) {
      case 'number':
        if (!isAddable(value)) return wrong(column, 'a number from 0 to 2^53 - 1');
        if (!Number.isInteger(value)) {
          if (column.role === 'key') return wrong(column, 'a whole number');
          row[i] = quantise(value);
        }
        break;
      case 'string':
        if (typeof value !== 'string') return wrong(column, 'a string');
        if (column.name === 'quality' && !qualities.has(value)) return wrong(column, QUALITIES.join(', '));
        if (column.name === 'calleeFile' && value !== '') {
          const problem = pathProblem(value);
          if (problem !== undefined) return `\`calleeFile\` ${problem}`;
        }
        break;
      case 'site':
        if (value !== -1 && (typeof value !== 'number' || sites[value] === undefined)) return wrong(column, 'an index into `sites`, or -1');
        break;
      case 'boolean':
        if (typeof value !== 'boolean') return wrong(column, 'true or false');
        break;
      case 'histogram':
        if (!isHistogram(value, taken)) return wrong(column, 'an object of numbers from 0 to 2^53 - 1');
    }
  }
  return row;
}

function wrong(column: Column, expected: string): string {
  return `\`${column.name}\` has to be ${expected}`;
}

function isHistogram(value: unknown, taken: Taken): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const counts = value as Record<string, unknown>;
  for (const name in counts) {
    const count = counts[name];
    if (!isAddable(count)) return false;
    if (!Number.isInteger(count)) counts[name] = quantise(count);
    taken.entries++;
  }
  return true;
}

const siteNothing = (column: Column): unknown =>
  (column.name === 'operation' ? 'other' : column.name === 'name' ? '' : column.name === 'ordinal' ? 0 : -1);

/** @returns the site with its columns in order, or what is wrong with it */
export function readSite(plan: Plan, given: unknown, taken: Taken): SiteRow | string {
  if (!Array.isArray(given) || given.length !== plan.width) return `it has to be an array of ${plan.width} values`;
  const row = arranged(plan, given, siteNothing);
  taken.entries++;
  for (let i = 0; i < 7; i++) {
    const value = row[i];
    const column = plan.columns[i] as Column;
    if (column.type === 'string') {
      if (typeof value !== 'string') return wrong(column, 'a string');
    } else {
      const least = column.name === 'line' || column.name === 'ordinal' ? 0 : -1;
      if (!Number.isInteger(value) || (value as number) < least || (value as number) > 0x7fffffff) {
        return wrong(column, `a whole number from ${least}`);
      }
    }
  }
  return row as unknown as SiteRow;
}
