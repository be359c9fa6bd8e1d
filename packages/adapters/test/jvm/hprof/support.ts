import { createReadStream, statSync } from 'node:fs';
import { readDump, type HeapDump } from '../../../src/jvm/hprof/dump.ts';

/** A dump on the disk, packed or not. */
export function dumpOf(path: string): Promise<HeapDump> {
  return readDump({ open: () => createReadStream(path, { highWaterMark: 2 ** 20 }), size: statSync(path).size });
}

/** A dump in memory, in pieces of `piece` bytes. */
export function dumpOfBytes(bytes: Uint8Array, piece = 4096): Promise<HeapDump> {
  return readDump({ open: () => pieces(bytes, piece), size: bytes.length });
}

export async function* pieces(bytes: Uint8Array, piece: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

/** What the JVM's own histogram says of each class, as `jcmd PID GC.class_histogram` prints it. Two loaders may have classes of one name. */
export function jvmHistogram(text: string): Map<string, string> {
  const sums = new Map<string, [count: number, bytes: number]>();
  for (const [, count, bytes, name] of text.matchAll(/^\s*\d+:\s+(\d+)\s+(\d+)\s+(\S+)/gm)) {
    const key = (name as string).replace('+0x', '/0x');
    const known = sums.get(key) ?? [0, 0];
    sums.set(key, [known[0] + Number(count), known[1] + Number(bytes)]);
  }
  return new Map([...sums].map(([name, [count, bytes]]) => [name, `${count} of ${bytes} bytes`]));
}

/** The same of a dump that was read. */
export function ownHistogram({ histogram }: HeapDump): Map<string, string> {
  const sums = new Map<string, [count: number, bytes: number]>();
  for (const { name, count, bytes, isDead } of histogram) {
    if (isDead === true) continue;
    const known = sums.get(name) ?? [0, 0];
    sums.set(name, [known[0] + count, known[1] + bytes]);
  }
  return new Map([...sums].map(([name, [count, bytes]]) => [name, `${count} of ${bytes} bytes`]));
}

/** Classes of the VM whose numbers may differ, each with the reason (docs/heap.md). */
export const DIFFERING: Readonly<Record<string, string>> = {
  '[Ljdk.internal.vm.FillerElement;': 'gaps that a collector filled: no objects of the program',
  '[I': 'from 21 on the archive of the JDK holds arrays that nothing refers to',
  'java.lang.Class': 'the archive of the JDK holds some of classes that were never loaded',
};
