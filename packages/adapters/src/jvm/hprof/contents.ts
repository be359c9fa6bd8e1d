import { COLLECTIONS, type CollectionKind, isOfRuntime } from './collections.ts';
import { TYPE, TYPE_BYTES } from './format.ts';
import { Numbers } from './growable.ts';
import { mirrorSize, type Sizes } from './histogram.ts';
import { arraySize } from './layout.ts';
import { idAt, type ClassDump, type Visitor } from './reader.ts';
import type { Survey } from './survey.ts';

/** A field of a class that refers to an object, as places name it. */
export interface HolderField {
  readonly classId: number;
  /** id of its name */
  readonly name: number;
  readonly isStatic: boolean;
  /** how much it says of two that refer to one object: 2 a field of the program, 1 one of the runtime, 0 one of the entries of a collection */
  readonly rank: 0 | 1 | 2;
  /** the field of a reference that keeps nothing alive */
  readonly isReferent: boolean;
}

interface Reference {
  /** in the bytes of an instance */
  readonly at: number;
  readonly holder: number;
}

interface Known {
  readonly number: number;
  readonly references: readonly Reference[];
  readonly size: number;
  readonly collection?: { readonly kind: CollectionKind; readonly sizeAt: number; readonly sizeBytes: number; readonly arrayAt: number };
  /** of java.lang.String: where its value stands */
  readonly valueAt?: number;
}

/** Names of arrays of primitives are numbered below all classes. */
const PRIMITIVES = 16;

/**
 * The second pass: what refers to what, what strings and collections hold. 20 bytes an object beside its address; where dominators are wanted 8 more, and 4 a reference.
 * Objects are numbered in the order of their addresses, and classes as they are met.
 */
export class Contents implements Visitor {
  readonly survey: Survey;
  readonly sizes: Sizes;
  readonly idSize: number;
  /** by number of a class: its id; of arrays of primitives the type */
  readonly classIds: number[] = Array.from({ length: PRIMITIVES }, (_, i) => i);
  /** by object: number of its class + 1; 0 where the second pass did not meet it */
  readonly classOf: Int32Array;
  readonly bytes: Uint32Array;
  /** by object: an object that refers to it, and through which field (an index of `holders`; -1 for an element of an array); -1 if nothing does */
  readonly referrer: Int32Array;
  readonly through: Int32Array;
  /** by object: a hash of what an array of bytes or chars holds; the length of an array of references */
  readonly digest: Int32Array;
  readonly holders: HolderField[] = [];
  readonly roots = new Numbers();
  /** objects of java.lang.String, each with its value */
  readonly strings = new Numbers();
  /** collections: object, number of elements, array (-1 without) */
  readonly collections = new Numbers();
  /** references, object by object in the order in which they were met: object, where its targets begin in `targets` */
  readonly met = new Numbers();
  readonly begins = new Numbers();
  readonly targets = new Numbers();
  readonly progress: (offset: number) => void;
  /** objects of a class that the dump does not have, or of other bytes than it says */
  strange = 0;
  readonly #known = new Map<number, Known>();
  readonly #arrays = new Map<number, number>();
  readonly #holderKeys = new Map<string, number>();
  #current = -1;
  #hash = 0;
  #hashing = false;

  readonly #keepsTargets: boolean;

  /** @param keepsTargets whether all references are kept, for dominators */
  constructor(survey: Survey, sizes: Sizes, idSize: number, keepsTargets: boolean, progress: (offset: number) => void = () => undefined) {
    this.#keepsTargets = keepsTargets;
    this.survey = survey;
    this.sizes = sizes;
    this.idSize = idSize;
    this.progress = progress;
    const n = survey.ids.count;
    this.classOf = new Int32Array(n);
    this.bytes = new Uint32Array(n);
    this.referrer = new Int32Array(n).fill(-1);
    this.through = new Int32Array(n).fill(-1);
    this.digest = new Int32Array(n);
  }

  root(id: number): void {
    const index = this.survey.ids.indexOf(id);
    if (index >= 0) this.roots.push(index);
  }

  class({ id, statics, superclass }: ClassDump): void {
    const index = this.#meet(id, this.#number(this.sizes.classClass), 0);
    if (index < 0) return;
    this.bytes[index] = mirrorSize(this.survey.ids, id, this.sizes.mirror, statics.length, this.sizes.layout);
    for (const { name, type, value } of statics) if (type === TYPE.object) this.#refer(index, value, this.#holder(id, name, true));
    if (superclass !== 0) this.#refer(index, superclass, -1);
    // Classes of a dump are alive while their loader is; what they hold is held by them.
    this.roots.push(index);
  }

  instance(id: number, classId: number, view: DataView, at: number, length: number): void {
    const known = this.#know(classId);
    const index = this.#meet(id, known.number, known.size);
    if (index < 0) return;
    for (const { at: offset, holder } of known.references) {
      if (offset + this.idSize > length) { this.strange++; break; }
      this.#refer(index, idAt(view, at + offset, this.idSize), holder);
    }
    if (known.valueAt !== undefined && known.valueAt + this.idSize <= length) {
      this.strings.push(index);
      this.strings.push(this.survey.ids.indexOf(idAt(view, at + known.valueAt, this.idSize)));
    }
    if (known.collection !== undefined) {
      const { sizeAt, sizeBytes, arrayAt } = known.collection;
      if (sizeAt + sizeBytes > length || arrayAt + this.idSize > length) return;
      const size = sizeBytes === 8 ? view.getInt32(at + sizeAt + 4) : view.getInt32(at + sizeAt);
      this.collections.push(index);
      this.collections.push(size);
      this.collections.push(arrayAt < 0 ? -1 : this.survey.ids.indexOf(idAt(view, at + arrayAt, this.idSize)));
    }
  }

