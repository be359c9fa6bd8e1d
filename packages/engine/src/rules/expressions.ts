import { Environment, type ASTNode } from '@marcbachmann/cel-js';
import { BindingFact, Call, Exceptions, Forms, FunctionView, Held, Inlining, LoopView, NO_CALL, NOWHERE, Place } from '../view/place.ts';
import { Distribution, shortName } from '../view/distribution.ts';
import { addCosts, NO_COST, type Cost } from '../join/costs.ts';
import { less, notNegative, Pool } from '../join/samples.ts';
import { contains } from '../source/range.ts';
import { classWrite, layoutChange } from '../view/instances.ts';
import { changesTo, collectionOf, readsState } from '../view/collection.ts';
import { argumentsOf, isPure, runsOften, workOf } from '../view/purity.ts';
import { collectedAt, collectedBelow } from '../view/collected.ts';
import { waitedAt } from '../view/waited.ts';
import { dispatchedAt } from '../view/dispatched.ts';
import { nextCall, raiser, readsLocal } from '../view/neighbours.ts';
import { recurs } from '../view/recursion.ts';
import { hookCost } from '../view/hook.ts';
import { thrownAt } from '../view/thrown.ts';
import { accessesTo, deletionOf, grown, itemStores, makerOf, oddStore, shapeChange, shapesInWords } from '../view/shapes.ts';
import { freeName, importsName, mayMoveUp, partsOf, usesOf } from '../fix/names.ts';
import { LARGEST_VALUE, sizeOf } from './size.ts';
import { patternProblem } from './patterns.ts';
import { unknownOption } from './option-names.ts';
import { sidesOf, type Sides } from './sides.ts';

/** The cost of a place as expressions hold it: opaque, only added and divided. */
export class CostValue {
  readonly cost: Cost;
  constructor(cost: Cost) { this.cost = cost; }
  get samples(): number { return this.cost.samples; }
}

/** An expression that was checked and can be evaluated again and again. */
export interface Expression {
  readonly source: string;
  readonly type: string;
  readonly ast: unknown;
  evaluate(variables: Record<string, unknown>): unknown;
  /** what it compares, to say why it does not hold */
  sides(): Sides;
}

/** What an expression may name. */
export interface Scope {
  readonly env: Environment;
  /** of names, as `sizeOf` gives them */
  readonly sizes?: ReadonlyMap<string, number>;
  /** names of the rule's options */
  readonly options?: readonly string[];
}

