import { functionAt } from './lookup.ts';
import type { FunctionModel, SourceModel } from './model.ts';
import { fingerprintOf, statementsOf } from './statements.ts';

/** A function as a recording names it. */
export interface RecordedFunction {
  readonly qualifiedName: string;
  /** 0-based */
  readonly firstLine: number;
  /** 0-based UTF-16 column, where the runtime knows it */
  readonly column?: number;
  /** as `fingerprintOf` makes it, where known; several if recordings disagree */
  readonly fingerprints?: readonly string[];
  /** digests of its statements, where known */
  readonly statements?: readonly string[];
}

/** Whether a file's bytes are those that were recorded. */
export type FileState = 'same' | 'changed' | 'unknown';

/**
 * Where a recorded function is now.
 * - fresh: as it was, where it was
 * - moved: as it was, on other lines or under another name
 * - stale: what bears its name, or has most of its statements, has changed
 * - unknown: what bears its name, and neither it nor its file was digested, so that nothing tells whether it has changed
 * - lost: nothing bears its name or its fingerprint, or has its statements
 */
export type Anchor =
  | { readonly state: 'fresh' | 'moved' | 'stale' | 'unknown'; readonly function: FunctionModel; readonly shift: number; readonly bySyntax: boolean }
  | { readonly state: 'lost'; readonly function: undefined; readonly shift: 0; readonly bySyntax: false };

/** Part of the statements that two functions of different names have in common if one is the other. */
const ALIKE = 0.6;
/** A function with fewer statements is like many others: its syntax alone does not tell it. */
export const TELLING = 4;

/** Places recorded functions in the current model of their file; sites move with their function. */
export function anchorFunctions(model: SourceModel, recorded: readonly RecordedFunction[], file: FileState): Anchor[] {
  const fingerprints = new Map<FunctionModel, string>();
  const names = new Set(recorded.map(({ qualifiedName }) => qualifiedName));
  const place = new Placing(model, names, (fn) => {
    let fingerprint = fingerprints.get(fn);
    if (fingerprint === undefined) fingerprints.set(fn, fingerprint = fingerprintOf(fn, model));
    return fingerprint;
  });
  return recorded.map((wanted) => place.anchor(wanted, file));
}

class Placing {
  readonly #model: SourceModel;
  /** of all functions that were recorded */
  readonly #names: ReadonlySet<string>;
  readonly #fingerprintOf: (fn: FunctionModel) => string;

  constructor(model: SourceModel, names: ReadonlySet<string>, fingerprint: (fn: FunctionModel) => string) {
    this.#model = model;
    this.#names = names;
    this.#fingerprintOf = fingerprint;
  }

  anchor(wanted: RecordedFunction, file: FileState): Anchor {
    const here = functionAt(this.#model, wanted);
    if (file === 'same' && here !== undefined) return placed('fresh', here, wanted);
    const isSame = (fn: FunctionModel): boolean => wanted.fingerprints?.includes(this.#fingerprintOf(fn)) === true;
    const digested = (wanted.fingerprints?.length ?? 0) > 0;
    if (digested && here !== undefined && isSame(here)) return placed('fresh', here, wanted, true);
    const named = this.#model.functions.filter(({ qualifiedName }) => qualifiedName === wanted.qualifiedName);
    if (!digested) return nameOnly(here ?? nearest(named, wanted), wanted, file);
    const same = nearest(named.filter(isSame), wanted);
    if (same !== undefined) return placed('moved', same, wanted, true);
    const elsewhere = this.#renamed(wanted, isSame, named.length > 0);
    if (elsewhere !== undefined) return placed('moved', elsewhere, wanted, true);
    return this.#edited(wanted, named);
  }

  /** Short functions are often alike: only one of its kind is a sign of a rename, and none if its name is still there. */
  #renamed(wanted: RecordedFunction, isSame: (fn: FunctionModel) => boolean, isNamed: boolean): FunctionModel | undefined {
    if (isNamed && (wanted.statements?.length ?? 0) < TELLING) return undefined;
    const alike = this.#model.functions.filter((fn) => fn.kind !== 'module' && isSame(fn));
    return alike.length === 1 && !this.#isAnother(alike[0]!, wanted) ? alike[0] : undefined;
  }

  /** A function that was recorded under its own name. */
  #isAnother(fn: FunctionModel, wanted: RecordedFunction): boolean {
    return fn.qualifiedName !== wanted.qualifiedName && !isUnnamed(fn.qualifiedName) && this.#names.has(fn.qualifiedName);
  }

