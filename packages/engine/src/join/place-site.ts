import type { FunctionFacts, Site as FactSite } from '@mechsym/facts';
import type { FunctionModel, Loop, Range, Site, SourceModel } from '../source/model.ts';
import { matchSite, type SiteMatch } from '../source/index.ts';
import { contains } from '../source/range.ts';

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

export interface SiteByPosition {
  readonly recorded: RecordedSite;
  /** how its operation was found, if it was */
  readonly by: SiteMatch['by'] | undefined;
}

/**
 * Places a site by its lines and columns alone: right while the function is what was recorded.
 * @param firstLine 0-based line of the function in the current text
 * @returns undefined if it would lie outside the file
 */
export function placeByPosition(model: SourceModel, fn: FunctionModel, facts: FunctionFacts, site: FactSite, firstLine: number): SiteByPosition | undefined {
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
  const found = site.operation === 'loop' ? undefined : matchSite(model, {
    operation: site.operation, name: site.name, ordinal: site.ordinal,
    line, column: hasColumns ? column : -1, endLine, endColumn: hasColumns ? endColumn : -1, function: fn,
  });
  return { recorded: { facts: site, owner: facts, operation: site.operation, range, hasColumns, model: found?.site, loop }, by: found?.by };
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
