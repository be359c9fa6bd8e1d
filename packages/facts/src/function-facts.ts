import { combine, type Combined } from './combine.ts';
import { compareSites, type ColumnUnit, type FunctionPart, type UnknownRow } from './part.ts';
import type { Row } from './row.ts';
import type { Rows } from './rows.ts';
import type { Halves } from './statistics/agreement.ts';
import { KIND_NAMES, KINDS, type KindName } from './vocabulary.ts';

/** A place within a function that the runtime treats as one operation. Lines count from the function's first line. */
export class Site {
  readonly facts: FunctionFacts;
  /** position in `facts.sites` */
  readonly index: number;
  readonly #rows: Rows;

  constructor(facts: FunctionFacts, index: number, rows: Rows) {
    this.facts = facts;
    this.index = index;
    this.#rows = rows;
  }

  /** 0 is the function's first line */
  get line(): number { return this.#rows.siteNumber(this.index, 0); }
  /** 0-based in `facts.unit`, -1 if unknown */
  get column(): number { return this.#rows.siteNumber(this.index, 1); }
  get endLine(): number { return this.#rows.siteNumber(this.index, 2); }
  get endColumn(): number { return this.#rows.siteNumber(this.index, 3); }
  /** 0-based among the sites of the same operation and name on the line */
  get ordinal(): number { return this.#rows.siteNumber(this.index, 4); }
  get operation(): string { return this.#rows.siteText(this.index, 5); }
  get name(): string { return this.#rows.siteText(this.index, 6); }

  /** The facts of one kind at this site. */
  rows<K extends KindName>(kind: K): Row<K>[] {
    return this.facts.rowsAt(kind, this.index);
  }

  /** The kinds with facts at this site, in the order of KINDS. */
  get kinds(): readonly KindName[] {
    return this.facts.kinds.filter((kind) => this.facts.has(kind, this.index));
  }
}

/** Parts are added up once there are more than these and they are as big as what was added up: time stays linear. */
const PARTS_KEPT = 8;
/** Different fingerprints that are kept; two say already that the function changed. */
const FINGERPRINTS_KEPT = 8;

const SELF = KINDS.cost.columns.findIndex(({ name }) => name === 'self');
const SELF_ODD = KINDS.cost.columns.findIndex(({ name }) => name === 'selfOdd');
const TOTAL = KINDS.cost.columns.findIndex(({ name }) => name === 'total');

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
  /** 0-based column at which it starts, -1 if unknown */
  readonly column: number;
  /** the unit of its sites' columns */
  readonly unit: ColumnUnit;
  #parts: [FunctionPart, ...FunctionPart[]];
  #combined: Combined | undefined;
  #sites: Site[] | undefined;
  #kinds: KindName[] | undefined;
  /** entries of the first part, and of all after it */
  #size: number;
  #pending = 0;
  #runs: Map<string, FunctionFacts> | undefined;

  constructor(part: FunctionPart) {
    this.file = part.file;
    this.function = part.function;
    this.line = part.line;
    this.column = part.column;
    this.unit = part.unit;
    this.#parts = [part];
    this.#size = part.rows.size;
    this.#addRuns(part);
  }

  /** Adds a line about the same function. Sites handed out before are void: ask for `sites` again. */
  add(part: FunctionPart): void {
    this.#parts.push(part);
    this.#combined = this.#sites = this.#kinds = undefined;
    this.#pending += part.rows.size;
    this.#addRuns(part);
    if (this.#parts.length > PARTS_KEPT && this.#pending >= this.#size) this.#combine();
  }

  #addRuns({ runs }: FunctionPart): void {
    if (runs === undefined) return;
    this.#runs ??= new Map();
    for (const [run, part] of runs) {
      const known = this.#runs.get(run);
      if (known === undefined) this.#runs.set(run, new FunctionFacts(part));
      else known.add(part);
    }
  }

  /** The samples of one run alone, where runs are kept apart; undefined if it has none here. */
  inRun(run: string): FunctionFacts | undefined {
    return this.#runs?.get(run);
  }

  /** The site that is the same as one of other facts about this function. */
  siteLike({ facts, index }: Site): Site | undefined {
    const wanted = facts.toPart().rows.siteRow(index);
    const { rows } = this.#combine();
    let [low, high] = [0, rows.sites];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareSites(rows.siteRow(middle), wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low < rows.sites && compareSites(rows.siteRow(low), wanted) === 0 ? this.sites[low] : undefined;
  }

  /** 1-based last line, 0 if unknown */
  get endLine(): number {
    return this.#parts.reduce((end, part) => Math.max(end, part.endLine), 0);
  }

  /** Digests of the normalised syntax, ascending; two mean that the function changed between recordings. */
  get fingerprints(): readonly string[] {
    if (this.#parts.length === 1) return this.#parts[0].fingerprints;
    return [...new Set(this.#parts.flatMap((part) => part.fingerprints))].sort().slice(0, FINGERPRINTS_KEPT);
  }

  /**
   * At least the samples with this function on the stack, without adding up its lines: what the lines say of the whole function, or of
   * all of its sites where they do not. To tell the few hot functions from the many that nobody will ask about.
   */
  get mostSamples(): number {
    let most = 0;
    for (const { rows } of this.#parts) {
      let whole: number | undefined;
      let sites = 0;
      for (let i = rows.count('cost') - 1; i >= 0; i--) {
        const total = rows.number('cost', i, TOTAL);
        if (rows.siteOf('cost', i) < 0) whole = (whole ?? 0) + total;
        else sites += total;
      }
      most += whole ?? sites;
    }
    return most;
  }

  /** For each site with samples of its own, how many in odd and in even windows; adds up the lines only where there are several. */
  get selfSamples(): readonly Halves[] {
    const { rows } = this.#parts.length === 1 ? this.#parts[0] : this.#combine();
    const samples: Halves[] = [];
    for (let i = 0; i < rows.count('cost'); i++) {
      const self = rows.number('cost', i, SELF);
      if (rows.siteOf('cost', i) < 0 || !(self > 0)) continue;
      const odd = Math.min(self, rows.number('cost', i, SELF_ODD));
      samples.push({ odd, even: self - odd });
    }
    return samples;
  }

  /** Ascending by line and column. */
  get sites(): readonly Site[] {
    if (this.#sites !== undefined) return this.#sites;
    const { rows } = this.#combine();
    return this.#sites = Array.from({ length: rows.sites }, (_, index) => new Site(this, index, rows));
  }

  /** The kinds with facts here, in the order of KINDS. */
  get kinds(): readonly KindName[] {
    if (this.#kinds !== undefined) return this.#kinds;
    const { rows } = this.#combine();
    return this.#kinds = KIND_NAMES.filter((kind) => rows.count(kind) > 0);
  }

  /** The facts of one kind about the function as a whole, not about one of its sites. */
  rows<K extends KindName>(kind: K): Row<K>[] {
    return this.rowsAt(kind, -1);
  }

  /** The facts of one kind at a site, by its index; -1 is the function as a whole. */
  rowsAt<K extends KindName>(kind: K, site: number): Row<K>[] {
    const { rows } = this.#combine();
    const count = rows.count(kind);
    const found: Row<K>[] = [];
    if (count === 0) return found;
    for (let i = rows.firstAt(kind, site); i < count && rows.siteOf(kind, i) === site; i++) found.push(rows.named(kind, i));
    return found;
  }

  has(kind: KindName, site: number): boolean {
    const { rows } = this.#combine();
    const first = rows.firstAt(kind, site);
    return first < rows.count(kind) && rows.siteOf(kind, first) === site;
  }

  /** Rows of kinds that this version does not know, by kind. */
  get unknown(): ReadonlyMap<string, readonly UnknownRow[]> {
    return this.#combine().unknown;
  }

  /** Everything, added up, in the form of a line. */
  toPart(): FunctionPart {
    this.#combine();
    const [part] = this.#parts;
    return this.#runs === undefined ? part : { ...part, runs: new Map([...this.#runs].map(([run, facts]) => [run, facts.toPart()])) };
  }

  #combine(): Combined {
    if (this.#combined !== undefined) return this.#combined;
    const { endLine, fingerprints, file, line, column, unit } = this;
    const combined = this.#combined = combine(this.#parts);
    this.#parts = [{ file, function: this.function, line, column, endLine, fingerprints, unit, ...combined }];
    this.#size = combined.rows.size;
    this.#pending = 0;
    return combined;
  }
}
