import type { Entries } from '../join/entries.ts';
import { qualifiedNameOf } from '../join/qualified-name.ts';
import type { FunctionModel } from '../source/model.ts';
import type { FileView } from './file-view.ts';
import { FunctionView, Place } from './place.ts';

/** All files that were read for this lint, so that a finding in one can point into another. */
export class Program {
  readonly samples: number;
  readonly entries: Entries | undefined;
  /** every clock tells the operation that ran */
  readonly exact: boolean;
  /** seconds between two samples; undefined where recordings differ */
  readonly period: number | undefined;
  /** CPU seconds of as many processes as exceptions were counted in; 0 if unknown */
  readonly observedCpu: number;
  /** seconds on the clock of the runs in which locks were watched; 0 if unknown */
  readonly watched: number;
  /** CPU seconds for each second on the clock; 0 if unknown */
  readonly busy: number;
  /** ids of the runs whose samples are kept apart */
  readonly runs: readonly string[];
  readonly #files = new Map<string, FileView>();
  readonly #homes: ReadonlyMap<string, string>;

  constructor(samples: number, entries?: Entries, { exact = false, period, observedCpu = 0, watched = 0, busy = 0, homes = new Map(), runs = [] }: {
    readonly exact?: boolean;
    readonly period?: number | undefined;
    readonly observedCpu?: number;
    readonly watched?: number;
    readonly busy?: number;
    /** where files are now, by the names under which they were recorded */
    readonly homes?: ReadonlyMap<string, string>;
    readonly runs?: readonly string[];
  } = {}) {
    this.samples = samples;
    this.#homes = homes;
    this.entries = entries;
    this.exact = exact;
    this.period = period;
    this.observedCpu = observedCpu;
    this.watched = watched;
    this.busy = busy;
    this.runs = runs;
  }

  add(view: FileView): void { this.#files.set(view.model.file, view); }
  get files(): readonly FileView[] { return [...this.#files.values()]; }
  /** Where a file is now that was recorded under this name. */
  homeOf(recorded: string): string { return this.#homes.get(recorded) ?? recorded; }
  file(name: string): FileView | undefined { return this.#files.get(name); }

  /**
   * The function that a recorded call reached, where its file was read and it is still there.
   * @param line 1-based first line when it was recorded
   * @param callee module:qualified name
   */
  functionAt(file: string, line: number, callee: string): FunctionView {
    const view = this.#files.get(this.homeOf(file));
    const qualifiedName = qualifiedNameOf(callee);
    const named = view?.model.functionsNamed(lastPart(qualifiedName)).filter((fn) => fn.qualifiedName === qualifiedName) ?? [];
    const recorded = named.find((fn) => view?.joined.factsOf(fn).some(({ facts }) => facts.line === line));
    const model = recorded ?? named.find((fn) => fn.firstLine === line - 1) ?? (named.length === 1 ? named[0] : undefined);
    return new FunctionView(view, model);
  }

  /** The places from which a function was called, as far as recorded. */
  callersOf(file: FileView, fn: FunctionModel): Place[] {
    const callers: Place[] = [];
    for (const view of this.files) {
      for (const recorded of view.joined.sites) {
        if (recorded.model === undefined) continue;
        const reached = recorded.facts.rows('call').some((row) => this.homeOf(row.calleeFile) === file.model.file && qualifiedNameOf(row.callee) === fn.qualifiedName);
        if (reached) callers.push(new Place(view, recorded.model.node));
      }
    }
    return callers.slice(0, 64);
  }

  /**
   * Whether a coroutine may really wait: it awaits something else than coroutines of the project that cannot, or it has an
   * `async for` or `async with`. Recursion alone makes nothing wait.
   */
  canSuspend(file: FileView, fn: FunctionModel, open = new Set<FunctionModel>()): boolean {
    if (open.has(fn)) return false;
    open.add(fn);
    if (!fn.isAsync || fn.isGenerator) return true;
    if (fn.node.descendantsOfType(['for_statement', 'with_statement', 'for_in_clause', 'for_in_statement']).some((node) => node.child(0)?.type === 'async' || node.child(1)?.type === 'await')) return true;
    return file.sitesOf(fn).filter((site) => site.operation === 'await').some((site) => {
      const callee = this.awaited(new Place(file, site.node));
      return callee?.file === undefined || callee.model === undefined || this.canSuspend(callee.file, callee.model, open);
    });
  }

  /** The project's function that an `await f(...)` calls, by name or by what was recorded. */
  awaited(place: Place): FunctionView | undefined {
    const { file } = place;
    const call = place.node?.descendantsOfType(['call', 'call_expression', 'new_expression'])[0];
    const named = call?.childForFieldName('function');
    if (file === undefined || call === undefined || !named) return undefined;
    const recorded = new Place(file, call).calls.filter((each) => each.in_project && each.function.exists);
    if (recorded.length === 1) return recorded[0]?.function;
    const name = named.text.slice(named.text.lastIndexOf('.') + 1);
    const candidates = file.model.functionsNamed(name).filter((fn) => fn.kind === 'function');
    return candidates.length === 1 ? new FunctionView(file, candidates[0]) : undefined;
  }
}

/** `method` of `Class.method`. */
export function lastPart(qualifiedName: string): string {
  return qualifiedName.slice(qualifiedName.lastIndexOf('.') + 1);
}
