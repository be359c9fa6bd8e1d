import type { Row } from '@mechsym/facts';
import { shapeOf } from '../names.ts';
import { BOXES, COLLECTIONS, isOfRuntime, type CollectionKind } from './collections.ts';
import type { Contents } from './contents.ts';
import { arraySize, roundUp } from './layout.ts';
import { NumberSet } from './number-set.ts';
import { Owners } from './owners.ts';
import { retainedByClass } from './retained.ts';

export type HeapRow = Row<'heap'>;
type Sums = { -readonly [K in 'count' | 'bytes' | 'spareCount' | 'spareBytes']: number };

/** Rows of one sort that are kept, the largest first. */
const MOST_ROWS = 2000;
/** A list that grew by itself has up to a third of its slots free. */
const SPARSE = 2;

class Sorts {
  readonly #rows = new Map<string, HeapRow & Sums>();

  add(what: string, ofClass: string, holder: string, count: number, bytes: number, spareCount: number, spareBytes: number): void {
    const key = `${what}\0${ofClass}\0${holder}`;
    const known = this.#rows.get(key);
    if (known === undefined) {
      this.#rows.set(key, { quality: 'exact', what, class: ofClass, holder, count, bytes, spareCount, spareBytes });
      return;
    }
    known.count += count;
    known.bytes += bytes;
    known.spareCount += spareCount;
    known.spareBytes += spareBytes;
  }

  rows(): HeapRow[] {
    return [...this.#rows.values()].sort((a, b) => b.spareBytes - a.spareBytes || b.bytes - a.bytes || (`${a.class}\0${a.holder}` < `${b.class}\0${b.holder}` ? -1 : 1)).slice(0, MOST_ROWS);
  }
}

/** What strings, collections and boxes take, by the field of the program that holds them, and what each class keeps alive, where references were kept. */
export function contentRows(contents: Contents): readonly HeapRow[] {
  const owners = new Owners(contents);
  const sorts = new Sorts();
  const { classes } = contents.survey;
  const named = new Map<number, string>();
  const holderName = (object: number): { name: string; inCollection: boolean } => {
    const { holder, inCollection } = owners.of(object);
    const field = contents.holders[holder];
    if (field === undefined) return { name: '', inCollection };
    let name = named.get(holder);
    if (name === undefined) named.set(holder, name = `${shapeOf(classes.name(field.classId))}.${classes.string(field.name)}`);
    return { name, inCollection };
  };
  strings(contents, sorts, (object) => holderName(object).name);
  collections(contents, owners, sorts, (object) => holderName(object).name);
  boxes(contents, sorts, holderName);
  if (contents.met.length > 0) {
    for (const [classNumber, { count, bytes }] of retainedByClass(contents)) {
      const classId = contents.classIds[classNumber] as number;
      const name = classNumber < 16 ? '' : classes.name(classId);
      // Nearly all is kept alive by some map or array of the runtime, which says nothing to who wrote the program.
      if (name !== '' && !isOfRuntime(name)) sorts.add('retained', shapeOf(name), '', count, bytes, 0, 0);
    }
  }
  return sorts.rows();
}

/** Strings of equal text: all but the first are not needed. Texts are compared by a hash of 32 bits and their length. */
function strings({ strings: all, bytes, digest, classOf }: Contents, sorts: Sorts, holderOf: (object: number) => string): void {
  const seen = new NumberSet();
  const counted = new Uint8Array(bytes.length);
  for (let i = 0; i < all.length; i += 2) {
    const string = all.at(i);
    const value = all.at(i + 1);
    const isCounted = value < 0 || counted[value] === 1;
    if (value >= 0) counted[value] = 1;
    const size = (bytes[string] as number) + (isCounted ? 0 : bytes[value] as number);
    const isFirst = value < 0 || seen.add(((digest[value] as number) >>> 0) * 2 ** 21 + (bytes[value] as number) % 2 ** 19 * 4 + (classOf[value] as number) % 4);
    sorts.add('equal-strings', 'String', holderOf(string), 1, size, isFirst ? 0 : 1, isFirst ? 0 : size);
  }
}

function collections(contents: Contents, owners: Owners, sorts: Sorts, holderOf: (object: number) => string): void {
  const { collections: all, bytes, digest, classOf, classIds, survey, sizes: { layout, instance } } = contents;
  const entries = new Map([...instance].map(([id, size]) => [survey.classes.name(id), size]));
  /** what `List.of(x)` and `Map.of(k, v)` take */
  const smallest = roundUp(layout.header + 2 * layout.reference, layout.alignment);
  const kinds = new Map<number, CollectionKind>();
  for (let i = 0; i < all.length; i += 3) {
    const object = all.at(i);
    const size = all.at(i + 1);
    const array = all.at(i + 2);
    const classNumber = (classOf[object] as number) - 1;
    const classId = classIds[classNumber] as number;
    let kind = kinds.get(classId);
    if (kind === undefined) {
      const known = [...survey.classes.chain(classId)].map(({ id }) => survey.classes.name(id)).find((name) => Object.hasOwn(COLLECTIONS, name)) as string;
      kinds.set(classId, kind = COLLECTIONS[known] as CollectionKind);
    }
    const slots = array < 0 ? 0 : digest[array] as number;
    const wrapper = owners.wrapper(object);
    const own = (bytes[object] as number) + (slots === 0 ? 0 : bytes[array] as number) + (wrapper < 0 ? 0 : bytes[wrapper] as number);
    const outer = wrapper < 0 ? object : wrapper;
    const name = shapeOf(survey.classes.name(classIds[(classOf[outer] as number) - 1] as number));
    if (size <= 0) sorts.add('empty-collection', name, holderOf(outer), 1, own, 1, own);
    else if (size === 1) {
      const all = own + (kind.entry === undefined ? 0 : entries.get(kind.entry) ?? 0);
      sorts.add('one-entry-collection', name, holderOf(outer), 1, all, 1, Math.max(0, all - smallest));
    } else if (slots >= SPARSE * Math.max(1, kind.slots(size))) {
      sorts.add('sparse-collection', name, holderOf(outer), 1, own, 1, arraySize(layout, 0, slots) - arraySize(layout, 0, kind.slots(size)));
    }
  }
}

/** Boxes in collections: without them there would be the number alone in the place of the reference. */
function boxes({ classOf, classIds, survey, bytes, sizes: { layout } }: Contents, sorts: Sorts, holderOf: (object: number) => { name: string; inCollection: boolean }): void {
  const primitive = classIds.map((id, number) => (number < 16 ? 0 : BOXES[survey.classes.name(id)] ?? 0));
  for (let object = 0; object < classOf.length; object++) {
    const number = (classOf[object] as number) - 1;
    const inside = number < 0 ? 0 : primitive[number] as number;
    if (inside === 0) continue;
    const { name, inCollection } = holderOf(object);
    if (!inCollection) continue;
    const size = bytes[object] as number;
    sorts.add('boxed-in-collection', shapeOf(survey.classes.name(classIds[number] as number)), name, 1, size, 1, Math.max(0, size + layout.reference - inside));
  }
}
