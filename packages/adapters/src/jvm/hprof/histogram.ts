import { Placements } from './classes.ts';
import { INJECTED, type Injected } from './injected.ts';
import { roundUp, sizeOfPlacement, type Layout } from './layout.ts';
import type { ObjectIds } from './object-ids.ts';
import type { Survey } from './survey.ts';

export interface HistogramRow {
  /** as the JVM's own histogram has it: `java.util.HashMap$Node`, `[I` */
  readonly name: string;
  /** 0 for arrays of primitives */
  readonly classId: number;
  readonly count: number;
  readonly bytes: number;
  /** how the size is known: from the fields of the class, or from the distances between addresses */
  readonly by: 'fields' | 'addresses';
  /** nothing refers to them: they wait for the collector, or fill gaps */
  readonly isDead?: true;
}

export interface Sizes {
  readonly layout: Layout;
  /** bytes of an instance, by the id of its class; of java.lang.Class those that stand for a primitive type */
  readonly instance: ReadonlyMap<number, number>;
  /** id of java.lang.Class; 0 if it is not there */
  readonly classClass: number;
  /** bytes of a java.lang.Class without the static fields of its class */
  readonly mirror: number;
  readonly rows: readonly HistogramRow[];
  /** distances between objects that the layout explains, and all of them */
  readonly agrees: number;
  readonly of: number;
}

/** How many objects of each class there are, and what they take. The addresses have to be sorted. */
export function sizesOf(survey: Survey): Sizes {
  const { classes } = survey;
  const { layout, index, agrees, of } = survey.layout();
  const byName = new Map([...classes.dumps.keys()].map((id) => [classes.name(id), id]));
  const placements = new Placements(classes, layout, injectedInto(survey, layout, byName));
  const instance = new Map<number, number>();
  const rows: HistogramRow[] = [];
  const classClass = byName.get('java.lang.Class') ?? 0;
  for (const [classId, { count }] of survey.instances) {
    if (classId === classClass) continue;
    const size = sizeOfPlacement(placements.of(classId), layout);
    instance.set(classId, size);
    rows.push({ name: classes.name(classId), classId, count, bytes: size * count, by: 'fields' });
  }
  // Those of primitive types are written as instances: they have no static fields, and tell what the JVM adds.
  const primitives = survey.instances.get(classClass);
  const fields = sizeOfPlacement(placements.of(classClass), layout);
  const plain = primitives === undefined || primitives.gap > fields + MOST_ADDED_TO_CLASS ? fields : primitives.gap;
  instance.set(classClass, plain);
  const count = classes.dumps.size + (primitives?.count ?? 0);
  if (count > 0) rows.push({ name: 'java.lang.Class', classId: classClass, count, bytes: mirrorBytes(survey, plain, layout) + (primitives?.count ?? 0) * plain, by: 'addresses' });
  for (const [classId, { count, bytes }] of survey.objectArrays) rows.push({ name: classes.name(classId), classId, count, bytes: bytes[index] as number, by: 'fields' });
  for (const [type, { count, bytes }] of survey.primitiveArrays) rows.push({ name: survey.arrayName(type), classId: 0, count, bytes: bytes[index] as number, by: 'fields' });
  return { layout, instance, classClass, mirror: plain, rows: rows.sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1)), agrees, of };
}

/** What this JVM added to its classes: of several possibilities the one that explains most distances of the classes that are it or extend it. */
function injectedInto(survey: Survey, layout: Layout, byName: ReadonlyMap<string, number>): ReadonlyMap<number, Injected> {
  const chosen = new Map<number, Injected>();
  for (const [name, choices] of Object.entries(INJECTED)) {
    const id = byName.get(name);
    if (id === undefined) continue;
    const under = choices.length < 2 ? [] : [...survey.instances].filter(([classId, { gap }]) => gap < Infinity && [...survey.classes.chain(classId)].some((each) => each.id === id));
    let most = -1;
    for (const choice of choices) {
      const placements = new Placements(survey.classes, layout, new Map([...chosen, [id, choice]]));
      const agrees = under.filter(([classId, { gap }]) => sizeOfPlacement(placements.of(classId), layout) === gap).length;
      if (agrees > most) {
        most = agrees;
        chosen.set(id, choice);
      }
    }
  }
  return chosen;
}

/** Bytes that HotSpot adds to a java.lang.Class: pointers to its own description of the class, a lock, numbers; some 50. */
const MOST_ADDED_TO_CLASS = 96;

/** A java.lang.Class also holds the static fields of its class: each is as large as the distance to the next object, unless a gap follows. */
export function mirrorSize(ids: ObjectIds, id: number, plain: number, statics: number, layout: Layout): number {
  const index = ids.indexOf(id);
  const gap = index < 0 ? Infinity : ids.gapAfter(index);
  return gap <= plain + MOST_ADDED_TO_CLASS + statics * 8 ? gap : roundUp(plain + statics * layout.reference, layout.alignment);
}

function mirrorBytes({ classes, ids }: Survey, plain: number, layout: Layout): number {
  let bytes = 0;
  for (const [id, { statics }] of classes.dumps) {
    bytes += mirrorSize(ids, id, plain, statics.length, layout);
  }
  return bytes;
}
