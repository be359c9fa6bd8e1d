import type { Rows } from './rows.ts';
import type { Header, SiteRow } from './vocabulary.ts';

/** How columns count: UTF-8 bytes, UTF-16 units or code points. */
export type ColumnUnit = Header['column'];

/** A row of a kind that this version does not know: its columns by name, kept for whoever does. */
export type UnknownRow = Readonly<Record<string, unknown>>;

/** What one line of a facts file says about a function, checked. */
export interface FunctionPart {
  readonly file: string;
  readonly function: string;
  /** 1-based, 0 if unknown */
  readonly line: number;
  /** 0-based in `unit`, -1 if unknown */
  readonly column: number;
  /** 1-based, 0 if unknown */
  readonly endLine: number;
  /** empty if unknown; several where recordings disagree */
  readonly fingerprints: readonly string[];
  readonly unit: ColumnUnit;
  /** the sites, and the rows of known kinds */
  readonly rows: Rows;
  readonly unknown: ReadonlyMap<string, readonly UnknownRow[]>;
  /** of recordings whose runs are kept apart: the samples of each run, by its id; they are part of `rows` */
  readonly runs?: ReadonlyMap<string, FunctionPart>;
}

export const NO_UNKNOWN: FunctionPart['unknown'] = new Map();

/** The identity of a function within its file. Columns of unlike units cannot be compared, so the unit is part of it. */
export function functionKey(part: Pick<FunctionPart, 'function' | 'line' | 'column' | 'unit'>): string {
  return `${part.function}\0${part.line}\0${part.column}\0${part.unit}`;
}

/** The order of sites: by place, then by what they do. 0 means the same site. */
export function compareSites(a: SiteRow, b: SiteRow): number {
  for (let i = 0; i < 7; i++) {
    const x = a[i] as string | number;
    const y = b[i] as string | number;
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
