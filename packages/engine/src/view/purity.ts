import type { Node } from 'web-tree-sitter';
import type { FunctionModel, Site } from '../source/model.ts';
import type { FileView } from './file-view.ts';
import { FunctionView, Held, type Place } from './place.ts';

/** Builtins and modules of the standard library whose calls neither change anything nor depend on when they are made. */
const PURE_BUILTINS = new Set([
  'abs', 'all', 'any', 'ascii', 'bin', 'bool', 'bytes', 'chr', 'complex', 'dict', 'divmod', 'enumerate', 'filter', 'float', 'format', 'frozenset', 'hash',
  'hex', 'int', 'isinstance', 'issubclass', 'len', 'list', 'map', 'max', 'min', 'oct', 'ord', 'pow', 'range', 'repr', 'reversed', 'round', 'set', 'slice',
  'sorted', 'str', 'sum', 'tuple', 'type', 'zip', 'ValueError', 'TypeError', 'KeyError', 'IndexError', 'Decimal', 'Fraction', 'date', 'datetime', 'timedelta',
]);
const PURE_MODULES = new Set(['math', 'cmath', 'datetime', 'dt', 're', 'json', 'string', 'decimal', 'fractions', 'itertools', 'operator', 'statistics', 'hashlib', 'calendar', 'bisect', 'unicodedata', 'struct', 'ipaddress', 'base64', 'binascii', 'zlib']);
/** Methods of builtin values that read the clock or a stream. */
const IMPURE_METHODS = new Set(['read', 'readline', 'readlines', 'write', 'now', 'today', 'utcnow', 'send', 'recv', 'next', 'close', 'open', 'random', 'choice', 'shuffle', 'randint', 'uniform', 'gauss', 'sample', 'put', 'get_nowait', 'acquire', 'release', 'emit', 'log', 'debug', 'info', 'warning', 'error']);
const MUTATING = new Set(['append', 'appendleft', 'add', 'clear', 'discard', 'extend', 'insert', 'pop', 'popitem', 'popleft', 'remove', 'reverse', 'rotate', 'setdefault', 'sort', 'update']);

/**
 * Whether a function computes its result from its arguments and from what does not change: as far as its syntax and that of the
 * functions of its file that it calls show. It stores nothing but its own variables, and neither waits nor yields. A constructor stores
 * attributes of the object that it makes, and is pure if no method of the class stores any later.
 */
export function isPure(fn: FunctionView): boolean {
  if (fn.model === undefined) return false;
  let pure = known.get(fn.model);
  if (pure === undefined) known.set(fn.model, pure = findPure(fn, new Set()));
  return pure;
}

/** Asked for at each call of a function. What was found while another function was open may rest on that one being pure. */
const known = new WeakMap<FunctionModel, boolean>();

function findPure(fn: FunctionView, open: Set<FunctionModel>): boolean {
  const { file, model } = fn;
  if (file === undefined || model === undefined || model.kind !== 'function' || model.isAsync || model.isGenerator) return false;
  if (open.has(model)) return true;
  open.add(model);
  if (model.node.descendantsOfType(['global_statement', 'nonlocal_statement', 'yield', 'await', 'with_statement', 'import_statement', 'import_from_statement']).length > 0) return false;
  const own = ownObjects(model);
  if (model.name === '__init__' && model.parent?.kind === 'class' && !changesItself(model.parent)) own.add(model.parameters[0]?.name ?? '');
  return file.sitesOf(model).every((site) => isHarmless(site, fn, own, open));
}

function isHarmless(site: Site, fn: FunctionView, own: ReadonlySet<string>, open: Set<FunctionModel>): boolean {
  const file = fn.file as FileView;
  switch (site.operation) {
    case 'global-store': case 'import': case 'await': case 'yield': return false;
    case 'attribute-store': case 'subscript-store': return own.has(site.receiver?.text ?? '');
    case 'attribute': return !readsChanging(site, fn, file);
    case 'call': return isHarmlessCall(site, file, own, open);
    default: return true;
  }
}

function isHarmlessCall(site: Site, file: FileView, own: ReadonlySet<string>, open: Set<FunctionModel>): boolean {
  const { name, receiver } = site;
  if (receiver !== undefined) {
    const root = receiver.text.split('.')[0] as string;
    if (IMPURE_METHODS.has(name)) return false;
    if (MUTATING.has(name)) return own.has(receiver.text);
    if (PURE_MODULES.has(root) && site.function.scopeOf(root) === 'module') return true;
    // A method of an object: of the file's own classes only if it is pure itself.
    const methods = file.model.functionsNamed(name).filter((other) => other.kind === 'function');
    return methods.every((model) => findPure(viewOf(file, model), open));
  }
  if (name === '') return false;
  const scope = site.function.scopeOf(name);
  const callee = file.model.functionsNamed(name).filter((other) => (other.kind === 'function' || other.kind === 'class'));
  if (scope !== 'builtin' && callee.length > 0) return callee.every((model) => model.kind === 'class' || findPure(viewOf(file, model), open));
  return PURE_BUILTINS.has(name);
}

