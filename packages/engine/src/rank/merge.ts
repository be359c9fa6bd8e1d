import type { Candidate } from '../rules/evaluate.ts';
import { addCosts, type Cost } from '../join/costs.ts';
import { push } from '../push.ts';
import { contains } from '../source/range.ts';
import type { Place } from '../view/place.ts';

/** Matches of one rule with one cause: the first on the hottest line speaks, the costs add up. */
export interface Group {
  readonly lead: Candidate;
  readonly members: readonly Candidate[];
  readonly cost: Cost;
}

export function groupByCause(candidates: readonly Candidate[]): Group[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) push(groups, `${candidate.rule.spec.rule}\0${candidate.cause}`, candidate);
  return [...groups.values()].map((members) => {
    members.sort((a, b) => b.cost.samples - a.cost.samples);
    return { lead: leadOf(members), members, cost: unionCost(members) };
  });
}

/** Of many places with one cause, the line that holds most of the cost is the one to show: single places differ by chance. */
function leadOf(members: readonly Candidate[]): Candidate {
  const lines = new Map<string, number>();
  const lineOf = ({ fix }: Candidate) => `${fix.file?.model.file ?? ''}:${fix.line}`;
  for (const member of members) lines.set(lineOf(member), (lines.get(lineOf(member)) ?? 0) + member.cost.samples);
  const column = ({ fix }: Candidate) => fix.range?.start.column ?? 0;
  return [...members].sort((a, b) => (lines.get(lineOf(b)) ?? 0) - (lines.get(lineOf(a)) ?? 0)
    || a.fix.line - b.fix.line || column(a) - column(b) || b.cost.samples - a.cost.samples)[0] as Candidate;
}

/** A place that lies within another of the group is counted with it. */
function unionCost(members: readonly Candidate[]): Cost {
  const counted: Candidate[] = [];
  for (const member of members) {
    if (!counted.some((other) => other.site.contains(member.site) && !areTwoOperations(other.site, member.site))) counted.push(member);
  }
  return addCosts(...counted.map(({ cost }) => cost));
}

/** `x.n += 1` reads and stores at one place. */
function areTwoOperations(a: Place, b: Place): boolean {
  return a.same(b) && a.site !== b.site;
}

export interface Ranked {
  readonly group: Group;
  readonly impact: number;
}

/**
 * At most one rule reports one cause: of two whose fix or hot site is the same place, the one with the higher priority
 * stays, then the one with the larger impact.
 */
export function oneRulePerCause<T extends Ranked>(findings: readonly T[]): T[] {
  const order = [...findings].sort((a, b) => priority(b) - priority(a) || b.impact - a.impact);
  const kept: T[] = [];
  const fixed = new Set<string>();
  // Only findings with a place in the same file can have the same cause.
  const inFile = new Map<unknown, T[]>();
  for (const finding of order) {
    const { lead, members } = finding.group;
    const near = inFile.get(members[0]?.site.file) ?? [];
    if (fixed.has(lead.fix.key) || near.some((other) => liesWithin(finding.group, other.group))) continue;
    kept.push(finding);
    if (lead.fix.key !== '') fixed.add(lead.fix.key);
    for (const file of new Set(members.map(({ site }) => site.file))) push(inFile, file, finding);
  }
  return kept;
}

function priority({ group }: Ranked): number {
  return group.lead.rule.spec.priority ?? 0;
}

function liesWithin(a: Group, b: Group): boolean {
  return a.members.every((one) => b.members.some((two) => overlaps(one.site, two.site)));
}

function overlaps(a: Place, b: Place): boolean {
  if (a.file !== b.file) return false;
  const x = a.range;
  const y = b.range;
  return x !== undefined && y !== undefined && (contains(x, y) || contains(y, x));
}
