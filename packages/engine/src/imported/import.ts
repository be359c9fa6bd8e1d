import type { Cost } from '../join/costs.ts';
import { addCosts } from '../join/costs.ts';
import { Judge, type Judged, type JudgeInput } from './judge.ts';
import type { Imported, ImportedFinding, ImportedLog, ImportedTool } from './model.ts';

/** Joins the findings of other linters with the recording: what is cold is set apart, the rest is ranked by the share of its place. */
export async function judgeImported(logs: readonly ImportedLog[], isWanted: (file: string) => boolean, input: JudgeInput): Promise<Imported> {
  const runs = logs.flatMap((log) => log.runs);
  const judge = new Judge(input);
  const judged = await judge.judge(runs, isWanted);
  const inState = (...states: readonly string[]) => judged.filter(({ finding }) => states.includes(finding.state)).map(({ finding }) => finding).sort(byShare);
  const tools = [...new Set(runs.map(({ tool }) => tool))].map((tool): ImportedTool => {
    const own = judged.filter(({ finding }) => finding.tool === tool);
    const count = (state: string) => own.filter(({ finding }) => finding.state === state).length;
    const left: Record<string, number> = {};
    for (const run of runs) if (run.tool === tool) for (const [reason, n] of Object.entries(run.left)) left[reason] = (left[reason] ?? 0) + n;
    const { value, low, high } = judge.shareOf(together(own.filter(({ finding }) => finding.state === 'cold')));
    return { tool, findings: own.length, hot: count('hot'), warm: count('warm'), cold: count('cold'), notRecorded: count('not-recorded'), coldShare: { value, low, high }, left };
  });
  return { runs, findings: inState('hot', 'warm'), cold: inState('cold'), notRecorded: inState('not-recorded'), tools, unseen: judge.unseen };
}

/** What places take together, each once. A place within another is counted in both: then it is more than they take, and never less. */
function together(judged: readonly Judged[]): Cost {
  return addCosts(...new Map(judged.map(({ key, own }) => [key, own])).values());
}

/** By the lower bound of the place's share, then by the share, then by that of the function around it; equal ones by place. */
function byShare(a: ImportedFinding, b: ImportedFinding): number {
  return b.share.low - a.share.low || b.share.value - a.share.value || (b.functionShare?.value ?? 0) - (a.functionShare?.value ?? 0)
    || (a.location.file < b.location.file ? -1 : a.location.file > b.location.file ? 1 : 0)
    || a.location.range.start.line - b.location.range.start.line || a.location.range.start.column - b.location.range.start.column
    || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) || a.run - b.run || a.result - b.result;
}
