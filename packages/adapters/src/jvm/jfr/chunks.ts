import { HEADER, readHeader, type ChunkHeader } from './header.ts';
import type { Counts } from '../../counts.ts';

/** A chunk of more bytes than this is passed over: the JVM makes them of 12 MB. */
export const BIGGEST_CHUNK = 2 ** 28;

export interface RawChunk {
  readonly header: ChunkHeader;
  /** valid until the next chunk is asked for */
  readonly bytes: Buffer;
}

/** Cuts a recording into its chunks, and holds one at a time. What is no chunk is counted and ends the recording. */
export async function* chunksOf(stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, losses: Counts, biggest = BIGGEST_CHUNK): AsyncGenerator<RawChunk> {
  let held = Buffer.alloc(2 ** 16);
  let length = 0;
  let skipping = 0;
  let header: ChunkHeader | undefined;
  for await (const part of stream) {
    let at = 0;
    while (at < part.length) {
      if (skipping > 0) {
        const passed = Math.min(skipping, part.length - at);
        skipping -= passed;
        at += passed;
        continue;
      }
      const wanted = header === undefined ? HEADER : header.size;
      if (wanted > held.length) {
        const more = Buffer.alloc(Math.min(wanted, Math.max(2 * held.length, length + part.length)));
        held.copy(more, 0, 0, length);
        held = more;
      }
      const taken = Math.min(wanted - length, part.length - at, held.length - length);
      held.set(part.subarray(at, at + taken), length);
      length += taken;
      at += taken;
      if (length < wanted) continue;
      if (header !== undefined) {
        yield { header, bytes: held.subarray(0, length) };
        if (!header.closed) return; // what was flushed last ends here
        header = undefined;
        length = 0;
        continue;
      }
      const read = readHeader(held.subarray(0, HEADER));
      if (read === undefined) {
        losses.add('bytes are no Flight Recorder chunk: what follows is left out');
        return;
      }
      if (read.size > biggest) {
        losses.add(`chunk of more than ${biggest / 2 ** 20} MB`);
        skipping = read.size - HEADER;
        length = 0;
      } else if (read.closed && read.size <= HEADER) {
        losses.add('chunk without a size: what follows is left out');
        return;
      } else header = read.size > HEADER ? read : { ...read, size: biggest };
    }
  }
  if (skipping > 0 || (header === undefined && length > 0)) losses.add('cut off');
  if (header === undefined) return;
  if (header.closed) losses.add('cut off');
  yield { header: { ...header, size: length }, bytes: held.subarray(0, length) };
}
