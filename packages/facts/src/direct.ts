import { LAYOUTS, OPERATION, SITE_COUNT, SITE_WIDTH, type Layout } from './layout.ts';
import { LARGEST, quantise } from './number.ts';
import { Names } from './names.ts';
import { NO_UNKNOWN, type ColumnUnit, type FunctionPart } from './part.ts';
import { pathProblem } from './path.ts';
import type { RowsBuilder } from './rows.ts';
import { QUALITIES, SITE_COLUMNS } from './vocabulary.ts';

/** What a line says, and how many rows, sites and histogram entries that were. */
export interface Direct {
  readonly part: FunctionPart;
  readonly entries: number;
}

const FIELDS = ['file', 'function', 'line', 'endLine', 'fingerprint', 'sites', 'column'];
if (FIELDS.length + LAYOUTS.length > 31) throw new Error('KINDS: there are more than the bits that tell which fields of a line were seen');

/**
 * Reads a function's line from its bytes straight into cells, without an object a row on the way. It takes lines as
 * recorders write them: no white space, the columns of KINDS, everything right. Whatever else there is, it leaves to
 * the reader that can say what is wrong.
 */
export class DirectReader {
  readonly #builder: RowsBuilder;
  readonly #names: Names;
  readonly #paths = new Set<number>();
  /** by the number of a string: where it was last counted, to find names that come twice in one histogram */
  #counted = new Float64Array(1024);
  #histogram = 0;
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #entries = 0;
  #known: readonly boolean[] = [];

  constructor(builder: RowsBuilder) {
    this.#builder = builder;
    this.#names = new Names(builder.strings);
    // their numbers tell qualities, fields and kinds from other strings
    for (const text of [...QUALITIES, ...FIELDS, ...LAYOUTS.map(({ kind }) => kind)]) builder.strings.id(text);
  }

