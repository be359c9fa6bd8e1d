import type { FunctionFacts, Row, Site as FactSite } from '@mechsym/facts';
import type { FunctionModel, Loop, Range, Site, SourceModel } from '../source/model.ts';
import { align, MOST_STATEMENTS, statementsOf, type Statements } from '../source/index.ts';
import { placeByPosition, type RecordedSite } from './place-site.ts';

/** What a recording keeps of a site's surroundings, in the order of the columns of `anchor` after the site. */
export type SiteAnchor = readonly [statement: string, index: number, ordinal: number, text: string];

const LOOP = 'loop';

interface Version {
  readonly digests: readonly string[];
  readonly found: Int32Array;
}

/** The anchor of a function as a whole: what its statements are. Undefined for one that is too long. */
export function functionAnchor(fn: FunctionModel, model: SourceModel): SiteAnchor | undefined {
  const statements = statementsOf(fn, model);
  return statements.list.length > MOST_STATEMENTS ? undefined : [statements.digests, statements.list.length, 0, ''];
}

/** The anchor of a site whose place in the source is certain. */
export function siteAnchor({ model: site, loop, range, hasColumns }: RecordedSite, fn: FunctionModel, model: SourceModel): SiteAnchor | undefined {
  const statements = statementsOf(fn, model);
  const part = loop ?? site;
  const place = part && statements.placeOf(part);
  if (place !== undefined) return [statements.list[place.index]!.digest, place.index, place.ordinal, site === undefined ? LOOP : statements.textOf(site)];
  const { line } = range.start;
  const at = model.text.offset(hasColumns ? range.start : { line, column: (model.text.lines[line] ?? '').search(/\S|$/) });
  // Of a line without columns the last is meant that begins in it: `def f(): return 1` runs as what stands behind the colon.
  const starting = hasColumns ? -1 : statements.list.findLastIndex(({ start: from }) => from >= at && model.text.position(from).line === line);
  const index = starting >= 0 ? starting : statements.around(at, at);
  const statement = statements.list[index];
  if (statement === undefined) return undefined;
  const start = model.text.position(statement.start);
  return [statement.digest, index, Math.max(0, line - start.line), `@${start.column}`];
}

/** Finds the sites of a recorded function in its source of today, by the statements that they were in. */
export class SiteAnchors {
  readonly #facts: FunctionFacts;
  readonly #fn: FunctionModel;
  readonly #model: SourceModel;
  #versions: readonly Version[] | undefined;

  constructor(facts: FunctionFacts, fn: FunctionModel, model: SourceModel) {
    this.#facts = facts;
    this.#fn = fn;
    this.#model = model;
  }

  get #statements(): Statements { return statementsOf(this.#fn, this.#model); }

