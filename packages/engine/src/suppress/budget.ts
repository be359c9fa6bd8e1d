import type { Location } from '../finding.ts';
import { keyOf, type BulkEntry } from './bulk.ts';

/** What of the counts of a suppressions file is not taken yet. */
export class Budget {
  readonly #open = new Map<string, { readonly entry: BulkEntry; left: number }>();

  constructor(entries: readonly BulkEntry[]) {
    for (const entry of entries) this.#open.set(keyOf(entry), { entry, left: entry.count });
  }

  /**
   * Takes one for a finding, by the first of its places that has one.
   * @returns the entry, and whether one of its count was free; undefined where no entry is about the finding
   */
  take(rule: string, places: readonly Location[]): { readonly entry: BulkEntry; readonly isFree: boolean } | undefined {
    const about = places.flatMap((place) => this.#open.get(keyOf({ file: place.file, rule, scope: place.function })) ?? []);
    const free = about.find(({ left }) => left > 0);
    if (free === undefined) return about[0] && { entry: about[0].entry, isFree: false };
    free.left--;
    return { entry: free.entry, isFree: true };
  }

  /** What nothing has taken: entries with the count that is left. */
  left(): BulkEntry[] {
    return [...this.#open.values()].filter(({ left }) => left > 0).map(({ entry, left }) => ({ ...entry, count: left }));
  }
}
