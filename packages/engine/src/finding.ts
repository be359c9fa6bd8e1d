import type { Imported } from './imported/model.ts';
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

/** A change of the source that does what a finding advises. */
export interface Fix {
  /** a clause in the imperative: "compile the pattern once, at module level" */
  readonly description: string;
  /** what may be otherwise afterwards, in a sentence; absent where the change keeps the meaning */
  readonly risk?: string;
  /** the files that it changes, with the SHA-256 of the text that it is about, without a byte order mark: hex digits */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
  /** by file and place; no two of them collide */
  readonly edits: readonly FixEdit[];
  /** the same as whole lines, to be shown; `line` counts from 0, in the file as it is */
  readonly diff: readonly { readonly file: string; readonly line: number; readonly removed: readonly string[]; readonly added: readonly string[] }[];
}

export interface FixEdit {
  /** relative to the root, forward slashes */
  readonly file: string;
  readonly range: Range;
  /** what stands there; where something else does, the edit is not about that text */
  readonly old: string;
  /** what takes its place, with the line ends of the file */
  readonly text: string;
}

export interface Finding {
  /** 1-based place in the ranking */
  readonly rank: number;
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'note';
  /** the same for the same finding in a later run: digest of rule, file, function and the normalised syntax of the place to fix, equal ones numbered */
  readonly fingerprint: string;
  readonly fingerprints: Fingerprints;
  /** where to fix it: the place that is underlined */
  readonly location: Location;
  /** where it hurts, hottest first */
  readonly related: readonly RelatedLocation[];
  /** from cause to effect; may be empty */
  readonly flow: readonly RelatedLocation[];
  readonly message: Message;
  readonly evidence: readonly Evidence[];
  readonly share: Estimate & {
    readonly samples: number;
    readonly of: number;
    readonly modelled: boolean;
    /** part of the run in the functions around the hot places, these among it, without what they call: a saving above 1 cannot take more of it than the receipt's did */
    readonly around: number;
    /** part of the run in which all that goes with such a saving lies: the function with what it calls, what has no place and what the clock did not see */
    readonly reach: number;
    /** it and the impact are parts of the time on the clock; of CPU time if absent */
    readonly clock?: 'wall';
  };
  readonly saving: Estimate & {
    /** where on the measured curve, e.g. the length of the list; 0 where the saving does not scale */
    readonly at: number;
    /** e.g. "receipt on CPython 3.13, 20 pairs, 2026-11-24"; for `explain` */
    readonly source: string;
    readonly measuredOn: string;
    readonly exactVersion: boolean;
    /** how far savings differ between programs (standard deviation of their logarithm), which the interval allows for, and of how many programs that is known; absent where it is not */
    readonly spread?: { readonly value: number; readonly programs: number };
  };
  readonly impact: Estimate;
  readonly freshness: Freshness;
  /** ids of the processes whose facts are used */
  readonly recordings: readonly string[];
  /** in how many of several runs it is to be seen; absent where there is one */
  readonly seen?: Seen;
  /** why it is a note and not what its rule is otherwise: what was recorded is too little for the claim, or disagrees about it */
  readonly doubt?: Doubt;
  /** what a change that repairs it was measured to save; absent where none was */
  readonly proof?: Proof;
  /** what became of it since an earlier run; absent where none was compared */
  readonly baseline?: Baseline;
  /** the suppression that no longer counts, and why the finding is back: a sentence */
  readonly lapsed?: { readonly suppression: Suppression; readonly text: string };
  /** absent where the rule has none that fits, and where the source may not be what was recorded */
  readonly fix?: Fix;
  /** why none of the fixes of its rule is offered; absent where the rule has none */
  readonly noFix?: string;
}

/** A run shows a finding if it reaches half of the floor by its samples alone. */
export interface Seen {
  readonly runs: number;
  /** runs in all */
  readonly of: number;
  readonly workloads: number;
  /** workloads in all */
  readonly ofWorkloads: number;
  /** share in each run, 0 to 1, in the order of the result's `runs` */
  readonly shares: readonly number[];
}

