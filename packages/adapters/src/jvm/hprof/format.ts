/**
 * Numbers of the format HPROF 1.0.1 and 1.0.2, as HotSpot's `heapDumper.cpp` describes it in its opening comment. All numbers are big-endian.
 */

/** Tags of records. */
export const RECORD = { string: 0x01, loadClass: 0x02, heapDump: 0x0c, heapDumpSegment: 0x1c, heapDumpEnd: 0x2c } as const;

/** All tags that records have: string, load and unload class, frame, trace, allocation sites, heap summary, start and end of a thread, CPU samples, control settings. */
export const RECORD_TAGS: ReadonlySet<number> = new Set([0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x1c, 0x2c]);

/** Tags of parts of a heap dump that are no roots. */
export const PART = { class: 0x20, instance: 0x21, objects: 0x22, primitives: 0x23, heapInfo: 0xfe, primitivesWithoutData: 0xc3 } as const;

/**
 * Roots: ids and further bytes of each. From 0x89 on they are Android's, as `hprof.cc` of its runtime writes them.
 */
export const ROOTS: Readonly<Record<number, { readonly ids: number; readonly bytes: number }>> = {
  0xff: { ids: 1, bytes: 0 }, 0x01: { ids: 2, bytes: 0 }, 0x02: { ids: 1, bytes: 8 }, 0x03: { ids: 1, bytes: 8 }, 0x04: { ids: 1, bytes: 4 },
  0x05: { ids: 1, bytes: 0 }, 0x06: { ids: 1, bytes: 4 }, 0x07: { ids: 1, bytes: 0 }, 0x08: { ids: 1, bytes: 8 },
  0x89: { ids: 1, bytes: 0 }, 0x8a: { ids: 1, bytes: 0 }, 0x8b: { ids: 1, bytes: 0 }, 0x8c: { ids: 1, bytes: 0 }, 0x8d: { ids: 1, bytes: 0 },
  0x8e: { ids: 1, bytes: 8 }, 0x90: { ids: 1, bytes: 0 },
};

/** Types of fields and elements. */
export const TYPE = { object: 2, boolean: 4, char: 5, float: 6, double: 7, byte: 8, short: 9, int: 10, long: 11 } as const;

/** Bytes of a value by its type; that of a reference is the size of an id in the file and another in the heap: 0 here. */
export const TYPE_BYTES: Readonly<Record<number, number>> = { 2: 0, 4: 1, 5: 2, 6: 4, 7: 8, 8: 1, 9: 2, 10: 4, 11: 8 };

/** Names of arrays of primitives by the type of their elements, as the JVM's histogram has them, and as programs do. */
export const ARRAY_NAMES: Readonly<Record<number, readonly [jvm: string, java: string]>> = {
  4: ['[Z', 'boolean[]'], 5: ['[C', 'char[]'], 6: ['[F', 'float[]'], 7: ['[D', 'double[]'], 8: ['[B', 'byte[]'], 9: ['[S', 'short[]'], 10: ['[I', 'int[]'], 11: ['[J', 'long[]'],
};
