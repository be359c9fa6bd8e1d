import { TYPE } from './format.ts';
import { roundUp, type Layout, type Placement } from './layout.ts';
import type { FieldDump } from './reader.ts';

/** What a JVM adds to a class of its own and shows in no dump. */
export interface Injected {
  /** types of fields */
  readonly types: readonly number[];
  /** fields that stand apart, with 128 free bytes in front of them and behind (`@Contended`) */
  readonly apart?: readonly string[];
}

const { object, long, int, short, byte, boolean } = TYPE;
const fields = (...types: number[]): Injected => ({ types });

/**
 * Classes to which HotSpot adds fields (`javaClasses.hpp`, the macros that end in INJECTED_FIELDS); where versions differ, each of
 * them: the distances between addresses tell which it was. A pointer is a long here: dumps of 32-bit JVMs lack these bytes.
 */
export const INJECTED: Readonly<Record<string, readonly Injected[]>> = {
  'java.lang.String': [fields(byte)],
  'java.lang.ClassLoader': [fields(long)],
  'java.lang.Module': [fields(long)],
  'java.lang.invoke.MemberName': [fields(long)],
  'java.lang.invoke.ResolvedMethodName': [fields(long), fields(long, object)],
  'java.lang.invoke.MethodHandleNatives$CallSiteContext': [fields(long, long)],
  'java.lang.StackFrameInfo': [fields(short)],
  'java.lang.InternalError': [fields(boolean)],
  'java.lang.Thread': [
    fields(),
    { types: [], apart: ['threadLocalRandomSeed', 'threadLocalRandomProbe', 'threadLocalRandomSecondarySeed'] },
    fields(long), fields(long, short), fields(long, int, boolean), fields(long, int, boolean, short), fields(long, boolean),
  ],
};

/** ContendedPaddingWidth */
const PADDING = 128;

/** Where fields that stand apart end, behind the others. A subclass fills no hole of such a class. */
export function placeApart(layout: Layout, placement: Placement, fields: readonly FieldDump[], bytesOf: (type: number) => number): Placement {
  let end = placement.end + PADDING;
  for (const size of fields.map(({ type }) => bytesOf(type)).sort((a, b) => b - a)) end = roundUp(end, size) + size;
  return { end: end + PADDING, holes: [] };
}
