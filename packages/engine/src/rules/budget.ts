import type { Problem } from '../finding.ts';
import type { CompiledRule } from './compile.ts';

/** Milliseconds that a rule of the user may take, and more for each function that it is tried in: ours take a tenth of a millisecond a function. */
const ALLOWED = 1000;
const ALLOWED_PER_FUNCTION = 10;

/** The time that the rules of the user take: one that takes too long is left out, and what it found with it. */
export class Budget {
  readonly #spent = new Map<CompiledRule, { time: number; functions: number }>();
  readonly #refused = new Map<CompiledRule, Problem>();

  get problems(): Problem[] { return [...this.#refused.values()]; }

  isRefused(rule: CompiledRule): boolean { return this.#refused.has(rule); }

  /** @param path of the part of the rule that took the time */
  spend(rule: CompiledRule, milliseconds: number, path: readonly (string | number)[], functions = 0): void {
    if (rule.origin === 'builtin') return;
    const spent = this.#spent.get(rule) ?? { time: 0, functions: 0 };
    spent.time += milliseconds;
    spent.functions += functions;
    this.#spent.set(rule, spent);
    if (spent.time > ALLOWED + ALLOWED_PER_FUNCTION * spent.functions) this.refuse(rule, path);
  }

  refuse(rule: CompiledRule, path: readonly (string | number)[]): void {
    if (this.#refused.has(rule)) return;
    this.#refused.set(rule, {
      severity: 'error', file: rule.file, ...rule.placeOf(path),
      message: `rule \`${rule.spec.rule}\`: \`${path.join('.')}\` takes too long; the rule is left out`,
    });
  }
}
