import type { Estimate, Location, Problem } from '../finding.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Where a result of another tool is: lines and columns from 1, as SARIF counts them; the end is the first column after it. */
export type ImportedRegion = {
  readonly startLine: number;
  readonly startColumn?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
} | {
  /** characters from the start of the file, from 0 */
  readonly offset: number;
  readonly length: number;
};

/** A result of another tool, as far as it can be judged. */
export interface ImportedResult {
  /** its place in `results` of the run */
  readonly index: number;
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'note' | 'none';
  readonly message: string;
  /** relative to the root, forward slashes */
  readonly file: string;
  /** absent where the result is about the whole file */
  readonly region?: ImportedRegion;
  readonly unit: 'utf16' | 'codepoint';
}

/** One run of another tool. */
export interface ImportedRun {
  readonly tool: string;
  /** empty where the log does not say */
  readonly version: string;
  /** the log that it was read from, as the user named it */
  readonly from: string;
  readonly results: readonly ImportedResult[];
  /** results that are not judged, by reason */
  readonly left: Readonly<Record<string, number>>;
  /** the run as SARIF has it, with the paths of this project and without those of the machine: for outputs in SARIF */
  readonly raw: JsonObject & { readonly results: readonly JsonObject[] };
}

export interface ImportedLog {
  readonly runs: readonly ImportedRun[];
  readonly problems: readonly Problem[];
}

/**
 * - hot: the code itself takes at least the floor
 * - warm: it takes less, but with what it calls, or within its interval, it may take the floor
 * - cold: with all that it calls it surely takes less than the floor
 * - not-recorded: the recording says nothing of it
 */
export type ImportedState = 'hot' | 'warm' | 'cold' | 'not-recorded';

/** Whose share is told: the smallest piece of code with operations of its own around the place; `none` is text that does not run. */
export type ImportedPlace = 'expression' | 'statement' | 'lines' | 'loop' | 'function' | 'class' | 'file' | 'none';

/** A finding of another linter with what the recording says of its place. It has no saving: nobody measured its rule's advice. */
export interface ImportedFinding {
  /** place in `runs`, and in `results` of that run's `raw` */
  readonly run: number;
  readonly result: number;
  readonly tool: string;
  readonly rule: string;
  readonly level: ImportedResult['level'];
  readonly message: string;
  readonly location: Location;
  readonly state: ImportedState;
  /** why the recording says nothing of it: a clause */
  readonly reason?: string;
  readonly at: ImportedPlace;
  /** of the run, at the place itself, with what it calls of the runtime and of other packages, but not of the project */
  readonly share: Estimate & { readonly samples: number; readonly of: number; readonly modelled: boolean };
  /** the same with all that it calls */
  readonly withCalls: Estimate;
  /** of the function around it, with what it calls; absent where nothing was placed in one */
  readonly functionShare?: Estimate;
}

/** What the recording says of the findings of other linters. */
export interface Imported {
  readonly runs: readonly ImportedRun[];
  /** hot and warm ones, by their share */
  readonly findings: readonly ImportedFinding[];
  /** cold ones: suppressed */
  readonly cold: readonly ImportedFinding[];
  readonly notRecorded: readonly ImportedFinding[];
  readonly tools: readonly ImportedTool[];
  /** what a place takes at most that no sample met: how far the recording can tell cold from hot */
  readonly unseen: number;
}

/** A tool with the numbers of its findings. */
export interface ImportedTool {
  readonly tool: string;
  readonly findings: number;
  readonly hot: number;
  readonly warm: number;
  readonly cold: number;
  readonly notRecorded: number;
  /** share of the run at all cold places together */
  readonly coldShare: Estimate;
  /** results that were not judged, by reason */
  readonly left: Readonly<Record<string, number>>;
}