  objects(id: number, classId: number, length: number): void {
    this.#current = this.#meet(id, this.#number(classId), arraySize(this.sizes.layout, 0, length));
    if (this.#current >= 0) this.digest[this.#current] = length;
  }

  elements(view: DataView, at: number, count: number): void {
    if (this.#current < 0) return;
    for (let i = 0; i < count; i++) this.#refer(this.#current, idAt(view, at + i * this.idSize, this.idSize), -1);
  }

  primitives(id: number, type: number, length: number): void {
    this.#current = this.#meet(id, type, arraySize(this.sizes.layout, TYPE_BYTES[type] ?? 1, length));
    this.#hashing = this.#current >= 0 && (type === TYPE.byte || type === TYPE.char);
    this.#hash = Math.imul(length, 0x9e3779b1) | 0;
    if (this.#hashing) this.digest[this.#current] = this.#hash;
  }

  data(bytes: Uint8Array): void {
    if (!this.#hashing) return;
    // FNV-1a (Fowler, Noll, Vo), 32 bits
    let hash = this.#hash;
    for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    this.#hash = hash;
    this.digest[this.#current] = hash;
  }

  #meet(id: number, classNumber: number, size: number): number {
    const index = this.survey.ids.indexOf(id);
    if (index < 0 || this.classOf[index] !== 0) return -1;
    this.classOf[index] = classNumber + 1;
    this.bytes[index] = Math.min(size, 2 ** 32 - 1);
    if (this.#keepsTargets) {
      this.met.push(index);
      this.begins.push(this.targets.length);
    }
    return index;
  }

  #refer(from: number, id: number, holder: number): void {
    if (id === 0) return;
    const target = this.survey.ids.indexOf(id);
    if (target < 0) return;
    const held = this.holders[holder];
    // What a java.lang.ref.Reference speaks of is not kept alive by it.
    if (this.#keepsTargets && held?.isReferent !== true) this.targets.push(target);
    const before = this.through[target] as number;
    if (this.referrer[target] === -1 || (held?.rank ?? 1) > (this.holders[before]?.rank ?? 1)) {
      this.referrer[target] = from;
      this.through[target] = holder;
    }
  }

  #number(classId: number): number {
    let number = this.#arrays.get(classId);
    if (number === undefined) {
      number = this.classIds.push(classId) - 1;
      this.#arrays.set(classId, number);
    }
    return number;
  }

  #holder(classId: number, name: number, isStatic: boolean): number {
    const key = `${classId} ${name}`;
    let holder = this.#holderKeys.get(key);
    if (holder === undefined) {
      const { classes } = this.survey;
      const of = classes.name(classId);
      const isReferent = of === 'java.lang.ref.Reference' && classes.string(name) === 'referent';
      // A name in angle brackets is the runtime's own: the constants of a class.
      const isOwn = classes.string(name).startsWith('<');
      const rank = isReferent || /^java\.util\..*\$/.test(of) ? 0 : isOwn || isOfRuntime(of) ? 1 : 2;
      holder = this.holders.push({ classId, name, isStatic, rank, isReferent }) - 1;
      this.#holderKeys.set(key, holder);
    }
    return holder;
  }

  #know(classId: number): Known {
    const known = this.#known.get(classId);
    if (known !== undefined) return known;
    const { classes } = this.survey;
    const references: Reference[] = [];
    const places = new Map<string, { at: number; bytes: number }>();
    let at = 0;
    let kind: CollectionKind | undefined;
    let isString = false;
    for (const dump of classes.chain(classId)) {
      const name = classes.name(dump.id);
      const own = Object.hasOwn(COLLECTIONS, name) ? COLLECTIONS[name] : undefined;
      kind ??= own;
      isString ||= name === 'java.lang.String';
      for (const field of dump.fields) {
        const bytes = field.type === TYPE.object ? this.idSize : TYPE_BYTES[field.type] ?? 0;
        if (field.type === TYPE.object) references.push({ at, holder: this.#holder(dump.id, field.name, false) });
        if (own !== undefined || isString) places.set(classes.string(field.name), { at, bytes });
        at += bytes;
      }
    }
    const size = kind === undefined ? undefined : places.get(kind.size);
    const array = kind?.array === undefined ? undefined : places.get(kind.array);
    const value = isString ? places.get('value') : undefined;
    const made: Known = {
      number: this.#number(classId), references, size: this.sizes.instance.get(classId) ?? 0,
      ...(kind !== undefined && size !== undefined && (kind.array === undefined || array !== undefined) && { collection: { kind, sizeAt: size.at, sizeBytes: size.bytes, arrayAt: array?.at ?? -1 } }),
      ...(value !== undefined && { valueAt: value.at }),
    };
    this.#known.set(classId, made);
    return made;
  }
}