  #edited(wanted: RecordedFunction, named: readonly FunctionModel[]): Anchor {
    const like = (fn: FunctionModel): number => common(wanted.statements ?? [], statementsOf(fn, this.#model).list.map(({ digest }) => digest));
    const best = mostAlike(named, like);
    // Of several without a name none is meant by it.
    const certain = named.length === 1 || (best !== undefined && best.part > 0) || !isUnnamed(wanted.qualifiedName) ? best?.fn ?? nearest(named, wanted) : undefined;
    if ((wanted.statements?.length ?? 0) >= TELLING && (best?.part ?? 0) < 1 - ALIKE) {
      const others = this.#model.functions.filter((fn) => fn.kind !== 'module' && fn.kind !== 'class' && !named.includes(fn) && !this.#isAnother(fn, wanted));
      const other = mostAlike(others, like);
      if (other !== undefined && other.part >= ALIKE) return placed('stale', other.fn, wanted, true);
    }
    return certain === undefined ? LOST : placed('stale', certain, wanted, (best?.part ?? 0) >= ALIKE);
  }
}

const LOST: Anchor = { state: 'lost', function: undefined, shift: 0, bySyntax: false };

function nameOnly(fn: FunctionModel | undefined, wanted: RecordedFunction, file: FileState): Anchor {
  return fn === undefined ? LOST : placed(file === 'unknown' ? 'unknown' : 'stale', fn, wanted);
}

function placed(state: 'fresh' | 'moved' | 'stale' | 'unknown', fn: FunctionModel, wanted: RecordedFunction, bySyntax = false): Anchor {
  // Where a runtime knows lines of code alone, what it calls the first is near the line that the source has.
  const isWhere = state === 'fresh' && !bySyntax && fn.startsWithin === true;
  return { state, function: fn, shift: isWhere ? 0 : fn.firstLine - wanted.firstLine, bySyntax };
}

function isUnnamed(qualifiedName: string): boolean {
  return /(?:^|\.)<(?!module>)[^.]*>$/.test(qualifiedName);
}

/** The one that has most in common; undefined if two have as much. */
function mostAlike(candidates: readonly FunctionModel[], like: (fn: FunctionModel) => number): { readonly fn: FunctionModel; readonly part: number } | undefined {
  const parts = candidates.map((fn) => ({ fn, part: like(fn) })).sort((a, b) => b.part - a.part);
  return parts[0] === undefined || parts[0].part === parts[1]?.part ? undefined : parts[0];
}

/** Part of the longer list that is in the other. */
function common(before: readonly string[], after: readonly string[]): number {
  const left = new Map<string, number>();
  for (const digest of after) left.set(digest, (left.get(digest) ?? 0) + 1);
  let shared = 0;
  for (const digest of before) {
    const count = left.get(digest) ?? 0;
    if (count > 0) shared++;
    left.set(digest, count - 1);
  }
  return shared / Math.max(1, before.length, after.length);
}

function nearest(candidates: readonly FunctionModel[], wanted: RecordedFunction): FunctionModel | undefined {
  let best: FunctionModel | undefined;
  for (const candidate of candidates) {
    if (best === undefined || Math.abs(candidate.firstLine - wanted.firstLine) < Math.abs(best.firstLine - wanted.firstLine)) best = candidate;
  }
  return best;
}
