import type { Imported, ImportedFinding } from '@mechsym/engine';
import type { Result, Run } from 'sarif';
import { percent } from './words.ts';

/**
 * The runs of other linters, each with its own driver and rules. Full: cold results are suppressed and say why. GitHub takes what is
 * suppressed for open, so that there they are left out, and it knows no rank, so that the hottest come first.
 * @param most results that are kept of a run
 */
export function importedRuns(imported: Imported, full: boolean, most: number, floor: number): Run[] {
  const judged = imported.runs.map(() => new Map<number, ImportedFinding>());
  for (const finding of [...imported.findings, ...imported.notRecorded, ...imported.cold]) judged[finding.run]?.set(finding.result, finding);
  const taken = new Set<string>(['mechsym\0mechsym/']);
  return imported.runs.map(({ raw, tool }, i) => {
    const byResult = judged[i] as ReadonlyMap<number, ImportedFinding>;
    const all = raw.results.map((result, index) => ({ result: result as unknown as Result, finding: byResult.get(index) }));
    const kept = full ? all : ordered(all.filter(({ finding }) => finding?.state !== 'cold'), byResult).slice(0, most);
    const suppresses = full && kept.some(({ finding, result }) => finding?.state === 'cold' || result.suppressions !== undefined);
    const results = kept.map(({ result, finding }) => ({
      ...result,
      ...(full && finding !== undefined && told(result, finding)),
      ...(suppresses && { suppressions: [...result.suppressions ?? [], ...(finding?.state === 'cold' ? [suppressionOf(finding, floor)] : [])] }),
    }));
    return { ...(raw as unknown as Run), ...categoryOf(raw as unknown as Run, tool, taken), results };
  });
}

type Kept = readonly { readonly result: Result; readonly finding: ImportedFinding | undefined }[];

/** Judged ones in the order of their shares, then the others as they were. */
function ordered(all: Kept, byResult: ReadonlyMap<number, ImportedFinding>): Kept {
  const places = new Map([...byResult.values()].map((finding, place) => [finding, place]));
  return all.map((each) => ({ ...each, place: each.finding === undefined ? Infinity : places.get(each.finding) as number })).sort((a, b) => (a.place === b.place ? 0 : a.place - b.place));
}

function told(result: Result, { state, reason, at, share, withCalls, functionShare }: ImportedFinding): Partial<Result> {
  return {
    ...(state !== 'not-recorded' && { rank: Math.min(100, Math.round(share.value * 10_000) / 100) }),
    properties: { ...result.properties, mechsym: { state, ...(reason !== undefined && { reason }), at, share, withCalls, ...(functionShare && { functionShare }) } },
  };
}

function suppressionOf({ at, withCalls }: ImportedFinding, floor: number): Result['suppressions'] extends (infer S)[] | undefined ? S : never {
  const why = at === 'none' ? 'it is text that does not run' : `the code takes ${percent(withCalls.value)} of the recorded run with all that it calls, at most ${percent(withCalls.high)}, and the floor is ${percent(floor)}`;
  return { kind: 'external', status: 'accepted', justification: `Cold: ${why}.` };
}

/** Code hosts refuse two runs of one tool and category. */
function categoryOf(run: Run, tool: string, taken: Set<string>): Partial<Run> {
  const { automationDetails } = run;
  let id = automationDetails?.id;
  for (let n = 2; taken.has(`${tool}\0${id ?? ''}`); n++) id = `${automationDetails?.id ?? `${tool}/`}${n}/`;
  taken.add(`${tool}\0${id ?? ''}`);
  return id === automationDetails?.id || id === undefined ? {} : { automationDetails: { ...automationDetails, id } };
}