/** Whether methods of a class store attributes of `self` once it is made: then equal objects do not stay equal. */
function changesItself(type: FunctionModel): boolean {
  return isStoredLater(type.nested, (site, method) => site.receiver?.text === method.parameters[0]?.name);
}

/** `self.x` where the file stores an attribute `x` outside of `__init__`. */
function readsChanging(site: Site, fn: FunctionView, file: FileView): boolean {
  const root = fn.model?.parameters[0]?.name;
  if (root !== 'self' || site.receiver?.text !== root) return false;
  return isStoredLater(file.model.functionsWith(`.${site.name}`), ({ name }) => name === site.name);
}

/** Whether functions other than constructors store such an attribute. */
function isStoredLater(functions: readonly FunctionModel[], isOne: (site: Site, fn: FunctionModel) => boolean): boolean {
  return functions.some((fn) => fn.name !== '__init__' && fn.sites.some((site) => site.operation === 'attribute-store' && isOne(site, fn)));
}

/** Names of variables that hold an object the function itself made. */
function ownObjects(model: FunctionModel): Set<string> {
  const own = new Set<string>();
  for (const assignment of model.node.descendantsOfType('assignment')) {
    const left = assignment.childForFieldName('left');
    const right = assignment.childForFieldName('right');
    if (left?.type === 'identifier' && right && makesNew(right) && model.scopeOf(left.text) !== 'module') own.add(left.text);
  }
  for (const parameter of model.parameters) own.delete(parameter.name);
  return own;
}

function makesNew(node: Node): boolean {
  if (['list', 'dictionary', 'set', 'list_comprehension', 'dictionary_comprehension', 'set_comprehension', 'binary_operator'].includes(node.type)) return true;
  return node.type === 'call' && ['list', 'dict', 'set', 'sorted', 'deque', 'defaultdict', 'Counter', 'bytearray'].includes(node.childForFieldName('function')?.text.split('.').at(-1) ?? '');
}

const viewOf = (file: FileView, model: FunctionModel): FunctionView => new FunctionView(file, model);

/** Operations of a loop's body count this many times for each loop around them: nobody knows how often it runs. */
const TIMES = 8;
const DEEPEST = 4;

/** Roughly how long one call takes, in nanoseconds, by the weights of its operations and of the file's functions that it calls. */
export function workOf(fn: FunctionView, depth = 0): number {
  const { file, model } = fn;
  if (file === undefined || model === undefined || depth > DEEPEST) return 0;
  return file.sitesOf(model).reduce((sum, site) => {
    const callee = site.operation === 'call' ? file.model.functionsNamed(site.name).filter((other) => other.kind === 'function' && other !== model) : [];
    const inner = callee.length === 1 ? workOf(viewOf(file, callee[0] as FunctionModel), depth + 1) : 0;
    return sum + (file.costs.weight(site) + inner) * TIMES ** Math.min(site.loop?.depth ?? 0, 3);
  }, 0);
}

/** A number of combinations of arguments that stands for "no end of them". */
export const MANY = 1e9;
/** Calls upwards that are followed to find a loop. */
const HIGHEST = 8;

/** Whether the place runs again and again: in a loop, or in a function that is called from such a place or from outside. */
export function runsOften(place: Place, height = 0): boolean {
  const { file, functionModel } = place;
  if (place.in_loop) return true;
  if (file === undefined || functionModel === undefined || functionModel.kind === 'module' || height > HIGHEST) return false;
  let fn: FunctionModel | undefined = functionModel;
  while (fn?.kind === 'comprehension') fn = fn.parent;
  if (fn === undefined) return false;
  const callers = file.program.callersOf(file, fn);
  return callers.length === 0 ? !file.language.runsOnce(fn) : callers.some((caller) => !caller.contains(place) && runsOften(caller, height + 1));
}

const HASHABLE = new Set(['str', 'int', 'float', 'bool', 'bytes', 'tuple', 'NoneType']);

/** An estimate of how many different combinations of arguments a function got, from what its parameters held. */
export function argumentsOf(fn: FunctionView): number {
  const { file, model } = fn;
  if (file === undefined || model === undefined || model.parameters.some(({ kind }) => kind !== 'plain')) return MANY;
  let combinations = 1;
  let told = 0;
  let back = 0;
  for (const { name } of model.parameters) {
    const held = new Held(file.heldBy(model, name));
    if (name === 'self' || name === 'cls') {
      if (held.exists && held.changing > 0.1) return MANY;
      continue;
    }
    if (held.seen < 4 || !held.shapes.names.every((type) => HASHABLE.has(type))) return MANY;
    told++;
    back = Math.max(back, held.returns);
    combinations *= held.again >= 0.2 ? Math.min(held.distinct, 10) : held.distinct;
  }
  // A long call is seen many times with the same arguments: only a value that comes back after another tells of a second call.
  if (model.loops.length > 0 && back < 1) return MANY;
  return told === 0 ? MANY : Math.min(combinations, MANY);
}