/** The interval of a share reaches down to less than half of it. */
export interface Doubt {
  /** samples: there are too few. runs: the runs disagree more than their samples explain */
  readonly reason: 'samples' | 'runs';
  /** what it would be */
  readonly level: 'error' | 'warning';
  /** seconds of CPU to record beyond what was, so that the interval ends above half of the share */
  readonly recordMore: number;
}

/** One run of those that were linted together. */
export interface RunSummary {
  readonly id: string;
  /** the command as it was typed; runs of one workload are repeats */
  readonly workload: string;
  readonly processes: number;
  readonly samples: number;
  readonly cpu: number;
}

/** A change that repairs a finding, run with and without it. */
export interface Proof {
  /** the change, as it was named: `patch fix.diff`, `branch faster` */
  readonly change: string;
  /** part of the run's CPU time that it saves, or of its time on the clock where the finding's share is of that, with the 95 % interval of the pairs; negative where it costs */
  readonly measured: Estimate;
  /** the impact of the finding when it was measured */
  readonly predicted: Estimate;
  readonly pairs: number;
  /** seconds of the run before and after, of the same clock */
  readonly seconds: readonly [before: number, after: number];
  /** `varies`: the program prints something else each time */
  readonly outputs: 'same' | 'different' | 'varies';
  readonly command: readonly string[];
  /** ISO date */
  readonly date: string;
}

/** By what a finding is recognised where its place has another name. Digests of 16 hex digits. */
export interface Fingerprints {
  /** rule and normalised syntax of the place to fix: the same in another file and another function */
  readonly content: string;
  /** rule and form of the site without the names of its data: places that one and the same fix would serve have it in common */
  readonly shape: string;
  /** normalised syntax of the function around it, without its name; empty for top-level code */
  readonly scope: string;
}

/**
 * - new: it was not there, not even below the floor
 * - worse, better: its impact lies outside of both intervals, as a part of the run and in seconds of CPU
 * - fixed: it was shown before and is there no more, though its code ran or the same command was run
 * - unknown: one of the two runs could not tell: the rule did not apply there, or the code did not run
 */
export type BaselineState = 'new' | 'worse' | 'better' | 'unchanged' | 'fixed' | 'unknown';

export interface Baseline {
  readonly state: BaselineState;
  /** why it is unknown, or by what a change is held to have made it */
  readonly reason?: string;
  /** what it was before */
  readonly impact?: Estimate;
  /** where it was before, if that was in another file or function; line from 1 */
  readonly from?: { readonly file: string; readonly line: number; readonly function: string };
  /** its fingerprint before, if that was another */
  readonly fingerprint?: string;
  /** whether the change touches its place or a function in which it costs; absent where no change is known */
  readonly touched?: boolean;
}

/** As much of a finding as another run needs to recognise it. */
export interface KnownFinding {
  readonly rule: string;
  readonly fingerprint: string;
  readonly fingerprints: Fingerprints;
  readonly file: string;
  readonly function: string;
  /** from 1 */
  readonly line: number;
  readonly column: number;
  readonly impact: Estimate;
}

/** What the runtime came to think otherwise about one site. */
export interface SiteChange {
  readonly kind: 'shapes' | 'inlining' | 'deopt' | 'specialization';
  /** an optimisation was lost, not gained */
  readonly lost: boolean;
  /** as a programmer calls it: `Node.key` */
  readonly name: string;
  /** e.g. monomorphic, inlined, no deopts, specialised */
  readonly before: string;
  readonly after: string;
  /** in words: shapes with their parts, the callee and the reason */
  readonly detail: string;
  readonly location: Location;
  readonly share: Estimate;
  /** whether the change touches the function around it; absent where no change is known */
  readonly touched?: boolean;
}

/** A finding that the change removed, and those that the same fix would remove as well. */
export interface Twins {
  readonly rule: string;
  readonly title: Registers;
  /** where the pattern was; line from 1 */
  readonly fixed: { readonly file: string; readonly line: number; readonly function: string; readonly fingerprint?: string };
  /** fingerprints of findings that are still there, best first */
  readonly missed: readonly string[];
  /** of all that are missed, overlaps counted once */
  readonly impact: Estimate;
}

