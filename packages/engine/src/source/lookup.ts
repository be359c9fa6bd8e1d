import type { SiteRow } from '@mechsym/facts';
import { push } from '../push.ts';
import { compareRanges, contains } from './range.ts';
import type { FunctionModel, FunctionStart, Loop, Position, Range, Site, SourceModel, SourceText } from './model.ts';

/** Where a runtime says that an operation is, in the current text. */
export interface SitePlace {
  readonly operation: string;
  /** empty where the runtime does not know it */
  readonly name: string;
  /** 0-based */
  readonly line: number;
  readonly endLine: number;
  /** UTF-16; -1 where unknown */
  readonly column: number;
  readonly endColumn: number;
  readonly ordinal: number;
  /** the function in which the runtime says it is, where that is known */
  readonly function?: FunctionModel;
}

/**
 * How a site was found: `range`, `end` and `start` by columns, `point` by the one column that the runtime gives, `line` by line,
 * operation, name and ordinal, `around` as the smallest operation that holds the point.
 */
export type SiteMatch = { readonly site: Site; readonly by: 'range' | 'end' | 'start' | 'point' | 'line' | 'around' };

/** Turns a recorded site into a place in the text, its function being at `firstLine` (0-based) now. */
export function placeOf(row: SiteRow, firstLine: number, text: SourceText, unit: 'utf8' | 'utf16' | 'codepoint'): SitePlace {
  const [line, column, endLine, endColumn, ordinal, operation, name] = row;
  return {
    operation, name, ordinal, line: firstLine + line, endLine: firstLine + endLine,
    column: column < 0 ? -1 : text.column(firstLine + line, column, unit),
    endColumn: endColumn < 0 ? -1 : text.column(firstLine + endLine, endColumn, unit),
  };
}

interface Index {
  /** sites by the line that a runtime without columns gives: that of their token, where one is known */
  readonly byLine: ReadonlyMap<number, readonly Site[]>;
  readonly byStart: ReadonlyMap<number, readonly Site[]>;
  readonly byEnd: ReadonlyMap<number, readonly Site[]>;
  /** sites by the line on which an alias starts */
  readonly byAlias: ReadonlyMap<number, readonly Site[]>;
  /** iterations by the line on which the loop or the comprehension starts */
  readonly iterations: ReadonlyMap<number, readonly Site[]>;
}

const indexes = new WeakMap<FunctionModel, Index>();

function indexOf(fn: FunctionModel): Index {
  let index = indexes.get(fn);
  if (index === undefined) {
    const byLine = new Map<number, Site[]>();
    const byStart = new Map<number, Site[]>();
    const byEnd = new Map<number, Site[]>();
    const byAlias = new Map<number, Site[]>();
    const iterations = new Map<number, Site[]>();
    for (const site of fn.sites) {
      push(byLine, (site.point ?? site.range.start).line, site);
      push(byStart, site.range.start.line, site);
      push(byEnd, site.range.end.line, site);
      for (const alias of site.aliases) push(byAlias, alias.range.start.line, site);
      if (site.operation === 'iteration') push(iterations, loopStart(site).line, site);
    }
    index = { byLine, byStart, byEnd, byAlias, iterations };
    indexes.set(fn, index);
  }
  return index;
}

/** Sites of every function on a line, in the functions' order. */
function onLine(model: SourceModel, by: keyof Index, line: number): readonly Site[] {
  return model.functionsOn(line).flatMap((fn) => indexOf(fn)[by].get(line) ?? []);
}

/**
 * The site at a place that a runtime reported. Runtimes agree with the source on where an operation ends and not always on
 * where it starts (CPython lets a method call over several lines start at the method's name), and a place may lack columns.
 */
export function siteAt(model: SourceModel, place: SitePlace): Site | undefined {
  return matchSite(model, place)?.site;
}