  /** The statements as they were recorded, several where recordings are of different texts, and which of today's each one is. */
  get #recordedVersions(): readonly Version[] {
    if (this.#versions !== undefined) return this.#versions;
    const rows = this.#facts.rows('anchor');
    const now = rows.length === 0 ? [] : this.#statements.list.map(({ digest }) => digest);
    return this.#versions = rows.map(({ statement }) => {
      const digests = statement.split(' ');
      return { digests, found: align(digests, now) };
    });
  }

  /** Whether the statement of a site was kept. */
  knows(site: FactSite): boolean {
    return this.#facts.rows('anchor').length > 0 && site.rows('anchor').length > 0;
  }

  /** The site in today's source; undefined if its statement was edited or removed, or nothing was kept about it. */
  place(site: FactSite): RecordedSite | undefined {
    for (const row of site.rows('anchor')) {
      const version = this.#recordedVersions.find(({ digests }) => digests[row.index] === row.statement);
      const placed = version && this.#placeIn(version.found, site, row);
      if (placed !== undefined) return placed;
    }
    return undefined;
  }

  #placeIn(found: Int32Array, site: FactSite, row: Row<'anchor'>): RecordedSite | undefined {
    const index = found[row.index] as number;
    const statement = this.#statements.list[index];
    if (row.text.startsWith('@')) return statement && this.#atLine(site, row, index);
    if (row.text === LOOP) {
      const loop = statement?.loops[row.ordinal];
      return loop && this.#recorded(site, loop.header, undefined, loop);
    }
    const there = statement?.sites[row.ordinal];
    const isThere = there !== undefined && this.#statements.textOf(there) === row.text;
    const operation = isThere ? there : this.#only(statement === undefined ? this.#around(found, row.index) : [index], row.text);
    return operation && this.#recorded(site, rangeOf(site, operation), operation, undefined);
  }

  /** The statements of today that stand where one stood that is there no more. */
  #around(found: Int32Array, index: number): number[] {
    let before = index - 1;
    while (before >= 0 && found[before] === -1) before--;
    let after = index + 1;
    while (after < found.length && found[after] === -1) after++;
    const start = before < 0 ? 0 : (found[before] as number) + 1;
    const end = after >= found.length ? this.#statements.list.length : found[after] as number;
    const taken = new Set(found);
    return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i).filter((each) => !taken.has(each));
  }

  /** The only operation of some statements that is written so. */
  #only(indexes: readonly number[], text: string): Site | undefined {
    const alike = indexes.flatMap((index) => this.#statements.list[index]!.sites.filter((site) => this.#statements.textOf(site) === text));
    return alike.length === 1 ? alike[0] : undefined;
  }

  /** A place that is no operation keeps its line in the statement, as far as the statement has so many. */
  #atLine(site: FactSite, row: Row<'anchor'>, index: number): RecordedSite | undefined {
    const { text } = this.#model;
    const statement = this.#statements.list[index]!;
    const start = text.position(statement.start);
    const line = start.line + row.ordinal;
    if (line > text.position(statement.end).line) return undefined;
    const shift = start.column - Number(row.text.slice(1));
    const columnAt = (at: number, column: number): number => (column < 0 ? -1 : Math.max(0, Math.min(text.column(at, column, this.#facts.unit) + shift, (text.lines[at] ?? '').length)));
    const hasColumns = site.column >= 0;
    const endLine = Math.min(line + Math.max(0, site.endLine - site.line), text.lines.length - 1);
    const column = columnAt(line, site.column);
    const endColumn = columnAt(endLine, site.endColumn);
    const range = hasColumns
      ? { start: { line, column }, end: { line: endLine, column: endColumn < 0 || (endLine === line && endColumn < column) ? column : endColumn } }
      : { start: { line, column: 0 }, end: { line, column: (text.lines[line] as string).length } };
    return this.#recorded(site, range, undefined, undefined);
  }

  #recorded(site: FactSite, range: Range, model: Site | undefined, loop: Loop | undefined): RecordedSite {
    return { facts: site, owner: this.#facts, operation: site.operation, range, hasColumns: site.column >= 0, model, loop };
  }

  /**
   * Where nothing was kept about a site of a function that was edited: where it was, if that is the same operation on the same name.
   * @param line 0-based line from which its sites count
   */
  placeAlike(site: FactSite, line: number): RecordedSite | undefined {
    const found = placeByPosition(this.#model, this.#fn, this.#facts, site, line);
    const exact = found?.by === 'range' || found?.by === 'end' || found?.by === 'start' || found?.by === 'point';
    const { model } = found?.recorded ?? {};
    return exact && model !== undefined && (site.operation === model.operation || model.aliases.some(({ operation }) => operation === site.operation)) && (site.name === '' || site.name === model.name)
      ? found?.recorded : undefined;
  }
}

/** A runtime that tells one point tells no range. */
function rangeOf(site: FactSite, { range, point }: Site): Range {
  return site.column >= 0 && site.endColumn < 0 && point !== undefined ? { start: point, end: point } : range;
}