/** How a result differs from an earlier one, or what of it lies in a change of the source. */
export interface Comparison {
  /** runs: two runs were compared. changes: there is one run, and findings are called new where the change touches them */
  readonly by: 'runs' | 'changes';
  /** the revision, file or folder that is compared with */
  readonly base: string;
  readonly counts: Readonly<Record<BaselineState, number>>;
  /** findings of the earlier run that are there no more or cannot be compared, as they were, best first; their `baseline` says which */
  readonly gone: readonly Finding[];
  /** fixes that are missed elsewhere, by impact */
  readonly twins: readonly Twins[];
  /** hottest first; empty where one of the two is no recording */
  readonly sites: readonly SiteChange[];
  /** share of the run at the sites that lost an optimisation, overlaps counted once; absent without any */
  readonly lost?: Estimate;
  /** seconds of CPU; absent unless both ran the same command, in as many processes */
  readonly cpu?: { readonly base: number; readonly head: number };
}

/** What somebody wrote so that a finding is not shown. */
export interface Suppression {
  /** in a comment of the source, or in the suppressions file */
  readonly kind: 'inline' | 'file';
  readonly reason: string;
  /** where it is written, relative to the root, forward slashes */
  readonly file: string;
  /** 1-based; of a comment */
  readonly line?: number;
  readonly column?: number;
  /** ISO date: the last day on which it counts */
  readonly until?: string;
  /** it counts for impacts smaller than this part of the run */
  readonly below?: number;
  /** the entry of the suppressions file that counts the finding, beside its rule */
  readonly entry?: { readonly file: string; readonly scope: string };
}

export interface SuppressedFinding extends Finding {
  readonly suppression: Suppression;
}

/** A suppression, or a part of one, that nothing in this recording needed, although its rule ran there. */
export interface UnusedSuppression {
  readonly kind: Suppression['kind'];
  readonly rule: string;
  /** where it is written */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** of an entry of the suppressions file: what it is about, and how many findings too many it counts */
  readonly entry?: { readonly file: string; readonly scope: string; readonly count: number };
  /** a clause: "the rule finds nothing there" */
  readonly why: string;
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

/** A part of the run of which the recording says little. */
export interface Elsewhere {
  /** where it ran, in words that go after a share: `in native code` */
  readonly what: string;
  /** 0 to 1 */
  readonly share: number;
  /** it is the time of places that call there, whose rules may still say something of the call */
  readonly called?: boolean;
}

/** How far the recording can be trusted. */
export interface Trust {
  readonly samples: number;
  /** Good-Turing: part of the hot code that was seen, 0 to 1 */
  readonly coverage: Estimate;
  /** of the findings shown, how many both halves of the recording, or all of several runs, put above the floor */
  readonly agreeing: number;
  readonly shown: number;
  /** the smallest share that this number of samples can tell from nothing */
  readonly resolution: number;
  /** seconds of CPU to record so that the findings shown separate; 0 if they do */
  readonly recordMore: number;
  /** ranks of the two findings that it would separate; absent where `recordMore` is 0 */
  readonly separates?: readonly [number, number];
  /** of several runs: how well their first findings agree */
  readonly runs?: {
    readonly count: number;
    readonly workloads: number;
    /** how many first findings are compared: five, or as many as there are */
    readonly top: number;
    /** how many of them are among the first of a run, on average */
    readonly common: number;
    /** runs whose first ones are the same, in whatever order */
    readonly same: number;
  };
  /** largest first; parts may overlap */
  readonly elsewhere: readonly Elsewhere[];
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
  /** findings that would be shown; their ranks go on after those of the findings */
  readonly suppressed: readonly SuppressedFinding[];
  readonly unusedSuppressions: readonly UnusedSuppression[];
  readonly belowFloor: {
    readonly count: number;
    readonly impact: number;
    readonly floor: number;
    /** the first of them, by which a later run knows that they were there */
    readonly findings?: readonly KnownFinding[];
  };
  readonly rules: readonly RuleInfo[];
  readonly statuses: readonly RuleStatus[];
  readonly recordings: readonly RecordingSummary[];
  /** the runs that were kept apart; absent where there is one */
  readonly runs?: readonly RunSummary[];
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
  /** absent where nothing was compared; then no finding has a `baseline` */
  readonly comparison?: Comparison;
  /** findings of other linters; absent where none were given. They count nowhere else */
  readonly imported?: Imported;
}
