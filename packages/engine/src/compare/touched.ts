import type { Finding, Location } from '../finding.ts';
import { buildModel, functionFingerprint, languageOf, SourceProblem, type Parsers } from '../source/index.ts';
import type { FunctionModel, Language, SourceModel } from '../source/model.ts';
import type { FileView } from '../view/file-view.ts';
import { shapeDigest, shapeOf } from './shape.ts';
import type { Removed } from './twins.ts';

/** A file of the project that differs from what it was at the revision compared with. */
export interface ChangedFile {
  readonly file: string;
  /** its name then; absent where it is new */
  readonly before?: string;
  /** lines added or changed, counted from 0, both ends included */
  readonly lines: readonly { readonly first: number; readonly last: number }[];
}

/** A place whose pattern is in its function no more. */
interface Gone {
  readonly shape: string;
  readonly file: string;
  readonly function: string;
  readonly line: number;
}

/** Changed files without hot facts that are read. */
const MOST_FILES = 200;
/** Patterns of changed functions that are kept to be looked for elsewhere. */
const MOST_GONE = 500;

/**
 * What a change of the source touches: functions whose normalised syntax is not what it was, so that a comment or a new line
 * touches nothing and a function that only moved is not touched either; and, outside functions, lines.
 */
export class Touched {
  readonly #changes: ReadonlyMap<string, ChangedFile>;
  readonly #readBefore: (file: string) => Promise<Uint8Array | undefined>;
  readonly #parsers: Parsers;
  readonly #functions = new Set<string>();
  readonly #read = new Set<string>();
  /** functions that are what they were */
  readonly #kept = new Set<string>();
  readonly #gone: Gone[] = [];

  /** @param readBefore the bytes of a file at the revision compared with */
  constructor(changes: readonly ChangedFile[], readBefore: (file: string) => Promise<Uint8Array | undefined>, parsers: Parsers) {
    this.#changes = new Map(changes.map((change) => [change.file, change]));
    this.#readBefore = readBefore;
    this.#parsers = parsers;
  }

  /** Whether the revision compared with had no such file, under this name or another. */
  isNew(file: string): boolean {
    const change = this.#changes.get(file);
    return change !== undefined && change.before === undefined;
  }

  /** Today's name of a file. */
  fileOf(before: string): string {
    for (const change of this.#changes.values()) if (change.before === before) return change.file;
    return before;
  }

  /** The name that a file had. */
  nameBefore(file: string): string {
    return this.#changes.get(file)?.before ?? file;
  }

  /** Looks at a file that has facts, while its tree is there. */
  add({ model, language }: FileView): Promise<void> {
    return this.#add(model, language);
  }

  async #add(model: SourceModel, language: Language): Promise<void> {
    this.#read.add(model.file);
    const change = this.#changes.get(model.file);
    if (change === undefined) return;
    const bytes = change.before === undefined ? undefined : await this.#readBefore(change.before);
    let before: SourceModel | undefined;
    try {
      if (bytes !== undefined) before = buildModel(language, change.before as string, language.decode(bytes), await this.#parsers.parser(language), {});
    } catch (error) {
      if (!(error instanceof SourceProblem)) throw error;
    }
    try {
      this.#compare(model, before);
    } finally {
      before?.dispose();
    }
  }

  /** Looks at changed files that have no hot facts any more, for the patterns that they had. @param readNow today's bytes of a file */
  async addOthers(readNow: (file: string) => Promise<Uint8Array | undefined>): Promise<void> {
    const others = [...this.#changes.values()].filter(({ file, before }) => before !== undefined && !this.#read.has(file) && languageOf(file) !== undefined);
    for (const { file } of others.slice(0, MOST_FILES)) {
      const language = languageOf(file) as Language;
      const bytes = await readNow(file);
      if (bytes === undefined) continue;
      try {
        const model = buildModel(language, file, language.decode(bytes), await this.#parsers.parser(language), {});
        try {
          await this.#add(model, language);
        } finally {
          model.dispose();
        }
      } catch (error) {
        if (!(error instanceof SourceProblem)) throw error;
      }
    }
  }

  #compare(now: SourceModel, before: SourceModel | undefined): void {
    const kept = new Set<string>();
    const old = new Map<string, FunctionModel[]>();
    for (const fn of before?.functions.filter(isFunction) ?? []) {
      const print = functionFingerprint(fn, before as SourceModel);
      old.set(print, [...old.get(print) ?? [], fn]);
    }
    for (const fn of now.functions.filter(isFunction)) {
      const print = functionFingerprint(fn, now);
      const key = `${now.file}\0${fn.qualifiedName}`;
      if (old.has(print)) { kept.add(print); this.#kept.add(key); } else this.#functions.add(key);
    }
    for (const [print, functions] of old) if (!kept.has(print)) for (const fn of functions) this.#patternsGone(before as SourceModel, fn, now);
  }

  #patternsGone(before: SourceModel, fn: FunctionModel, now: SourceModel): void {
    const left = new Set(now.functions.filter(({ qualifiedName }) => qualifiedName === fn.qualifiedName).flatMap(({ sites }) => sites.map(({ node }) => shapeOf(node))));
    const seen = new Set<string>();
    for (const { node, range } of fn.sites) {
      const shape = shapeOf(node);
      if (left.has(shape) || seen.has(shape) || this.#gone.length >= MOST_GONE) continue;
      seen.add(shape);
      this.#gone.push({ shape, file: before.file, function: fn.qualifiedName, line: range.start.line + 1 });
    }
  }

  /** Whether the change touches the place to fix, or a function in which it costs. */
  has({ location, related }: Finding): boolean {
    return [location, ...related.map((each) => each.location)].some((each) => this.touches(each));
  }

  touches({ file, function: name, range }: Location): boolean {
    const change = this.#changes.get(file);
    if (change === undefined) return false;
    if (this.#functions.has(`${file}\0${name}`)) return true;
    // In a function that is as it was, changed lines are comments and the like.
    if (this.#kept.has(`${file}\0${name}`)) return false;
    return change.lines.some(({ first, last }) => first <= range.end.line && last >= range.start.line);
  }

  /** Patterns that the change took out of functions, of the rules and forms that are still found elsewhere. */
  removed(findings: readonly Finding[]): Removed[] {
    return findings.flatMap(({ rule, message, fingerprints }) => this.#gone
      .filter(({ shape }) => shapeDigest(rule, shape) === fingerprints.shape)
      .map(({ file, function: name, line }) => ({ rule, title: message.title, file, function: name, line, shape: fingerprints.shape })));
  }
}

function isFunction({ kind }: FunctionModel): boolean {
  return kind === 'function' || kind === 'lambda';
}
