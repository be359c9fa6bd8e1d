import type { FunctionFacts, KindName, Row, Site as FactSite } from '@mechsym/facts';
import type { FunctionModel, Range, Site, SourceModel } from '../source/model.ts';
import type { PlacedFunction } from './place-functions.ts';
import { placeByPosition, type RecordedSite } from './place-site.ts';
import { compareRanges, contains } from '../source/range.ts';
import type { Freshness } from '../finding.ts';
import { push } from '../push.ts';

export type { RecordedSite };

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
    for (const each of placed) {
      const { facts, model: fn, freshness } = each;
      if (fn === undefined) {
        unplaced.set('function not found', (unplaced.get('function not found') ?? 0) + 1);
        continue;
      }
      push(this.#byFunction, fn, { facts, freshness });
      for (const site of facts.sites) {
        const recorded = place(model, each, fn, site);
        if (typeof recorded === 'string') {
          unplaced.set(recorded, (unplaced.get(recorded) ?? 0) + 1);
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
      if (lies(site, range, this.model)) found.push(site);
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

/** Where no column is known, the operation that was found tells whether it lies in a range. */
function lies({ hasColumns, model, range: recorded }: RecordedSite, range: Range, { text }: SourceModel): boolean {
  if (hasColumns) return contains(range, recorded);
  if (model !== undefined) return contains(range, model.range);
  const { line } = recorded.start;
  return coversLine(range, line, (text.lines[line] ?? '').search(/\S|$/));
}

/** A line belongs to a range only if the range takes the whole of it, since nobody knows the column. */
function coversLine(range: Range, line: number, indentation: number): boolean {
  return line <= range.end.line && (line > range.start.line || (line === range.start.line && range.start.column <= indentation));
}

/** @returns the site, or why it has no place */
function place(model: SourceModel, { facts, line, anchors, freshness }: PlacedFunction, fn: FunctionModel, site: FactSite): RecordedSite | string {
  if (anchors?.knows(site) === true) return anchors.place(site) ?? 'statement edited or removed';
  if (anchors !== undefined && freshness === 'stale') return anchors.placeAlike(site, line) ?? 'function edited';
  return placeByPosition(model, fn, facts, site, line)?.recorded ?? 'site outside the file';
}
