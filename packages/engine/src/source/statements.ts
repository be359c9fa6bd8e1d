import { createHash } from 'node:crypto';
import { functionFingerprint, serialize, type Source } from './fingerprint.ts';
import { languageNamed } from './languages/index.ts';
import { compareRanges } from './range.ts';
import type { FunctionModel, Loop, Site } from './model.ts';
import { readSyntax, type Syntax } from './syntax.ts';

/** 36 bits: within a function chance makes two unlike statements alike once in a million functions of 300 statements. */
const CHARACTERS = 6;
/** A function with more statements than these is generated, and is not digested by statement. */
export const MOST_STATEMENTS = 3_000;

/** A statement of a function, or a clause of one, without the statements in it; the function's own header is its first. */
export interface Statement {
  /** UTF-16 offsets, the statements in it included */
  readonly start: number;
  readonly end: number;
  /** of its normalised syntax without the statements in it */
  readonly digest: string;
  /** operations in it and in no statement within it, those of comprehensions included, in source order */
  readonly sites: readonly Site[];
  readonly loops: readonly Loop[];
}

export interface PartPlace {
  /** of the statement */
  readonly index: number;
  /** among the operations or the loops of the statement */
  readonly ordinal: number;
}

/** The statements of a function in source order, those of functions in it left out. */
export class Statements {
  readonly list: readonly Statement[];
  readonly #source: Source;
  readonly #leaveOut: (part: Syntax) => boolean;
  readonly #texts = new Map<Site, string>();
  #places: ReadonlyMap<Site | Loop, PartPlace> | undefined;

  constructor(fn: FunctionModel, source: Source) {
    this.#source = source;
    const { statement, defining, bodies } = languageNamed(source.language);
    const top = fn.syntax;
    const isBody = (item: Syntax): boolean => bodies.has(item.type) && item.parent !== undefined && item.parent !== top && defining.has(item.parent.type);
    this.#leaveOut = (part) => part.parent !== undefined && (statement.test(part.type) || isBody(part));
    const found: { item: Syntax; sites: Site[]; loops: Loop[] }[] = [];
    const collect = (item: Syntax): void => {
      if (item === top || statement.test(item.type)) found.push({ item, sites: [], loops: [] });
      for (const child of item.children) if (!isBody(child)) collect(child);
    };
    collect(top);
    const functions = withComprehensions(fn);
    // Preorder is ascending by start; the last that holds a place is the innermost.
    const around = (start: number, end: number): number => found.findLastIndex(({ item }) => item.start <= start && end <= item.end);
    if (found.length <= MOST_STATEMENTS) {
      for (const site of functions.flatMap(({ sites }) => sites).sort((a, b) => compareRanges(a.range, b.range))) found[around(site.node.startIndex, site.node.endIndex)]?.sites.push(site);
      for (const loop of functions.flatMap(({ loops }) => loops).sort((a, b) => compareRanges(a.range, b.range))) found[around(loop.node.startIndex, loop.node.endIndex)]?.loops.push(loop);
    }
    this.list = found.map(({ item, sites, loops }) => ({
      start: item.start, end: item.end, sites, loops,
      digest: short(serialize(item, source, { isDefinition: item === top, leaveOut: (part) => part !== item && (statement.test(part.type) || isBody(part)) })),
    }));
  }

  /** The digests of all, as a recording keeps them. */
  get digests(): string {
    return this.list.map(({ digest }) => digest).join(' ');
  }

  /** Index of the innermost statement that holds a piece of text, -1 if none does. */
  around(start: number, end: number): number {
    return this.list.findLastIndex((each) => each.start <= start && end <= each.end);
  }

  /** The statement that an operation or a loop is part of, and which one of it that is; undefined if it is none of the function. */
  placeOf(part: Site | Loop): PartPlace | undefined {
    this.#places ??= new Map(this.list.flatMap(({ sites, loops }, index) => [sites, loops].flatMap((parts) => parts.map((each, ordinal) => [each, { index, ordinal }] as const))));
    return this.#places.get(part);
  }

  /** Digest of an operation with its name and its expression. */
  textOf(site: Site): string {
    let text = this.#texts.get(site);
    if (text === undefined) this.#texts.set(site, text = short(`${site.operation} ${site.name} ${serialize(readSyntax(site.node), this.#source, { isDefinition: false, leaveOut: this.#leaveOut })}`));
    return text;
  }
}

const known = new WeakMap<FunctionModel, Statements>();

/** The statements of a function, read once. */
export function statementsOf(fn: FunctionModel, source: Source): Statements {
  let statements = known.get(fn);
  if (statements === undefined) known.set(fn, statements = new Statements(fn, source));
  return statements;
}

/** Digest of what a function does; of a file's own code without the functions and classes in it. */
export function fingerprintOf(fn: FunctionModel, source: Source): string {
  return fn.kind === 'module' ? short(statementsOf(fn, source).digests) : functionFingerprint(fn, source);
}

function withComprehensions(fn: FunctionModel): FunctionModel[] {
  return [fn, ...fn.nested.filter(({ kind }) => kind === 'comprehension').flatMap(withComprehensions)];
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, CHARACTERS);
}
