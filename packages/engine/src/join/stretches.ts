import type { Node } from 'web-tree-sitter';
import { familyOf, functionOfLoop } from '../source/index.ts';
import type { FunctionModel, Loop, Site, SourceModel } from '../source/model.ts';

/** How many calls deep the end of a called function is followed. */
const DEEPEST = 3;

/** One thing in the order in which a body runs: an operation, or a loop within it. */
type Step = Site | Loop;

/** What lies between two steps and decides whether the sampler looked there. */
export interface Checks {
  /** whether it ran code of the program */
  isCalled(site: Site): boolean;
  /** samples that were seen as a native call returned */
  atReturn(site: Site): number;
  /** functions of this file that the site reached */
  reached(site: Site): readonly FunctionModel[];
  /** whether samples were seen at the loop's back edge */
  turns(loop: Loop): boolean;
}

/**
 * Part of a check's samples. Where fewer were seen as a native call returned, the interpreter did not look there each time: CPython looks
 * after `list.append` only until it is specialised (PRECALL_NO_KW_LIST_APPEND, CALL_LIST_APPEND). If it did, little ran before the call.
 */
const SELDOM = 0.1;

/**
 * A sampler that looks only where the interpreter checks for signals reports the time of an operation at the next check: a
 * back edge, the entry of a function, the end of a native call. The stretch of a check is what ran since the check before
 * it: the operations before it in its body, and the end of a function that was called there.
 */
export class Stretches {
  readonly #model: SourceModel;
  readonly #checks: Checks;
  readonly #ordered = new Set<FunctionModel>();
  readonly #steps = new Map<Loop | FunctionModel, Step[]>();

  constructor(model: SourceModel, checks: Checks) {
    this.#model = model;
    this.#checks = checks;
  }

