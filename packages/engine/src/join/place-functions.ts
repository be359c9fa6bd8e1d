import type { FunctionFacts } from '@mechsym/facts';
import type { Freshness } from '../finding.ts';
import { anchorFunctions } from '../source/index.ts';
import type { FunctionModel, SourceModel } from '../source/model.ts';

/** Recorded facts with the function of today's source that they are about. */
export interface PlacedFunction {
  readonly facts: FunctionFacts;
  /** undefined where nothing bears its name or its syntax any more */
  readonly model: FunctionModel | undefined;
  /** 0-based line from which its sites count */
  readonly line: number;
  readonly freshness: Freshness;
}

/** @param sameDigest whether the file's bytes are those that were recorded */
export function placeFunctions(model: SourceModel, recorded: readonly FunctionFacts[], sameDigest: boolean): PlacedFunction[] {
  const wanted = recorded.map((facts) => {
    const fingerprint = facts.fingerprints.at(-1);
    const column = facts.column < 0 ? {} : { column: model.text.column(facts.line - 1, facts.column, facts.unit) };
    return { qualifiedName: facts.function, firstLine: facts.line - 1, ...column, ...(fingerprint !== undefined && { fingerprint }) };
  });
  return anchorFunctions(model, wanted, sameDigest).map((anchor, i) => {
    const facts = recorded[i] as FunctionFacts;
    const line = Math.max(0, facts.line - 1) + anchor.shift;
    return anchor.state === 'lost'
      ? { facts, model: undefined, line, freshness: 'stale' }
      : { facts, model: anchor.function, line, freshness: anchor.state };
  });
}
