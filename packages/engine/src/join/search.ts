import type { FunctionFacts } from '@mechsym/facts';
import { languageOf, TELLING } from '../source/index.ts';
import { namesakes } from './homes.ts';
import { placeFunctions, type PlacedFunction } from './place-functions.ts';
import { problemOf, type OpenFile, type Sources } from './read-sources.ts';

/** What a search for functions reads at most, in files and bytes: a lint's cost grows with hot code and not with the project. */
const MOST_FILES = 400;
const MOST_BYTES = 16 * 2 ** 20;
/** The same for what is parsed. */
const MOST_PARSED = 4 * 2 ** 20;

/**
 * Finds functions that are not in the file in which they were recorded: by their syntax, and where they were edited by their name and
 * most of their statements. First among files of the name of one that is gone, then among those that were read, then in files that
 * hold other facts, then in any that holds the function's name, up to a bound. What could be in two places is in none.
 * @param homes where a file that is gone was found is added to it
 * @returns those that were not found
 */
export async function placeElsewhere(lost: readonly FunctionFacts[], sources: Sources, homes: Map<string, string>): Promise<readonly FunctionFacts[]> {
  let left = lost.filter(({ fingerprints }) => fingerprints.length > 0);
  if (left.length === 0) return lost;
  const undigested = lost.filter(({ fingerprints }) => fingerprints.length === 0);
  const search = new Search(sources);
  left = await search.goneFiles(left, homes);
  left = search.among(sources.all, left);
  left = search.among(await search.read(sources.input.recording.files, left, false), left);
  if (left.length > 0) left = search.among(await search.read(await sources.input.project?.files() ?? [], left, true), left);
  return search.followed([...undigested, ...left], homes);
}

class Search {
  readonly #sources: Sources;
  /** how many functions of a recorded file were found in which file */
  readonly #found = new Map<string, Map<OpenFile, number>>();
  #files = 0;
  #bytes = 0;
  #parsed = 0;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  /** Files that are gone, by what was in them, among files of the same base name. */
  async goneFiles(lost: readonly FunctionFacts[], homes: Map<string, string>): Promise<FunctionFacts[]> {
    const { project } = this.#sources.input;
    const left: FunctionFacts[] = [];
    for (const file of new Set(lost.map((facts) => facts.file))) {
      const functions = lost.filter((facts) => facts.file === file);
      const isThere = homes.has(file) || this.#sources.has(file) || project === undefined;
      const best = isThere ? undefined : await this.#bestOf(await namesakes(file, project), functions);
      if (best === undefined) { left.push(...functions); continue; }
      homes.set(file, best.open.file);
      for (const each of best.placed) {
        if (each.model === undefined) left.push(each.facts);
        else best.open.placed.push(moved(each));
      }
    }
    return left;
  }

