import { comparePositions, equalRanges } from '../source/range.ts';
import { qualifiedNameOf } from '../join/qualified-name.ts';
import type { FunctionModel, Site } from '../source/model.ts';
import { isConditional } from './conditional.ts';
import { shortName, type Distribution } from './distribution.ts';
import type { FileView } from './file-view.ts';
import { NOWHERE, Place, type Held } from './place.ts';
import { lastPart, type Program } from './program.ts';

/** Attributes of an instance up to which CPython's versions keep one layout for all instances of a class. */
const SHARED_ATTRIBUTES = 30;

/**
 * Where a class is written to while its instances are in use: a store to an attribute of the class itself, in one of its
 * methods or in a loop. NOWHERE if there is none in sight.
 * @param shape as facts name it: module:qualified name
 */
export function classWrite(program: Program, shape: string): Place {
  let found = classWrites.get(program);
  if (found === undefined) classWrites.set(program, found = new Map<string, Place>());
  let place = found.get(shape);
  if (place === undefined) found.set(shape, place = findClassWrite(program, shape));
  return place;
}

/** Asked for at each site of a shape, and the same for all of them. */
const classWrites = new WeakMap<Program, Map<string, Place>>();

const OWN_CLASS = /\bcls\b|\btype\(self\)|\bself\.__class__/;

function findClassWrite(program: Program, shape: string): Place {
  const qualifiedName = qualifiedNameOf(shape);
  const name = shortName(shape);
  let best: { site: Site; file: FileView; samples: number } | undefined;
  for (const file of program.files) {
    const types = file.model.functionsNamed(lastPart(qualifiedName)).filter((fn) => fn.kind === 'class' && fn.qualifiedName === qualifiedName);
    const methods = types.flatMap(({ nested }) => nested).filter(({ syntax: { start, end } }) => OWN_CLASS.test(file.model.text.text.slice(start, end)));
    const inSight = new Set([...file.model.functionsWith(`${name}.`), ...methods]);
    for (const fn of [...inSight].sort((a, b) => comparePositions(a.range.start, b.range.start))) {
      const isMethod = fn.parent?.kind === 'class' && fn.parent.qualifiedName === qualifiedName;
      for (const site of fn.sites) {
        if (site.operation !== 'attribute-store' || (site.loop === undefined && !isMethod)) continue;
        const receiver = site.receiver?.text ?? '';
        const means = receiver === name || (isMethod && ['cls', 'type(self)', 'self.__class__'].includes(receiver));
        if (!means) continue;
        const { samples } = file.costs.ofFunction(fn);
        if (best === undefined || samples > best.samples) best = { site, file, samples };
      }
    }
  }
  return best === undefined ? NOWHERE : whole(best.file, best.site);
}

/**
 * Where instances of a class get attributes that others do not get, or get in another order: a name computed while
 * running, a deletion, a store outside the constructor or under a condition. The most telling place, or NOWHERE.
 * Where most of them have more attributes than share a layout, wherever these come from, it is the class.
 * @param held instances of it, as facts show them
 */
export function layoutChange(program: Program, { type: shape, states }: Held): Place {
  const qualifiedName = qualifiedNameOf(shape);
  for (const file of program.files) {
    const type = file.model.functionsNamed(lastPart(qualifiedName)).find((fn) => fn.kind === 'class' && fn.qualifiedName === qualifiedName);
    if (type !== undefined) return isLarge(states) ? new Place(file, type.node, type.nameRange) : changeOf(program, file, type, shape);
  }
  return NOWHERE;
}

/** Most instances with a dictionary of their own have more attributes than share a layout. */
function isLarge(states: Distribution): boolean {
  const large = states.part('layout:large');
  return large > 0 && large >= states.part('layout:dict') / 2;
}

function changeOf(program: Program, file: FileView, type: FunctionModel, shape: string): Place {
  const constructor = type.nested.find(({ kind, name }) => kind === 'function' && name === '__init__');
  // What never ran changed no instance; a constructor did run, however short it is.
  const ran = (view: FileView, fn: FunctionModel) => fn === constructor || view.joined.factsOf(fn).length > 0;
  const methods = type.nested.filter((fn) => fn.kind === 'function' && ran(file, fn));
  const own = (fn: FunctionModel) => fn.sites.filter((site) => site.receiver?.text === fn.parameters[0]?.name);
  const stores = (fn: FunctionModel) => own(fn).filter(({ operation }) => operation === 'attribute-store');
  const always = new Set((constructor === undefined ? [] : stores(constructor)).filter((site) => !isConditional(site)).map(({ name }) => name));

  for (const fn of methods) {
    const computed = fn.sites.find((site) => site.operation === 'call' && site.name === 'setattr' && site.operands[0]?.text === fn.parameters[0]?.name)
      ?? own(fn).find(({ operation, name }) => operation === 'attribute' && name === '__dict__') ?? own(fn).find(({ operation, name }) => operation === 'attribute-store' && name === '__dict__');
    if (computed !== undefined) return whole(file, computed);
  }
  const removed = methods.flatMap(stores).find((site) => within(site, 'delete_statement'));
  if (removed !== undefined) return whole(file, removed);
  const late = methods.filter((fn) => fn !== constructor).flatMap(stores).find(({ name }) => !always.has(name))
    ?? (constructor === undefined ? undefined : stores(constructor).find((site) => isConditional(site) && !always.has(site.name)));
  if (late !== undefined) return whole(file, late);
  for (const other of program.files) {
    for (const fn of other.model.functions.filter((each) => ran(other, each))) {
      for (const site of fn.sites) {
        const place = new Place(other, site.node);
        const computed = site.operation === 'call' && site.name === 'setattr' && site.operands[0] !== undefined && place.at(site.operands[0]).held.type === shape;
        const added = site.operation === 'attribute-store' && place.ic.top === shape && fn.parent !== type && (!always.has(site.name) || within(site, 'delete_statement'));
        if (computed || added) return whole(other, site);
      }
    }
  }
  return always.size > SHARED_ATTRIBUTES ? new Place(file, type.node, type.nameRange) : NOWHERE;
}

function whole(file: FileView, site: Site): Place {
  return equalRanges(site.range, new Place(file, site.node).range ?? site.range) ? new Place(file, site.node) : new Place(file, site.node, site.range);
}

function within(site: Site, type: string): boolean {
  for (let node = site.node.parent; node !== null && node.id !== site.function.node.id; node = node.parent) if (node.type === type) return true;
  return false;
}
