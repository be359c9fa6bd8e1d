import { columnsOf, type Header, type KindName, type SiteRow } from '@mechsym/facts';

export type TableRow = (string | number | boolean | Record<string, number>)[];

/** The sites of one function and their rows, by kind: the fields of a line of facts. */
export class Table {
  readonly #kinds: ReadonlySet<KindName>;
  readonly #sites: SiteRow[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #rows = new Map<KindName, TableRow[]>();

  /** @param kinds rows of others are left out */
  constructor(kinds: ReadonlySet<KindName>) {
    this.#kinds = kinds;
  }

  get empty(): boolean { return this.#rows.size === 0; }

  /**
   * The index of a site, of which only the start is known.
   * @param line after the function's first @param column -1 if unknown @param ordinal among those of its operation and name on the line
   */
  site(line: number, column: number, operation: string, name: string, ordinal = 0): number {
    const key = `${line}:${column} ${operation} ${ordinal} ${name}`;
    let index = this.#indexes.get(key);
    if (index === undefined) {
      index = this.#sites.push([line, column, line, -1, ordinal, operation, name]) - 1;
      this.#indexes.set(key, index);
    }
    return index;
  }

  add(kind: KindName, row: TableRow): void {
    if (!this.#kinds.has(kind)) return;
    const rows = this.#rows.get(kind);
    if (rows === undefined) this.#rows.set(kind, [row]);
    else rows.push(row);
  }

  fields(): object {
    return { sites: this.#sites, ...Object.fromEntries(this.#rows) };
  }
}

/** The columns of the kinds, as a header names them. */
export function columnsFor(kinds: readonly KindName[]): Header['columns'] {
  return Object.fromEntries(kinds.map((kind) => [kind, columnsOf(kind).map(({ name }) => name)]));
}
