import type { FunctionFacts } from '@mechsym/facts';
import type { Problem } from '../finding.ts';
import { buildModel, languageOf, SourceProblem, type FileState, type Language, type Parsers, type SourceModel } from '../source/index.ts';
import { digestOf, findHomes, type HomesInput } from './homes.ts';
import { placeFunctions, type PlacedFunction } from './place-functions.ts';
import { placeElsewhere } from './search.ts';
import { MARK } from '../suppress/directive.ts';

export interface SourcesInput extends HomesInput {
  readonly parsers: Parsers;
  readonly onProgress?: (done: number, of: number) => void;
}

/** A file of the project with the functions whose facts were placed in it. */
export interface OpenFile {
  readonly file: string;
  readonly language: Language;
  readonly model: SourceModel;
  readonly placed: PlacedFunction[];
}

export interface ReadSources {
  /** ascending by name; whoever asked disposes of the models */
  readonly files: readonly OpenFile[];
  /** where files are now, by the names under which they were recorded */
  readonly homes: ReadonlyMap<string, string>;
  /** functions that have no place, by reason */
  readonly unplaced: Map<string, number>;
}

/** Files above this many characters are read function by function, unless comments in them suppress something. */
const WHOLE_FILE = 400_000;

/** Reads the files that the functions are in, and places the functions in them, or wherever they have gone. */
export async function readSources(input: SourcesInput, wanted: ReadonlySet<FunctionFacts>, problems: Problem[]): Promise<ReadSources> {
  const sources = new Sources(input);
  const recorded = [...new Set([...wanted].map(({ file }) => file))].sort();
  const readable = recorded.filter((file) => {
    if (languageOf(file) !== undefined) return true;
    sources.count('no grammar for the language', input.recording.functionsOf(file).filter((fn) => wanted.has(fn)).length);
    return false;
  });
  const found = await findHomes(readable, input);
  const homes = new Map<string, string>();
  const lost: FunctionFacts[] = [];
  for (const [i, file] of readable.entries()) {
    input.onProgress?.(i, readable.length);
    const functions = input.recording.functionsOf(file).filter((fn) => wanted.has(fn));
    const home = found.get(file);
    if (home === undefined) { lost.push(...functions); continue; }
    if (home.file !== file) homes.set(file, home.file);
    const digests = input.recording.sources.get(file)?.filter((digest) => digest !== '') ?? [];
    const state: FileState = digests.includes(digestOf(home.bytes)) ? 'same' : digests.length > 0 ? 'changed' : 'unknown';
    try {
      const open = await sources.open(home.file, home.bytes, functions);
      for (const placed of placeFunctions(open.model, functions, state)) {
        if (placed.model === undefined) lost.push(placed.facts);
        else open.placed.push(home.file !== file && placed.freshness === 'fresh' && state !== 'same' ? { ...placed, freshness: 'moved' } : placed);
      }
    } catch (error) {
      sources.count('source file cannot be read', functions.length);
      problems.push(problemOf(error, home.file));
    }
  }
  const left = await placeElsewhere(lost, sources, homes);
  for (const facts of left) sources.count(found.has(facts.file) ? 'function not found' : 'source file is gone', 1);
  const gone = [...new Set(left.map(({ file }) => file))].filter((file) => !found.has(file));
  if (gone.length > 0) problems.push(problemOfGone(gone));
  for (const [file, home] of homes) problems.push({ severity: 'info', file, message: `was recorded under this name, and is ${home} here` });
  return { files: sources.close(), homes, unplaced: sources.unplaced };
}

/** One line for all of them: a wrong folder or another branch has hundreds. */
function problemOfGone([file, ...others]: readonly string[]): Problem {
  const named = others.slice(0, 2).join(', ');
  const message = others.length === 0 ? 'has facts, but is not there (or is not readable): findings in it are left out'
    : `and ${others.length} more (${named}${others.length > 2 ? ', …' : ''}) have facts, but are not there (or are not readable): findings in them are left out`;
  return { severity: 'warning', file: file!, message };
}

/**
 * What a user is told of a file that cannot be read.
 * @throws what is no problem of the source
 */
export function problemOf(error: unknown, file: string): Problem {
  if (!(error instanceof SourceProblem)) throw error;
  return { severity: 'warning', file, ...(error.line !== undefined && { line: error.line + 1 }), message: `${error.message}; findings in it are left out` };
}

/** The files that were opened, each once. */
export class Sources {
  readonly input: SourcesInput;
  readonly unplaced = new Map<string, number>();
  readonly #open = new Map<string, OpenFile>();

  constructor(input: SourcesInput) {
    this.input = input;
  }

  get all(): readonly OpenFile[] {
    return [...this.#open.values()];
  }

  has(file: string): boolean {
    return this.#open.has(file);
  }

  count(reason: string, n: number): void {
    this.unplaced.set(reason, (this.unplaced.get(reason) ?? 0) + n);
  }

  /**
   * @param functions that are looked for in it; a large file is read around these
   * @throws SourceProblem if it cannot be read
   */
  async open(file: string, bytes: Uint8Array, functions: readonly FunctionFacts[]): Promise<OpenFile> {
    let open = this.#open.get(file);
    if (open === undefined) this.#open.set(file, open = await this.#read(file, bytes, functions));
    return open;
  }

  /** As `open`, for a file in which something may be; what is wrong with it is nobody's concern. */
  async consider(file: string, bytes: Uint8Array): Promise<OpenFile | undefined> {
    try {
      return await this.open(file, bytes, []);
    } catch (error) {
      problemOf(error, file);
      return undefined;
    }
  }

  async #read(file: string, bytes: Uint8Array, functions: readonly FunctionFacts[]): Promise<OpenFile> {
    const language = languageOf(file);
    if (language === undefined) throw new SourceProblem('no grammar reads it', file);
    const text = language.decode(bytes, file);
    const parser = await this.input.parsers.parser(language);
    const model = buildModel(language, file, text, parser, text.length <= WHOLE_FILE || functions.length === 0 || text.includes(MARK) ? {} : {
      functions: functions.filter((fn) => fn.line > 0).map((fn) => ({ firstLine: fn.line - 1, ...(fn.endLine > 0 && { endLine: fn.endLine - 1 }), qualifiedName: fn.function })),
    });
    return { file, language, model, placed: [] };
  }

  /** Those with facts; the others are let go. */
  close(): OpenFile[] {
    const used = this.all.filter(({ placed, model }) => {
      if (placed.length === 0) model.dispose();
      return placed.length > 0;
    });
    return used.sort((a, b) => (a.file < b.file ? -1 : 1));
  }
}