  /** The columns that a header names: rows of kinds with others are not read here. */
  setColumns(columns: ReadonlyMap<string, readonly string[]>): void {
    const same = (name: string, expected: readonly string[]): boolean => columns.get(name)?.join('\n') === expected.join('\n');
    this.#known = [...FIELDS.map((field) => field !== 'sites' || same('site', SITE_COLUMNS)),
      ...LAYOUTS.map(({ kind, columns: own }) => same(kind, own.map(({ name }) => name)))];
  }

  /** The file that a line is about, if it comes first. */
  fileOf(bytes: Buffer): string | undefined {
    this.#bytes = bytes;
    this.#at = 0;
    if (!this.#skip(OPEN_OBJECT) || this.#text() !== FILE || !this.#skip(COLON)) return undefined;
    return this.#string(this.#text());
  }

  /** @returns undefined if the line is not one of those read here */
  read(bytes: Buffer, unit: ColumnUnit): Direct | undefined {
    this.#bytes = bytes;
    this.#at = 0;
    this.#entries = 0;
    const head = { file: -1, name: -1, line: -1, column: -1, endLine: 0, fingerprint: -1 };
    if (!this.#readFields(head)) {
      this.#builder.begin();
      return undefined;
    }
    const fingerprint = this.#string(head.fingerprint);
    return {
      entries: this.#entries,
      part: {
        file: this.#string(head.file) as string, function: this.#string(head.name) as string, line: head.line, column: head.column, unit,
        endLine: head.endLine, fingerprints: fingerprint === undefined || fingerprint === '' ? [] : [fingerprint],
        rows: this.#builder.build(), unknown: NO_UNKNOWN,
      },
    };
  }

  #readFields(head: { file: number; name: number; line: number; column: number; endLine: number; fingerprint: number }): boolean {
    if (!this.#skip(OPEN_OBJECT)) return false;
    let seen = 0;
    do {
      const field = this.#text() - QUALITIES.length;
      if (!this.#skip(COLON) || field < 0 || this.#known[field] !== true || (seen & (1 << field)) !== 0) return false;
      seen |= 1 << field;
      switch (field) {
        case 0: if (!this.#isPath(head.file = this.#text())) return false; break;
        case 1: if ((head.name = this.#text()) < 0) return false; break;
        case 2: if (!isLine(head.line = this.#number())) return false; break;
        case 3: if (!isLine(head.endLine = this.#number())) return false; break;
        case 4: if ((head.fingerprint = this.#text()) < 0) return false; break;
        case 5: if (seen >= 1 << FIELDS.length || !this.#readSites()) return false; break;
        case 6: if (!isLine(head.column = this.#number())) return false; break;
        default: if (!this.#readRows(LAYOUTS[field - FIELDS.length] as Layout)) return false;
      }
    } while (this.#skip(COMMA));
    return this.#skip(CLOSE_OBJECT) && this.#at === this.#bytes.length && head.file >= 0 && head.name >= 0 && head.line >= 0;
  }

  #readSites(): boolean {
    if (!this.#skip(OPEN_ARRAY)) return false;
    if (this.#skip(CLOSE_ARRAY)) return true;
    const { rows } = this.#builder;
    do {
      const at = rows.take(SITE_WIDTH);
      const { cells } = rows;
      if (!this.#skip(OPEN_ARRAY)) return false;
      for (let i = 0; i < SITE_WIDTH; i++) {
        if (i > 0 && !this.#skip(COMMA)) return false;
        const value = i < OPERATION ? this.#number() : this.#text();
        const least = i === 0 || i >= LAST_NUMBER ? 0 : -1;
        if (!(value >= least && value <= 0x7fffffff) || value !== (value | 0)) return false;
        cells[at + i] = value;
      }
      if (!this.#skip(CLOSE_ARRAY)) return false;
      (cells[SITE_COUNT] as number)++;
      this.#entries++;
    } while (this.#skip(COMMA));
    return this.#skip(CLOSE_ARRAY);
  }

  #readRows({ slot, width, codes }: Layout): boolean {
    if (!this.#skip(OPEN_ARRAY)) return false;
    if (this.#skip(CLOSE_ARRAY)) return true;
    const { rows } = this.#builder;
    const sites = rows.cells[SITE_COUNT] as number;
    rows.cells[slot] = rows.size;
    let count = 0;
    do {
      const at = rows.take(width);
      const { cells } = rows;
      if (!this.#skip(OPEN_ARRAY)) return false;
      for (let i = 0; i < width; i++) {
        if (i > 0 && !this.#skip(COMMA)) return false;
        let value: number;
        switch (codes[i]) {
          case 'site':
            value = this.#number();
            if (!(value >= -1 && value < sites) || value !== (value | 0)) return false;
            break;
          case 'sum':
            value = this.#number();
            if (!(value >= 0 && value <= LARGEST)) return false;
            if (value !== Math.floor(value)) value = quantise(value);
            break;
          case 'number':
            value = this.#number();
            if (!(value >= 0 && value <= LARGEST) || value !== Math.floor(value)) return false;
            break;
          case 'quality':
            value = this.#text();
            if (value < 0 || value >= QUALITIES.length) return false;
            break;
          case 'string':
            value = this.#text();
            if (value < 0) return false;
            break;
          case 'path':
            value = this.#text();
            if (value < 0 || (this.#string(value) !== '' && !this.#isPath(value))) return false;
            break;
          case 'boolean':
            value = this.#word(TRUE) ? 1 : this.#word(FALSE) ? 0 : -1;
            if (value < 0) return false;
            break;
          default:
            value = this.#readHistogram();
            if (value < 0) return false;
        }
        cells[at + i] = value;
      }
      if (!this.#skip(CLOSE_ARRAY)) return false;
      count++;
    } while (this.#skip(COMMA));
    rows.cells[slot + 1] = count;
    this.#entries += count;
    return this.#skip(CLOSE_ARRAY);
  }

  /** @returns its position, -1 if it cannot be read here */
  #readHistogram(): number {
    if (!this.#skip(OPEN_OBJECT)) return -1;
    const { histograms, strings } = this.#builder;
    const start = histograms.take(1);
    histograms.cells[start] = 0;
    if (this.#skip(CLOSE_OBJECT)) return start;
    const mark = ++this.#histogram;
    let count = 0;
    do {
      const name = this.#text();
      if (name < 0 || !this.#skip(COLON)) return -1;
      const value = this.#number();
      if (!(value >= 0 && value <= LARGEST)) return -1;
      if (name >= this.#counted.length) this.#counted = longer(this.#counted, 2 * strings.list.length);
      if (this.#counted[name] === mark) return -1;
      this.#counted[name] = mark;
      const at = histograms.take(2);
      histograms.cells[at] = name;
      histograms.cells[at + 1] = value === Math.floor(value) ? value : quantise(value);
      count++;
    } while (this.#skip(COMMA));
    histograms.cells[start] = count;
    this.#entries += count;
    return this.#skip(CLOSE_OBJECT) ? start : -1;
  }

  #skip(byte: number): boolean {
    if (this.#bytes[this.#at] !== byte) return false;
    this.#at++;
    return true;
  }

  #word(bytes: Buffer): boolean {
    if (bytes.compare(this.#bytes, this.#at, Math.min(this.#at + bytes.length, this.#bytes.length)) !== 0) return false;
    this.#at += bytes.length;
    return true;
  }

  #text(): number {
    const id = this.#names.read(this.#bytes, this.#at);
    if (id >= 0) this.#at = this.#names.end;
    return id;
  }

  #string(id: number): string | undefined {
    return this.#builder.strings.list[id];
  }

  #isPath(id: number): boolean {
    if (this.#paths.has(id)) return true;
    const text = this.#string(id);
    if (text === undefined || pathProblem(text) !== undefined) return false;
    this.#paths.add(id);
    return true;
  }

  /** A JSON number; NaN if none is there. */
  #number(): number {
    const bytes = this.#bytes;
    const start = this.#at;
    let at = start;
    const negative = bytes[at] === MINUS;
    if (negative) at++;
    const first = at;
    let value = 0;
    let byte = bytes[at] as number;
    while (byte >= ZERO && byte <= NINE) {
      value = value * 10 + (byte - ZERO);
      byte = bytes[++at] as number;
    }
    const digits = at - first;
    if (digits === 0 || (digits > 1 && bytes[first] === ZERO)) return NaN;
    if (digits <= 15 && byte !== POINT && byte !== SMALL_E && byte !== LARGE_E) {
      this.#at = at;
      return negative ? 0 - value : value;
    }
    while (isNumberByte(byte)) byte = bytes[++at] as number;
    const text = bytes.toString('latin1', start, at);
    if (!/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text)) return NaN;
    this.#at = at;
    return Number(text) + 0;
  }
}

function longer(before: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const after = new Float64Array(length);
  after.set(before);
  return after;
}

function isLine(value: number): boolean {
  return value >= 0 && value <= 0x7fffffff && value === (value | 0);
}

function isNumberByte(byte: number): boolean {
  return (byte >= ZERO && byte <= NINE) || byte === POINT || byte === SMALL_E || byte === LARGE_E || byte === MINUS || byte === PLUS;
}

/** the number of the string `file` */
const FILE = QUALITIES.length;
/** the position of `ordinal`, the last of a site's numbers */
const LAST_NUMBER = OPERATION - 1;
const TRUE = Buffer.from('true');
const FALSE = Buffer.from('false');
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY, COMMA, COLON] = [0x7b, 0x7d, 0x5b, 0x5d, 0x2c, 0x3a] as const;
const [MINUS, PLUS, POINT, ZERO, NINE, SMALL_E, LARGE_E] = [0x2d, 0x2b, 0x2e, 0x30, 0x39, 0x65, 0x45] as const;
