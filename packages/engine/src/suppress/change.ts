import type { LintResult } from '../finding.ts';
import { keyOf, type BulkEntry } from './bulk.ts';

/** The entries with counts high enough for every finding that the result has as suppressed by the file. */
export function adopted(entries: readonly BulkEntry[], { suppressed }: LintResult): BulkEntry[] {
  const counts = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const found = new Map<string, BulkEntry>();
  for (const { rule, suppression } of suppressed) {
    if (suppression.entry === undefined) continue;
    const entry = { ...suppression.entry, rule, reason: suppression.reason };
    const key = keyOf(entry);
    found.set(key, { ...entry, count: (found.get(key)?.count ?? 0) + 1 });
  }
  for (const [key, entry] of found) {
    if (entry.count > (counts.get(key)?.count ?? 0)) counts.set(key, entry);
  }
  return [...counts.values()];
}

/** The entries without what the result says is not used. */
export function pruned(entries: readonly BulkEntry[], { unusedSuppressions }: LintResult): BulkEntry[] {
  const unused = new Map(unusedSuppressions.flatMap(({ rule, entry }) => (entry === undefined ? [] : [[keyOf({ ...entry, rule }), entry.count] as const])));
  return entries.map((entry) => ({ ...entry, count: entry.count - (unused.get(keyOf(entry)) ?? 0) })).filter(({ count }) => count > 0);
}