export class ExpressionError extends Error {
  /** 0-based offset in the expression */
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Loops over lists inside loops over lists that an expression may hold: lists are at most 64 long. */
const DEEPEST_LOOP = 2;
const LIMITS = { maxAstNodes: 400, maxDepth: 40, maxListElements: 64, maxMapEntries: 32, maxCallArguments: 8 };
const LOOPS = new Set(['map', 'filter', 'exists', 'exists_one', 'all']);

const PLACE_FIELDS = {
  exists: 'bool', text: 'string', kind: 'string', operation: 'string', name: 'string', path: 'string', scope: 'string', line: 'double',
  constant: 'bool', invariant: 'bool', invariance: 'string', in_loop: 'bool', loop_depth: 'double', loop: 'Loop', function: 'Function',
  receiver: 'Place', left: 'Place', right: 'Place', index: 'Place', parent: 'Place', args: 'list<Place>',
  share: 'double', self_share: 'double', ic: 'Distribution', forms: 'Forms', held: 'Held', calls: 'list<Call>',
  exceptions: 'Exceptions', counters: 'Distribution', inlining: 'list<Inlining>', allocated: 'Distribution', waited: 'double', busy: 'double', locks: 'Distribution', deopts: 'double', binding: 'Binding',
};

/** Every type that expressions know, with its fields; the reference in docs/ is written from this table. */
export const TYPES = {
  Place: { ctor: Place, fields: PLACE_FIELDS },
  Loop: {
    ctor: LoopView,
    fields: { exists: 'bool', kind: 'string', depth: 'double', iterable: 'Place', header: 'Place', parent: 'Loop', targets: 'list<string>', assigned: 'list<string>', share: 'double' },
  },
  Function: {
    ctor: FunctionView,
    fields: {
      exists: 'bool', name: 'string', short_name: 'string', kind: 'string', is_async: 'bool', is_generator: 'bool', decorators: 'list<string>',
      parameters: 'list<string>', variadic: 'bool', single_statement: 'bool', returns_stored: 'bool', place: 'Place', definition: 'Place', parent: 'Function', share: 'double', self_share: 'double', awaits: 'list<Place>', has_loop: 'bool', refused: 'string', part_seen: 'double',
    },
  },
  Distribution: {
    ctor: Distribution,
    fields: {
      exists: 'bool', state: 'string', names: 'list<string>', top: 'string', top_share: 'double', count: 'double', observations: 'double',
      changes: 'double', flips: 'double', mix: 'double', words: 'string', short_names: 'string', median: 'double', largest: 'double', mean: 'double',
    },
  },
  Forms: { ctor: Forms, fields: { exists: 'bool', specialized: 'double', generic: 'double', warming: 'double', observations: 'double', generic_share: 'double', flips: 'double', names: 'Distribution', top: 'string' } },
  Held: {
    ctor: Held,
    fields: {
      exists: 'bool', seen: 'double', type: 'string', shapes: 'Distribution', elements: 'Distribution', lengths: 'Distribution', values: 'Distribution',
      states: 'Distribution', length: 'double', largest: 'double', changing: 'double', repeats: 'double', again: 'double', distinct: 'double',
    },
  },
  Call: { ctor: Call, fields: { exists: 'bool', callee: 'string', short_name: 'string', via: 'string', in_project: 'bool', share: 'double', function: 'Function' } },
  Exceptions: { ctor: Exceptions, fields: { exists: 'bool', raised: 'double', handled: 'double', passed: 'double', rate: 'double', passed_rate: 'double', types: 'Distribution' } },
  Inlining: { ctor: Inlining, fields: { callee: 'string', done: 'bool', reason: 'string', detail: 'string' } },
  Binding: { ctor: BindingFact, fields: { exists: 'bool', shadows_builtin: 'bool', resolves: 'string', value: 'string', rebound: 'double', seen: 'double' } },
  Cost: { ctor: CostValue, fields: { samples: 'double' } },
} as const;

/** Functions of expressions: signature, what it does, and the code. */
export const FUNCTIONS: readonly (readonly [signature: string, about: string, handler: (...args: never[]) => unknown])[] = [
  ['cost(Place): Cost', 'samples at a site with what it called, or of all sites in a larger place; of a call without its arguments, which run before it: see `cost_within`', (place: Place) => new CostValue(place.cost)],
  ['cost_within(Place): Cost', 'samples of all sites within this place, with what they called: of a call with its arguments', (place: Place) => new CostValue(place.cost_within)],
  ['cost(Loop): Cost', 'samples in the whole loop', (loop: LoopView) => new CostValue(loop.cost)],
  ['cost(Function): Cost', 'samples in the function with what it called', (fn: FunctionView) => new CostValue(fn.cost)],
  ['cost(Call): Cost', 'samples with this callee on the stack, from this place', (call: Call) => new CostValue(call.cost)],
  ['self_cost(Place): Cost', 'samples of the operation itself, without what it called', (place: Place) => new CostValue(place.self_cost)],
  ['self_cost(Function): Cost', 'samples of the function itself', (fn: FunctionView) => new CostValue(fn.self_cost)],
  ['dispatch_cost(Place): Cost', 'samples of a call and of the bodies of what it reached, without what those called: all that can change where the callee is inlined', (place: Place) => new CostValue(dispatchedAt(place))],
  ['counted(Place, list<string>): Cost', 'samples at a site in which the runtime ran one of these routines of its own, such as `LoadIC_Megamorphic`; a `*` at the end of a name stands for any rest', (place: Place, events: string[]) => new CostValue(place.counted(events))],
  ['Place.counted(list<string>): double', 'the part of the operation itself in which the runtime ran one of these routines of its own, 0 to 1', (place: Place, events: string[]) => (place.self_cost.samples > 0 ? Math.min(1, place.counted(events).samples / place.self_cost.samples) : 0)],
  ['counted(Function, list<string>): Cost', 'samples of the function itself in which the runtime ran one of these routines of its own', (fn: FunctionView, events: string[]) => new CostValue(fn.counted(events))],
  ['collected(Place): Cost', 'samples of the collector for what is allocated in this place, as far as it can be told from its function', (place: Place) => new CostValue(collectedAt(place))],
  ['collected_below(Place): Cost', 'as `collected`, with what the functions called here allocate themselves', (place: Place) => new CostValue(collectedBelow(place))],
  ['thrown(Place): Cost', 'exceptions made here or passing through, at a microsecond of CPU each, as samples: for runtimes whose clock does not see how they are made', (place: Place) => new CostValue(thrownAt(place))],
  ['waited(Place): Cost', 'the part of the clock for which threads waited here for locks, as samples: the seconds of all threads over these and the length of the run', (place: Place) => new CostValue(waitedAt(place))],
  ['Place.odd_store(): Place', 'where an element of the array of this name is set to what is no number: null, undefined, a text or nothing at all', oddStore],
  ['Place.grown(): Place', 'where an array with the last name of this path gets an element more, by `push` or `unshift`, anywhere in the file', grown],
  ['Place.item_stores(): Cost', 'samples of the lines of the file that store to elements of an array of this name, without what is in front of its last dot and without what they call', (place: Place) => new CostValue(itemStores(place))],
  ['Place.within(Place): bool', 'the receiver lies inside the other place', (inner: Place, outer: Place) => outer.contains(inner)],
  ['Place.call_to(string): Call', 'the recorded call to module:qualified name from within this place', (place: Place, callee: string) => place.calls.find((call) => call.callee === callee) ?? NO_CALL],
  ['Place.calls_via(string): list<Call>', 'the recorded calls of one mechanism: attribute, operator, iteration...', (place: Place, via: string) => place.calls.filter((call) => call.via === via)],
  ['Place.child(string): Place', 'the part of the syntax with this field name', (place: Place, field: string) => place.at(place.node?.childForFieldName(field))],
  ['Place.ancestor(string): Place', 'the nearest syntax around it of this node type, within the function or class', ancestor],
  ['Place.reads_target(Loop): bool', 'it uses a name that the loop\'s header binds', readsTarget],
  ['Place.assigned(): Place', 'where the name or attribute was last given its value before, in this function, its class or module', assigned],
  ['Place.next_call(): Place', 'the call that runs next in its loop or function: the end of what this one called may have been seen there', nextCall],
  ['Place.raiser(): Place', 'the operation in it that raised, as recorded, else its last operation that can', raiser],
  ['Place.reads_local(): bool', 'the function or class made here uses variables of the function around it', readsLocal],
  ['Place.bound(): Place', 'where the name is bound at module level', bound],
  ['Place.first_use(): Place', 'the first operation of its innermost loop (or of its function, outside loops) on the same receiver; itself if there is none before', firstUse],
  ['Place.rebinding(): Place', 'the first store to this global name in its innermost loop, or else in its function', rebinding],
  ['Place.layout_change(): Place', 'where instances of the type that this name held get other attributes than their fellows; the class where most have more than share a layout', (place: Place) => (place.file ? layoutChange(place.file.program, place.held) : NOWHERE)],
  ['Place.shape_change(): Place', 'where objects of one constructor (or of one literal) that this site met in many shapes come to differ: the first of their properties that is stored under a condition', shapeChange],
  ['Place.deletion(): Place', 'where a property is deleted from objects that this site met as dictionaries', deletionOf],
  ['Place.accesses_to(string): Cost', 'samples of all property accesses of the program at which objects of this constructor were seen', (place: Place, maker: string) => new CostValue(accessesTo(place, maker))],
  ['Place.class_write(): Place', 'where an attribute of the class itself is stored, in its methods or in a loop, for the type that the inline cache here saw', (place: Place) => (place.file ? classWrite(place.file.program, place.ic.top) : NOWHERE)],
  ['Place.is_assigned_in(Loop): bool', 'the loop assigns this name or path', (place: Place, loop: LoopView) => place.path !== '' && (loop.model?.assigned.has(place.path) ?? false)],
  ['Place.collection(): Place', 'the collection that it draws its elements from: `d` of `list(d.keys())`', (place: Place) => (place.node ? place.at(collectionOf(place.node)) : NOWHERE)],
  ['Place.alike(): list<Place>', 'the sites of the same operation and name in its function, in source order', alike],
  ['Place.hook(string, string): Cost', 'samples in the method of this name of what the place held, such as `__deepcopy__`, which a routine calls by its name; without what it hands back to that routine, `copy:deepcopy`', (place: Place, name: string, routine: string) => new CostValue(hookCost(place, name, routine))],
  ['Place.registered(): Cost', 'samples in the loops and calls of the functions that decorators such as `@NAME.register` add to the function of this name that is called', registered],
  ['Place.changes(): list<string>', 'what the innermost loop, or else the function, does to the object of this path: names of changing methods, `=` bound anew, `[]` an item stored', changesTo],
  ['Place.reads_state(): bool', 'it reads attributes or items that the file changes after they were made', readsState],
  ['Function.sites(string): list<Place>', 'its sites of one operation, those of its comprehensions included, in source order', sitesOf],
  ['Place.free_name(string): string', 'for fixes: a name like this one that the file uses nowhere, the same for equal texts in one function', freeName],
  ['Place.uses(): list<Place>', 'for fixes: the other places with this name, in the function whose variable it is, else in the file; an empty place is among them where they are too many', usesOf],
  ['Place.parts(): list<Place>', 'the parts of its syntax in order: the elements of an array, the pairs of an object, the names of an import', partsOf],
  ['Place.imports(string): bool', 'for fixes: here this name is what an import at the top of the file binds, and nothing else at module level', importsName],
  ['Place.may_move_up(): bool', 'for fixes: the import could stand at the top of the file: its names are no builtins, and neither the file nor the rest of its function binds them', mayMoveUp],
  ['Place.runs_often(): bool', 'it lies in a loop, or in a function that is called from such a place or from outside the project', (place: Place) => runsOften(place)],
  ['Function.pure(): bool', 'its result depends on nothing but its arguments and what does not change, as far as its syntax shows', (fn: FunctionView) => isPure(fn)],
  ['Function.recurs(): bool', 'it calls itself by its name, in its body or in a function that is made there', recurs],
  ['Function.work(): double', 'roughly how many nanoseconds one call takes, by the weights of its operations', (fn: FunctionView) => workOf(fn)],
  ['Function.arguments(): double', 'an estimate of how many different combinations of arguments it got; 1e9 if unknown', argumentsOf],
  ['Function.can_suspend(): bool', 'an awaited call in it may really wait', canSuspend],
  ['Distribution.part(string): double', 'share of one name, 0 to 1', (distribution: Distribution, name: string) => distribution.part(name)],
  ['Distribution.only(list<string>): bool', 'nothing but these was seen', (d: Distribution, names: string[]) => d.exists && d.names.every((name) => names.includes(name))],
  ['Distribution.shapes(): string', 'the first shapes of objects that `count` counts in words, long ones cut short', (distribution: Distribution) => shapesInWords(distribution.names.slice(0, distribution.count))],
  ['maker(string): string', 'the constructor in the name of a shape: `Point` of `Point{x, y}`; empty for a literal', makerOf],
  ['short(string): string', 'a type or function name without its module', shortName],
  ['percent(double): string', '0.26 as "26 %"; what rounds to nothing as "<0.1 %"', (value: number) => (value > 0 && value < 0.0005 ? '<0.1 %' : `${formatNumber(100 * value)} %`)],
  ['count(double): string', 'a number with separators', formatNumber],
];

function formatNumber(value: number): string {
  const rounded = value >= 10 ? Math.round(value) : Math.round(value * 10) / 10;
  return rounded.toLocaleString('en-US');
}

function ancestor(place: Place, kind: string): Place {
  for (let node = place.node?.parent; node; node = node.parent) if (node.type === kind) return place.at(node);
  return NOWHERE;
}

function sitesOf(fn: FunctionView, operation: string): Place[] {
  const { file, model } = fn;
  if (file === undefined || model === undefined) return [];
  return file.sitesOf(model).filter((site) => site.operation === operation)
    .sort((a, b) => a.node.startIndex - b.node.startIndex).slice(0, 64).map((site) => new Place(file, site.node));
}

function alike(place: Place): Place[] {
  const { site, file, functionModel } = place;
  if (site === undefined || file === undefined || functionModel === undefined) return [];
  return file.sitesOf(functionModel).filter((other) => other.operation === site.operation && other.name === site.name)
    .sort((a, b) => a.node.startIndex - b.node.startIndex).slice(0, 64).map((other) => new Place(file, other.node));
}

function registered(place: Place): CostValue {
  const { site, file } = place;
  const added = site === undefined || file === undefined ? [] : file.model.functions.filter((fn) => fn.decorators.some(({ text }) =>
    text.replace(/^@/, '').startsWith(`${site.name}.register`) || text.includes(`.${site.name}.register`)));
  const costs = file?.costs;
  // What is seen at the function's own operations lies mostly between the dispatcher and its first check: only the rest is surely its own.
  const own = added.flatMap((fn) => [
    ...fn.loops.filter((loop) => loop.parent === undefined).map((loop) => costs?.ofLoop(loop) ?? NO_COST),
    ...fn.sites.filter((each) => each.loop === undefined && costs !== undefined).map((each) => {
      const [all, self] = [costs?.ofSite(each) ?? NO_COST, costs?.ofSiteSelf(each) ?? NO_COST];
      const { samples, odd, runs } = new Pool().add(all).add(self, -1);
      return { samples, odd, runs, modelled: all.modelled };
    }),
  ]);
  return new CostValue(addCosts(NO_COST, ...own));
}

function readsTarget(place: Place, loop: LoopView): boolean {
  if (place.node === undefined || place.file === undefined || loop.model === undefined) return false;
  const { names } = place.file.language.reads(place.node);
  return loop.model.targets.some((target) => names.has(target));
}

function assigned(place: Place): Place {
  const found = place.node && place.file ? place.file.assignmentOf(place.node) : undefined;
  return place.at(found);
}

function rebinding(place: Place): Place {
  const { site, loopModel } = place;
  const name = site?.name ?? place.text;
  const stores = site?.function.sites.filter((other) => other.operation === 'global-store' && other.name === name) ?? [];
  const found = loopModel === undefined ? stores[0] : stores.find((other) => contains(loopModel.range, other.range));
  return found === undefined || place.file === undefined ? NOWHERE : new Place(place.file, found.node, found.range, found);
}

/** Later uses may lie behind conditions and run rarely: the first says best how the receiver meets the loop. */
function firstUse(place: Place): Place {
  const { file, site } = place;
  const receiver = place.receiver.text;
  if (file === undefined || site === undefined || receiver === '') return place;
  const first = site.function.sites
    .filter((other) => other.loop === site.loop && other.receiver?.text === receiver && other.operation !== 'call')
    .sort((a, b) => a.node.startIndex - b.node.startIndex || a.node.endIndex - b.node.endIndex)[0];
  return first === undefined ? place : place.at(first.node);
}

function bound(place: Place): Place {
  const { file } = place;
  const bindings = file?.model.bindings.get(place.site?.name ?? place.text) ?? [];
  const last = bindings.at(-1);
  return file && last ? new Place(file, last.node, last.range) : NOWHERE;
}

/** Whether a coroutine may wait: it awaits something that is no coroutine of the project, or one that may itself wait. */
function canSuspend(fn: FunctionView): boolean {
  return fn.file === undefined || fn.model === undefined || fn.file.program.canSuspend(fn.file, fn.model);
}

let base: Environment | undefined;

/** An environment with all types and functions; variables are added by the rule. */
export function environment(): Environment {
  base ??= build();
  return base.clone();
}

function build(): Environment {
  const env = new Environment({ unlistedVariablesAreDyn: false, homogeneousAggregateLiterals: false, limits: LIMITS });
  for (const [name, { ctor, fields }] of Object.entries(TYPES)) env.registerType(name, { ctor, fields });
  for (const [signature, , handler] of FUNCTIONS) env.registerFunction(signature, handler as (...args: unknown[]) => unknown);
  for (const [left, right] of [['int', 'double'], ['double', 'int']] as const) {
    env.registerOperator(`${left} + ${right}`, (a: number | bigint, b: number | bigint) => Number(a) + Number(b));
    env.registerOperator(`${left} - ${right}`, (a: number | bigint, b: number | bigint) => Number(a) - Number(b));
    env.registerOperator(`${left} * ${right}`, (a: number | bigint, b: number | bigint) => Number(a) * Number(b));
    env.registerOperator(`${left} / ${right}`, (a: number | bigint, b: number | bigint) => Number(a) / Number(b));
  }
  env.registerOperator('Cost + Cost', (a: CostValue, b: CostValue) => new CostValue(addCosts(a.cost, b.cost)));
  env.registerOperator('Cost - Cost', (a: CostValue, b: CostValue) => new CostValue({ ...less(a.cost, b.cost), modelled: a.cost.modelled || b.cost.modelled }));
  env.registerOperator('Cost * double', (a: CostValue, part: number) => new CostValue({ ...notNegative(new Pool().add(a.cost, part)), modelled: true }));
  return env;
}

const NO_SIZES: ReadonlyMap<string, number> = new Map();

/**
 * Checks an expression and readies it.
 * @throws ExpressionError with the offset in the expression
 */
export function compileExpression(scope: Scope, source: string, expected: string): Expression {
  const { env, sizes = NO_SIZES, options = [] } = scope;
  let parsed: ReturnType<Environment['parse']>;
  let type: string;
  try {
    parsed = env.parse(source);
    const problem = tooCostly(parsed.ast, 0);
    if (problem !== undefined) throw new ExpressionError(problem, 0);
    if (sizeOf(parsed.ast, sizes) > LARGEST_VALUE) throw new ExpressionError(`may make more than ${LARGEST_VALUE} texts or elements, which is more than a rule can need`, 0);
    const unknown = unknownOption(parsed.ast, options);
    if (unknown !== undefined) throw new ExpressionError(unknown.message, unknown.offset);
    const check = parsed.check();
    if (!check.valid) throw check.error as Error;
    type = String(check.type);
  } catch (error) {
    if (error instanceof ExpressionError) throw error;
    const { summary, range, message } = error as { summary?: string; range?: { start: number }; message: string };
    throw new ExpressionError(summary ?? message.split('\n')[0] ?? message, range?.start ?? 0);
  }
  if (expected !== 'any' && type !== expected && type !== 'dyn') {
    throw new ExpressionError(`has type ${type}, but ${expected} is needed here`, 0);
  }
  return { source, type, ast: parsed.ast, evaluate: (variables): unknown => parsed(variables), sides: () => sidesOf(source, parsed.ast, (part) => standsAlone(scope, part)) };
}

function standsAlone(scope: Scope, part: string): Expression | undefined {
  try {
    return compileExpression(scope, part, 'any');
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

function tooCostly(node: unknown, depth: number): string | undefined {
  if (Array.isArray(node)) {
    for (const part of node) {
      const problem = tooCostly(part, depth);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
  if (node === null || typeof node !== 'object' || !('op' in node)) return undefined;
  const { op, args } = node as ASTNode as unknown as { op: string; args: unknown };
  const name = (op === 'rcall' || op === 'call') && Array.isArray(args) && typeof args[0] === 'string' ? args[0] : '';
  const inner = LOOPS.has(name) ? depth + 1 : depth;
  if (inner > DEEPEST_LOOP) return `at most ${DEEPEST_LOOP} of map, filter, exists and all may lie within each other`;
  if (name === 'split') return 'the parts that split() gives can be counted (`.size()`), or one of them taken (`[0]`)';
  if (name === 'matches') {
    const pattern = (args as unknown[]).flat().find((arg): arg is { op: string; args: string } =>
      typeof arg === 'object' && arg !== null && (arg as { op?: string }).op === 'value' && typeof (arg as { args?: unknown }).args === 'string');
    if (pattern === undefined) return 'the pattern of matches() has to be a literal text';
    const problem = patternProblem(pattern.args);
    if (problem !== undefined) return `pattern "${pattern.args}": ${problem}`;
  }
  const receiver: unknown = Array.isArray(args) ? (op === '[]' ? args[0] : name === 'size' ? args[1] : undefined) : undefined;
  // A loop over the parts of a text could be long; to count them, or to take one, is not.
  const inside = isSplit(receiver) ? [receiver.args.slice(1), (args as unknown[]).filter((part) => part !== receiver)] : args;
  return tooCostly(inside, inner);
}

function isSplit(node: unknown): node is { readonly args: readonly unknown[] } {
  const { op, args } = (node ?? {}) as { op?: string; args?: unknown };
  return op === 'rcall' && Array.isArray(args) && args[0] === 'split';
}
