import type { Evidence, Location, Message, Problem, RelatedLocation } from '../finding.ts';
import { locate } from '../locate.ts';
import type { Cost } from '../join/costs.ts';
import type { Policy } from '../rank/policy.ts';
import type { FunctionModel } from '../source/model.ts';
import type { FileView } from '../view/file-view.ts';
import { Place } from '../view/place.ts';
import { Budget } from './budget.ts';
import type { CompiledRule } from './compile.ts';
import type { CostValue, Expression } from './expressions.ts';
import { evidenceAt } from './evidence.ts';
import { Matcher, type Captures } from './match.ts';
import { fixOf, valuesOf, type Observer } from './observer.ts';
import type { GrammarOf } from './queries.ts';

/** A rule that matched at one place, before impact and merging. */
export interface Candidate {
  readonly rule: CompiledRule;
  readonly fix: Place;
  readonly hot: readonly Place[];
  readonly site: Place;
  readonly cause: string;
  readonly cost: Cost;
  readonly at: number;
  readonly message: Message;
  readonly location: Location;
  readonly related: readonly RelatedLocation[];
  readonly flow: readonly RelatedLocation[];
  readonly evidence: readonly Evidence[];
  /** captures, lets and options, for the rule's fixes */
  readonly variables: Record<string, unknown>;
}

/** Tries every rule in one function. An expression that fails costs its match and is reported once a rule. */
export class Evaluator {
  readonly #matcher: Matcher;
  readonly #budget: Budget;
  readonly #policy: Policy;
  readonly #runtimes: ReadonlyMap<string, string>;
  readonly #failures = new Map<string, Problem>();
  readonly #observer: Observer | undefined;

  /** @param runtimes what ran the code of each language: `CPython 3.13.1` */
  constructor(rules: readonly CompiledRule[], policy: Policy, runtimes: ReadonlyMap<string, string>, cpuTime?: () => number, observer?: Observer) {
    this.#budget = new Budget(cpuTime);
    this.#matcher = new Matcher(rules, this.#budget);
    this.#policy = policy;
    this.#runtimes = runtimes;
    this.#observer = observer;
  }

  get problems(): Problem[] { return [...this.#failures.values(), ...this.#budget.problems, ...this.#matcher.problems]; }

  /** Whether time decided about what was found. */
  get isTimed(): boolean { return this.#budget.isTimed; }

  /** Whether a rule took too long, so that what it found is not used. */
  isRefused(rule: CompiledRule): boolean { return this.#budget.isRefused(rule); }

  /** Finds out which queries fit no grammar; `problems` names them from then on. */
  settle(grammarOf: GrammarOf): Promise<void> { return this.#matcher.settle(grammarOf); }

  evaluate(rule: CompiledRule, file: FileView, fn: FunctionModel): Candidate[] {
    const found: Candidate[] = [];
    if (this.#budget.isRefused(rule)) return found;
    this.#budget.spend(rule, 0, ['match'], 1);
    const options = { ...rule.spec.options, ...this.#policy.options(rule.spec.rule, file.model.file) };
    const runtime = this.#runtimes.get(file.language.family) ?? '';
    for (const captures of this.#matcher.candidates(rule, file, fn, this.#observer !== undefined)) {
      const started = performance.now();
      const variables = Object.assign(variablesOf(rule), captures, { options, runtime });
      try {
        const candidate = this.#try(rule, captures, variables);
        if (candidate !== undefined) found.push(candidate);
      } catch (error) {
        const failure = failureOf(error);
        this.#fail(rule, captures, failure);
        this.#refuse(rule, captures, variables, { failure });
      }
      this.#budget.spend(rule, performance.now() - started, [rule.spec.where === undefined ? 'match' : 'where']);
      if (this.#budget.isRefused(rule)) return [];
    }
    return found;
  }

  #try(rule: CompiledRule, captures: Captures, variables: Record<string, unknown>): Candidate | undefined {
    // Conditions come first and use lets as they need them.
    const wrong = rule.where.findIndex((condition) => condition.evaluate(variables) !== true);
    if (wrong >= 0) return this.#refuse(rule, captures, variables, { condition: wrong });
    const site = captures['site'] as Place;
    const { cost } = rule.share.evaluate(variables) as CostValue;
    if (!(cost.samples > 0)) return this.#refuse(rule, captures, variables, {});
    const fix = rule.fix.map((expression) => expression.evaluate(variables) as Place).find((place) => place.exists) ?? site;
    const hot = rule.hot.map((expression) => expression.evaluate(variables) as Place).filter((place) => place.exists);
    const render = (field: keyof CompiledRule['developer']) => ({
      developer: rule.developer[field].render(variables), runtime: rule.runtime[field].render(variables),
    });
    const message: Message = { title: render('title'), label: render('label'), why: render('why'), fix: render('fix') };
    return {
      rule, fix, hot, site, cost, message, variables,
      at: Number(rule.at?.evaluate(variables) ?? 0),
      cause: rule.cause === undefined ? fix.key : String(rule.cause.evaluate(variables)),
      location: locate(fix),
      related: hot.filter((place) => !place.same(fix)).map((place) => ({ location: locate(place), text: relatedText(place) })),
      flow: rule.flow.map(({ at, text }) => ({ place: at.evaluate(variables) as Place, text: text.render(variables) }))
        .filter(({ place }) => place.exists).map(({ place, text }) => ({ location: locate(place), text })),
      evidence: hot.flatMap((place) => evidenceAt(place)),
    };
  }

  #refuse(rule: CompiledRule, captures: Captures, variables: Record<string, unknown>, why: { readonly condition?: number; readonly failure?: string }): undefined {
    if (this.#observer?.onRefused === undefined) return;
    const site = captures['site'] as Place;
    const values = why.condition === undefined ? undefined : valuesOf(rule.where[why.condition] as Expression, variables);
    this.#observer.onRefused({ rule, site, fix: fixOf(rule, variables, site), ...why, ...(values !== undefined && { values }) });
  }

  #fail(rule: CompiledRule, captures: Captures, message: string): void {
    const known = this.#failures.get(rule.spec.rule);
    const site = captures['site'] as Place;
    this.#failures.set(rule.spec.rule, known === undefined
      ? { severity: rule.origin === 'builtin' ? 'warning' : 'error', file: rule.file, message: `rule \`${rule.spec.rule}\` failed at ${site.file?.model.file ?? '?'}:${site.line}: ${message}`, count: 1 }
      : { ...known, count: (known.count ?? 1) + 1 });
  }
}

function failureOf(error: unknown): string {
  return (error instanceof Error ? error.message.split('\n')[0] as string : String(error))
    .replace(/^No such key: index out of bounds, index (\d+) >= size.*/, 'there is no element [$1]: ask for the size of the list in a condition before it');
}

function relatedText(place: Place): string {
  const share = Math.round(1000 * place.share) / 10;
  return share >= 0.1 ? `hot here: ${share} % of the run` : 'hot here';
}

const prototypes = new WeakMap<CompiledRule, object>();

/** An object for the values of a rule's captures, whose lets are evaluated once, when first asked for. */
function variablesOf(rule: CompiledRule): Record<string, unknown> {
  let prototype = prototypes.get(rule);
  if (prototype === undefined) {
    prototype = Object.create(null) as object;
    for (const [name, expression] of rule.lets) {
      Object.defineProperty(prototype, name, {
        get(this: Record<string, unknown>) {
          const value = expression.evaluate(this);
          Object.defineProperty(this, name, { value });
          return value;
        },
      });
    }
    prototypes.set(rule, prototype);
  }
  return Object.create(prototype) as Record<string, unknown>;
}