  /** A function and its comprehensions share loops: their steps are put in order together, when one of them is asked for. */
  #order(fn: FunctionModel): void {
    this.#ordered.add(fn);
    for (const site of fn.sites) {
      let inner: Step = site;
      for (let loop = site.loop; loop !== undefined; loop = loop.parent) {
        append(this.#steps, loop, inner, inner === site);
        inner = loop;
      }
      append(this.#steps, fn, inner, inner === site);
    }
  }

  /** What ran before this operation, which is a check itself. @param seen samples of the check */
  before(site: Site, seen: number): Site[] {
    const { loop } = site;
    const steps = this.stepsOf(loop ?? site.function);
    const at = steps.indexOf(site);
    const walk = new Walk(this, this.#checks, seen);
    const found = walk.back(steps, at, site.node);
    // The condition of a while loop runs after the body, too.
    if (loop === undefined || !isInHeader(site, loop) || steps.slice(0, at).some((step) => 'operation' in step && walk.checkAt(step) !== 'none')) return found;
    return [...new Set([...found, ...walk.back(steps.slice(at), steps.length - at)])].filter((other) => other !== site);
  }

  /** What ran before the loop went back to its head. @param seen samples there */
  beforeBackEdge(loop: Loop, seen: number): Site[] {
    const steps = this.stepsOf(loop);
    const walk = new Walk(this, this.#checks, seen);
    const found = new Set(walk.back(steps, steps.length));
    for (const jump of loop.node.descendantsOfType('continue_statement')) {
      const after = steps.findIndex((step) => step.node.startIndex >= jump.startIndex);
      for (const site of walk.back(steps, after < 0 ? steps.length : after, jump)) found.add(site);
    }
    return [...found];
  }

  /** What ran in a generator between its last check and the one where it was resumed. @param seen samples there */
  beforeResume(fn: FunctionModel, seen: number): Site[] {
    const found = new Set(new Walk(this, this.#checks, seen).tail(fn, 0));
    if (fn.kind === 'comprehension') for (const loop of fn.loops) for (const site of this.beforeBackEdge(loop, seen)) found.add(site);
    return [...found];
  }

  /** What runs directly in a loop or function, in order. */
  stepsOf(around: Loop | FunctionModel): readonly Step[] {
    const fn = 'sites' in around ? around : functionOfLoop(this.#model, around);
    if (fn !== undefined && !this.#ordered.has(fn)) for (const each of familyOf(fn)) this.#order(each);
    return this.#steps.get(around) ?? [];
  }
}

/** A way back from a check, to the checks before it. */
class Walk {
  readonly #stretches: Stretches;
  readonly #checks: Checks;
  readonly #seen: number;
  readonly #tails = new Map<FunctionModel, Site[]>();

  constructor(stretches: Stretches, checks: Checks, seen: number) {
    this.#stretches = stretches;
    this.#checks = checks;
    this.#seen = seen;
  }

  /** native: the interpreter looked when the call returned; called: it ran code of the program; none: it did not look */
  checkAt(site: Site): 'native' | 'called' | 'none' {
    if (this.#checks.isCalled(site)) return 'called';
    const samples = this.#checks.atReturn(site);
    return samples > 0 && samples >= SELDOM * this.#seen ? 'native' : 'none';
  }

  /** The end of a function: what ran since its last check when it returned or yielded. */
  tail(fn: FunctionModel, depth: number): Site[] {
    const known = this.#tails.get(fn);
    if (known !== undefined || depth >= DEEPEST) return known ?? [];
    this.#tails.set(fn, []); // recursion ends here
    const found = new Set<Site>();
    const steps = this.#stretches.stepsOf(fn);
    for (const site of this.back(steps, steps.length, undefined, depth + 1)) found.add(site);
    for (const site of fn.sites) {
      if (site.operation !== 'return' && site.operation !== 'yield') continue;
      const around = this.#stretches.stepsOf(site.loop ?? fn);
      for (const before of this.back(around, around.indexOf(site), site.node, depth + 1)) found.add(before);
    }
    const tail = [...found];
    this.#tails.set(fn, tail);
    return tail;
  }

  /** @param from the index of the step that the way begins before @param place where it begins, of which it is known what leads there */
  back(steps: readonly Step[], from: number, place?: Node, depth = 0): Site[] {
    const found: Site[] = [];
    for (let i = from - 1; i >= 0; i--) {
      const step = steps[i] as Step;
      if (!('operation' in step)) {
        for (const inner of this.#stretches.stepsOf(step)) if ('operation' in inner && isInHeader(inner, step)) found.push(inner);
        if (this.#checks.turns(step) && !isConditional(step.node, place)) break;
        continue;
      }
      const check = this.checkAt(step);
      if (check !== 'native') found.push(step);
      if (check === 'called') for (const fn of this.#checks.reached(step)) found.push(...this.tail(fn, depth));
      if (check !== 'none' && !isConditional(step.node, place)) break;
    }
    return found;
  }
}

function append(steps: Map<Loop | FunctionModel, Step[]>, around: Loop | FunctionModel, step: Step, always: boolean): void {
  const list = steps.get(around);
  if (list === undefined) steps.set(around, [step]);
  else if (always || list.at(-1) !== step) list.push(step);
}

function isInHeader(site: Site, loop: Loop): boolean {
  return loop.kind === 'while' && site.range.start.line >= loop.header.start.line && site.range.end.line <= loop.header.end.line;
}

/** Branches, as tree-sitter grammars name them. */
const BRANCH = /^(conditional_expression|ternary_expression|boolean_operator|except_clause|case_clause|else_clause|elif_clause)$/;

/** Whether the place is also reached without running the node: a branch lies around the node and not around the place. */
function isConditional(node: Node, place: Node | undefined): boolean {
  for (let at: Node | null = node; at?.parent; at = at.parent) {
    const { parent }: { parent: Node } = at as { parent: Node };
    const branch = BRANCH.test(parent.type) || (/block$/.test(at.type) && /^if_|_clause$/.test(parent.type));
    if (branch && !(place !== undefined && place.startIndex >= parent.startIndex && place.endIndex <= parent.endIndex)) return true;
    if (/(for|while)_statement|definition|comprehension|lambda|generator_expression/.test(parent.type)) return false;
  }
  return false;
}