/** As `siteAt`, and says how it was found. */
export function matchSite(model: SourceModel, place: SitePlace): SiteMatch | undefined {
  if (place.column >= 0 && place.endColumn < 0) return matchPoint(model, place);
  const starting = onLine(model, 'byStart', place.line);
  if (place.column >= 0 && place.endColumn >= 0) {
    const byRange = best(starting.filter((site) => site.operation === place.operation && isAt(site.range, place)), place)
      ?? onLine(model, 'byAlias', place.line).find((site) => site.aliases.some((alias) => alias.operation === place.operation && isAt(alias.range, place)));
    if (byRange !== undefined) return { site: byRange, by: 'range' };
    const ending = onLine(model, 'byEnd', place.endLine).filter((site) => site.operation === place.operation
      && site.range.end.column === place.endColumn && startsBefore(site, place));
    const byEndOf = best(ending, place);
    if (byEndOf !== undefined) return { site: byEndOf, by: 'end' };
    if (place.operation === 'iteration') {
      // Up to 3.12 an iteration has the range of the loop or of the comprehension.
      const started = onLine(model, 'iterations', place.line).filter((site) => loopStart(site).column === place.column);
      const byStartOf = best(started, place);
      if (byStartOf !== undefined) return { site: byStartOf, by: 'start' };
    }
  }
  return place.column >= 0 ? byLine(starting, place) : byLine(onLine(model, 'byLine', place.line), place) ?? implied(model, place);
}

/** What the compiler wrote without a trace in the source: the site at which it did, of several the one of that number. */
function implied(model: SourceModel, place: SitePlace): SiteMatch | undefined {
  const sites = onLine(model, 'byAlias', place.line)
    .filter((site) => site.aliases.some(({ operation, name, range }) => name === place.name && operation === place.operation && range.start.line === place.line));
  const site = sites[place.ordinal] ?? sites[0];
  return site === undefined ? undefined : { site, by: 'line' };
}

function byLine(starting: readonly Site[], place: SitePlace): SiteMatch | undefined {
  const alike = starting.filter((site) => site.operation === place.operation && isNamed(site, place.name));
  const found = place.name !== '' ? alike.find((site) => site.ordinal === place.ordinal) ?? (alike.length === 1 ? alike[0] : undefined)
    // An ordinal counts sites of one name; for operations that have none, of all.
    : alike.length === 1 || alike.every((site) => site.name === '') ? alike[place.ordinal] ?? alike[0] : undefined;
  return found === undefined ? undefined : { site: found, by: 'line' };
}

/**
 * The site at a point: one whose operation is reported there. A sample says nothing of the operation (`other`), and a getter or
 * a conversion is a `call` where none is written: then it is what is there, a call first, since that takes time. Else it is
 * what is on the line under that name, or the smallest operation around the point in the innermost function.
 */
function matchPoint(model: SourceModel, place: SitePlace): SiteMatch | undefined {
  const at = { line: place.line, column: place.column };
  const functions = model.functionsAround(at);
  const key = keyOf(at);
  const innermost = place.function ?? functions.at(-1);
  const here = functions.flatMap((fn) => pointsOf(fn).get(key) ?? []).reverse();
  // Of a class the code of its fields and of its static members may start at one place.
  const own = here.filter(({ site }) => site.function === innermost || (site.function.kind === 'class' && site.function === innermost?.parent));
  const alike = ({ operation }: Point): boolean => operation === place.operation;
  const unsaid = place.operation === 'other' || place.operation === 'call' ? own.find(({ operation }) => operation === 'call') ?? own[0] : undefined;
  const found = best(own.filter(alike).map(({ site }) => site), place) ?? best(here.filter(alike).map(({ site }) => site), place) ?? unsaid?.site;
  if (found !== undefined) return { site: found, by: 'point' };
  const onTheLine = place.name === '' ? undefined
    : byLine(innermost?.sites.filter(({ range }) => range.start.line === place.line) ?? [], place) ?? byLine(onLine(model, 'byStart', place.line), place);
  if (onTheLine !== undefined) return onTheLine;
  const around = (innermost?.sites ?? []).filter((site) => (place.operation === 'other' ? site.operation !== 'make-function' : site.operation === place.operation) && holds(site.range, at));
  const smallest = around.reduce<Site | undefined>((least, site) => (least === undefined || contains(least.range, site.range) ? site : least), undefined);
  return smallest === undefined ? undefined : { site: smallest, by: 'around' };
}

