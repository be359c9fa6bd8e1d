import { combine, type Combined } from './combine.ts';
import type { ColumnUnit, FunctionPart, UnknownRow } from './part.ts';
import { rowObject, type RawRow, type Row } from './row.ts';
import { KIND_NAMES, type KindName, type SiteRow } from './vocabulary.ts';

/** A place within a function that the runtime treats as one operation. Lines count from the function's first line. */
export class Site {
  readonly facts: FunctionFacts;
  /** position in `facts.sites` */
  readonly index: number;
  readonly #row: SiteRow;

  constructor(facts: FunctionFacts, index: number, row: SiteRow) {
    this.facts = facts;
    this.index = index;
    this.#row = row;
  }

  /** 0 is the function's first line */
  get line(): number { return this.#row[0]; }
  /** 0-based in `facts.unit`, -1 if unknown */
  get column(): number { return this.#row[1]; }
  get endLine(): number { return this.#row[2]; }
  get endColumn(): number { return this.#row[3]; }
  /** 0-based among the sites of the same operation and name on the line */
  get ordinal(): number { return this.#row[4]; }
  get operation(): string { return this.#row[5]; }
  get name(): string { return this.#row[6]; }

  /** The facts of one kind at this site. */
  rows<K extends KindName>(kind: K): Row<K>[] {
    return this.facts.rowsAt(kind, this.index);
  }

  /** The kinds with facts at this site, in the order of KINDS. */
  get kinds(): readonly KindName[] {
    return this.facts.kinds.filter((kind) => this.facts.has(kind, this.index));
  }
}

/** More parts than this are added up at once, so that a thousand processes do not keep a thousand copies. */
const PARTS_KEPT = 8;

/**
 * What was recorded about one function. Lines about it are kept as they came and added up at the first question, so
 * that reading costs little for functions nobody asks about.
 */
export class FunctionFacts {
  readonly file: string;
  /** qualified name; empty where only the file and line are known */
  readonly function: string;
  /** 1-based first line, 0 if unknown */
  readonly line: number;
  /** the unit of its sites' columns */
  readonly unit: ColumnUnit;
  #parts: FunctionPart[];
  #combined: Combined | undefined;
  #sites: Site[] | undefined;

  constructor(part: FunctionPart) {
    this.file = part.file;
    this.function = part.function;
    this.line = part.line;
    this.unit = part.unit;
    this.#parts = [part];
  }

  /** Adds a line about the same function. Sites handed out before are void: ask for `sites` again. */
  add(part: FunctionPart): void {
    this.#parts.push(part);
    this.#combined = this.#sites = undefined;
    if (this.#parts.length > PARTS_KEPT) this.#combine();
  }

  /** 1-based last line, 0 if unknown */
  get endLine(): number {
    return this.#parts.reduce((end, part) => Math.max(end, part.endLine), 0);
  }

  /** Digests of the normalised syntax, ascending; two mean that the function changed between recordings. */
  get fingerprints(): readonly string[] {
    if (this.#parts.length === 1) return (this.#parts[0] as FunctionPart).fingerprints;
    return [...new Set(this.#parts.flatMap((part) => part.fingerprints))].sort();
  }

  /** Ascending by line and column. */
  get sites(): readonly Site[] {
    return this.#sites ??= this.#combine().sites.map((row, index) => new Site(this, index, row));
  }

  /** The kinds with facts here, in the order of KINDS. */
  get kinds(): readonly KindName[] {
    const { rows } = this.#combine();
    return KIND_NAMES.filter((kind) => rows[kind] !== undefined);
  }

  /** The facts of one kind about the function as a whole, not about one of its sites. */
  rows<K extends KindName>(kind: K): Row<K>[] {
    return this.rowsAt(kind, -1);
  }

  /** The facts of one kind at a site, by its index; -1 is the function as a whole. */
  rowsAt<K extends KindName>(kind: K, site: number): Row<K>[] {
    const raw = this.#combine().rows[kind];
    const found: Row<K>[] = [];
    if (raw === undefined) return found;
    for (let i = firstAt(raw, site); i < raw.length && (raw[i] as RawRow)[0] === site; i++) {
      found.push(rowObject(kind, raw[i] as RawRow));
    }
    return found;
  }

  has(kind: KindName, site: number): boolean {
    const raw = this.#combine().rows[kind];
    return raw !== undefined && raw[firstAt(raw, site)]?.[0] === site;
  }

  /** Rows of kinds that this version does not know, by kind. */
  get unknown(): ReadonlyMap<string, readonly UnknownRow[]> {
    return this.#combine().unknown;
  }

  /** Everything, added up, in the form of a line. */
  toPart(): FunctionPart {
    this.#combine();
    return this.#parts[0] as FunctionPart;
  }

  #combine(): Combined {
    if (this.#combined !== undefined) return this.#combined;
    const { endLine, fingerprints, file, line, unit } = this;
    const combined = this.#combined = combine(this.#parts);
    this.#parts = [{ file, function: this.function, line, endLine, fingerprints, unit, ...combined }];
    return combined;
  }
}

/** The position of the first row at `site` or after it: rows ascend by site. */
function firstAt(rows: readonly RawRow[], site: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (((rows[middle] as RawRow)[0] as number) < site) low = middle + 1;
    else high = middle;
  }
  return low;
}