  /** The file in which most of the functions are, if that is at least half of them and more than in any other. */
  async #bestOf(candidates: readonly string[], functions: readonly FunctionFacts[]): Promise<{ readonly open: OpenFile; readonly placed: readonly PlacedFunction[] } | undefined> {
    const opened = await this.read(candidates, functions, false);
    const known = this.#sources.all.filter(({ file }) => candidates.includes(file));
    const scored = [...new Set([...opened, ...known])].map((open) => {
      const placed = placedIn(open, functions);
      return { open, placed, score: placed.filter(({ bySyntax }) => bySyntax).length };
    }).sort((a, b) => b.score - a.score);
    const [best, next] = scored;
    return best !== undefined && 2 * best.score >= functions.length && best.score > (next?.score ?? 0) ? best : undefined;
  }

  /** @returns those that are in none of the files, or in several */
  among(files: readonly OpenFile[], lost: readonly FunctionFacts[]): FunctionFacts[] {
    const hits = new Map<FunctionFacts, { readonly open: OpenFile; readonly placed: PlacedFunction }[]>();
    for (const open of lost.length === 0 ? [] : files) {
      const taken = new Set(open.placed.map(({ model }) => model));
      for (const placed of placedIn(open, lost)) {
        if (placed.model === undefined || taken.has(placed.model) || !isIt(placed)) continue;
        hits.set(placed.facts, [...hits.get(placed.facts) ?? [], { open, placed }]);
      }
    }
    return lost.filter((facts) => {
      const [hit, ...others] = hits.get(facts) ?? [];
      if (hit === undefined || others.length > 0) return true;
      hit.open.placed.push(moved(hit.placed));
      const found = this.#found.get(facts.file) ?? new Map<OpenFile, number>();
      this.#found.set(facts.file, found.set(hit.open, (found.get(hit.open) ?? 0) + 1));
      return false;
    });
  }

  /** Where at least half of a file that is gone was found, the rest is by its names. @returns those that are not */
  followed(left: readonly FunctionFacts[], homes: Map<string, string>): FunctionFacts[] {
    return [...new Set([...left.map(({ file }) => file), ...this.#found.keys()])].flatMap((file) => {
      const functions = left.filter((facts) => facts.file === file);
      const [open, count] = [...this.#found.get(file) ?? []].sort((a, b) => b[1] - a[1])[0] ?? [];
      const all = functions.length + [...this.#found.get(file)?.values() ?? []].reduce((sum, each) => sum + each, 0);
      if (open === undefined || 2 * (count as number) < all || homes.has(file) || this.#sources.has(file)) return functions;
      homes.set(file, open.file);
      return placeFunctions(open.model, functions, 'changed').flatMap((each) => {
        if (each.model === undefined || open.placed.some(({ model }) => model === each.model)) return [each.facts];
        open.placed.push(moved(each));
        return [];
      });
    });
  }

  /** Opens files that are not open yet, as far as the bound allows. @param named only those that hold the name of one of the functions */
  async read(files: readonly string[], functions: readonly FunctionFacts[], named: boolean): Promise<OpenFile[]> {
    const families = new Set(functions.map(({ file }) => languageOf(file)?.family));
    const names = new Set(functions.map(({ function: name }) => lastName(name)));
    const opened: OpenFile[] = [];
    for (const file of functions.length === 0 ? [] : files) {
      if (this.#sources.has(file) || !families.has(languageOf(file)?.family ?? '')) continue;
      if (this.#files >= MOST_FILES || this.#bytes >= MOST_BYTES) break;
      const bytes = await this.#sources.input.readSource(file);
      if (bytes === undefined) continue;
      this.#files++;
      this.#bytes += bytes.length;
      if (named && !definesOne(file, bytes, names)) continue;
      if ((this.#parsed += bytes.length) > MOST_PARSED) break;
      const open = await this.#sources.consider(file, bytes);
      if (open !== undefined) opened.push(open);
    }
    return opened;
  }
}

/** A function elsewhere is the one that was recorded if its syntax says so, and its name too where many are like it or it was edited. */
function isIt({ facts, model, freshness, bySyntax }: PlacedFunction): boolean {
  if (!bySyntax || model === undefined) return false;
  if (freshness === 'stale') return model.qualifiedName === facts.function;
  const statements = facts.rows('anchor').at(-1)?.index ?? 0;
  return statements >= TELLING || lastName(model.qualifiedName) === lastName(facts.function);
}

/** Whether a file's text may define a function of one of these names. */
function definesOne(file: string, bytes: Uint8Array, names: ReadonlySet<string>): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return [...names].some((name) => text.includes(name) && languageOf(file)?.definitions(name)?.pattern.test(text) === true);
}

/** The functions in a file; none where it is nested too deeply to be read. */
function placedIn(open: OpenFile, functions: readonly FunctionFacts[]): PlacedFunction[] {
  try {
    return placeFunctions(open.model, functions, 'changed');
  } catch (error) {
    problemOf(error, open.file);
    return [];
  }
}

function moved(placed: PlacedFunction): PlacedFunction {
  return placed.freshness === 'fresh' ? { ...placed, freshness: 'moved' } : placed;
}

function lastName(qualifiedName: string): string {
  return qualifiedName.slice(qualifiedName.lastIndexOf('.') + 1);
}
