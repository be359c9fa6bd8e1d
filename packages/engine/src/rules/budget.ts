import type { Problem } from '../finding.ts';
import type { CompiledRule } from './compile.ts';

/** Milliseconds that a rule of the user may take, and more for each function that it is tried in: ours take a tenth of a millisecond a function. */
const ALLOWED = 1000;
const ALLOWED_PER_FUNCTION = 10;

/** The time that the rules of the user take: one that takes too long is left out, and what it found with it. */
export class Budget {
  readonly #spent = new Map<CompiledRule, { time: number; functions: number }>();
  readonly #refused = new Map<CompiledRule, Problem>();
  readonly #cpuTime: (() => number) | undefined;
  readonly #start: number;
  #isCut = false;

  /** @param cpuTime milliseconds of the process: where it is known, a rule that waited for a busy machine is not held to have taken long */
  constructor(cpuTime?: () => number) {
    this.#cpuTime = cpuTime;
    this.#start = cpuTime?.() ?? 0;
  }

  /** Whether time decided about what was found: another lint of the same may find something else. */
  get isTimed(): boolean { return this.#isCut || this.#refused.size > 0; }

  /** A search was not waited for. */
  cut(): void { this.#isCut = true; }

  get problems(): Problem[] { return [...this.#refused.values()]; }

  isRefused(rule: CompiledRule): boolean { return this.#refused.has(rule); }

  /** @param path of the part of the rule that took the time */
  spend(rule: CompiledRule, milliseconds: number, path: readonly (string | number)[], functions = 0): void {
    if (rule.origin === 'builtin') return;
    const spent = this.#spent.get(rule) ?? { time: 0, functions: 0 };
    spent.time += milliseconds;
    spent.functions += functions;
    this.#spent.set(rule, spent);
    const allowed = ALLOWED + ALLOWED_PER_FUNCTION * spent.functions;
    if (spent.time > allowed && (this.#cpuTime === undefined || this.#cpuTime() - this.#start > allowed)) this.refuse(rule, path);
  }

  refuse(rule: CompiledRule, path: readonly (string | number)[]): void {
    if (this.#refused.has(rule)) return;
    this.#refused.set(rule, {
      severity: 'error', file: rule.file, ...rule.placeOf(path),
      message: `rule \`${rule.spec.rule}\`: \`${path.join('.')}\` takes too long; the rule is left out`,
    });
  }
}