interface Point {
  readonly site: Site;
  readonly operation: string;
}

const points = new WeakMap<FunctionModel, ReadonlyMap<number, readonly Point[]>>();

/** What a function's sites are reported as, by place; a site's own point before those of others' aliases. */
function pointsOf(fn: FunctionModel): ReadonlyMap<number, readonly Point[]> {
  let found = points.get(fn);
  if (found === undefined) {
    const own = new Map<number, Point[]>();
    const add = (position: Position, point: Point): void => {
      push(own, keyOf(position), point);
    };
    // The last is asked first.
    for (const site of fn.sites) for (const { operation, range } of site.aliases) add(range.start, { site, operation });
    for (const site of fn.sites) if (site.point !== undefined) add(site.point, { site, operation: site.operation });
    points.set(fn, found = own);
  }
  return found;
}

function keyOf({ line, column }: Position): number {
  return line * 2 ** 26 + column;
}

function holds({ start, end }: Range, at: Position): boolean {
  return !precedes(at, start) && precedes(at, end);
}

function loopStart(site: Site): Range['start'] {
  return site.function.kind === 'comprehension' ? site.function.range.start : (site.loop ?? site).range.start;
}

/** Of sites that share a place: the one of that name, with that ordinal if several bear it. */
function best(sites: readonly Site[], place: SitePlace): Site | undefined {
  const named = sites.filter((site) => isNamed(site, place.name));
  const among = named.length > 0 ? named : sites;
  return among.find((site) => site.ordinal === place.ordinal) ?? among[0];
}

/** In a class, `__x` is recorded as `_Class__x`. */
function isNamed(site: Site, name: string): boolean {
  return name === '' || site.name === name
    || (site.name.startsWith('__') && name.startsWith('_') && name.length > site.name.length && name.endsWith(site.name));
}

function isAt({ start, end }: Range, place: SitePlace): boolean {
  return start.line === place.line && start.column === place.column && end.line === place.endLine && end.column === place.endColumn;
}

function startsBefore(site: Site, place: SitePlace): boolean {
  const { start } = site.range;
  return start.line < place.line || (start.line === place.line && start.column <= place.column);
}

/** Sites that lie within a range, those of functions and comprehensions in it included, in source order of their functions. */
export function sitesIn(model: SourceModel, range: Range): readonly Site[] {
  return model.functionsOn(range.start.line, range.end.line).flatMap((around) => (overlaps(around.range, range) ? around.sites : []))
    .filter((site) => !precedes(site.range.start, range.start) && !precedes(range.end, site.range.end));
}

