import type { FunctionFacts, KindName, Row, Site as FactSite } from '@mechsym/facts';
import type { FunctionModel, Loop, Range, Site, SourceModel } from '../source/model.ts';
import { siteAt } from '../source/index.ts';
import type { PlacedFunction } from './place-functions.ts';
import { compareRanges, contains } from '../source/range.ts';
import type { Freshness } from '../finding.ts';

/** A recorded site at its place in today's source. */
export interface RecordedSite {
  readonly facts: FactSite;
  readonly owner: FunctionFacts;
  readonly operation: string;
  readonly range: Range;
  /** false where the runtime knew only the line */
  readonly hasColumns: boolean;
  readonly model: Site | undefined;
  /** for operation `loop`: the loop whose back edge this is */
  readonly loop: Loop | undefined;
}

/** A file's source model with the facts that could be placed in it. */
export class JoinedFile {
  readonly model: SourceModel;
  readonly sites: readonly RecordedSite[];
  readonly unplaced: ReadonlyMap<string, number>;
  readonly #bySite = new Map<Site, RecordedSite[]>();
  readonly #byFunction = new Map<FunctionModel, { facts: FunctionFacts; freshness: Freshness }[]>();

  constructor(model: SourceModel, placed: readonly PlacedFunction[]) {
    this.model = model;
    const sites: RecordedSite[] = [];
    const unplaced = new Map<string, number>();
    for (const { facts, model: fn, line, freshness } of placed) {
      if (fn === undefined) {
        unplaced.set('function not found', (unplaced.get('function not found') ?? 0) + 1);
        continue;
      }
      push(this.#byFunction, fn, { facts, freshness });
      for (const site of facts.sites) {
        const recorded = place(model, fn, facts, site, line);
        if (recorded === undefined) {
          unplaced.set('site outside the file', (unplaced.get('site outside the file') ?? 0) + 1);
          continue;
        }
        sites.push(recorded);
        if (recorded.model !== undefined) push(this.#bySite, recorded.model, recorded);
      }
    }
    this.sites = sites.sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column);
    this.unplaced = unplaced;
  }

  recordedAt(site: Site): readonly RecordedSite[] {
    return this.#bySite.get(site) ?? [];
  }

  /** The facts of one kind at a site of the model. */
  rowsAt<K extends KindName>(site: Site, kind: K): Row<K>[] {
    return this.recordedAt(site).flatMap((recorded) => recorded.facts.rows(kind));
  }

  /** The facts of one kind about a function as a whole. */
  rowsOf<K extends KindName>(fn: FunctionModel, kind: K): Row<K>[] {
    return this.factsOf(fn).flatMap(({ facts }) => facts.rows(kind));
  }

  /** The functions with facts, in source order. */
  get functions(): readonly FunctionModel[] {
    return [...this.#byFunction.keys()].sort((a, b) => compareRanges(a.range, b.range));
  }

  factsOf(fn: FunctionModel): readonly { facts: FunctionFacts; freshness: Freshness }[] {
    return this.#byFunction.get(fn) ?? [];
  }

  /** Every recorded site that lies within the range. */
  within(range: Range): RecordedSite[] {
    const found: RecordedSite[] = [];
    for (let i = this.#firstAt(range.start.line); i < this.sites.length; i++) {
      const site = this.sites[i] as RecordedSite;
      if (site.range.start.line > range.end.line) break;
      if (site.hasColumns ? contains(range, site.range) : coversLine(range, site.range.start.line)) found.push(site);
    }
    return found;
  }

  #firstAt(line: number): number {
    let low = 0;
    let high = this.sites.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sites[middle] as RecordedSite).range.start.line < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** A line belongs to a range only if the range takes the whole of it, since nobody knows the column. */
function coversLine(range: Range, line: number): boolean {
  return line > range.start.line && line <= range.end.line;
}

function place(
  model: SourceModel, fn: FunctionModel, facts: FunctionFacts, site: FactSite, firstLine: number,
): RecordedSite | undefined {
  const line = firstLine + site.line;
  const endLine = firstLine + site.endLine;
  const { text } = model;
  if (line < 0 || line >= text.lines.length) return undefined;
  const hasColumns = site.column >= 0;
  const column = hasColumns ? text.column(line, site.column, facts.unit) : 0;
  // One point is all that some runtimes know.
  const endColumn = !hasColumns || endLine >= text.lines.length ? 0 : site.endColumn < 0 ? -1 : text.column(endLine, site.endColumn, facts.unit);
  const range: Range = hasColumns
    ? { start: { line, column }, end: { line: endLine, column: endColumn < 0 ? column : endColumn } }
    : { start: { line, column: 0 }, end: { line, column: (text.lines[line] as string).length } };
  const loop = site.operation === 'loop' ? loopWithHead(model, fn, range) : undefined;
  const found = site.operation === 'loop' ? undefined : siteAt(model, {
    operation: site.operation, name: site.name, ordinal: site.ordinal,
    line, column: hasColumns ? column : -1, endLine, endColumn: hasColumns ? endColumn : -1, function: fn,
  });
  return { facts: site, owner: facts, operation: site.operation, range, hasColumns, model: found, loop };
}

/** A back edge is recorded with the place of the loop's head: a loop of the function, or of a comprehension within it. */
function loopWithHead(model: SourceModel, fn: FunctionModel, range: Range): Loop | undefined {
  let best: Loop | undefined;
  for (const other of model.functionsOn(range.start.line)) {
    if (other !== fn && !(other.kind === 'comprehension' && contains(fn.range, other.range))) continue;
    for (const loop of other.loops) {
      const headed = headedBy(loop, range);
      if (!headed && !contains(loop.range, range)) continue;
      if (best === undefined || (headed && !headedBy(best, range)) || narrower(loop.range, best.range)) best = loop;
    }
  }
  return best;
}

function headedBy(loop: Loop, range: Range): boolean {
  return range.start.line >= loop.header.start.line && range.start.line <= loop.header.end.line;
}

function narrower(a: Range, b: Range): boolean {
  return contains(b, a);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
