/**
 * The vocabulary of facts, version 1: what a recording may say and how its parts add up.
 *
 * Everything that depends on the kind of a fact (reading, writing, merging, the JSON Schema, `facts show`) is driven by
 * the table KINDS below: a new kind is a new entry there and nothing else.
 */

/** How a column behaves when two rows with equal keys merge. */
export type ColumnRole =
  /** part of the row's identity */
  | 'key'
  /** a number; merging adds */
  | 'sum'
  /** an object from name to count; merging adds name by name */
  | 'histogram';

/** What a column's JSON value is. `site` is an index into the function's `sites`, or -1 for the function as a whole. */
export type ColumnType = 'site' | 'string' | 'number' | 'boolean' | 'histogram';

export interface Column {
  readonly name: string;
  readonly role: ColumnRole;
  readonly type: ColumnType;
  /** One sentence: what it counts, in which unit. */
  readonly about: string;
}

/** How well a count is known. Counts of unlike quality are never added or compared. */
export type Quality = 'exact' | 'sampled' | 'lower-bound' | 'truncated';
export const QUALITIES: readonly Quality[] = ['exact', 'sampled', 'lower-bound', 'truncated'];

/** What a site does, in words that hold for every runtime. */
export const OPERATIONS = [
  'attribute', 'attribute-store', 'call', 'binary', 'compare', 'membership', 'subscript', 'subscript-store',
  'iteration', 'global', 'global-store', 'import', 'raise', 'await', 'yield', 'make-function', 'build', 'branch',
  'loop', 'return', 'line', 'other',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** The reasons shared by all runtimes; a runtime's own words stay beside it in `detail`. */
export const REASONS = [
  'type-unexpected', 'shape-unexpected', 'value-unexpected', 'integer-overflow', 'out-of-bounds', 'not-a-number',
  'global-rebound', 'builtin-shadowed', 'dependency-changed', 'callee-unknown', 'callee-megamorphic', 'callee-too-big',
  'callee-cold', 'callee-recursive', 'callee-not-inlineable', 'callee-native', 'variadic', 'closure', 'generator',
  'exception-handler', 'budget-exhausted', 'trace-too-long', 'trace-left', 'unsupported-operation', 'not-compiled-yet',
  'allocation-failure', 'explicit', 'other',
] as const;
export type Reason = (typeof REASONS)[number];

// The literal types matter: `Row<'cost'>` in row.ts is derived from them.
const site = { name: 'site', role: 'key', type: 'site', about: 'index into the line\'s `sites`; -1 is the whole function' } as const;
const quality = { name: 'quality', role: 'key', type: 'string', about: 'exact, sampled, lower-bound or truncated' } as const;
const detail = { name: 'detail', role: 'key', type: 'string', about: 'the runtime\'s own words' } as const;
const reason = { name: 'reason', role: 'key', type: 'string', about: 'one of the shared reasons' } as const;
const key = <N extends string>(name: N, about: string) => ({ name, role: 'key', type: 'string', about }) as const;
const numberKey = <N extends string>(name: N, about: string) => ({ name, role: 'key', type: 'number', about }) as const;
const booleanKey = <N extends string>(name: N, about: string) => ({ name, role: 'key', type: 'boolean', about }) as const;
const sum = <N extends string>(name: N, about: string) => ({ name, role: 'sum', type: 'number', about }) as const;
const histogram = <N extends string>(name: N, about: string) => ({ name, role: 'histogram', type: 'histogram', about }) as const;

export interface Kind {
  readonly about: string;
  readonly columns: readonly Column[];
}

/** Every kind of fact with its columns, in the order in which a row holds them. */
export const KINDS = {
  cost: {
    about: 'samples of the clock: where the time went',
    columns: [site,
      sum('self', 'samples whose innermost recorded place is this one'),
      sum('total', 'samples with this place anywhere on the stack, counted once a sample'),
      sum('selfOdd', 'the part of `self` taken in odd windows of the clock, so that halves of the run can be compared'),
      sum('totalOdd', 'the part of `total` taken in odd windows')],
  },
  'inline-cache': {
    about: 'what an inline cache saw',
    columns: [site, quality,
      histogram('shapes', 'observations by shape; a type is named module:qualified name, a builtin by its bare name'),
      sum('changes', 'observations in which the cached shape differed from the one before')],
  },
  specialization: {
    about: 'whether the runtime could specialise the operation',
    columns: [site, quality,
      histogram('forms', 'observations by form, in the runtime\'s own words'),
      sum('specialized', 'observations in a specialised form'),
      sum('generic', 'observations in the generic form after warm-up, backing off after failures, or specialised for another type than the one at hand'),
      sum('warming', 'observations before the first attempt'),
      sum('changes', 'observations in which the form differed from the one before')],
  },
  call: {
    about: 'which function a site reached, and through which mechanism',
    columns: [site, quality,
      key('callee', 'module:qualified name'),
      key('calleeFile', 'relative path where the callee lies in the project, else empty'),
      numberKey('calleeLine', 'first line of the callee (1-based), 0 if unknown'),
      key('via', 'call, attribute, attribute-store, operator, subscript, membership, iteration, context, import or other'),
      sum('samples', 'samples of the clock with this edge on the stack, once a sample')],
  },
  inlining: {
    about: 'whether a call was inlined by the optimising compiler, and why not',
    columns: [site, quality, key('callee', 'module:qualified name'), booleanKey('done', 'true if inlined'), reason, detail,
      sum('count', 'decisions')],
  },
  deopt: {
    about: 'optimised code was left because an assumption failed',
    columns: [site, quality, reason, key('effect', 'exit, invalidate or lazy'), detail, sum('count', 'times')],
  },
  compilation: {
    about: 'the function was compiled, or could not be',
    columns: [site, quality, key('tier', 'name of the tier'), key('outcome', 'done, failed or abandoned'), reason, detail,
      sum('count', 'times'), sum('seconds', 'compiler time')],
  },
  allocation: {
    about: 'objects made here',
    columns: [site, quality, key('shape', 'as in inline-cache'), sum('count', 'objects'), sum('bytes', 'bytes')],
  },
  exception: {
    about: 'exceptions raised or handled here',
    columns: [site, quality, key('type', 'module:qualified name'), key('role', 'raised, handled or passed'),
      sum('count', 'exceptions seen'), sum('seconds', 'length of the windows in which they were counted')],
  },
  binding: {
    about: 'where a global name used here resolves',
    columns: [site, quality, key('name', 'the name'), key('resolves', 'module, builtin or missing'),
      key('shadows', 'builtin if it hides one, else empty'),
      key('value', 'what it is bound to: type, or module:qualified name for functions and classes'),
      sum('rebound', 'observations in which it was bound to another object than at the observation before'),
      sum('seen', 'observations')],
  },
  'value-shape': {
    about: 'what a variable or a chain of attributes held while the function ran',
    columns: [site, quality, key('path', 'the name as written: `x`, `self.items`, `config.limits`'),
      histogram('shapes', 'observations by shape'),
      histogram('lengths', 'observations by length of a builtin container or string, rounded down to a power of two'),
      histogram('elements', 'element types of a bounded prefix, by shape'),
      histogram('values', 'observations by digest of a builtin value, of a container by its length and some elements; `*` holds what the bounded table could not'),
      histogram('states', 'named states of well-known objects, e.g. `logger-level:WARNING`, `layout:dict`; `again` counts values equal to the observation before'),
      sum('changes', 'observations in which it was another object than at the observation before'),
      sum('seen', 'observations')],
  },
  pause: {
    about: 'the collector stopped the program',
    columns: [site, quality, reason, detail, sum('count', 'pauses'), sum('seconds', 'length')],
  },
  contention: {
    about: 'a lock was waited for',
    columns: [site, quality, key('lock', 'name of the lock or its type'), sum('count', 'waits'), sum('seconds', 'length')],
  },
  counter: {
    about: 'a named hardware or simulated event',
    columns: [site, quality, key('event', 'name of the event'), sum('self', 'events here'), sum('total', 'events here and below')],
  },
  heap: {
    about: 'objects that were alive when the heap was dumped; bytes of memory, which say nothing of time',
    columns: [site, quality,
      key('what', 'instances, retained (what would go with the instances of the class), equal-strings, empty-collection, one-entry-collection, sparse-collection or boxed-in-collection'),
      key('class', 'class of the objects, as in inline-cache'),
      key('holder', 'the field that holds them: package:Outer.Inner.field; empty where it is not told or is the runtime\'s'),
      sum('count', 'objects'), sum('bytes', 'what they take'),
      sum('spareCount', 'those of them that could be done without'), sum('spareBytes', 'bytes that would be saved without them')],
  },
  anchor: {
    about: 'what the source said here when it was recorded, so that the place is found again in a function that was edited; added to hot functions when the run is over',
    columns: [site,
      key('statement', 'digest of the statement around the site; for the function as a whole, of all its statements in order, with spaces between'),
      numberKey('index', 'which of the function\'s statements it is, from 0; for the function as a whole how many it has'),
      numberKey('ordinal', 'which of the statement\'s operations it is, from 0; of its loops for a loop; lines after its first one where no operation is known'),
      key('text', 'digest of the operation, its name and its expression; `loop`; `@` and the column of the statement where no operation is known')],
  },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as KindName[];

/** Columns of a row of `sites`. Lines count from the function's first line, so that they survive edits above it. */
export const SITE_COLUMNS = [
  'line', 'column', 'endLine', 'endColumn', 'ordinal', 'operation', 'name',
] as const;

/**
 * A site within a function.
 * - line, endLine: lines after the function's first line (0 is that line)
 * - column, endColumn: 0-based, in the recording's column unit; -1 where the runtime does not know it
 * - ordinal: 0-based number among the sites of the same operation and name on that line
 */
export type SiteRow = readonly [
  line: number, column: number, endLine: number, endColumn: number, ordinal: number, operation: string, name: string,
];

export interface Clock {
  readonly kind: 'cpu' | 'wall';
  /** seconds between two samples */
  readonly period: number;
  /**
   * How exact the place of a sample is. `loop`: right for functions, loops and calls, but within a loop body samples
   * gather where the interpreter looks for signals; shares of single operations are then modelled.
   */
  readonly precision: 'operation' | 'line' | 'loop' | 'function';
}

/** First line of a facts file. */
export interface Header {
  readonly mechsym: 'facts';
  readonly version: 1;
  readonly recorder: { readonly name: string; readonly version: string };
  readonly runtime: { readonly name: string; readonly version: string; readonly flags: Readonly<Record<string, string | boolean>> };
  readonly language: string;
  readonly command: readonly string[];
  /** `id` is the same for all files about one process: a sampler from outside writes a file of its own. */
  readonly process: { readonly pid: number; readonly id: string; readonly parent?: string };
  /** Which run of which workload the process belongs to, where a file holds several: then the samples after it are kept apart. */
  readonly run?: { readonly id: string; readonly workload: string };
  /** ISO 8601, UTC */
  readonly start: string;
  /** Absent where this file says nothing about time. */
  readonly clock?: Clock;
  readonly column: 'utf8' | 'utf16' | 'codepoint';
  /** Absolute path; all files named are relative to it, with forward slashes. */
  readonly root: string;
  /** The kinds this recorder looked for here: a rule that requires another is not applicable. */
  readonly kinds: readonly string[];
  /** Why a kind could not be recorded here, by kind. */
  readonly unavailable?: Readonly<Record<string, string>>;
  /** Column names by kind (and `site`), in the order of the rows. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

/** A line that names a source file and what it held while it was recorded. */
export interface SourceLine {
  readonly source: string;
  /** `sha256:` and the hex digest of the file's bytes; empty if it could not be read. */
  readonly digest: string;
}

/** A line that adds to the totals of the recording. */
export interface TotalsLine {
  readonly totals: {
    readonly samples?: number;
    /**
     * Sum of the squares of what each look at the program counted for: a clock that slows down as it learns, and a look that
     * comes late, count for several samples and tell no more than one. As `samples` where it is absent.
     */
    readonly squares?: number;
    /** samples with no function of the project on the stack */
    readonly outside?: number;
    /** ticks that could not be used */
    readonly lost?: number;
    /** CPU seconds of the process since the line before */
    readonly cpu?: number;
    /** wall seconds since the line before */
    readonly seconds?: number;
    /** CPU seconds the recorder itself used */
    readonly overhead?: number;
  };
}

/** A line with something the reader should tell the user: a failure of the recorder, a limit reached. */
export interface NoteLine {
  readonly note: string;
  readonly level: 'info' | 'warning';
}

/** A line about one function: its identity, its sites, then the facts of each kind as rows. */
export interface FunctionLine {
  readonly file: string;
  /** qualified name; `<module>` for top-level code; empty where the runtime knows only the file and line */
  readonly function: string;
  /** 1-based first line (the `def` line or its first decorator, as the runtime counts); 0 if unknown */
  readonly line: number;
  /** 0-based column, in the header's unit, at which the runtime says that it starts: tells apart functions of one name on one line */
  readonly column?: number;
  readonly endLine?: number;
  /** digest of the normalised syntax, where known */
  readonly fingerprint?: string;
  readonly sites: readonly SiteRow[];
}