function precedes(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function overlaps(a: Range, b: Range): boolean {
  return !precedes(a.end, b.start) && !precedes(b.end, a.start);
}

/** A name that says no more than that there is none. */
const UNNAMED = '<anonymous>';

/**
 * The function that a runtime names. V8 gives a column; by that alone it is found, whatever versions call it. Names of functions within comprehensions differ between versions (CPython 3.12 made
 * comprehensions part of the function around them); the first line decides between equals.
 * @param wanted firstLine 0-based, in the current text; column 0-based in UTF-16 units, where the runtime knows it
 */
export function functionAt(model: SourceModel, wanted: { readonly qualifiedName?: string; readonly firstLine: number; readonly column?: number }): FunctionModel | undefined {
  const { qualifiedName, firstLine, column } = wanted;
  const around = model.functionsOn(firstLine);
  // A source map may not know the token that V8 names.
  const byStart = qualifiedName === undefined || qualifiedName === '' || qualifiedName === '<module>' ? undefined
    : started(around, qualifiedName, firstLine, column) ?? started(around, qualifiedName, firstLine, undefined);
  if (byStart !== undefined) return byStart;
  const here = around.filter((candidate) => candidate.firstLine === firstLine);
  if (qualifiedName === undefined || qualifiedName === '') {
    return here.find((candidate) => candidate.kind === 'function') ?? here.find((candidate) => candidate.kind !== 'module') ?? here[0];
  }
  if (qualifiedName === '<module>') return model.functionsOn(0).find(({ kind }) => kind === 'module');
  return here.find((candidate) => candidate.qualifiedName === qualifiedName)
    ?? here.find((candidate) => inPlace(candidate.qualifiedName) === inPlace(qualifiedName))
    // V8 11 puts the function of a class's fields anywhere in the class.
    ?? within(around, qualifiedName, firstLine)
    ?? (qualifiedName.startsWith('<') ? around.findLast((candidate) => candidate.starts?.some(({ name }) => name === qualifiedName)) : undefined);
}

/**
 * The function that a runtime means which knows lines of code alone: of those of that name around the line the one that starts nearest
 * above it, the innermost of equals. What a class is called that has no name depends on what the runtime says of it, so the last part will do.
 */
function within(around: readonly FunctionModel[], qualifiedName: string, line: number): FunctionModel | undefined {
  const candidates = around.filter((fn) => fn.startsWithin === true && (fn.kind !== 'class' || qualifiedName === fn.qualifiedName));
  const name = qualifiedName.slice(qualifiedName.lastIndexOf('.') + 1);
  const named = candidates.filter((fn) => fn.qualifiedName === qualifiedName);
  const among = named.length > 0 ? named : candidates.filter((fn) => fn.name === name && fn.kind !== 'class');
  return among.reduce<FunctionModel | undefined>((best, fn) => (best === undefined || distance(fn, line) <= distance(best, line) ? fn : best), undefined);
}

function distance({ firstLine }: FunctionModel, line: number): number {
  return Math.abs(firstLine - line);
}

interface Started { readonly fn: FunctionModel; readonly start: FunctionStart }

const starts = new WeakMap<readonly FunctionModel[], ReadonlyMap<string, readonly Started[]>>();

/** Where functions start, by line and by line and column: a minified file has thousands on one. */
function startsOf(functions: readonly FunctionModel[]): ReadonlyMap<string, readonly Started[]> {
  let found = starts.get(functions);
  if (found === undefined) {
    const own = new Map<string, Started[]>();
    for (const fn of functions) {
      for (const start of fn.starts ?? []) {
        for (const key of [`${start.position.line}`, `${start.position.line}:${start.position.column}`]) {
          push(own, key, { fn, start });
        }
      }
    }
    starts.set(functions, found = own);
  }
  return found;
}

/** Of functions that V8 may mean the one whose start has that name, at that column if it is known. */
function started(functions: readonly FunctionModel[], name: string, line: number, column: number | undefined): FunctionModel | undefined {
  const onLine = startsOf(functions);
  const starts = onLine.get(column === undefined ? `${line}` : `${line}:${column}`) ?? [];
  const named = starts.filter(({ start }) => start.name === name);
  // Where V8 tells no column, functions without a name on one line are one to it. The class comes after what is in it.
  const among = named.length > 0 ? named : column !== undefined || starts.length === 1 && [name, starts[0]!.start.name].includes(UNNAMED) ? starts : [];
  return (among.find(({ fn }) => fn.kind !== 'class') ?? among[0])?.fn;
}

/** A qualified name without the comprehensions that 3.12 runs in place. */
function inPlace(name: string): string {
  return name.replaceAll(/<(?:list|set|dict)comp>\./g, '');
}

/** The function that a loop is in. */
export function functionOfLoop(model: SourceModel, loop: Loop): FunctionModel | undefined {
  return model.functionsOn(loop.range.start.line).find((fn) => fn.loops.includes(loop));
}

/** The function whose code a comprehension is part of; any other function itself. */
export function outerOf(fn: FunctionModel): FunctionModel {
  let at = fn;
  while (at.kind === 'comprehension' && at.parent !== undefined) at = at.parent;
  return at;
}

/** A function with its comprehensions, and theirs, in source order. */
export function familyOf(fn: FunctionModel): readonly FunctionModel[] {
  const family = [outerOf(fn)];
  for (const each of family) for (const inner of each.nested) if (inner.kind === 'comprehension') family.push(inner);
  return family.sort((a, b) => compareRanges(a.range, b.range));
}
