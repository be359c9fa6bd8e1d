import { TYPE, TYPE_BYTES } from './format.ts';
import type { FieldDump } from './reader.ts';

/**
 * How a JVM lays objects out in its heap. A dump does not say it, and writes every reference as an id of 8 bytes; the distances
 * between the addresses of objects tell which of these it was.
 */
export interface Layout {
  /** in words, for the user */
  readonly name: string;
  /** bytes before the first field */
  readonly header: number;
  /** bytes before the first element of an array whose elements have at most 4 bytes */
  readonly arrayHeader: number;
  readonly reference: number;
  /** ObjectAlignmentInBytes */
  readonly alignment: number;
}

const layout = (name: string, header: number, arrayHeader: number, reference: number, alignment = 8): Layout => ({ name, header, arrayHeader, reference, alignment });

/** Headers of HotSpot with a mark word of 8 bytes and a class pointer of 4 or 8, or both in 8; the most usual first. */
export const LAYOUTS: readonly Layout[] = [
  layout('compressed references', 12, 16, 4),
  layout('no compressed references', 12, 16, 8),
  layout('no compressed references or class pointers', 16, 24, 8),
  // From 23 on the elements follow the length without a gap.
  layout('no compressed references or class pointers', 16, 20, 8),
  layout('compact headers', 8, 12, 4),
  layout('compact headers, no compressed references', 8, 12, 8),
  layout('compressed references, no compressed class pointers', 16, 24, 4),
  layout('compressed references, no compressed class pointers', 16, 20, 4),
  layout('compressed references, objects aligned to 16 bytes', 12, 16, 4, 16),
  layout('compressed references, objects aligned to 32 bytes', 12, 16, 4, 32),
  layout('compact headers, objects aligned to 16 bytes', 8, 12, 4, 16),
];

/** A 32-bit JVM: only its dumps have ids of 4 bytes. */
export const LAYOUT_32 = layout('a 32-bit JVM', 8, 12, 4);

export function roundUp(n: number, to: number): number {
  return Math.ceil(n / to) * to;
}

/** Bytes of an array. @param element bytes of an element; 0 for a reference */
export function arraySize({ arrayHeader, reference, alignment }: Layout, element: number, length: number): number {
  const each = element === 0 ? reference : element;
  return roundUp((each > 4 ? roundUp(arrayHeader, 8) : arrayHeader) + length * each, alignment);
}

/** Where the fields of a class end, and the holes between them that fields of a subclass may fill. */
export interface Placement {
  readonly end: number;
  readonly holes: readonly (readonly [at: number, size: number])[];
}

export const sizeOfPlacement = ({ end }: Placement, { alignment }: Layout): number => roundUp(end, alignment);

export const rootPlacement = ({ header }: Layout): Placement => ({ end: header, holes: [] });

/**
 * Places the fields of a class behind those of the class above it, as HotSpot does since 15 (`fieldLayoutBuilder.cpp`): primitives by falling
 * size, then references, each into the smallest hole that it fits into, else at the end.
 */
export function place({ reference }: Layout, above: Placement, fields: readonly FieldDump[]): Placement {
  const sizes = [
    ...fields.filter(({ type }) => type !== TYPE.object).map(({ type }) => TYPE_BYTES[type] ?? 8).sort((a, b) => b - a),
    ...fields.filter(({ type }) => type === TYPE.object).map(() => reference),
  ];
  if (sizes.length === 0) return above;
  const holes = above.holes.map(([at, size]) => [at, size] as [number, number]);
  let { end } = above;
  for (const size of sizes) {
    let best = -1;
    for (let i = 0; i < holes.length; i++) {
      const [at, room] = holes[i] as [number, number];
      if (roundUp(at, size) + size <= at + room && (best < 0 || room < (holes[best] as [number, number])[1])) best = i;
    }
    if (best < 0) {
      const at = roundUp(end, size);
      if (at > end) holes.push([end, at - end]);
      end = at + size;
      continue;
    }
    const [at, room] = holes[best] as [number, number];
    const start = roundUp(at, size);
    holes.splice(best, 1, ...([[at, start - at], [start + size, at + room - start - size]] as [number, number][]).filter(([, left]) => left > 0));
  }
  return { end, holes };
}
