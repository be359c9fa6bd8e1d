import type { FunctionFacts } from '@mechsym/facts';
import type { Freshness } from '../finding.ts';
import { anchorFunctions, type FileState, type RecordedFunction } from '../source/index.ts';
import type { FunctionModel, SourceModel } from '../source/model.ts';
import { SiteAnchors } from './site-anchors.ts';

/** Recorded facts with the function of today's source that they are about. */
export interface PlacedFunction {
  readonly facts: FunctionFacts;
  /** undefined where nothing bears its name or its syntax any more */
  readonly model: FunctionModel | undefined;
  /** 0-based line from which its sites count */
  readonly line: number;
  readonly freshness: Freshness;
  /** how its sites are found again; absent while they are where they were recorded */
  readonly anchors?: SiteAnchors;
  /** found by what it does, and not by its name alone */
  readonly bySyntax: boolean;
}

/** @param file whether the file's bytes are those that were recorded */
export function placeFunctions(model: SourceModel, recorded: readonly FunctionFacts[], file: FileState): PlacedFunction[] {
  const wanted = recorded.map((facts): RecordedFunction => {
    const column = facts.column < 0 ? {} : { column: model.text.column(facts.line - 1, facts.column, facts.unit) };
    const statements = facts.rows('anchor').at(-1)?.statement.split(' ');
    return { qualifiedName: facts.function, firstLine: facts.line - 1, fingerprints: facts.fingerprints, ...column, ...(statements !== undefined && { statements }) };
  });
  return anchorFunctions(model, wanted, file).map((anchor, i) => {
    const facts = recorded[i] as FunctionFacts;
    const line = Math.max(0, facts.line - 1) + anchor.shift;
    if (anchor.state === 'lost') return { facts, model: undefined, line, freshness: 'stale', bySyntax: false };
    const changed = file === 'changed' || anchor.state !== 'fresh' || anchor.bySyntax;
    return {
      facts, model: anchor.function, line, freshness: anchor.state, bySyntax: anchor.bySyntax,
      ...(changed && { anchors: new SiteAnchors(facts, anchor.function, model) }),
    };
  });
}
