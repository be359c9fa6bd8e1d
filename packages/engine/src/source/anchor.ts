import { functionFingerprint } from './fingerprint.ts';
import { functionAt } from './lookup.ts';
import type { FunctionModel, SourceModel } from './model.ts';

/** A function as a recording names it. */
export interface RecordedFunction {
  readonly qualifiedName: string;
  /** 0-based */
  readonly firstLine: number;
  /** 0-based UTF-16 column, where the runtime knows it */
  readonly column?: number;
  /** as `functionFingerprint` makes it, where known */
  readonly fingerprint?: string;
}

/**
 * Where a recorded function is now.
 * - fresh: as it was, where it was
 * - moved: as it was, on other lines or under another name
 * - stale: what bears its name has changed, or may have: there is no fingerprint and the file is another
 * - lost: nothing bears its name or its fingerprint
 */
export type Anchor =
  | { readonly state: 'fresh' | 'moved' | 'stale'; readonly function: FunctionModel; readonly shift: number }
  | { readonly state: 'lost'; readonly function: undefined; readonly shift: 0 };

/**
 * Places recorded functions in the current model of their file; sites move with their function.
 *
 * @param sameDigest whether the file's bytes are those that were recorded
 */
export function anchorFunctions(model: SourceModel, recorded: readonly RecordedFunction[], sameDigest: boolean): Anchor[] {
  const fingerprints = new Map<FunctionModel, string>();
  const fingerprintOf = (candidate: FunctionModel): string => {
    let fingerprint = fingerprints.get(candidate);
    if (fingerprint === undefined) {
      fingerprint = functionFingerprint(candidate, model.text);
      fingerprints.set(candidate, fingerprint);
    }
    return fingerprint;
  };
  return recorded.map((wanted) => anchor(model, wanted, sameDigest, fingerprintOf));
}

function anchor(model: SourceModel, wanted: RecordedFunction, sameDigest: boolean, fingerprintOf: (candidate: FunctionModel) => string): Anchor {
  const here = functionAt(model, wanted);
  const { fingerprint } = wanted;
  if (here !== undefined && (sameDigest || (fingerprint !== undefined && fingerprintOf(here) === fingerprint))) return place('fresh', here, wanted);
  const named = model.functions.filter((candidate) => candidate.qualifiedName === wanted.qualifiedName);
  if (fingerprint !== undefined) {
    const same = nearest(named.filter((candidate) => fingerprintOf(candidate) === fingerprint), wanted);
    if (same !== undefined) return place('moved', same, wanted);
    // Short functions are often alike: only one of its kind is a sign of a rename.
    const alike = model.functions.filter((candidate) => candidate.kind !== 'module' && fingerprintOf(candidate) === fingerprint);
    if (alike.length === 1) return place('moved', alike[0]!, wanted);
  }
  const changed = here ?? nearest(named, wanted);
  return changed === undefined ? { state: 'lost', function: undefined, shift: 0 } : place('stale', changed, wanted);
}

function place(state: 'fresh' | 'moved' | 'stale', found: FunctionModel, wanted: RecordedFunction): Anchor {
  return { state, function: found, shift: found.firstLine - wanted.firstLine };
}

function nearest(candidates: readonly FunctionModel[], wanted: RecordedFunction): FunctionModel | undefined {
  let best: FunctionModel | undefined;
  for (const candidate of candidates) {
    if (best === undefined || Math.abs(candidate.firstLine - wanted.firstLine) < Math.abs(best.firstLine - wanted.firstLine)) best = candidate;
  }
  return best;
}
