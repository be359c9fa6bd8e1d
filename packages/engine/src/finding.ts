import type { Range } from './source/model.ts';

/** A number with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface Location {
  /** relative to the root, forward slashes */
  readonly file: string;
  readonly range: Range;
  /** qualified name of the function around it, or of the class; `<module>` for top-level code */
  readonly function: string;
  /** the lines from the one before the range to its end, so that formatters need no file system; firstLine counts from 0 */
  readonly snippet: { readonly firstLine: number; readonly lines: readonly string[] };
}

/** Whether the source is still what was recorded; `unknown` where neither the file nor the function was digested. */
export type Freshness = 'fresh' | 'moved' | 'stale' | 'unknown';

/** One thing that was recorded and speaks for the finding, in words and in data. */
export interface Evidence {
  readonly kind: string;
  /** e.g. "4 types: Circle 26 %, Square 25 %, Triangle 25 %, Hexagon 24 %" */
  readonly text: string;
  readonly location: Location;
  /** the fact's columns by name */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface RelatedLocation {
  readonly location: Location;
  readonly text: string;
}

/** A text in the two registers of the audience. */
export interface Registers {
  readonly developer: string;
  readonly runtime: string;
}

export interface Message {
  /** one clause, no full stop: "megamorphic attribute in a hot loop" */
  readonly title: Registers;
  /** what was seen at the underlined place, short enough to stand beside the underline */
  readonly label: Registers;
  /** why it costs: a sentence */
  readonly why: Registers;
  /** what to do: a sentence in the imperative */
  readonly fix: Registers;
}

export interface Finding {
  /** 1-based place in the ranking */
  readonly rank: number;
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'note';
  /** stable over edits elsewhere in the file: digest of rule, file, function and the site's own text */
  readonly fingerprint: string;
  /** where to fix it: the place that is underlined */
  readonly location: Location;
  /** where it hurts, hottest first */
  readonly related: readonly RelatedLocation[];
  /** from cause to effect; may be empty */
  readonly flow: readonly RelatedLocation[];
  readonly message: Message;
  readonly evidence: readonly Evidence[];
  readonly share: Estimate & { readonly samples: number; readonly of: number; readonly modelled: boolean };
  readonly saving: Estimate & {
    /** where on the measured curve, e.g. the length of the list; 0 where the saving does not scale */
    readonly at: number;
    /** e.g. "receipt on CPython 3.13, 20 pairs, 2026-11-24"; for `explain` */
    readonly source: string;
    readonly measuredOn: string;
    readonly exactVersion: boolean;
  };
  readonly impact: Estimate;
  readonly freshness: Freshness;
  /** ids of the processes whose facts are used */
  readonly recordings: readonly string[];
}

export interface RecordingSummary {
  readonly runtime: string;
  readonly version: string;
  readonly flags: Readonly<Record<string, string | boolean>>;
  readonly command: readonly string[];
  readonly start: string;
  readonly processes: number;
  readonly cpu: number;
  readonly seconds: number;
  readonly samples: number;
  /** samples with nothing of the project on the stack */
  readonly outside: number;
  readonly lost: number;
  /** share of the CPU that recording itself took, as the recorder measured it */
  readonly overhead: number;
  readonly clock: { readonly kind: 'cpu' | 'wall'; readonly period: number; readonly precision: string } | undefined;
}

/** How far the recording can be trusted. */
export interface Trust {
  readonly samples: number;
  /** Good-Turing: part of the hot code that was seen, 0 to 1 */
  readonly coverage: Estimate;
  /** of the findings shown, how many both halves of the recording put above the floor */
  readonly agreeing: number;
  readonly shown: number;
  /** the smallest share that this number of samples can tell from nothing */
  readonly resolution: number;
  /** seconds of CPU to record so that the findings shown separate; 0 if they do */
  readonly recordMore: number;
}

/** Something about the input that the user should know; never fatal by itself. */
export interface Problem {
  readonly severity: 'error' | 'warning' | 'info';
  readonly file?: string;
  /** 1-based */
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
  readonly count?: number;
}

export type RuleStatus =
  | { readonly rule: string; readonly status: 'applied'; readonly findings: number }
  | { readonly rule: string; readonly status: 'not-applicable'; readonly reason: string; readonly missing: readonly string[] }
  | { readonly rule: string; readonly status: 'off'; readonly reason: string };

/** What documentation of a rule an output may show. */
export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  /** one or two sentences */
  readonly summary: string;
  readonly level: 'error' | 'warning' | 'note';
  /** the rule's page, Markdown */
  readonly help: string;
  readonly helpUri?: string;
  readonly requires: readonly string[];
  readonly languages: readonly string[];
}

export interface LintResult {
  readonly version: string;
  /** absolute path of the project root, for formatters that need a base URI; never written into findings */
  readonly root: string;
  readonly findings: readonly Finding[];
  readonly belowFloor: { readonly count: number; readonly impact: number; readonly floor: number };
  readonly rules: readonly RuleInfo[];
  readonly statuses: readonly RuleStatus[];
  readonly recordings: readonly RecordingSummary[];
  readonly trust: Trust;
  /** impact of all shown findings together, overlaps counted once */
  readonly total: Estimate;
  readonly counts: {
    readonly functions: number;
    readonly hotFunctions: number;
    readonly filesWithFacts: number;
    readonly filesRead: number;
    /** facts that could not be placed in source, by reason */
    readonly unplaced: Readonly<Record<string, number>>;
    readonly stale: number;
    readonly moved: number;
    /** functions of which nothing tells whether they have changed */
    readonly unknown: number;
  };
  readonly problems: readonly Problem[];
}
