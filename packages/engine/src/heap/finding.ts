import type { Row } from '@mechsym/facts';
import type { Location, Message, Problem, RuleInfo } from '../finding.ts';

/** What was counted of objects of one class, or of those that one field holds. */
export type HeapFact = Row<'heap'>;

/** A rule that holds for one fact of a heap. Its impact is a number of bytes, and never a part of the run. */
export interface HeapFinding {
  /** 1-based place in the ranking: what can be saved first, by bytes, then what is held */
  readonly rank: number;
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'note';
  /** digest of rule, class and holder */
  readonly fingerprint: string;
  /** saved: the change would save them. held: they are kept alive here */
  readonly as: 'saved' | 'held';
  readonly bytes: number;
  /** `bytes` as a part of the live heap, 0 to 1 */
  readonly part: number;
  readonly message: Message;
  readonly fact: HeapFact;
  /** where the field that holds the objects, or else their class, is declared; absent where that is not in the project */
  readonly location?: Location;
}

export interface HeapResult {
  readonly version: string;
  readonly dump: HeapSummary;
  readonly findings: readonly HeapFinding[];
  readonly belowFloor: { readonly count: number; readonly bytes: number; readonly floor: number };
  /** every class, the largest first */
  readonly classes: readonly { readonly class: string; readonly count: number; readonly bytes: number }[];
  readonly rules: readonly RuleInfo[];
  readonly problems: readonly Problem[];
}

export interface HeapSummary {
  /** the file, as the user gave it */
  readonly file: string;
  /** ISO 8601, UTC; empty if the file does not say */
  readonly time: string;
  /** how objects lie in memory, in words */
  readonly layout: string;
  readonly objects: number;
  /** of all live objects */
  readonly bytes: number;
}
