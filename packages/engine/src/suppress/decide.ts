import type { Finding, Location, Problem, Suppression, UnusedSuppression } from '../finding.ts';
import { Budget } from './budget.ts';
import type { BulkEntry } from './bulk.ts';
import { covers, lapseOf } from './inline.ts';
import { Looked, type Comment, type LookedFile } from './looked.ts';

/** What is suppressed beside the comments of the source. */
export interface SuppressInput {
  /** ISO date */
  readonly today: string;
  readonly bulk?: {
    /** name of the file, relative to the root */
    readonly name: string;
    readonly entries: readonly BulkEntry[];
    /** files of entries that are there no more */
    readonly gone: ReadonlySet<string>;
  };
  /** the rules whose findings are taken as suppressed by the file, whatever it counts: to write it anew */
  readonly adopt?: (rule: string) => boolean;
}

/** A finding with the places of everything that has its cause: a suppression at any of them is about all. */
export interface Judged {
  readonly finding: Finding;
  /** where to fix it first */
  readonly places: readonly Location[];
  /** it is to be shown unless it is suppressed; others only show that a suppression is needed */
  readonly isShown: boolean;
}

export interface Decision {
  readonly suppressed: ReadonlyMap<Finding, Suppression>;
  readonly lapsed: ReadonlyMap<Finding, NonNullable<Finding['lapsed']>>;
  readonly unused: readonly UnusedSuppression[];
  readonly problems: readonly Problem[];
}

/**
 * Which findings are suppressed, which suppressions lapsed and which nothing needed.
 * @param rules names of all rules
 */
export function decide(input: SuppressInput, judged: readonly Judged[], files: readonly LookedFile[], rules: ReadonlySet<string>): Decision {
  const suppressed = new Map<Finding, Suppression>();
  const lapsed = new Map<Finding, NonNullable<Finding['lapsed']>>();
  const problems: Problem[] = [];
  const comments = new Map<string, readonly Comment[]>();
  for (const file of files) {
    problems.push(...file.problems);
    comments.set(file.file, file.comments);
  }
  const needed = new Set<Comment>();
  const left: Judged[] = [];
  for (const each of judged) {
    const { finding, places } = each;
    const about = places.flatMap((place) => (comments.get(place.file) ?? []).filter(({ rule, lines }) => rule === finding.rule && covers(lines, place)));
    for (const comment of about) needed.add(comment);
    const lapses = about.map(({ suppression }) => ({ suppression, text: lapseOf(suppression, finding.impact.value, input.today) }));
    const holds = lapses.find(({ text }) => text === undefined);
    if (holds === undefined) left.push(each);
    if (!each.isShown) continue;
    if (holds !== undefined) suppressed.set(finding, holds.suppression);
    else if (lapses[0]?.text !== undefined) lapsed.set(finding, { suppression: lapses[0].suppression, text: lapses[0].text });
  }
  const looked = new Looked(files, rules, input.bulk?.gone ?? new Set());
  const unused: UnusedSuppression[] = [...comments].flatMap(([file, each]) => each.flatMap((comment) => {
    const why = needed.has(comment) ? undefined : comment.whyUnused;
    const { line, column } = comment.suppression;
    return why === undefined ? [] : [{ kind: 'inline' as const, rule: comment.rule, file, ...(line !== undefined && { line }), ...(column !== undefined && { column }), why }];
  }));
  const name = input.bulk?.name ?? '';
  const budget = new Budget(input.bulk?.entries ?? []);
  // Of more findings than are counted those that save most are shown.
  const order = [...left].sort((a, b) => Number(b.isShown) - Number(a.isShown) || a.finding.impact.value - b.finding.impact.value);
  for (const { finding, places, isShown } of order) {
    const counted = budget.take(finding.rule, places);
    if (!isShown) continue;
    const isCounted = counted?.isFree === true;
    const { file, scope } = isCounted ? counted.entry : { file: finding.location.file, scope: finding.location.function };
    const suppression: Suppression = { kind: 'file', reason: counted?.entry.reason ?? `known since ${input.today}`, file: name, entry: { file, scope } };
    if (isCounted || input.adopt?.(finding.rule) === true) {
      suppressed.set(finding, suppression);
      lapsed.delete(finding);
    } else if (counted !== undefined && !lapsed.has(finding)) {
      lapsed.set(finding, { suppression, text: `${name} counts ${counted.entry.count} of this rule in \`${counted.entry.scope}\`, and there are more.` });
    }
  }
  for (const entry of budget.left()) {
    const why = looked.whyUnused(entry);
    if (why !== undefined) unused.push({ kind: 'file', rule: entry.rule, file: name, entry: { file: entry.file, scope: entry.scope, count: entry.count }, why });
  }
  return { suppressed, lapsed, unused, problems: [...problems, ...unusedProblems(unused)] };
}

/** A comment each; the entries of the file together, with the first of them as an example. */
function unusedProblems(unused: readonly UnusedSuppression[]): Problem[] {
  const inline = unused.filter(({ kind }) => kind === 'inline').map(({ file, line, column, rule, why }): Problem => ({
    severity: 'info', file, ...(line !== undefined && { line }), ...(column !== undefined && { column }), message: `the suppression of \`${rule}\` is not used: ${why}`,
  }));
  const entries = unused.filter(({ entry }) => entry !== undefined);
  const [first] = entries;
  if (first?.entry === undefined) return inline;
  const more = entries.length === 1 ? '' : `, and ${entries.length - 1} more`;
  return [...inline, {
    severity: 'info', file: first.file,
    message: `not used: \`${first.rule}\` in \`${first.entry.scope}\` of ${first.entry.file} (${first.why})${more}; mechsym lint --prune-suppressions takes out what is not used`,
  }];
}
