import type { Node } from 'web-tree-sitter';
import { addCosts, NO_COST, type Cost } from '../join/costs.ts';
import type { Site } from '../source/model.ts';
import { isConditional } from './conditional.ts';
import type { FileView } from './file-view.ts';
import { NOWHERE, Place } from './place.ts';

/** A hidden class as facts name it: what made it, empty for a literal, and its properties in the order of their making. */
interface Shape {
  readonly maker: string;
  readonly properties: readonly string[];
}

/** `Point{x, y}#2` is what `Point` made, with `x` and `y`; undefined for what is no object with properties. */
function shapeOf(name: string): Shape | undefined {
  const match = /^([^{}]*)\{(.*)\}(?:#\d+)?( as a dictionary)?(?:#\d+)?$/s.exec(name);
  if (match === null) return undefined;
  return { maker: match[1] as string, properties: match[2] === '' ? [] : (match[2] as string).split(', ') };
}

/** The constructor of a shape: `Point` of `Point{x, y}`; empty for literals and for what has no properties. */
export function makerOf(name: string): string {
  return shapeOf(name)?.maker ?? '';
}

/** Shapes named in a message, and properties of each that are. */
const NAMED = 2;
const PROPERTIES = 3;

/** Some shapes in words: `{id, name, price, …}, Point{x, y} and 5 more`. What all of them begin with is left out, where it is long: `Node{…, left, right}`. */
export function shapesInWords(names: readonly string[]): string {
  const described = names.filter((name) => !name.startsWith('unknown'));
  if (described.length === 0) return `${names.length} that V8 does not describe`;
  const alike = beginningOf(names.map((name) => shapeOf(name)?.properties ?? []));
  const skipped = alike >= PROPERTIES && names.length > 1 ? alike : 0;
  const named = described.slice(0, NAMED).map((name) => {
    const shape = shapeOf(name);
    if (shape === undefined) return name;
    const rest = shape.properties.slice(skipped);
    return `${shape.maker}{${[...(skipped > 0 ? ['…'] : []), ...rest.slice(0, PROPERTIES), ...(rest.length > PROPERTIES ? ['…'] : [])].join(', ')}}`;
  });
  const more = names.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(' and ');
}

/** How many properties all of these begin with. */
function beginningOf(lists: readonly (readonly string[])[]): number {
  const [first = [], ...others] = lists;
  const end = first.findIndex((property, i) => others.some((other) => other[i] !== property));
  return end < 0 ? first.length : end;
}

/** Objects of so many layouts that an inline cache keeps none (V8's `max_valid_polymorphic_map_count`, 4). */
const MANY = 5;

/**
 * Where objects of one kind, that a site meets in many shapes, come to differ: the first store under a condition, in the
 * constructor or in the function that makes them, of a property that some of them have and others have not, or have elsewhere.
 * NOWHERE where they are of several kinds, or differ for another reason.
 */
export function shapeChange(place: Place): Place {
  const shapes = place.ic.names.flatMap((name) => shapeOf(name) ?? []);
  const maker = shapes[0]?.maker ?? '';
  if (place.file === undefined || shapes.length < MANY || shapes.some((shape) => shape.maker !== maker)) return NOWHERE;
  const wanted = differing(shapes);
  const stores = place.file.program.files.flatMap((file) => conditionalStores(file, maker, wanted));
  // Where their order differs, each is stored under a condition somewhere: the first is where they part.
  return stores.sort((a, b) => a.line - b.line)[0] ?? NOWHERE;
}

/** Names that stand in some of the shapes only, or at different places. */
function differing(shapes: readonly Shape[]): ReadonlySet<string> {
  const places = new Map<string, Set<number>>();
  for (const { properties } of shapes) properties.forEach((name, i) => places.set(name, (places.get(name) ?? new Set()).add(i)));
  return new Set([...places].filter(([name, at]) => at.size > 1 || shapes.some(({ properties }) => !properties.includes(name))).map(([name]) => name));
}

function conditionalStores(file: FileView, maker: string, wanted: ReadonlySet<string>): Place[] {
  const makers = maker === '' ? file.model.functions : file.model.functionsNamed(maker).flatMap((fn) => (fn.kind === 'class' ? fn.nested.filter((each) => file.language.isConstructor(each)) : [fn]));
  const found: Place[] = [];
  for (const fn of makers) {
    if (fn.kind === 'module') continue;
    const stores = fn.sites.filter(({ operation, name }) => operation === 'attribute-store' && wanted.has(name));
    const made = maker === '' ? stores.filter((site) => isMadeHere(file, site)) : stores.filter((site) => site.receiver?.text === 'this');
    const first = made.find(isConditional);
    if (first !== undefined) found.push(new Place(file, first.node, undefined, first));
  }
  return found;
}

/** The object was made by a literal in the same function. */
function isMadeHere(file: FileView, { receiver }: Site): boolean {
  if (receiver === undefined) return false;
  const made = file.assignmentOf(receiver);
  return made?.childForFieldName('value')?.type === 'object';
}

/** What the name of the shape of an object says that V8 keeps as a dictionary. */
const DICTIONARY = ' as a dictionary';

/**
 * Where a property is deleted from objects that this site met as dictionaries: their shape still lists it. NOWHERE if it met none, or
 * nothing is deleted in sight.
 */
export function deletionOf(place: Place): Place {
  const properties = new Set(place.ic.names.flatMap((name) => (name.includes(DICTIONARY) ? shapeOf(name)?.properties ?? [] : [])));
  if (properties.size === 0) return NOWHERE;
  for (const file of place.file?.program.files ?? []) {
    for (const fn of file.model.functionsWith('delete')) {
      const found = fn.sites.find((site) => site.operation === 'attribute-store' && properties.has(site.name) && site.node.parent?.type === 'unary_expression');
      if (found !== undefined) return new Place(file, found.node.parent as Node);
    }
  }
  return NOWHERE;
}

const ACCESSES: ReadonlySet<string> = new Set(['attribute', 'attribute-store', 'subscript', 'subscript-store']);

/** Samples of the program's property accesses at which objects of this constructor were seen. */
export function accessesTo(place: Place, maker: string): Cost {
  const costs = (place.file?.program.files ?? []).flatMap((file) => {
    const sites = new Set(file.joined.sites.flatMap(({ model }) => (model !== undefined && ACCESSES.has(model.operation) ? [model] : [])));
    return [...sites].map((site) => new Place(file, site.node, undefined, site))
      .filter((access) => access.ic.names.some((name) => makerOf(name) === maker)).map((access) => access.self_cost);
  });
  return addCosts(...costs);
}

const NO_NUMBERS: ReadonlySet<string> = new Set(['null', 'undefined', 'string', 'template_string', 'true', 'false', 'object', 'array']);

/** The first store of what is no number into an array of the same name as the one that is stored into here; NOWHERE if there is none. */
export function oddStore(place: Place): Place {
  const { file, site } = place;
  const name = site?.receiver?.text ?? '';
  if (file === undefined || name === '') return NOWHERE;
  for (const fn of file.model.functionsWith(`${name}[`)) {
    for (const store of fn.sites) {
      if (store.operation !== 'subscript-store' || store.receiver?.text !== name) continue;
      const assignment = store.node.parent;
      const value = assignment?.type === 'assignment_expression' ? assignment.childForFieldName('right') : undefined;
      if (value && NO_NUMBERS.has(value.type)) return new Place(file, assignment as Node);
    }
  }
  return NOWHERE;
}

/**
 * Samples of the lines that store to elements of what has the last name of this path (`times` of `fleet.times`), in this file, without what
 * they call: how much the program changes it. Names tell, not objects.
 */
export function itemStores(place: Place): Cost {
  const { file } = place;
  const name = lastName(place.path);
  if (file === undefined || name === '') return NO_COST;
  const costs = file.model.functionsWith(`${name}[`).flatMap((fn) => {
    const stores = fn.sites.filter(({ operation, receiver }) => operation === 'subscript-store' && lastName(receiver?.text ?? '') === name);
    // Compiled code tells the time of a store at any of the tokens around it.
    const lines = new Set(stores.map(({ range }) => range.start.line));
    return fn.sites.filter(({ range }) => lines.has(range.start.line)).map((site) => file.costs.ofSiteSelf(site));
  });
  return addCosts(NO_COST, ...costs);
}

const GROWING: ReadonlySet<string> = new Set(['push', 'unshift']);

/** The first place in this file where what has the last name of this path gets an element more; NOWHERE if there is none. Names tell, not objects. */
export function grown(place: Place): Place {
  const { file } = place;
  const name = lastName(place.path);
  if (file === undefined || name === '') return NOWHERE;
  for (const fn of file.model.functionsWith(`${name}.`)) {
    const site = fn.sites.find(({ operation, name: method, receiver }) => operation === 'call' && GROWING.has(method) && lastName(receiver?.text ?? '') === name);
    if (site !== undefined) return new Place(file, site.node);
  }
  return NOWHERE;
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
